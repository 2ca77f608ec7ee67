"""What a cell looks like, so that a header can be told from what stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from lib.study.plain_number import LONGEST
from lib.study.plain_text import plain_text
from lib.study.words.markers import is_missing

CellKind = Literal["empty", "value", "text"]
KIND_OF_CODE: tuple[CellKind, ...] = ("empty", "value", "text")
Row = Sequence[str]

# numbers in any notation, dates, times, 120/80, 75%
_VALUE = re.compile(
    r"[+\-−<>≤≥]?\s?[.,]?\d[\d.,' \u00a0]*(e[+-]?\d+)?\s?%?|\d+([/.:-]\d+)+([T ]\d+(:\d+)*)?",
    re.IGNORECASE,
)


def kind(cell: str) -> CellKind:
    """Empty (also a marker such as NA), a value (number, date), or text.

    Not cached: a cache of cells would outlive the visit that they belong to.

    >>> kind("3,5"), kind("2021-05-01"), kind("NA"), kind("pre score")
    ('value', 'value', 'empty', 'text')
    """
    bare = cell.strip()
    if not bare.isascii() and len(bare) <= LONGEST:
        bare = plain_text(bare)
    if len(bare) > LONGEST:
        return "text"
    if is_missing(bare):
        return "empty"
    return "value" if _VALUE.fullmatch(bare) else "text"


class Kinds(dict[str, CellKind]):
    """The kinds of the cells of one file, each distinct one looked at once.

    It goes with what is being read: kept any longer it would hold somebody's cells.

    >>> kinds = Kinds()
    >>> kinds["3,5"], kinds["pre score"], len(kinds)
    ('value', 'text', 2)
    """

    def __missing__(self, cell: str) -> CellKind:
        """Look at a cell for the first time."""
        own = kind(cell)
        self[cell] = own
        return own


def column_kinds(rows: Sequence[Row], width: int) -> list[CellKind]:
    """For each column the kind that most of its cells have, "empty" where all are.

    >>> column_kinds([["Ani", "3", ""], ["Budi", "4"]], 3)
    ['text', 'value', 'empty']
    """
    return [kind_of_most(share) for share in value_shares(rows, width)]


def kind_of_most(share: float | None) -> CellKind:
    """The kind of a column in which this share of the filled cells are values."""
    if share is None:
        return "empty"
    return "value" if share >= 0.5 else "text"


def value_shares(rows: Sequence[Row], width: int) -> list[float | None]:
    """For each column the share of values among its filled cells, None where none is filled."""
    kinds = Kinds()
    shares: list[float | None] = []
    for column in range(width):
        seen = [kinds[row[column]] for row in rows if column < len(row)]
        values = seen.count("value")
        filled = values + seen.count("text")
        shares.append(values / filled if filled else None)
    return shares


def filled_width(row: Row) -> int:
    """The number of cells up to the last filled one.

    >>> filled_width(["P01", "", "3", ""])
    3
    """
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width
