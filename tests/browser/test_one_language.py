"""The Indonesian view in a browser: no English of Streamlit's own; a lost connection has words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from lib.text.words import load
from lib.ui.frame.menu import PAGES
from tests.browser.journey import EN, PATIENCE, address, answered, visit
from tests.browser.server import serve
from tests.browser.test_upload import WEIGHTS

ID = load("id")
INDONESIAN = pytest.mark.parametrize("setting", [{"locale": "id-ID"}], ids=["indonesian"])
ENGLISH = re.compile(
    r"\b(?:the|and|of|for|to|help|open|close|search|remove|clear|selected|select|choose|options|"
    r"results?|upload|browse|drag|drop|limit|per file|download|copy|copied|fullscreen|sidebar|main|"
    r"skip|increment|decrement|start|end|columns|print|record|theme|light|dark|system|press|apply|"
    r"made with|running|connecting|previous|next|type to)\b",
    re.IGNORECASE,
)
# labels of controls, and the texts inside the controls that Streamlit words itself
SAID = """() => {
  const shown = (element) => element.checkVisibility();
  const said = [];
  for (const name of ["aria-label", "title", "placeholder"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (shown(element)) said.push(element.getAttribute(name));
    }
  }
  const own = ["stFileUploader", "stMainMenuPopover", "stStatusWidget", "InputInstructions"];
  const texts = own.map((id) => `[data-testid="${id}"]`).concat('[role="listbox"]', "a").join();
  for (const element of document.querySelectorAll(texts)) {
    const copy = element.cloneNode(true);
    for (const icon of copy.querySelectorAll('[data-testid="stIconMaterial"]')) icon.remove();
    if (shown(element)) said.push(copy.textContent);
  }
  return said;
}"""


def english(page: Page) -> list[str]:
    """What is said in English on the page."""
    return [said for said in page.evaluate(SAID) if ENGLISH.search(said)]


@INDONESIAN
@pytest.mark.parametrize("opened", PAGES, ids=lambda page: page.key)
def test_a_page_in_indonesian_has_no_english_control(page, opened):
    visit(page, address(opened))
    assert not english(page)


@INDONESIAN
def test_the_form_of_a_file_has_no_english_control(page):
    visit(page, "/data")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([WEIGHTS])
    expect(page.get_by_text(ID("data.click_header"))).to_be_visible()
    page.get_by_text(ID("data.columns")).click()
    page.get_by_text(re.compile(" · " + ID("data.higher"))).click()
    answered(page)
    field = page.get_by_role("textbox", name=ID("data.label"))
    field.fill("Berat badan")  # only while something is typed, Streamlit says how to apply it
    expect(page.get_by_text(ID("control.press_enter"))).to_be_visible()
    assert not english(page)


@INDONESIAN
def test_the_main_menu_has_no_english(page):
    visit(page, "/methods")
    page.get_by_role("button", name=ID("control.app_menu")).click()
    expect(page.get_by_text(ID("control.theme_dark"))).to_be_visible()
    assert not english(page)


def test_labels_are_english_again_after_a_switch(page):
    visit(page, "/data?lang=id")
    upload = page.get_by_test_id("stFileUploaderDropzone").locator("button")
    expect(upload).to_contain_text(ID("control.upload"))
    page.get_by_role("radio", name="EN").click()
    answered(page)
    expect(upload).to_contain_text(EN("control.upload"))
    expect(page.get_by_label(EN("control.close_menu"))).to_have_count(1)


def test_a_lost_connection_is_said_and_the_page_stays_readable(context):
    page = context.new_page()  # its console may tell of the server that is gone
    with serve() as server:
        visit(page, server.url + "/?lang=id")
    expect(page.get_by_role("status").get_by_text(ID("control.lost"))).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.get_by_test_id("stDialog")).to_have_count(0, timeout=PATIENCE)
