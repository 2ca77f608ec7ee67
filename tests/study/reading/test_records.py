"""Records in which a delimiter or a quotation mark went astray: nobody is shifted or swallowed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.study.problem import Refusal
from lib.study.reading import records as reading
from lib.study.reading.header_width import rejoined
from lib.study.reading.read import read
from lib.study.reading.records import is_regular, records_of
from lib.study.table import Table

MARKS = (",", ";", "\t", "|")
PEOPLE = [("P01", "m", 11, 13), ("P02", "f", 12, 14), ("P03", "m", 13, 15), ("P04", "f", 14, 16),
          ("P05", "m", 15, 17), ("P06", "f", 16, 18), ("P07", "m", 17, 19)]  # fmt: skip


def lines(mark: str, header: str = "id,sex,pre,post") -> list[str]:
    rows = [mark.join(map(str, person)) for person in PEOPLE]
    return [header.replace(",", mark), *rows]


def table(rows: list[str]) -> Table:
    return read("\n".join(rows).encode(), "study.csv")


def told(found: Table, key: str) -> tuple[int, ...]:
    return next((problem.rows for problem in found.problems if problem.key == key), ())


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_one_delimiter_too_many_never_shifts_a_score(mark, at):
    rows = lines(mark)
    cells = rows[3].split(mark)
    rows[3] = mark.join([*cells[:at], "", *cells[at:]])
    found = table(rows)
    assert told(found, "rows_set_aside") == (4,)
    assert found.frame["pre"].tolist() == [11, 12, 14, 15, 16, 17]


@pytest.mark.parametrize("mark", MARKS)
def test_one_delimiter_too_many_before_an_empty_last_cell_is_told(mark):
    rows = [f"{row}{mark}" for row in lines(mark, "id,sex,pre,post,note")]
    rows[0] = rows[0].removesuffix(mark)
    rows[4] = mark.join(["P04", "f", "14", "5", "16", ""])  # 14,5 in a file of decimal points
    found = table(rows)
    assert told(found, "rows_set_aside") == (5,)
    assert 5 not in found.frame["post"].tolist()


@pytest.mark.parametrize("mark", MARKS)
def test_a_missing_cell_in_the_middle_is_told(mark):
    rows = lines(mark)
    rows[3] = mark.join(["P03", "13", "15"])
    found = table(rows)
    assert told(found, "rows_set_aside") == (4,)
    assert found.frame["sex"].unique().tolist() == ["m", "f"]


def test_a_missing_cell_among_cells_of_one_kind_is_told_with_its_row():
    rows = ["id,age,pre,post", "1,20,3,5", "2,21,4,6", "3,5,7", "4,23,3,6", "5,24,4,4"]
    assert told(table(rows), "rows_filled_up") == (4,)


def test_short_notes_under_a_table_are_not_said_to_be_short_rows():
    rows = [*lines(","), "", "Note: two mothers moved away"]
    found = table(rows)
    assert told(found, "rows_filled_up") == ()
    assert len(found.frame) == len(PEOPLE)


def test_delimiters_at_the_end_of_all_later_rows_are_no_cells():
    rows = lines(",")
    found = table([*rows[:4], *(f"{row}," for row in rows[4:])])
    assert found.frame["post"].tolist() == [13, 14, 15, 16, 17, 18, 19]
    assert found.problems == ()


@pytest.mark.parametrize("place", range(1, 8))
def test_a_quotation_mark_that_is_never_closed_swallows_nobody(place):
    rows = lines(",")
    rows[place] = rows[place].replace(",m,", ',"m,').replace(",f,", ',"f,')
    found = table(rows)
    assert told(found, "quotes_unbalanced") == (place + 1,)
    assert found.frame["id"].tolist() == [person[0] for person in PEOPLE]
    assert found.frame["post"].tolist() == [13, 14, 15, 16, 17, 18, 19]


def test_two_open_quotation_marks_swallow_nobody_between_them():
    rows = lines(",")
    for place in (2, 5):
        rows[place] = rows[place].replace(",m,", ',"m,').replace(",f,", ',"f,')
    found = table(rows)
    assert found.frame["sex"].tolist() == ["m", "f", "m", "f", "m", "f", "m"]
    assert told(found, "quotes_unbalanced") == (3, 6)


def test_an_open_and_a_closing_quotation_mark_far_apart_swallow_nobody():
    rows = lines(",")
    rows[2] = rows[2].replace(",f,", ',"f,')
    rows[5] = rows[5].replace(",m,", ',m",')
    assert len(table(rows).frame) == len(PEOPLE)


def test_a_quotation_mark_in_the_header_takes_no_row_into_a_name():
    rows = lines(",")
    rows[0] = 'id,"sex,pre,post'
    rows[3] = 'P03,"m, quiet",13,15'
    found = table(rows)
    assert list(found.frame) == ["id", "sex", "pre", "post"]
    assert len(found.frame) == len(PEOPLE)
    assert told(found, "quotes_unbalanced") == (1,)


def test_answers_over_several_lines_stay_one_cell():
    story = '"first line, with a comma\nsecond ""line""\n\nthird"'
    rows = ["id,story,pre,post", *(f"{n},{story},{n},{n + 2}" for n in range(1, 90))]
    found = table(rows)
    assert len(found.frame) == 89
    assert found.problems == ()


def test_a_name_with_a_comma_and_a_blank_is_one_name():
    rows = [row.replace(",m,", ",Tegal,").replace(",f,", ",Solo,") for row in lines(",")]
    rows[0] = "id,Asal kota, provinsi,pre,post"
    found = table(rows)
    assert list(found.frame) == ["id", "Asal kota, provinsi", "pre", "post"]
    assert [problem.key for problem in found.problems] == ["names_rejoined"]


def test_more_names_than_cells_are_told_where_nothing_says_which_is_split():
    rows = lines(",")
    rows[0] = "id,city,state,pre,post"
    assert told(table(rows), "names_over_cells") == ()
    assert "names_over_cells" in [problem.key for problem in table(rows).problems]


def test_blanks_that_do_not_tell_which_name_is_split_join_nothing():
    assert rejoined("id, sex, pre, post", ",", 3) is None


def test_row_names_without_a_name_as_r_writes_them():
    """write.table(d, sep = ","): the header is one name short and the row names are quoted."""
    quoted = ['"age","pre","post"', '"a",21,3,5', '"b",22,4,6', '"c",23,5,7']
    counted = ["age,pre,post", "1,21,3,5", "2,22,4,6", "3,23,5,7"]
    for rows in (quoted, counted):
        assert table(rows).frame["post"].tolist() == [5, 6, 7]


def test_a_decimal_comma_in_a_comma_file_is_still_refused():
    with pytest.raises(Refusal) as refused:
        table(["id,pre,post", "1,80,7,80", "2,75,1,76", "3,70,5,71"])
    assert refused.value.problem.key == "decimals_split"


@pytest.mark.parametrize("other", [";", "|"])
def test_lists_in_one_column_do_not_change_the_delimiter(other):
    rows = [f"{n},2024-01-0{n},a{other}b{other}c{other},{n},{n + 1}" for n in range(1, 9)]
    found = table(["id,day,reasons,pre,post", *rows])
    assert found.understood.delimiter == ","
    assert found.frame["post"].tolist() == list(range(2, 10))


def test_a_header_that_is_pasted_again_is_no_person():
    rows = lines(",")
    found = table([*rows[:5], rows[0], *rows[5:]])
    assert found.understood.header == (1,)
    assert told(found, "header_repeated") == (6,)
    assert found.frame["post"].tolist() == [13, 14, 15, 16, 17, 18, 19]


CELL = st.text(alphabet='ab1 ,;"\n', max_size=6)


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6))
def test_whatever_the_csv_module_writes_is_read_back(records):
    """Witness: Python's csv writer, all cells quoted."""
    held = io.StringIO()
    csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(records)
    found = records_of(held.getvalue(), ",").records
    whole = [[cell.strip() for cell in record] for record in records]
    assert found == whole or any("\n" in cell for record in records for cell in record)


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(["1", "a", ""]), min_size=1, max_size=4), min_size=1))
def test_regular_means_as_many_cells_in_each_record(records):
    """Witness: the lengths of the records themselves."""
    data = "".join(",".join(record) + "\n" for record in records).encode()
    filled = [record for record in records if record != [""]]
    assert is_regular(data, 0, ",", 3) == all(len(record) == 3 for record in filled)


