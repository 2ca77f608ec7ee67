"""Spreadsheets (xlsx, xls, ods), read by sheet_child.py: values only, no formula is evaluated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, overload

import numpy as np
import orjson
import pyarrow as pa

from lib.study.arrays import Counts, Floats
from lib.study.problem import Problem, Refusal
from lib.study.reading.archive import Contents, check_archive
from lib.study.reading.biff import check_biff
from lib.study.reading.cell_kind import Row
from lib.study.reading.child_process import Reader, answer_of, refusal
from lib.study.reading.column_types import number_text
from lib.study.reading.header import Span
from lib.study.reading.limits import Limits
from lib.study.table import Format

Value = bool | int | float | str  # dates and times are text by now
Cells = list[list[Value]]

# memory that cannot be had aborts its reader; it does not abort otherwise
SHEETS = Reader(Path(__file__).with_name("sheet_child.py"), seconds=180, aborts="ran_out")
_MOST_UNCALCULATED = 0.5  # of the rows; a whole column of formulas is missing then
_FEWEST_SCORES = 2  # columns of numbers with which a study may be made without the missing ones
_NUMBERS = frozenset([int, float])  # a truth value is none
_MOST_LISTED = 5  # cells in a sentence


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The cells of one sheet, and the names of all sheets.

    rows      the number of each row in the file, from 1; of the first ones, none is left out
    columns   the number of each column in the file, from 1
    merged    merged cells, where the file format tells them; their columns are places in `cells`
    """

    name: str
    cells: Cells
    rows: Counts
    columns: Counts
    sheets: tuple[str, ...]
    merged: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_sheet(data: bytes, kind: Format, wanted: str | None, limits: Limits) -> Sheet:
    """The wanted sheet, or the one most like a table; Refusal when there is none.

    The workbook is read by a process of its own. Limits hold for all its sheets together.
    """
    seen = _checked(data, kind, limits)
    found = _ask(data, wanted, limits)
    if wanted is not None and found.names and found.chosen is None:
        raise Refusal("sheet_not_found", sheet=wanted, sheets=", ".join(found.names))
    if found.chosen is None or not found.cells:
        raise Refusal("no_rows")
    problems = _notes(found.chosen, found.filled, seen)
    is_missing = len(seen.uncalculated) >= _MOST_UNCALCULATED * len(found.rows)
    if is_missing and _has_only_a_name(found.cells) and _scored(found.cells) < _FEWEST_SCORES:
        listed = ", ".join(seen.uncalculated[:_MOST_LISTED])
        raise Refusal("never_calculated", n=len(seen.uncalculated), cells=listed)
    problems += _far_empty(found.rows, found.columns)
    return Sheet(
        found.chosen, found.cells, found.rows, found.columns, found.names, found.merged, problems
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What the process that reads the workbook says of it."""

    names: tuple[str, ...]
    filled: tuple[str, ...] = ()
    chosen: str | None = None
    cells: Cells = field(default_factory=list)
    rows: Counts = field(default_factory=lambda: np.zeros(0, np.int64))
    columns: Counts = field(default_factory=lambda: np.zeros(0, np.int64))
    merged: tuple[Span, ...] = ()


def _ask(data: bytes, wanted: str | None, limits: Limits) -> _Found:
    """The answer of sheet_child.py; Refusal when the file makes it crash, hang or run out."""
    how = {"wanted": wanted, "most_cells": limits.cells, "most_merged": limits.parts}
    answer = answer_of(SHEETS, how, data, limits)
    try:
        about = orjson.loads(answer)
        if "ran_out" in about:
            raise refusal("ran_out", len(data))
        return _found(about, limits)
    except (ValueError, TypeError, KeyError, IndexError):  # no proper answer
        raise Refusal("file_damaged") from None


def _found(about: dict[str, Any], limits: Limits) -> _Found:
    """The answer, each part looked at: a hostile file may have taken over who gave it."""
    if "error" in about:
        is_locked = "password" in str(about["error"]).lower()
        raise Refusal("file_encrypted" if is_locked else "file_damaged")
    if "too_large" in about:
        rows, columns = about["too_large"]
        raise Refusal(
            "too_many_cells", n_rows=int(rows), n_columns=int(columns), limit=limits.cells
        )
    if "too_many_merged" in about:
        raise Refusal("too_many_merged", n=int(about["too_many_merged"]), limit=limits.parts)
    names = tuple(str(name) for name in about["names"])
    if about["chosen"] is None:
        return _Found(names)
    cells: Cells = about["cells"]
    rows = _numbered(about["rows"], len(cells))
    columns = _numbered(about["columns"], len(cells[0]) if cells else 0)
    limits.check_table(rows.size, columns.size)
    if any(len(row) != columns.size for row in cells):
        raise ValueError("rows of unequal width")
    filled = tuple(str(name) for name in about["filled"])
    merged = _spans(about["merged"], columns)
    return _Found(names, filled, str(about["chosen"]), cells, rows, columns, merged)


def _numbered(numbers: Sequence[int], size: int) -> Counts:
    """The numbers of so many rows or columns, from 1, each larger than the one before."""
    checked = np.array([int(number) for number in numbers], dtype=np.int64)
    if checked.size != size or np.any(np.diff(checked, prepend=0) < 1):
        raise ValueError("not a number for each")
    return checked


def _checked(data: bytes, kind: Format, limits: Limits) -> Contents:
    """Refuse what is too large before it is parsed; the odd cells seen on the way."""
    if kind == "xls":
        check_biff(data, limits)
        return Contents()
    return check_archive(data, limits)


def _spans(ranges: Sequence[Sequence[Sequence[int]]], columns: Counts) -> tuple[Span, ...]:
    """Merged cells that run over several columns of one row, by the places of these columns."""
    spans = []
    for (row, first), (last_row, last) in ranges:
        if row == last_row and last > first:
            start = int(np.searchsorted(columns, first + 1))
            end = int(np.searchsorted(columns, last + 1, side="right")) - 1
            if end > start:
                spans.append(Span(int(row), start, end))
    return tuple(spans)


def _far_empty(rows: Counts, columns: Counts) -> tuple[Problem, ...]:
    """A note on the empty rows and columns that part stray cells from the table."""
    slots: dict[str, str | int | float] = {
        "n_rows": int(rows[-1]) - rows.size,
        "n_columns": int(columns[-1]) - columns.size,
    }
    return (Problem("far_empty", "note", slots),) if any(slots.values()) else ()


def _notes(chosen: str, filled: Sequence[str], seen: Contents) -> tuple[Problem, ...]:
    notes = []
    others = [name for name in filled if name != chosen]
    if others:
        slots = {"sheet": chosen, "others": ", ".join(others[:10])}
        notes.append(Problem("sheet_chosen", "note", slots))
    if seen.errors:
        notes.append(Problem("error_cells", "warning", _listed(seen.errors)))
    if seen.uncalculated:
        notes.append(Problem("uncalculated_cells", "warning", _listed(seen.uncalculated)))
    return tuple(notes)


def _listed(cells: Sequence[str]) -> dict[str, str | int | float]:
    """How many cells, and the first of them."""
    return {"n": len(cells), "cells": ", ".join(cells[:_MOST_LISTED])}


def _has_only_a_name(cells: Cells) -> bool:
    """Whether a column has a name and nothing below it."""
    return any(sum(cell != "" for cell in column) == 1 for column in zip(*cells, strict=True))


def _scored(cells: Cells) -> int:
    """How many columns hold numbers, but for a first one that numbers the rows."""
    columns = [
        [cell for cell in column if type(cell) in _NUMBERS] for column in zip(*cells, strict=True)
    ]
    enough = _MOST_UNCALCULATED * (len(cells) - 1)
    scored = [len(numbers) >= enough for numbers in columns]
    if scored[0] and len(set(columns[0])) == len(columns[0]):
        scored[0] = False
    return sum(scored)


def text_of(value: Value) -> str:
    """A cell as text: truth values as a spreadsheet shows them, blanks as one each."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(float(value))
    return str(value)


class Head(Sequence[Row]):
    """The first rows of a sheet as texts, each written out when it is first looked at."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._known: dict[int, Row] = {}

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._cells)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """A row, or several, as texts."""
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(len(self)))]
        if place not in self._known:
            self._known[place] = [text_of(cell) for cell in self._cells[place]]
        return self._known[place]


def split(cells: Sequence[Value]) -> tuple[pa.Array, Floats]:
    """One column as texts (null where a number stands) and numbers (NaN elsewhere)."""
    kinds = set(map(type, cells))
    if kinds <= _NUMBERS:
        return pa.nulls(len(cells), pa.string()), np.array(cells, dtype=np.float64)
    if not kinds & _NUMBERS:
        return pa.array(map(text_of, cells), pa.string()), np.full(len(cells), np.nan)
    numbers = np.full(len(cells), np.nan)
    texts: list[str | None] = [""] * len(cells)
    for index, cell in enumerate(cells):
        if type(cell) in _NUMBERS:
            numbers[index] = cell
            texts[index] = None
        elif cell != "":
            texts[index] = text_of(cell)
    return pa.array(texts, pa.string()), numbers
