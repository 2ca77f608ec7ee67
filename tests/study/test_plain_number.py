"""What is no number, decided once for every place that reads a single one."""

import pytest

from lib.study.plain_number import plain_number
from lib.study.reading.read import read
from lib.study.table import Dialect
from lib.study.words.times import moment_of

NO_NUMBERS = ["1_000", "inf", "-inf", "nan", "١٢", "1e999", "0x10", "1,2,3", "", ".", "1 000"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12.0),
        ("-9", -9.0),
        ("−9", -9.0),
        ("+2,5", 2.5),
        (".5", 0.5),
        ("3.", 3.0),
        ("1e5", 1e5),
    ],
)
def test_a_number_with_point_or_comma(text, number):
    assert plain_number(text) == number


@pytest.mark.parametrize("text", [*NO_NUMBERS, "9" * 101, "9" * 20_000])
def test_what_people_do_not_mean_by_a_number(text):
    assert plain_number(text) is None


@pytest.mark.parametrize("text", ["1_000", "inf", "nan"])
def test_no_moment_is_counted_by_it(text):
    assert moment_of(text) is None


@pytest.mark.parametrize("code", ["1_000", "inf"])
def test_no_score_is_taken_out_by_it(code):
    rows = b"id,before,after\n1,1000,2\n2,3,4\n3,5,1000\n"
    table = read(rows, "scores.csv", Dialect(missing=(code,)))
    assert table.frame["before"].tolist() == [1000, 3, 5]
    assert table.frame["after"].tolist() == [2, 4, 1000]
