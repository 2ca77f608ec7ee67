"""A file of one's own: from the bytes a spreadsheet saved to the p on the screen, and forgotten."""

from __future__ import annotations

import re

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.journey import (
    EN,
    drop,
    figures,
    headline,
    selected,
    sidebar,
    turn_to,
    use,
    visit,
)
from tests.test_journey import ROWS

# as Excel saves it in Indonesia or Germany
WEIGHTS = FilePayload(name="weights.csv", mimeType="text/csv", buffer=ROWS.encode("cp1252"))
LETTER = FilePayload(name="letter.csv", mimeType="text/csv", buffer=b"Dear all,\nno table here.\n")


def use_weights(page: Page) -> None:
    visit(page, "/data")
    drop(page, WEIGHTS)
    use(page)


def test_what_was_understood_of_a_file_is_shown(page):
    visit(page, "/data")
    drop(page, WEIGHTS)
    page.get_by_text(EN("data.understood")).click()  # folded: nobody need look at it
    marks = {"delimiter": EN("data.mark_semicolon"), "decimal": EN("data.mark_comma")}
    for part, value in ({"encoding": "cp1252"} | marks).items():
        box = page.get_by_role("combobox", name=EN(f"data.{part}"), exact=True)
        expect(box).to_have_value(value)
    expect(page.get_by_role("button", name=EN("data.use"))).to_be_visible()


def test_a_file_with_semicolons_and_decimal_commas_is_answered(page):
    use_weights(page)
    expect(figures(page)).to_contain_text("p = .016")  # 2 / 2^7
    # the changes are 1, 1.5 ... 4; the median of their averages is 2.5
    expect(headline(page)).to_contain_text("by 2.5")


def test_a_file_of_ones_own_is_filtered_and_stays_out_of_the_address(page):
    use_weights(page)
    sidebar(page).get_by_role("button", name="Solo").click()
    expect(selected(page, 5, total=7)).to_be_visible()
    expect(figures(page)).to_contain_text("p = .063")  # 2 / 2^5
    expect(page).not_to_have_url(re.compile("Kota|Solo|weights"))


def test_a_file_that_cannot_be_read_leaves_the_old_study(page):
    visit(page, "/data")
    drop(page, LETTER)
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_role("button", name=EN("data.use"))).to_have_count(0)
    turn_to(page, "dashboard")
    expect(figures(page)).to_contain_text("p < .001")


def test_a_file_is_forgotten_on_request(page):
    use_weights(page)
    turn_to(page, "data")
    page.get_by_role("button", name=EN("data.forget")).click()
    expect(page.get_by_role("button", name=EN("data.forget"))).to_have_count(0)
    turn_to(page, "dashboard")
    expect(figures(page)).to_contain_text("p < .001")
