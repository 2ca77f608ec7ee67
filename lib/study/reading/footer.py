"""What stands under a table: notes, code books, totals. None of it is a participant."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from lib.study.reading.cell_kind import CellKind, Row, kind
from lib.study.reading.column_types import Column
from lib.study.words.markers import is_note, is_summary

ROWS_FOR_THE_FOOTER = 300  # rows from the end


def count_trailing(columns: Sequence[Column], kinds: Sequence[CellKind]) -> int:
    """How many of the last rows are notes, totals or blank.

    columns   the cells of the last rows of the table
    kinds     the kind of each column, told by rows from its beginning

    A note has no value where the column holds values, at most half of the usual cells, and does
    not begin like the rows of the table ("P27"). A row of totals begins with the word for it.
    """
    if not columns:
        return 0
    size = len(columns[0].text)
    filled = np.sum([column.filled() for column in columns], axis=0).tolist()
    usual = sorted(filled)[size // 2] if size else 0
    firsts = columns[0].part(0, size // 2).as_text().to_pylist()
    shapes = {shape(first) for first in firsts if first and first.strip()}
    count = 0
    for place in reversed(range(size // 3, size)):
        if filled[place]:
            row = [column.cell(place).strip() for column in columns]
            if not _is_trailing(row, kinds, usual, shapes):
                break
        count += 1
    return count


def _is_trailing(cells: Row, kinds: Sequence[CellKind], usual: int, shapes: set[str]) -> bool:
    first = next(cell for cell in cells if cell)
    if is_summary(first, names_expected="a" in shapes):
        return True
    has_value = any(
        kind(cell) == "value" and expected == "value"
        for cell, expected in zip(cells, kinds, strict=False)
    )
    few = 2 * sum(1 for cell in cells if cell) <= max(usual, 2)
    if has_value or not few:
        return False
    return is_note(first) or not cells[0] or shape(cells[0]) not in shapes


def shape(cell: str) -> str:
    """The pattern of an identifier: P27 and P3 are both "a9"."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", cell.strip()))
