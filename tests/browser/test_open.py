"""Opening the app: the answer at once, every page by its own address, either language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from lib.text.words import load
from lib.ui.frame.menu import PAGES, in_menu
from tests.browser.journey import EN, address, answered, figures, sidebar, visit
from tests.browser.server import serve

ID = load("id")


def test_the_answer_is_there_without_scrolling(page):
    visit(page)
    expect(figures(page)).to_contain_text("p < .001")  # all 28 rose, so p = 2 / 2^28
    expect(figures(page)).to_be_in_viewport()


@pytest.mark.parametrize("opened", PAGES, ids=lambda page: page.key)
def test_a_page_opens_by_its_own_address_with_the_whole_menu(page, opened):
    visit(page, address(opened))
    expect(page).to_have_title(re.compile(re.escape(EN(f"page.{opened.key}"))))
    menu = sidebar(page).get_by_role("link")
    offered = in_menu(None)
    if opened not in offered:  # a page that this study has nothing for
        offered.append(opened)
    expect(menu).to_have_text([re.compile(EN(f"page.{other.key}")) for other in offered])


def test_the_first_visitor_of_a_server_may_come_by_a_deep_link(page):
    offered = in_menu(None)
    last = offered[-1]
    with serve() as fresh:
        visit(page, fresh.url + address(last))
        expect(page).to_have_title(re.compile(re.escape(EN(f"page.{last.key}"))))
        expect(sidebar(page).get_by_role("link")).to_have_count(len(offered))


def test_the_language_is_switched_and_stays(page):
    visit(page)
    page.get_by_role("radio", name="ID").click()
    expect(figures(page)).to_contain_text("p < 0,001")
    expect(page).to_have_url(re.compile("lang=id"))
    page.reload()
    expect(figures(page)).to_contain_text("p < 0,001")
    page.get_by_role("link", name=ID("page.methods")).click()
    expect(page).to_have_title(re.compile(ID("page.methods")))


@pytest.mark.parametrize("setting", [{"locale": "id-ID"}], ids=["indonesian browser"])
def test_a_browser_in_indonesian_gets_indonesian(page):
    visit(page)
    expect(figures(page)).to_contain_text("p < 0,001")


def test_a_link_to_somebody_elses_file_says_what_to_do(page):
    visit(page, "/?study=file-of-somebody-else")
    expect(page.get_by_text(EN("frame.no_study"))).to_be_visible()
    answered(page)
