"""A line break inside a quoted cell of every row, as Excel copies and saves it."""

from __future__ import annotations

import pytest

from lib.study.reading.read import read


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("note", ['"ill\nat home"', '"ill ""a bit""\nat home"', '"a\nb\nc"'])
def test_a_row_over_several_lines_is_one_row(mark, end, note):
    rows = [
        ["id", "note", "pre", "post"],
        *(([f"P{n}", note, str(n), str(n + 2)]) for n in range(9)),
    ]
    table = read("".join(mark.join(row) + end for row in rows).encode(), "notes.csv")
    assert table.frame.shape == (9, 4)
    assert table.frame["post"].tolist() == [n + 2 for n in range(9)]
    assert table.problems == ()
