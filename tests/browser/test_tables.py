"""Our own tables: copied, downloaded, and as cards where they do not fit."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.journey import EN, visit
from tests.browser.test_looks import PHONE

CUT = """() => [...document.querySelectorAll('[data-testid="stBidiComponentRegular"], *')]
    .filter(host => host.shadowRoot)
    .flatMap(host => [...host.shadowRoot.querySelectorAll('.place')])
    .filter(place => place.scrollWidth > place.clientWidth + 1).length"""


def button(page, word, table):
    return page.get_by_role("button", name=f"{EN(f'table.{word}')}: {table}", exact=True)


@pytest.mark.parametrize(
    "setting", [{"permissions": ["clipboard-read", "clipboard-write"]}], ids=["clipboard"]
)
def test_a_table_is_copied_as_rows_and_columns(page):
    visit(page, "/result")
    button(page, "copy", EN("spss.ranks")).click()
    expect(page.get_by_text(EN("table.copied"))).to_be_visible()
    pasted = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert f"{EN('spss.positive')}\t28\t14.50\t406.00" in pasted


def test_a_table_is_downloaded_as_csv(page):
    visit(page, "/result")
    with page.expect_download() as waited:
        button(page, "download", EN("spss.ranks")).click()
    assert waited.value.suggested_filename == "prapasca-ranks.csv"
    assert "14.50,406.00" in waited.value.path().read_text("utf-8-sig")


@pytest.mark.parametrize("setting", [PHONE], ids=["phone"])
def test_on_a_phone_no_table_is_cut(page):
    visit(page, "/result")
    page.get_by_text(EN("result.size"), exact=True).click()
    heading = page.get_by_role("rowheader", name=EN("effect.r_observations"), exact=True)
    expect(heading).to_be_visible()
    assert page.evaluate(CUT) == 0
    # rows became cards: the name stands above its value
    name = heading.bounding_box()
    value = heading.locator("xpath=following-sibling::td[1]").bounding_box()
    assert value["y"] >= name["y"] + name["height"]


@pytest.mark.parametrize("setting", [PHONE], ids=["phone"])
def test_on_a_phone_the_board_is_cards_with_every_figure(page):
    visit(page, "/subgroups")
    page.get_by_text(EN("subgroups.table"), exact=True).click()
    cell = page.get_by_role("cell", name=re.compile(r"^1\.00 \[\.42, 1\.00\]$"))
    expect(cell.first).to_be_visible()
    assert page.evaluate(CUT) == 0
