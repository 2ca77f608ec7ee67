"""Names that are markup stay words in the browser too: nothing in them runs, links or loads."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, expect

from lib.ui.frame.menu import in_menu
from tests.browser.journey import EN, answered, drop, turn_to, use, visit
from tests.ui.hostile import NAMES, named

ACTIVE = 'img[src="x"], [onerror], a[href^="javascript:"]'


@pytest.mark.parametrize("name", ["markup", "link"])
def test_a_name_does_nothing_on_any_page(page, name):
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    file = named(NAMES[name])
    visit(page, "/data")
    drop(page, FilePayload(name="hostile.csv", mimeType="text/csv", buffer=file.data))
    use(page)
    for other in in_menu(None)[1:]:
        turn_to(page, other.key)
        if other.key == "subgroups":
            page.get_by_role("button", name=EN("looks.nothing")).click()
            answered(page)
        expect(page.locator(ACTIVE)).to_have_count(0)
    assert not dialogs
