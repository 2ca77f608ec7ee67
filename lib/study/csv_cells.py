"""Cells that a spreadsheet cannot mistake for a formula; every export writes through here."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

Cell = str | int | float | None

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)


def safe_cell(value: Cell) -> Cell:
    """The value as it may stand in an exported cell.

    Text that a spreadsheet would run (it begins with = + - @, a tab or a carriage return, also
    after blanks) gets an apostrophe in front. Numbers and texts that are numbers stay as they are.
    """
    if not isinstance(value, str):
        return value
    bare = value.lstrip(" \u00a0\n\ufeff")
    if bare.startswith(_STARTS) and not _NUMBER.fullmatch(bare):
        return "'" + value
    return value


def csv_text(rows: Iterable[Iterable[Cell]], delimiter: str = ",") -> str:
    """Rows as CSV text with safe cells; None is an empty cell, lines end in CR LF."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
    return out.getvalue()
