"""A choice made in a table or a chart selects on every page."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from lib.text.words import load
from lib.ui.frame.menu import in_menu
from tests.browser.journey import improved, selected, turn_to, visit

EN = load("en")


def choose_row(page: Page, level: str) -> None:
    """Click a level in the table of the subgroups, which is folded."""
    page.get_by_text(EN("subgroups.table"), exact=True).click()
    page.get_by_role("rowheader").get_by_role("button", name=level, exact=True).click()


def test_a_row_of_the_subgroups_selects_on_every_page(page):
    visit(page, "/subgroups")
    choose_row(page, "primipara")
    expect(selected(page, 16)).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape("f.parity=primipara")))
    for other in filter(lambda entry: entry.has_filters, in_menu(None)):
        turn_to(page, other.key)
        expect(selected(page, 16)).to_be_visible()


def test_the_same_row_again_lets_everyone_back_in(page):
    visit(page, "/subgroups?f.parity=primipara")
    choose_row(page, "primipara")
    expect(selected(page, 28)).to_be_visible()


def test_a_bar_selects_its_level_and_the_page_follows(page):
    visit(page, "/participants")
    parity = page.get_by_test_id("stPlotlyChart").first
    parity.locator(".barlayer .point").first.click(force=True)
    expect(selected(page, 16)).to_be_visible()
    turn_to(page, "dashboard")
    expect(improved(page)).to_contain_text("16 improved")
