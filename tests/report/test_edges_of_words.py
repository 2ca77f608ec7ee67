"""Where one way of writing ends and the next begins: powers of ten, decimals, a level of nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.comparison import compare
from lib.analysis.details import Details, details
from lib.analysis.participants import table_one
from lib.analysis.subgroups import subgroups
from lib.report import participant_tables
from lib.report.naming import Naming
from lib.report.result_tables import bayes_factor
from lib.report.subgroup_table import COLUMNS, board_rows
from lib.text.words import load
from tests.analysis.studies import category, golden, number, study

ENGLISH = load("en")
NAMING = Naming(ENGLISH, lambda factor: factor.label, lambda factor, level: level)


@pytest.fixture(scope="module")
def answer() -> Details:
    return details(compare(golden(), "score"))


@pytest.mark.parametrize(
    ("log10", "written"),
    [
        (2.5, "316.23"),
        (3.0, "1,000.00"),
        (3.5, "3.2 × 10³"),
        (-3.0, "0.001"),
        (-3.5, "3.2 × 10⁻⁴"),
    ],
)
def test_a_bayes_factor_beyond_a_thousand_is_a_power_of_ten(answer, log10, written):
    found = replace(answer, bayes=replace(answer.bayes, log10_bf10=log10))
    assert bayes_factor(found, ENGLISH) == written


def test_table_one_has_one_decimal_of_a_number_everywhere():
    ages = number("age", [20.26, 20.54, 31.76])
    people = study([1, 2, 3], [2, 3, 4], ages)
    table = participant_tables.table_one(
        table_one(people), ["age"], lambda factor, level: level, ENGLISH
    )
    assert [row[2] for row in table.rows] == ["24.2 ± 6.6", "20.5 (20.3–31.8)"]


@pytest.mark.parametrize("private", [False, True])
def test_a_level_that_nobody_has_is_a_zero_and_nothing_else(private):
    sides = category("side", ["left"] * 10 + ["right"] * 10)
    sides = replace(sides, levels=(*sides.levels, "middle"))
    board = subgroups(study([5] * 20, list(range(20)), sides), "score")
    row = board_rows(board, NAMING, private)[-1]
    assert row.level == "middle"
    words = dict(zip(COLUMNS, row.cells, strict=True))
    assert words.pop("n") == "0"
    assert "middle" in words.pop("group")
    assert set(words.values()) == {""}
