"""All of it without a mouse: Tab reaches everything in order, Enter, Space and arrows act."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from lib.ui.frame.menu import in_menu
from tests.browser.journey import EN, selected, sidebar, visit

MOST_TABS = 40
FOCUSED = """() => {
    const on = document.activeElement;
    return (on.getAttribute("aria-label") || on.innerText || on.tagName).trim();
}"""


def stops(page: Page) -> list[str]:
    """What Tab stops at, from the top of the page on."""
    found = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    return found


def test_tab_reaches_language_menu_study_and_filters_in_order(page):
    visit(page)
    reached = stops(page)
    menu = [EN(f"page.{other.key}") for other in in_menu(None)]
    wanted = ["EN", *menu, EN("frame.study"), "primipara", "multipara"]
    places = [next(i for i, stop in enumerate(reached) if word in stop) for word in wanted]
    assert places == sorted(places), reached


def test_space_chooses_a_level_and_enter_takes_it_back(page):
    visit(page)
    multipara = sidebar(page).get_by_role("button", name=EN("level.parity_multipara"))
    multipara.focus()
    page.keyboard.press("Space")
    expect(selected(page, 12)).to_be_visible()
    multipara.focus()
    page.keyboard.press("Enter")
    expect(selected(page, 28)).to_be_visible()


def test_the_age_filter_moves_by_its_arrows(page):
    visit(page)
    oldest = sidebar(page).get_by_role("slider", name=re.compile("end"))
    oldest.first.press("ArrowLeft")
    expect(selected(page, 27)).to_be_visible()  # one mother was 38


def test_enter_on_the_menu_turns_the_page(page):
    visit(page)
    sidebar(page).get_by_role("link", name=EN("page.result")).press("Enter")
    expect(page).to_have_title(re.compile(re.escape(EN("page.result"))))


def test_the_arrows_switch_the_language(page):
    visit(page)
    page.get_by_role("radio", name="EN").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("lang=id"))
