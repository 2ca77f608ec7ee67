"""Cells that a spreadsheet cannot mistake for a formula; every export writes through here."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

Cell = str | int | float | None

# also at full width, which spreadsheets of East Asian languages take for the same
_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"  # stripped before a cell is looked at
_LEADING = re.compile(rf"^[\s{_INVISIBLE}]+")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)


def safe_cell(value: Cell) -> Cell:
    """The value as it may stand in an exported cell.

    Text that a spreadsheet would run (it begins with a tab or a carriage return, or with = + - @,
    also after blanks of any width) gets an apostrophe in front. Numbers and texts that are numbers
    stay as they are.

    >>> safe_cell("=1+1"), safe_cell("-4,5"), safe_cell(-4.5)
    ("'=1+1", '-4,5', -4.5)
    """
    if not isinstance(value, str):
        return value
    bare = _LEADING.sub("", value)
    is_formula = bare.startswith(_STARTS) and not _NUMBER.fullmatch(bare)
    if is_formula or value.lstrip(" \u00a0\n\ufeff").startswith(("\t", "\r")):
        return "'" + value
    return value


def csv_text(rows: Iterable[Iterable[Cell]], delimiter: str = ",") -> str:
    r"""Rows as CSV text with safe cells; None is an empty cell, lines end in CR LF.

    >>> csv_text([["name", "score"], ["Ani", 7], ["@Budi", None]])
    "name,score\r\nAni,7\r\n'@Budi,\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
    return out.getvalue()
