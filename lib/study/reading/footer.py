"""What stands under a table: notes, code books, totals. None of it is a participant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.study.reading.cell_kind import CellKind, Row, kind
from lib.study.words.markers import is_note, is_summary

ROWS_FOR_THE_FOOTER = 300  # rows from the end


def count_trailing(rows: Sequence[Row], kinds: Sequence[CellKind]) -> int:
    """How many of the last rows are notes, totals or blank.

    rows    the last rows of the table
    kinds   the kind of each column, told by rows from its beginning

    A note has no value where the column holds values, at most half of the usual cells, and does
    not begin like the rows of the table ("P27"). A row of totals begins with the word for it.
    """
    filled = sorted(sum(1 for cell in row if cell.strip()) for row in rows)
    usual = filled[len(filled) // 2] if filled else 0
    shapes = {shape(row[0]) for row in rows[: len(rows) // 2] if row and row[0].strip()}
    count = 0
    for row in reversed(rows[len(rows) // 3 :]):
        if any(cell.strip() for cell in row) and not _is_trailing(row, kinds, usual, shapes):
            break
        count += 1
    return count


def _is_trailing(row: Row, kinds: Sequence[CellKind], usual: int, shapes: set[str]) -> bool:
    cells = [cell.strip() for cell in row]
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
