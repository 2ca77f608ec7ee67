"""What other programs write around cells: quotation marks of their own, drawn lines, formulas."""

from __future__ import annotations

import pytest

from lib.study.problem import Refusal
from lib.study.reading.read import read
from lib.study.table import Table

PEOPLE = [("P01", "m", 11, 13), ("P02", "f", 12, 14), ("P03", "m", 13, 15), ("P04", "f", 14, 16),
          ("P05", "m", 15, 17), ("P06", "f", 16, 18), ("P07", "m", 17, 19)]  # fmt: skip
NAMES = ["id", "sex", "pre", "post"]


def lines(form: str, mark: str = ",") -> list[str]:
    return [mark.join(form.format(cell) for cell in row) for row in (NAMES, *PEOPLE)]


def table(rows: list[str]) -> Table:
    return read("\n".join(rows).encode(), "study.csv")


def is_whole(found: Table) -> bool:
    scores = found.frame[["pre", "post"]]
    return list(found.frame.columns) == NAMES and scores.to_numpy().tolist() == [
        list(person[2:]) for person in PEOPLE
    ]


def keys(found: Table) -> set[str]:
    return {problem.key for problem in found.problems}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("form", ["'{}'", '="{}"', '"=""{}"""'])
def test_cells_in_the_quotes_of_other_programs_are_read(form, mark):
    assert is_whole(table(lines(form, mark)))


def test_a_delimiter_between_single_quotation_marks_is_part_of_the_cell():
    rows = lines("'{}'")
    rows[2] = "'P02','f, left','12','14'"
    assert table(rows).frame["sex"].tolist()[1] == "f, left"


def test_an_apostrophe_in_a_name_is_no_quotation_mark():
    rows = ["name,pre,post", "'t Hart,3,4", "O'Neill,4,6", "Sa'id,5,5", "D'Amico',2,7"]
    assert table(rows).frame["name"].tolist() == ["'t Hart", "O'Neill", "Sa'id", "D'Amico'"]


@pytest.mark.parametrize("rule", ["----+-----+-----+-----", "====|=====|=====|====="])
def test_a_line_drawn_under_the_header_is_no_participant(rule):
    rows = lines("{}", "|")
    found = table([rows[0], rule.replace("+", "|"), *rows[1:]])
    assert is_whole(found)


def test_names_with_invisible_characters_are_told_as_they_look():
    rows = lines("{}")
    rows[0] = "id,sex,pre\u200b,po\u200cst\ufeff"
    assert is_whole(table(rows))


def test_a_header_repeated_in_capitals_is_no_participant():
    rows = lines("{}")
    found = table([*rows[:5], rows[0].upper(), *rows[5:]])
    assert is_whole(found)
    assert "header_repeated" in keys(found)


def test_names_with_a_comma_and_a_blank_are_kept_together_and_told():
    rows = [line.replace("m,", "Doe, John,").replace("f,", "Roe, Ann,") for line in lines("{}")]
    found = table(rows)
    assert is_whole(found)
    assert found.frame["sex"].tolist()[:2] == ["Doe, John", "Roe, Ann"]
    assert "cells_rejoined" in keys(found)


def test_decimal_commas_in_a_comma_file_are_still_refused_for_what_they_are():
    rows = ["id,pre,post", *(f"{code},{a},5,{b},5" for code, _, a, b in PEOPLE)]
    with pytest.raises(Refusal) as refused:
        table(rows)
    assert refused.value.problem.key == "decimals_split"
