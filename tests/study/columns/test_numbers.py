"""Cells to numbers: what people type, read right or listed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.study.columns.numbers import Numbers, Reading, is_slashed, numbers


def column(*cells: object) -> pd.Series:
    return pd.Series(list(cells), index=range(2, len(cells) + 2), name="score")


def read(*cells: object, **how: object) -> Numbers:
    return numbers(column(*cells), Reading(**how))


def one(text: str, **how: object) -> float:
    return float(read(text, "x", **how).value[0])


def keys(found: Numbers) -> list[str]:
    return [problem.key for problem in found.problems]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        (" 12 ", 12),
        ("3,5", 3.5),
        ("1.250,5", 1250.5),
        ("1,250.5", 1250.5),
        ("1 250", 1250),
        ("1\u00a0250,5", 1250.5),
        ("1'250", 1250),
        ("1.234.567", 1234567),
        ("−4", -4),  # a minus sign, not a hyphen
        ("+2", 2),
        (".5", 0.5),
        ("1e3", 1000),
        ("'12", 12),  # Excel's mark for text
        ("13 tahun", 13),
        ("65kg", 65),
        ("45%", 45),
        ("３", 3),  # full width
    ],
)
def test_a_typed_number_is_read(text, number):
    assert one(text) == number


@pytest.mark.parametrize(
    "text",
    ["abc", "<5", "12-15", "10:30", "2021-05-01", "1,2,3", "5 dan 6", "1e999", "3 tahun 5 bulan"],
)
def test_what_is_no_number_is_missing_and_listed(text):
    found = read("3", text)
    assert np.isnan(found.value[1])
    assert keys(found) == ["not_a_number"]
    assert (found.problems[0].rows, found.problems[0].slots["example"]) == ((3,), text)


@pytest.mark.parametrize("text", ["", "NA", "n/a", "-", "tidak ada", "<undefined>", "#N/A", "."])
def test_a_word_for_missing_is_missing_and_no_problem(text):
    found = read("3", text)
    assert np.isnan(found.value[1])
    assert keys(found) == []


def test_a_decimal_comma_elsewhere_in_the_column_makes_the_point_a_thousands_mark():
    assert list(read("12,5", "1.250").value) == [12.5, 1250]


def test_a_decimal_point_elsewhere_in_the_column_makes_the_comma_a_thousands_mark():
    assert list(read("12.5", "1,250").value) == [12.5, 1250]


def test_numbers_that_can_be_read_in_two_ways_are_read_as_the_file_says_and_said():
    found = read("1,250", "2,300", decimal=".")
    assert list(found.value) == [1250, 2300]
    assert keys(found) == ["thousands_or_decimal"]
    assert found.problems[0].slots["n"] == 2


def test_a_unit_is_stripped_and_said():
    found = read("13 tahun", "14 tahun")
    assert found.problems[0].slots == {"unit": "tahun", "n": 2, "example": "13 tahun"}


def test_a_second_unit_is_no_number():
    found = read("12 bulan", "13 bulan", "1 tahun")
    assert np.isnan(found.value[2])
    assert "not_a_number" in keys(found)


def test_blood_pressure_is_no_number():
    assert np.isnan(one("120/80"))


@pytest.mark.parametrize(("part", "number"), [("first", 120), ("second", 80)])
def test_a_part_of_blood_pressure_is_a_number_when_it_is_chosen(part, number):
    assert one("120/80", part=part) == number


@pytest.mark.parametrize("cells", [(5, 999), ("5", "999"), ("5", "999.0")])
def test_a_declared_code_is_missing(cells):
    assert np.isnan(read(*cells, missing=("999",)).value[1])


def test_a_declared_word_is_missing_and_no_problem():
    found = read("5", "absent", missing=("absent",))
    assert keys(found) == []


def test_infinity_is_missing():
    assert np.isnan(read(1.0, np.inf).value[1])


def test_is_slashed_says_whether_most_cells_hold_two_numbers():
    assert is_slashed(["120/80", "110 / 70", "-"])
    assert not is_slashed(["120/80", "7", "8"])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.decimals(-99999, 99999, places=2), min_size=1, max_size=20), st.sampled_from(".,")
)
def test_any_number_written_with_either_mark_is_read_back(values, mark):
    texts = [f"{value:.2f}".replace(".", mark) for value in values]
    assert list(read(*texts).value) == [float(value) for value in values]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=12), min_size=1, max_size=8))
def test_any_text_gives_a_number_or_missing(texts):
    value = read(*texts).value
    assert value.shape == (len(texts),)
    assert not np.isinf(value).any()


@pytest.mark.parametrize(
    ("cells", "values", "note"),
    [
        (["8 / 10", "6/10", "10 / 10"], [8, 6, 10], "out_of_stripped"),
        (["4 - Agree", "2 - Disagree", "4 - Agree"], [4, 2, 4], "words_stripped"),
        (["4 (Agree)", "1 (Never)", "3 (Often)"], [4, 1, 3], "words_stripped"),
        (["5: good", "3: fair", "1: bad"], [5, 3, 1], "words_stripped"),
        (["5*", "3*", "4"], [5, 3, 4], "words_stripped"),
        (["3 (30%)", "5 (50%)", "10 (100%)"], [3, 5, 10], "words_stripped"),
        (["13 tahun", "14 tahun", "15"], [13, 14, 15], "unit_stripped"),
        (["13 colonies", "14 colonies", "15 colonies"], [13, 14, 15], "unit_stripped"),
    ],
)
def test_the_number_among_other_things_is_taken_and_noted(cells, values, note):
    found = numbers(pd.Series(cells, name="score"))
    assert found.value.tolist() == values
    assert [problem.key for problem in found.problems] == [note]


@pytest.mark.parametrize(
    "odd", ["2 items unanswered", "3 missing", "2 of them", "4 - Agree", "5 (Agree)"]
)
def test_words_behind_one_number_among_many_make_it_no_number(odd):
    found = numbers(pd.Series(["7", "8", odd, "9", "6"], name="score"))
    assert found.value.tolist()[:2] == [7, 8]
    assert np.isnan(found.value[2])
    assert [problem.key for problem in found.problems] == ["not_a_number"]


def test_one_number_with_two_meanings_is_no_score():
    found = numbers(pd.Series(["4 - Agree", "4 - Never", "3 - Often"], name="score"))
    assert np.isnan(found.value).all()


@pytest.mark.parametrize("cells", [["120/80", "135/90"], ["80/80", "90/80"], ["3-5", "2-4"]])
def test_two_numbers_in_a_cell_are_not_one(cells):
    assert np.isnan(numbers(pd.Series(cells, name="bp")).value).any()


def test_one_cell_of_two_numbers_among_plain_scores_is_no_number():
    found = read("10 / 11", "9", "8", "7", "12")
    assert np.isnan(found.value[0])
    assert keys(found) == ["not_a_number"]


def test_scores_above_the_number_behind_the_slash_are_not_out_of_it():
    assert np.isnan(read("8/10", "6/10", "14").value[:2]).all()
