"""The filters: what they select, and that the selection outlives a page, a reload and a link."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from lib.ui.frame.menu import in_menu
from tests.browser.journey import EN, figures, improved, selected, sidebar, turn_to, visit

# of the 28 mothers 16 were primiparae; 9 of these were at most 24 years old
PRIMIPARAE, YOUNG_PRIMIPARAE = "/?f.parity=primipara", "/?f.parity=primipara&r.age=20..24"


def level(page: Page, key: str) -> Locator:
    return sidebar(page).get_by_role("button", name=EN(f"level.{key}"))


def test_choosing_a_level_moves_the_answer_and_the_address(page):
    visit(page)
    expect(selected(page, 28)).to_be_visible()
    level(page, "parity_primipara").click()
    expect(selected(page, 16)).to_be_visible()
    expect(improved(page)).to_contain_text("16 improved")
    expect(page).to_have_url(re.compile(re.escape("f.parity=primipara")))


def test_each_choice_is_named_where_it_can_be_taken_back(page):
    visit(page, YOUNG_PRIMIPARAE)
    parity = EN("filter.level", factor=EN("factor.parity"), level=EN("level.parity_primipara"))
    page.get_by_role("button", name=parity).click()
    expect(page).not_to_have_url(re.compile("parity"))
    expect(page.get_by_role("button", name=parity)).to_have_count(0)
    page.get_by_role("button", name=re.compile(re.escape(EN("factor.age")))).first.click()
    expect(selected(page, 28)).to_be_visible()


def test_more_clicks_add_more_levels(page):
    visit(page)
    level(page, "parity_multipara").click()
    expect(selected(page, 12)).to_be_visible()
    level(page, "parity_primipara").click()
    expect(selected(page, 28)).to_be_visible()


def test_a_link_restores_the_selection(page):
    visit(page, YOUNG_PRIMIPARAE)
    expect(selected(page, 9)).to_be_visible()
    expect(figures(page)).to_contain_text("p = .004")  # 2 / 2^9


def test_a_reload_keeps_the_selection(page):
    visit(page)
    level(page, "parity_primipara").click()
    expect(selected(page, 16)).to_be_visible()
    page.reload()
    expect(selected(page, 16)).to_be_visible()


def test_every_page_of_the_menu_keeps_the_selection(page):
    visit(page, YOUNG_PRIMIPARAE)
    start, *others = in_menu(None)
    for other in [*others, start]:
        turn_to(page, other.key)
        expect(page).to_have_url(re.compile(r"r\.age=20\.\.24&f\.parity=primipara"))
        expect(selected(page, 9)).to_have_count(1 if other.has_filters else 0)


def test_a_selection_made_on_another_page_comes_back_with_the_visitor(page):
    visit(page, PRIMIPARAE)
    turn_to(page, "participants")
    level(page, "parity_multipara").click()
    expect(selected(page, 28)).to_be_visible()
    turn_to(page, "dashboard")
    expect(selected(page, 28)).to_be_visible()


def test_the_back_button_returns_to_the_page_with_its_selection(page):
    visit(page, PRIMIPARAE)
    turn_to(page, "methods")
    page.go_back()
    expect(page).to_have_title(re.compile(EN("page.dashboard")))
    expect(selected(page, 16)).to_be_visible()


def test_reset_lets_everybody_back_in(page):
    visit(page, YOUNG_PRIMIPARAE)
    page.get_by_role("button", name=EN("filter.reset")).click()
    expect(selected(page, 28)).to_be_visible()
    expect(page).not_to_have_url(re.compile("parity|age"))


def test_nobody_selected_has_a_headline(page):
    visit(page, "/?f.parity=multipara&f.delivery=preterm")
    expect(page.get_by_role("heading", name=EN("headline.nobody"))).to_be_visible()
    expect(page.get_by_text(EN("dashboard.shows_nobody"))).to_be_visible()


def test_one_participant_is_not_tested(page):
    visit(page, "/?r.age=38..38")
    expect(page.get_by_role("heading", name=EN("headline.one"))).to_be_visible()


def test_what_a_link_cannot_mean_is_passed_over(page):
    visit(page, "/?f.parity=grandmother&r.age=old&r.height=1..2&outcome=none&lang=xx")
    expect(selected(page, 28)).to_be_visible()
