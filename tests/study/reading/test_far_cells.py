"""Stray cells far from the table, and files of very many parts."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest
import xlsxwriter

from lib.study.problem import Refusal
from lib.study.reading.limits import Limits
from lib.study.reading.read import read
from lib.study.table import Dialect

TABLE = [["id", "before", "after"], *([f"P{n}", n, n + 1] for n in range(1, 13))]
LAST_ROW = 13


def workbook(stray: dict[tuple[int, int], object], merged: int = 0, first: int = 0) -> bytes:
    """The table with cells at other places (row and column from 0), `first` columns to the right.

    merged   pairs of cells that are merged below the table
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Scores")
    for row, cells in enumerate(TABLE):
        sheet.write_row(row, first, cells)
    for (row, column), value in stray.items():
        sheet.write(row, column, value)
    for number in range(merged):
        sheet.merge_range(20 + number, 0, 20 + number, 1, number)
    book.close()
    return out.getvalue()


def refusal(data: bytes, limits: Limits) -> str:
    with pytest.raises(Refusal) as refused:
        read(data, "scores.xlsx", limits=limits)
    return refused.value.problem.key


def told(table, key: str) -> list[dict]:
    return [dict(problem.slots) for problem in table.problems if problem.key == key]


def test_a_cell_in_the_last_column_adds_one_column_and_not_sixteen_thousand():
    table = read(workbook({(0, 16_383): "x"}), "scores.xlsx")
    assert list(table.frame) == ["id", "before", "after", "x"]
    assert len(table.frame) == LAST_ROW - 1
    assert told(table, "far_empty") == [{"n_rows": 0, "n_columns": 16_384 - 4}]


def test_rows_keep_the_numbers_that_a_spreadsheet_shows():
    wanted = Dialect(last_row=3_000)
    table = read(workbook({(2_999, 0): "P99", (2_999, 1): 5}), "scores.xlsx", wanted)
    assert list(table.frame.index) == [*range(2, LAST_ROW + 1), 3_000]
    assert table.frame.loc[3_000, "id"] == "P99"
    assert told(table, "far_empty")[0]["n_rows"] == 2_999 - 120  # the first 120 keep their places


def test_an_empty_margin_is_no_distance():
    table = read(workbook({}, first=3), "scores.xlsx")
    assert list(table.frame) == ["id", "before", "after"]
    assert not told(table, "far_empty")


@pytest.mark.parametrize(("columns", "allowed"), [(4, True), (3, False)])
def test_columns_are_counted_where_they_hold_a_cell(columns, allowed):
    data = workbook({(0, 16_383): "x"})
    if allowed:
        assert read(data, "scores.xlsx", limits=Limits(columns=columns)).frame.shape[1] == columns
    else:
        assert refusal(data, Limits(columns=columns)) == "too_many_columns"


def test_cells_are_counted_over_all_sheets():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    for name in ("one", "two"):
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(TABLE):
            sheet.write_row(row, 0, cells)
    book.close()
    each = LAST_ROW * 3
    assert read(out.getvalue(), "scores.xlsx", limits=Limits(cells=2 * each)).sheets
    assert refusal(out.getvalue(), Limits(cells=2 * each - 1)) == "too_many_cells"


def test_a_wide_text_file_is_refused_before_its_columns_are_typed():
    text = ",".join(f"v{n}" for n in range(2_001)) + "\n" + ",".join("1" * 2_001) + "\n"
    assert refusal(text.encode(), Limits()) == "too_many_columns"


@pytest.mark.parametrize(("merged", "allowed"), [(30, True), (31, False)])
def test_merged_cells_are_limited(merged, allowed):
    data = workbook({}, merged)
    if allowed:
        assert read(data, "scores.xlsx", limits=Limits(parts=30)).frame.shape[1] == 3
    else:
        assert refusal(data, Limits(parts=30)) == "too_many_merged"


def archive(members: int, mimetype: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", mimetype)
        for number in range(members - 1):
            made.writestr(f"x/{number}", "")
    return out.getvalue()


@pytest.mark.parametrize(("members", "key"), [(5, "file_compressed"), (6, "too_many_parts")])
def test_members_of_an_archive_are_limited(members, key):
    assert refusal(archive(members, b"text/plain"), Limits(parts=5)) == key


def test_of_the_member_that_names_the_kind_only_the_beginning_is_unpacked():
    data = archive(1, bytes(20_000_000))
    tracemalloc.start()
    try:
        assert refusal(data, Limits()) == "file_compressed"
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_lines_are_counted_before_they_are_parsed():
    text = b"before,after\n" + b"\n" * 30
    assert refusal(text, Limits(cells=61)) == "too_many_cells"


@pytest.mark.parametrize("end", ["before", "after"])
def test_of_a_very_long_name_both_ends_are_kept(end):
    question = "how did you feel about it " * 4_000
    text = f"id,{question}before,{question}after\n" + "".join(
        f"P{n},{n},{n + 1}\n" for n in range(12)
    )
    names = list(read(text.encode(), "scores.csv").frame)
    long = [name for name in names if name.endswith(end)]
    assert [len(name) <= 300 and name.startswith("how did you") for name in long] == [True]


def test_a_file_cut_by_single_blanks_and_one_with_a_gap_differ():
    rows = "".join(f"{n} {n + 1}\n" for n in range(1, 13))
    assert read(f"before after\n{rows}".encode(), "scores.txt").frame.shape == (12, 2)
    gap = read(f"before after\n{rows}5  \n".encode(), "scores.txt")
    assert gap.frame["after"].tolist()[:12] == list(range(2, 14))
