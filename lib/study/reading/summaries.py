"""Rows that sum up the others: told by their numbers, in whatever language they are named.

A mean below the last participant would be one more where its name is in no list of ours. But its
numbers are the means of the columns above, which nobody's scores are in all of them by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lib.study.arrays import Floats, Mask
from lib.study.reading.footer import shape

_LAST = 12  # rows from the end that are looked at, and the first one
_MOST_WITHIN = 2_000  # rows of a table in which subtotals are looked for
_FEWEST = 3  # rows that can be summed up
_NEARLY_ALL = 0.9  # of the rows, which have an id
_MOST_ARE_CODES = 0.75  # of the rows above the last ones
_MOST_DECIMALS = 12
_MATCHED = 0.6  # share of the filled columns that hold the statistic
_SURE = 2  # columns
_OF_ANY: tuple[str, ...] = ("mean", "sum")
_OF_UNLIKE = (*_OF_ANY, "median", "deviation", "deviation of all", "variance", "count")
_OF_BELOW = (*_OF_UNLIKE, "least", "most")  # of somebody they are the least now and then


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Which rows are no participants.

    is_summary   sums and means of the others
    is_title     begins with no code or number as nearly all others do, and holds nothing else
    is_unlike    begins so and holds numbers
    """

    is_summary: Mask
    is_title: Mask
    is_unlike: Mask


def summary_rows(frame: pd.DataFrame) -> Found:
    """The rows whose numbers are sums, means, deviations or counts of the rows above them.

    >>> pre, post = [1, 2, 6, 3], [3, 4, 5, 4]
    >>> scores = pd.DataFrame({"id": ["P1", "P2", "P3", "ø"], "pre": pre, "post": post})
    >>> summary_rows(scores).is_summary.tolist()
    [False, False, False, True]
    """
    size = len(frame)
    nothing = np.zeros(size, dtype=np.bool_)
    if size <= _FEWEST or frame.shape[1] < 2:
        return Found(nothing, nothing, nothing)
    first = frame.iloc[:, 0]
    unlike = _unlike(first)
    table = _Table(frame, np.ones(size, dtype=np.bool_))
    is_below_one = False
    start = 0  # of the rows since the last summary
    for place in _looked_at(size, unlike):
        rows = np.arange(size)
        above = table.is_person & (rows < place if place else rows > 0)
        row = _Row(place, bool(unlike[place]), is_below_one)
        since = above & (rows >= start)
        is_below_one = _sums_up(table, row, above) or (start > 0 and _sums_up(table, row, since))
        table.is_person[place] = not is_below_one
        start = place + 1 if is_below_one and place else start
    is_title, is_odd = _of_unlike(table, first, unlike)
    return Found(~table.is_person, is_title, is_odd)


def _of_unlike(table: _Table, first: pd.Series, unlike: Mask) -> tuple[Mask, Mask]:
    """Of the rows that begin unlike the others: which are titles, and which are in doubt."""
    size = first.size
    is_title = np.zeros(size, dtype=np.bool_)
    is_odd = np.zeros(size, dtype=np.bool_)
    for place in np.flatnonzero(unlike & table.is_person).tolist():
        text = first.iloc[place]
        is_named = isinstance(text, str) and not any(letter.isdecimal() for letter in text)
        if is_named and size <= _MOST_WITHIN:
            is_title[place] = bool(table.frame.iloc[place, 1:].isna().all())
        if is_named or (pd.isna(text) and place >= size - _LAST):
            is_odd[place] = table.holds_number(place)
    return is_title, is_odd


