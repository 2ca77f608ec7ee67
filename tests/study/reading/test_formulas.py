"""Formulas without a result: the rest is read where it makes a study, else the cure is told."""

from __future__ import annotations

import pytest

from lib.study.problem import Refusal
from lib.study.reading.read import read
from tests.study.reading.test_hostile_cost import with_sheet

COLUMNS = "ABCDEFG"
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}'
END = "</sheetData></worksheet>"


def sheet(names: str, *, calculated: int, people: int = 8, id_letter: str = "") -> bytes:
    """A workbook whose columns after so many hold formulas that nobody has calculated."""
    header = "".join(text(COLUMNS[at], 1, name) for at, name in enumerate(names.split()))
    body = [f'<row r="1">{header}</row>']
    for row in range(2, people + 2):
        first = text("A", row, f"{id_letter}{row}") if id_letter else number("A", row, row)
        given = "".join(number(COLUMNS[at], row, row % 3 + at) for at in range(1, calculated))
        open_ = "".join(formula(COLUMNS[at], row) for at in range(calculated, len(names.split())))
        body.append(f'<row r="{row}">{first}{given}{open_}</row>')
    return with_sheet(SHEET.format("".join(body)) + END)


def text(column: str, row: int, said: str) -> str:
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{said}</t></is></c>'


def number(column: str, row: int, value: int) -> str:
    return f'<c r="{column}{row}"><v>{value}</v></c>'


def formula(column: str, row: int) -> str:
    return f'<c r="{column}{row}"><f>1+{row}</f><v></v></c>'


@pytest.mark.parametrize("id_letter", ["", "P"])
def test_a_column_of_open_formulas_leaves_the_others(id_letter):
    table = read(sheet("id pre post gain", calculated=3, id_letter=id_letter), "scores.xlsx")
    assert table.frame["post"].notna().all()
    assert table.frame["gain"].isna().all()
    assert "uncalculated_cells" in {problem.key for problem in table.problems}


@pytest.mark.parametrize("id_letter", ["", "P"])
def test_scores_that_are_open_formulas_are_refused_with_their_cure(id_letter):
    with pytest.raises(Refusal) as refused:
        read(sheet("id pre post", calculated=2, id_letter=id_letter), "scores.xlsx")
    assert refused.value.problem.key == "never_calculated"
