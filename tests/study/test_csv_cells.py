"""Cells that a spreadsheet cannot mistake for a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.study.csv_cells import csv_text, safe_cell


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1+1",
        "\u00a0=1",
        "-",
        "\n=1",
        "\N{EM SPACE}=1",
        "\N{IDEOGRAPHIC SPACE}@SUM(A1)",
        "\N{ZERO WIDTH SPACE}=1",
        "＝1+1",
        "＋1+1",
        "－1+1",
        "＠SUM(A1)",
        " \t1",
    ],
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["-3", "+4", "-0.5", "-1,5", "1e-9", "-1E+5", "primipara", "", "a=b"]
)
def test_numbers_and_harmless_texts_stay_as_they_are(text):
    assert safe_cell(text) == text


@pytest.mark.parametrize("value", [-3, -0.5, 0, None])
def test_real_numbers_and_empty_cells_stay_what_they_are(value):
    assert safe_cell(value) is value


def test_csv_text_ends_lines_as_spreadsheets_expect():
    assert csv_text([["id", "note"], [-1, "=x"]]) == "id,note\r\n-1,'=x\r\n"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.text(alphabet="=+-@\t ab\"',;1", max_size=6), min_size=2, max_size=2)))
def test_no_exported_cell_begins_like_a_formula_unless_it_is_a_number(rows):
    for row in csv.reader(io.StringIO(csv_text(rows), newline="")):
        for cell in row:
            begins = cell.lstrip(" ")[:1]
            assert begins not in set("=@\t\r")
            assert begins not in set("+-") or cell.strip()[1:].replace(",", "").isdigit()
