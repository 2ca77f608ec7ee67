"""Levels: stripped, merged when chosen, in their natural order."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.study.columns.levels import as_text, levels, natural_order


def column(*cells: object) -> pd.Series:
    return pd.Series(list(cells), name="group")


def test_blanks_around_a_level_are_stripped_and_said():
    found = levels(column("No ", "No", "Yes"))
    assert found.levels == ("No", "Yes")
    assert list(found.code) == [0, 0, 1]
    assert [(p.key, p.slots["n"]) for p in found.problems] == [("blanks_stripped", 1)]


def test_levels_that_differ_in_case_stay_apart_and_are_offered_for_merging_into_the_commonest():
    found = levels(column("White", "WHITE", "White", "Black"))
    assert set(found.levels) == {"White", "WHITE", "Black"}
    assert found.problems[0].key == "similar_levels"
    assert found.problems[0].slots == {"levels": "White | WHITE", "n": 2, "into": "White"}


def test_a_merged_level_is_read_as_the_other_and_no_longer_offered():
    found = levels(column("White", "WHITE"), {"WHITE": "White"})
    assert (found.levels, list(found.code), found.problems) == (("White",), [0, 0], ())


def test_unknown_is_minus_one():
    found = levels(column("a", None, "NA", " ", "-"))
    assert (found.levels, list(found.code)) == (("a",), [0, -1, -1, -1, -1])


def test_tidak_ada_can_be_a_level():
    assert levels(column("ada", "tidak ada")).levels == ("ada", "tidak ada")


def test_a_declared_code_is_unknown():
    assert list(levels(column(1, 2, 9), missing=("9",)).code) == [0, 1, -1]


@pytest.mark.parametrize(
    ("given", "ordered"),
    [
        (["36-40", "20-25", "26-30"], ["20-25", "26-30", "36-40"]),
        (["100-200", "9-99"], ["9-99", "100-200"]),
        (["≥ 35", "20-34", "< 20"], ["< 20", "20-34", "≥ 35"]),
        ([">6m", "<6m"], ["<6m", ">6m"]),
        (["PT", "SD", "SMA", "SMP"], ["SD", "SMP", "SMA", "PT"]),
        (["Tinggi", "Rendah", "Sedang"], ["Rendah", "Sedang", "Tinggi"]),
        (["Setuju", "Sangat setuju", "Tidak setuju"], ["Tidak setuju", "Setuju", "Sangat setuju"]),
        (["often", "never", "always"], ["never", "often", "always"]),
        (["multipara", "primipara"], ["primipara", "multipara"]),
    ],
)
def test_levels_with_a_natural_order_get_it(given, ordered):
    assert natural_order(given) == (tuple(ordered), True)


def test_plain_codes_are_sorted_by_number_but_are_names_of_groups():
    assert natural_order(["10", "2", "1"]) == (("1", "2", "10"), False)


def test_other_levels_stay_in_the_order_given():
    assert natural_order(["massage", "control"]) == (("massage", "control"), False)


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (0.1 + 0.2, "0.3"), (2015, "2015"), ("a", "a")]
)
def test_a_cell_as_text(value, text):
    assert as_text(value) == text


@pytest.mark.parametrize("dates", [["07-Sep", "Oct-12"], ["2021-09-07"], ["7-Sep"], ["Okt-12"]])
def test_bands_that_a_spreadsheet_took_for_dates_are_told(dates):
    found = levels(pd.Series([*dates, "13-15", "16-18", "13-15"], name="age"))
    told = [problem for problem in found.problems if problem.key == "levels_as_dates"]
    assert [problem.column for problem in told] == ["age"]


def test_days_and_months_by_themselves_are_groups_like_any_other():
    found = levels(pd.Series(["07-Sep", "08-Sep", "07-Sep"], name="day"))
    assert found.problems == ()
