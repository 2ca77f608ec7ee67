"""What is no number, decided once for every place that reads a single one."""

import pandas as pd
import pytest

from lib.study.columns.levels import natural_order
from lib.study.columns.numbers import numbers
from lib.study.guessing.names import Name, read_name
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


@pytest.mark.parametrize("text", ["1_000", "inf", "nan", "𐩀", "0x10", "1e999", "1,2,3"])
def test_no_reader_of_columns_takes_it(text):
    """Neither the reader of a file's columns nor the one of what people typed into scores."""
    file = "id,score\n1,5\n2,6\n3,7\n4,8\n5,9\n6," + f'"{text}"\n'
    frame = read(file.encode(), "scores.csv").frame
    typed = numbers(frame["score"]).value
    assert typed[:5].tolist() == [5, 6, 7, 8, 9]
    assert pd.isna(typed[5])


def test_an_exponent_without_a_sign_is_a_code_in_a_file_and_a_number_where_it_is_typed():
    column = read(b"id,code\n1,3E2\n2,4E2\n", "codes.csv").frame["code"]
    assert column.tolist() == ["3E2", "4E2"]
    assert numbers(column).value.tolist() == [300, 400]
    assert plain_number("3E2") == 300


@pytest.mark.parametrize("text", ["<١٢", "١٢ - ٢٠"])
def test_no_order_of_levels_goes_by_it(text):
    levels = (text, "<5")
    assert natural_order(levels) == (levels, False)


COUNTS = ["𐩀", "١٢", "9" * 16, "9" * 400, "9" * 5_000]


@pytest.mark.parametrize("count", COUNTS, ids=len)
@pytest.mark.parametrize("text", ["visit {}", "t{}", "{} weeks", "{}m", "minggu ke {}"])
def test_no_visit_and_no_day_is_counted_by_it(text, count):
    """Python's int() refuses the first and the last, floats end at 309 digits."""
    said = text.format(count)
    assert moment_of(said) is None
    assert not [
        named for named in read_name(Name.of("score", f"score {said}")) if named.strength == 2
    ]


@pytest.mark.parametrize("count", COUNTS, ids=len)
def test_a_word_of_time_stands_beside_it(count):
    assert moment_of(f"post {count}") == moment_of("post")


@pytest.mark.parametrize("text", ["score{}wk", "score{}"])
def test_a_number_too_long_for_a_float_in_a_name_is_no_moment(text):
    assert read_name(Name.of("score", text.format("9" * 400))) == []
