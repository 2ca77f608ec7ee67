"""The picture of the overview: what is saved of it, how it prints, and whether it can be read."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import EN, headline, sidebar, visit

SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll(
    '[data-testid="stPlotlyChart"] text')].filter((text) => text.textContent.trim())
    .map((text) => parseFloat(getComputedStyle(text).fontSize)))"""
CUT_OFF = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .filter((chart) => chart.getBoundingClientRect().right > window.innerWidth).length"""


def saved(page: Page, name: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path())


def written(picture: Path) -> str:
    """Every word of an SVG."""
    root = ElementTree.parse(picture).getroot()
    return " ".join(" ".join(text.itertext()) for text in root.iter() if text.tag.endswith("text"))


def test_a_saved_picture_carries_answer_people_study_and_warning(page):
    visit(page, "/?f.parity=multipara")
    words = written(saved(page, EN("picture.svg")))
    who = EN("filter.level", factor=EN("factor.parity"), level=EN("level.parity_multipara"))
    for told in (
        "Milk fluency score rose in all 12 mothers",
        EN("picture.only", who=who, n=12, total=28),
        EN("sample.blooto_2021_about"),
        EN("frame.reconstructed"),
    ):
        assert told in words


def test_a_saved_picture_holds_both_panels(page):
    visit(page)
    words = written(saved(page, EN("picture.svg")))
    assert EN("chart.before") in words
    assert EN("chart.typical") in words


def test_a_picture_of_points_is_twice_the_size(page):
    visit(page)
    drawing = ElementTree.parse(saved(page, EN("picture.svg"))).getroot()
    head = saved(page, EN("picture.png")).read_bytes()[:24]
    size = struct.unpack(">II", head[16:24])
    assert size == (2 * int(drawing.get("width")), 2 * int(drawing.get("height")))


def test_two_arms_are_saved_with_their_difference(page):
    visit(page, "/?study=simulated_two_arm")
    words = written(saved(page, EN("picture.svg")))
    assert "higher with massage than with control" in words
    assert EN("frame.simulated") in words


@pytest.mark.parametrize(
    ("setting", "least"),
    [
        ({"viewport": {"width": 1440, "height": 900}}, 14),
        ({"viewport": {"width": 1920, "height": 1080}}, 16),
    ],
    ids=["desktop", "projector"],
)
def test_what_is_written_in_a_picture_can_be_read(page, least):
    visit(page)
    assert page.evaluate(SMALLEST_TEXT) >= least


def test_a_printed_page_has_no_sidebar_and_nothing_cut_off(page):
    visit(page)
    expect(sidebar(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(sidebar(page)).to_be_hidden()
    expect(headline(page)).to_be_visible()
    assert page.evaluate(CUT_OFF) == 0


def test_the_sentence_to_take_can_be_copied(page, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page)
    code = page.get_by_test_id("stCode")
    code.hover()
    code.get_by_role("button").click()
    assert page.evaluate("navigator.clipboard.readText()") == code.locator("code").inner_text()
