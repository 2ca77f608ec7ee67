"""What a hostile file costs: a reader that fails ends a process of its own, and no pattern's cost
grows with the square of the text."""

from __future__ import annotations

import csv
import io
import sys
import time
import zipfile

import pytest

from lib.study.columns.levels import same_level
from lib.study.columns.numbers import numbers
from lib.study.problem import Refusal
from lib.study.reading import archive, cell_kind
from lib.study.reading.cell_kind import kind
from lib.study.reading.encoding import _lines_beyond_ascii
from lib.study.reading.header import find_header
from lib.study.reading.limits import Limits
from lib.study.reading.read import read
from lib.study.words.markers import is_note, is_summary
from tests.study.reading.test_reading_spreadsheets import rows, workbook

SHORT = 2_000
LONG = 20_000
MOST_GROWTH = 40  # ten times the text: linear costs 10, quadratic 100
HOSTILE = ["9", "(", " ", ",", "a", "@", ".", "A ", "9,", '<c r="A1"', "<table:table-row ", "\xe9"]


HEADER = ",".join(f"item{number}" for number in range(2_001)) + "\n"
RAN_OUT = b'{"ran_out": true}'
WORDS_BELOW = (",".join(["agree"] * 2_001) + "\n") * 3


def with_sheet(xml: str) -> bytes:
    """A workbook whose only sheet is this XML."""
    sound = workbook(rows(["before", "after"], [1, 2]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            is_sheet = name.startswith("xl/worksheets/")
            new.writestr(name, xml if is_sheet else old.read(name))
    return out.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are not Windows'")
@pytest.mark.parametrize("quote", ["'", '\n"', '"'])
def test_a_cell_at_the_far_corner_ends_in_a_sentence(quote):
    end = quote.strip()
    data = with_sheet(
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c></row>'
        f"<row r={end}1048576{end}><c r={quote.lstrip()}XFD1048576{end}><v>2</v></c></row>"
        "</sheetData></worksheet>"
    )
    with pytest.raises(Refusal) as refusal:
        read(data, "far.xlsx")
    assert refusal.value.problem.key in {"too_much_work", "too_many_cells"}


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b'{"names": ["a"]}',
        b'{"names": ["a"], "chosen": "a", "filled": [], "merged": [], "cells": [[1], [1, 2]]}',
        b'{"names": ["a"], "chosen": "a", "filled": [], "merged": [[1]], "cells": [[1]]}',
        b'{"error": "PanicException: index out of bounds"}',
    ],
)
def test_what_is_no_proper_answer_is_a_damaged_file(monkeypatch, answer):
    monkeypatch.setattr("lib.study.reading.spreadsheet.answer_of", lambda *_: answer)
    with pytest.raises(Refusal) as refusal:
        read(workbook(rows(["before", "after"], [1, 2])), "scores.xlsx")
    assert refusal.value.problem.key == "file_damaged"


def test_a_reader_that_ran_out_is_too_much_work_and_no_damage(monkeypatch):
    monkeypatch.setattr("lib.study.reading.spreadsheet.answer_of", lambda *_: RAN_OUT)
    with pytest.raises(Refusal) as refusal:
        read(workbook(rows(["before", "after"], [1, 2])), "scores.xlsx")
    assert refusal.value.problem.key == "too_much_work"


def test_no_cell_of_a_file_within_the_limits_is_too_long_for_the_reader():
    assert csv.field_size_limit() > Limits().file_bytes


@pytest.mark.parametrize("text", [HEADER * 2, f"{HEADER}{WORDS_BELOW}"])
def test_too_many_columns_are_refused_before_a_header_is_looked_for(text, monkeypatch):
    monkeypatch.setattr(
        "lib.study.reading.read.find_header", lambda *_: pytest.fail("looked for a header")
    )
    with pytest.raises(Refusal) as refusal:
        read(text.encode(), "wide.csv")
    assert refusal.value.problem.key == "too_many_columns"


def test_each_distinct_cell_is_looked_at_once_for_a_header(monkeypatch):
    answers = ["never", "often", "always"]
    names = [f"item {number}" for number in range(50)]
    below = [[answers[(row + column) % 3] for column in range(50)] for row in range(60)]
    seen: list[str] = []
    monkeypatch.setattr(cell_kind, "kind", lambda cell: seen.append(cell) or kind(cell))
    assert find_header([names, *below]) == (1,)
    assert len(seen) == len(set(seen)) == len(names) + len(answers)


def cells_of(text: str) -> object:
    import pandas as pd

    return numbers(pd.Series([text, "1"], dtype=object))


READERS = {
    "kind": kind,
    "numbers": cells_of,
    "summary": lambda text: is_summary(text, names_expected=False),
    "note": is_note,
    "level": lambda text: same_level(text, text + "x"),
    "error cells": lambda text: archive._ERROR.findall(text.encode()),
    "ods": lambda text: archive._ODS_TOKEN.findall(text.encode()),
    "columns": lambda text: archive._COLUMN.findall(text.encode()),
    "rows": lambda text: archive._ROW.findall(text.encode()),
    "encoding": lambda text: _lines_beyond_ascii(text.encode("latin-1")),
}


@pytest.mark.parametrize("reader", READERS)
def test_ten_times_the_text_costs_no_hundred_times(reader):
    for piece in HOSTILE:
        short, long = (
            cost(READERS[reader], piece * (size // len(piece))) for size in (SHORT, LONG)
        )
        assert long < MOST_GROWTH * max(short, 1e-4), repr(piece)


def cost(read_text, text: str) -> float:
    """Seconds of processor time, the least of three."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        read_text(text)
        seconds.append(time.process_time() - start)
    return min(seconds)
