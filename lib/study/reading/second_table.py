"""Another table below the first, with column names of its own: no row of it is a participant."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lib.study.arrays import Counts, Mask
from lib.study.reading.cell_kind import CellKind, Row, kind
from lib.study.reading.column_types import Column
from lib.study.reading.footer import shape

_FEWEST_NAMES = 2
_MOST_HEADS = 4  # rows from a title to the last of the names
_COMPARED = 10  # first cells that tell what the others are like


def second_table(columns: Sequence[Column], rows: Counts, kinds: Sequence[CellKind]) -> int | None:
    """The place of the first row of another table among these rows; None where there is none.

    columns   the cells, blank rows left out
    rows      the number of each row in the file
    kinds     what each column holds

    It begins after a blank row, perhaps with a title or a row of group names, and has distinct
    words where the columns of the first table hold values, with values below them.
    """
    after_gap = np.flatnonzero(_is_gap(rows)) + 1
    for start in after_gap.tolist():
        for at in range(start, min(start + _MOST_HEADS, rows.size - 1)):
            row = _row(columns, at)
            if any(kind(cell) == "value" for cell in row):
                break
            if _is_header(row, _row(columns, at + 1), kinds) and not _is_person(
                columns, row, kinds
            ):
                return int(start)
    return None


def has_gaps(rows: Counts) -> bool:
    """Whether numbers of rows are left out between these."""
    return bool(_is_gap(rows).any())


def _is_gap(rows: Counts) -> Mask:
    is_gap: Mask = np.diff(rows) > 1
    return is_gap


def _row(columns: Sequence[Column], place: int) -> list[str]:
    return [column.cell(place).strip() for column in columns]


def _is_header(row: Row, below: Row, kinds: Sequence[CellKind]) -> bool:
    """Whether a row of words stands over values, in columns that hold values elsewhere."""
    names = [cell for cell in row if cell]
    if len(names) < _FEWEST_NAMES or len(set(names)) < len(names):
        return False
    if any(kind(name) != "text" for name in names):
        return False
    over = [column for column, own in enumerate(kinds) if own == "value" and row[column]]
    return bool(over) and all(kind(below[column]) == "value" for column in over)


def _is_person(columns: Sequence[Column], row: Row, kinds: Sequence[CellKind]) -> bool:
    """Whether the first cell is one of those above it: P27 below P26, absent each time."""
    first = columns[0]
    if kinds[0] != "text" or not row[0] or row[0].casefold() == first.name.casefold():
        return False
    others = first.text.slice(0, _COMPARED).to_pylist()
    return shape(row[0]) in {shape(cell or "") for cell in others}