@dataclass(slots=True, eq=False)
class _Table:
    """A table whose columns of numbers are looked at when they are asked for.

    is_person   for each row whether it is no summary, as far as is known
    columns     the places of the columns of numbers behind the first one
    """

    frame: pd.DataFrame
    is_person: Mask
    columns: list[int] = field(init=False)
    _numbers: dict[int, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kinds = [dtype.kind for dtype in self.frame.dtypes]
        self.columns = [at for at, kind in enumerate(kinds) if at and kind in "if"]

    def numbers(self, at: int) -> Floats:
        """A column as floats."""
        if at not in self._numbers:
            self._numbers[at] = self.frame.iloc[:, at].to_numpy(dtype=np.float64)
        return self._numbers[at]

    def holds_number(self, place: int) -> bool:
        """Whether some cell of a row is a number."""
        return any(not np.isnan(self.numbers(at)[place]) for at in self.columns)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that may be a summary.

    is_unlike      it begins as no other does
    is_below_one   the row looked at before it is a summary
    """

    place: int
    is_unlike: bool
    is_below_one: bool


def _looked_at(size: int, unlike: Mask) -> Sequence[int]:
    """The places of the rows that may be summaries, in their order."""
    places = set(range(max(1, size - _LAST), size))
    if size <= _MOST_WITHIN:
        places.update(np.flatnonzero(unlike).tolist())
    return sorted(places)


def _unlike(first: pd.Series) -> Mask:
    """For each row whether it begins unlike nearly all: with no id, or with a word among codes."""
    size = first.size
    empty: Mask = first.isna().to_numpy()
    is_full = np.count_nonzero(empty) <= max(_FEWEST, (1 - _NEARLY_ALL) * size)
    unlike = empty if is_full else np.zeros(size, dtype=np.bool_)
    if first.dtype.kind in "if":
        return unlike
    start = max(0, size - _MOST_WITHIN)
    shapes = [shape(text) for text in first.iloc[start:].fillna("").tolist()]
    people = shapes[: max(_FEWEST, len(shapes) - _LAST, 2 * len(shapes) // 3)]
    commonest, often = Counter(people).most_common(1)[0]
    if "9" in commonest and often >= _MOST_ARE_CODES * len(people):
        unlike = unlike.copy()
        unlike[start:] |= np.array([one != commonest for one in shapes])
    return unlike


def _sums_up(table: _Table, row: _Row, above: Mask) -> bool:
    """Whether the numbers of a row are one statistic of the rows above.

    A row that begins as the others do has to hold what nobody's score can be.
    """
    if np.count_nonzero(above) < _FEWEST:
        return False
    matched: Counter[str] = Counter()
    filled = 0
    impossible = 0
    for at in table.columns:
        value = float(table.numbers(at)[row.place])
        known = table.numbers(at)[above]
        known = known[~np.isnan(known)]
        if np.isnan(value) or known.size < _FEWEST:
            continue
        filled += 1
        is_odd = _is_no_score(value, known)
        if row.is_unlike or is_odd or impossible:
            names = _names(value, known, row)
            matched.update(names)
            impossible += bool(names) and is_odd
        if filled >= _SURE and max(matched.values(), default=0) < _MATCHED * filled:
            return False  # the first columns tell
    best = max(matched.values(), default=0)
    if row.is_unlike and best:
        return best >= _SURE or impossible > 0 or row.is_below_one
    return best >= _SURE and impossible > 0


def _names(value: float, known: Floats, row: _Row) -> list[str]:
    """The statistics of a column that a number of a row may be.

    The less a row shows that it is no person's, the fewer are looked for, and the more exactly.
    """
    allowed = _OF_ANY
    if row.is_unlike:
        allowed = _OF_BELOW if row.is_below_one else _OF_UNLIKE
    is_whole = value % 1 == 0
    names = []
    for name, found in _statistics(known).items():
        may_be_rounded = not is_whole or row.is_below_one or (row.is_unlike and name == "mean")
        if name in allowed and _is(value, found, may_be_rounded):
            names.append(name)
    return names


def _statistics(known: Floats) -> Mapping[str, float]:
    """What a row of totals may hold of a column."""
    return {
        "mean": float(known.mean()),
        "sum": float(known.sum()),
        "median": float(np.median(known)),
        "deviation": float(known.std(ddof=1)),
        "deviation of all": float(known.std()),
        "variance": float(known.var(ddof=1)),
        "count": float(known.size),
        "least": float(known.min()),
        "most": float(known.max()),
    }


def _is(value: float, found: float, may_be_rounded: bool) -> bool:
    """Whether a number is a statistic, as far as its decimals go."""
    rounding = 0.5001 * 10.0 ** -_decimals(value) if may_be_rounded else 0.0
    return abs(value - found) <= max(rounding, 1e-9 * abs(found))


def _decimals(value: float) -> int:
    _, _, behind = repr(value).partition(".")
    return _MOST_DECIMALS if "e" in behind else min(len(behind.rstrip("0")), _MOST_DECIMALS)


def _is_no_score(value: float, known: Floats) -> bool:
    """Whether a number has decimals where the others have none, or lies beyond them all."""
    is_finer = value % 1 != 0 and bool(np.all(known % 1 == 0))
    return is_finer or not known.min() <= value <= known.max()
