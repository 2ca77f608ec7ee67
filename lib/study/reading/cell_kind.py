"""What a cell looks like, so that a header can be told from what stands under it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from lib.study.plain_number import LONGEST
from lib.study.plain_text import plain_text
from lib.study.words.markers import is_missing

CellKind = Literal["empty", "value", "text"]
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


def column_kinds(rows: Sequence[Row], width: int) -> list[CellKind]:
    """For each column the kind that most of its cells have, "empty" where all are.

    >>> column_kinds([["Ani", "3", ""], ["Budi", "4"]], 3)
    ['text', 'value', 'empty']
    """
    return [_kind_of_most(share) for share in value_shares(rows, width)]


def _kind_of_most(share: float | None) -> CellKind:
    """The kind of a column in which this share of the filled cells are values."""
    if share is None:
        return "empty"
    return "value" if share >= 0.5 else "text"


def value_shares(rows: Sequence[Row], width: int) -> list[float | None]:
    """For each column the share of values among its filled cells, None where none is filled."""
    shares: list[float | None] = []
    for column in range(width):
        distinct = Counter([row[column] for row in rows if column < len(row)])
        counts = counted_kinds(distinct)
        filled = counts["value"] + counts["text"]
        shares.append(counts["value"] / filled if filled else None)
    return shares


def counted_kinds(distinct: Mapping[str, int]) -> dict[CellKind, int]:
    """How many cells are of each kind; each distinct one is looked at once.

    >>> counted_kinds({"3": 5, "": 2})
    {'empty': 2, 'value': 5, 'text': 0}
    """
    counts: dict[CellKind, int] = {"empty": 0, "value": 0, "text": 0}
    for cell, often in distinct.items():
        counts[kind(cell)] += often
    return counts


def is_like(row: Row, kinds: Sequence[CellKind]) -> bool:
    """Whether a row looks like the data: each filled cell of its column's kind, one a value."""
    seen = [(kind(cell), expected) for cell, expected in zip(row, kinds, strict=False)]
    filled = [(own, expected) for own, expected in seen if own != "empty"]
    return (
        len(filled) >= min(2, len(kinds))
        and any(own == "value" for own, _ in filled)
        and all(own == expected for own, expected in filled)
    )


def filled_width(row: Row) -> int:
    """The number of cells up to the last filled one.

    >>> filled_width(["P01", "", "3", ""])
    3
    """
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width
