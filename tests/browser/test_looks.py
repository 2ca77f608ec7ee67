"""Every page by what can be measured of its looks: accessibility, and whether it fits a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload

from lib.ui.frame.menu import PAGES
from tests.browser.accessible import violations
from tests.browser.journey import address, drop, visit
from tests.ui.hostile import FILES

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
TOO_WIDE = "main => main.scrollWidth - main.clientWidth"

each_page = pytest.mark.parametrize("opened", PAGES, ids=lambda page: page.key)


@each_page
@pytest.mark.parametrize(
    "setting", [{"color_scheme": "light"}, {"color_scheme": "dark"}], ids=["light", "dark"]
)
def test_a_page_has_no_accessibility_violation(page, opened):
    visit(page, address(opened))
    assert not violations(page)


@pytest.mark.parametrize(
    "setting", [{"color_scheme": "light"}, {"color_scheme": "dark"}], ids=["light", "dark"]
)
def test_the_form_of_a_file_has_no_accessibility_violation(page):
    visit(page, "/data")
    drop(page, FilePayload(name="scores.csv", mimeType="text/csv", buffer=FILES["gaps"].data))
    assert not violations(page)


@each_page
@pytest.mark.parametrize("setting", [PHONE], ids=["phone"])
def test_a_page_does_not_scroll_sideways_on_a_phone(page, opened):
    visit(page, address(opened))
    assert page.get_by_test_id("stMain").evaluate(TOO_WIDE) <= 0