def test_a_quotation_mark_astray_makes_no_line_be_walked_over_again(monkeypatch):
    walked: list[str] = []

    def counted(lines, start, most=None):
        for line in lines[start : None if most is None else start + most]:
            walked.append(line)
            yield line

    monkeypatch.setattr(reading, "_from", counted)
    people = [f"P{n},{n % 7},ok" for n in range(2_000)]
    people[50::100] = ['P,5,5" nail'] * 20
    found = records_of("\n".join(people), ",")
    assert len(found.records) == len(people)
    assert len(walked) < 4 * len(people)


@pytest.mark.parametrize("apart", [1, 2])
def test_two_stray_quotation_marks_join_no_two_people(apart):
    rows = [f"{i},ok,{a},{b}" for i, _, a, b in PEOPLE]
    rows[2] = rows[2].replace("ok", '"ok')
    rows[2 + apart] = rows[2 + apart].replace("ok", 'ok"')
    found = table(["id,note,pre,post", *rows])
    assert found.frame["pre"].tolist() == [person[2] for person in PEOPLE]
    assert "quotes_unbalanced" in {problem.key for problem in found.problems}


def test_an_answer_over_two_lines_with_commas_stays_one():
    rows = [f'{i},"well, so\nit was, fine, really",{a},{b}' for i, _, a, b in PEOPLE]
    found = table(["id,note,pre,post", *rows])
    assert found.frame["post"].tolist() == [person[3] for person in PEOPLE]
    assert not found.problems
