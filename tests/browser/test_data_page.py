"""The Data page in a browser: one screen, the answer at the top, Back, headers, both languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from lib.text.words import load
from tests.browser.journey import EN, answered, drop, use, visit
from tests.browser.test_looks import PHONE
from tests.browser.test_upload import WEIGHTS

ID = load("id")

# the words and the controls that somebody passes on the way to the one button
BEFORE_THE_BUTTON = """main => {
  const button = main.querySelector(".st-key-use button");
  const follows = Node.DOCUMENT_POSITION_FOLLOWING;
  const before = (other) => other.compareDocumentPosition(button) & follows;
  const range = document.createRange();
  range.setStart(main, 0);
  range.setEndBefore(button);
  const read = range.cloneContents();
  for (const unread of read.querySelectorAll('style, canvas, [data-testid="stIconMaterial"]')) {
    unread.remove();
  }
  const controls = [...main.querySelectorAll("button, input, a[href], summary")];
  const words = read.textContent.match(/\\p{L}{2,}/gu);
  return [words.length, controls.filter((one) => one.checkVisibility() && before(one)).length];
}"""


def use_button(page: Page):
    return page.get_by_role("button", name=re.compile(EN("data.use")))


@pytest.mark.parametrize("setting", [{}, PHONE], ids=["desktop", "phone"])
def test_the_button_stands_on_the_first_screen_and_the_answer_at_the_top(page):
    visit(page, "/data")
    drop(page, WEIGHTS)
    expect(use_button(page)).to_be_in_viewport(ratio=1)
    use(page)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


@pytest.mark.parametrize("setting", [{}, PHONE], ids=["desktop", "phone"])
def test_a_clean_file_asks_little_and_has_its_button_on_the_first_screen(page):
    visit(page, "/data")
    expect(page.locator('[aria-current="step"]')).to_have_text(EN("data.stage_file"))
    drop(page, WEIGHTS)
    expect(page.locator('[aria-current="step"]')).to_have_text(EN("data.stage_check"))
    expect(use_button(page)).to_be_in_viewport(ratio=1)
    words, controls = page.get_by_test_id("stMain").evaluate(BEFORE_THE_BUTTON)
    assert words <= 60
    assert controls <= 12


def test_back_leads_to_the_form_as_it_was(page):
    visit(page, "/data")
    drop(page, WEIGHTS)
    page.get_by_role("button", name=EN("answer.lower_better")).click()
    answered(page)
    use(page)
    page.go_back()
    expect(use_button(page)).to_be_visible()
    expect(page.get_by_text("weights.csv").first).to_be_visible()


def test_a_click_on_a_header_opens_the_roles_of_its_column(page):
    visit(page, "/data")
    drop(page, WEIGHTS)
    page.get_by_test_id("stDataFrame").click(position={"x": 40, "y": 15})
    expect(page.get_by_text(EN("data.column_role", column="Kode"))).to_be_visible()


@pytest.mark.parametrize("setting", [{"locale": "id-ID"}], ids=["indonesian"])
def test_streamlits_own_words_and_the_document_are_indonesian(page):
    visit(page, "/data")
    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.get_by_test_id("stFileUploader")).to_contain_text(
        ID("control.per_file", it="50 MB")
    )
    expect(page.get_by_test_id("stFileUploader")).to_contain_text(ID("control.upload"))
    expect(page.locator('a[href="#stMain"]')).to_have_text(ID("control.skip"))


@pytest.mark.parametrize("setting", [PHONE], ids=["phone"])
def test_the_menu_closes_after_a_choice_on_a_phone(page):
    visit(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebar").get_by_role("link", name=EN("page.data")).click()
    expect(page).to_have_title(re.compile(EN("page.data")))
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
