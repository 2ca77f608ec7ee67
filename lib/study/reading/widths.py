"""Records with a cell too many or too few: which can be told to their columns, and which cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lib.study.problem import MOST_ROWS, Problem, ProblemKey, Refusal
from lib.study.reading.cell_kind import CellKind, filled_width, kind, value_shares

_LOOKED_AT = 300  # whole records that tell what each column holds
_MOST_ASIDE = 0.1  # of the records; with more, the columns themselves are in doubt
_FEW = 3
_SURE = 0.9  # share of one kind in a column, from which on the other kind is out of place

Record = list[str]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The records with as many cells as there are columns, and their numbers in the file."""

    records: list[Record]
    rows: list[int]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Widths:
    """How many cells a record has at least and at most, and what parts them."""

    needed: int
    most: int
    delimiter: str


def fit(records: Sequence[Record], first: int, widths: Widths) -> Fitted:
    """Records with a cell for each column; what cannot be told to its columns is set aside.

    first   the number of the first record in the file

    A record may end in further delimiters when all from some record on do, and lack its last cells
    when those it has are of the kind of their columns; that is told, too. Refusal when more than a
    tenth cannot be fitted.
    """
    width = widths.most
    columns = _Columns(records, width)
    kept: list[Record] = []
    rows: list[int] = []
    aside: list[int] = []
    filled_up: list[int] = []
    for index, record in enumerate(records):
        number = first + index
        if len(record) == width:  # nearly all are whole
            kept.append(record)
            rows.append(number)
            continue
        if not columns.can_hold(index, record) or _has_hidden_gap(record, widths):
            aside.append(number)
            continue
        if 0 < filled_width(record) <= len(record) < widths.needed:
            filled_up.append(number)
        cells = record[:width]
        kept.append(cells + [""] * (width - len(cells)))
        rows.append(number)
    problems = []
    if aside:
        problems.append(_set_aside(aside, records, first, widths))
    if filled_up:
        slots = {"n": len(filled_up), "expected": widths.needed}
        problems.append(
            Problem("rows_filled_up", "warning", slots, rows=tuple(filled_up[:MOST_ROWS]))
        )
    return Fitted(kept, rows, tuple(problems))


class _Columns:
    """What the columns hold, told by the records that have a cell for each."""

    def __init__(self, records: Sequence[Record], width: int) -> None:
        self.width = width
        whole = [record for record in records if len(record) == width]
        self.kinds = [_sure_kind(share) for share in value_shares(whole[:_LOOKED_AT], width)]
        self.last_whole = _last(records, width)
        self.goes_on = _goes_on(records, width)

    def can_hold(self, index: int, record: Record) -> bool:
        """Whether each cell of a record can be told to its column."""
        if filled_width(record) > self.width:
            return False
        if len(record) > self.width:
            return index >= self.goes_on and self._fits(record)
        is_below = index > self.last_whole  # notes stand there, which are told apart later
        return len(record) == self.width or is_below or self._fits(record)

    def _fits(self, record: Record) -> bool:
        pairs = zip(record, self.kinds, strict=False)
        return all(kind(cell) in ("empty", own) or own == "empty" for cell, own in pairs)


def _sure_kind(share: float | None) -> CellKind:
    """The kind of nearly all cells of a column; "empty" where it holds nothing, or both kinds."""
    if share is None:
        return "empty"
    if share >= _SURE:
        return "value"
    return "text" if share <= 1 - _SURE else "empty"


def _last(records: Sequence[Record], width: int) -> int:
    """Where the last record of this width stands, -1 without any."""
    last = len(records) - 1
    while last >= 0 and len(records[last]) != width:
        last -= 1
    return last


def _goes_on(records: Sequence[Record], width: int) -> int:
    """From which record on all end in further delimiters; their number where none do.

    One record alone with a cell too many has a delimiter inside a cell, whatever is at its end.
    """
    start = len(records)
    while start and (len(records[start - 1]) > width or not any(records[start - 1])):
        start -= 1
    lasting = sum(1 for record in records[start:] if any(record))
    return start if lasting > 1 else len(records)


def _has_hidden_gap(record: Record, widths: Widths) -> bool:
    """Whether a gap between blanks, which cannot be seen, makes the record short."""
    return widths.delimiter == " " and 1 < len(record) < widths.most


def _set_aside(aside: list[int], records: Sequence[Record], first: int, widths: Widths) -> Problem:
    """A warning about the rows set aside; Refusal when they are more than a few."""
    filled = sum(1 for record in records if any(record))
    rows = tuple(aside[:MOST_ROWS])
    if len(aside) <= max(_FEW, _MOST_ASIDE * filled) and 2 * len(aside) <= filled:
        slots = {"n": len(aside), "expected": widths.most}
        return Problem("rows_set_aside", "warning", slots, rows=rows)
    found = Counter(len(records[row - first]) for row in aside)
    commonest = found.most_common(1)[0][0]
    is_split = widths.delimiter == "," and commonest > widths.most
    key: ProblemKey = "decimals_split" if is_split else "rows_ragged"
    raise Refusal(key, rows=rows, n=len(aside), expected=widths.most, found=commonest)
