"""Pairs: the distinct (before, after) scores of a study and how many participants share each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

MOST_DECIMALS = 10
SIGNIFICANT_DIGITS = 15  # what a float64 keeps of a decimal number without noise


@dataclass(frozen=True)
class Pairs:
    """Distinct complete pairs of scores with their counts, and the exact change of each.

    before, after  the distinct pairs, shape (k,), sorted by before then after, in the score's unit
    count          participants who share each pair, shape (k,), all positive
    decimals       how many decimals the scores carry; `change` is rounded to them, so that
                   13.2 - 13.1 ties with 10.2 - 10.1 and 0.1 + 0.2 against 0.3 is no change
    missing        participants left out because a score is missing or not a number
    missing_rows   the positions (0-based) of those participants in the input, the first 1,000

    Make one with `Pairs.of`. The sign of `change` is always after - before.
    """

    before: Floats
    after: Floats
    count: Counts
    decimals: int
    missing: int = 0
    missing_rows: tuple[int, ...] = ()

    @classmethod
    def of(cls, before: ArrayLike, after: ArrayLike, count: ArrayLike | None = None) -> Pairs:
        """Pair up two equally long lists of scores, with the number of people behind each row.

        Integers of any width, booleans and floats are taken as they are; None, NaN, infinity and
        text count as missing. Raises ValueError when the lengths differ or a count is negative.
        """
        x, y = _floats(before), _floats(after)
        if x.shape != y.shape:
            raise ValueError(f"before has {x.size} scores, after has {y.size}")
        weight = np.ones(x.size, np.int64) if count is None else np.asarray(count).astype(np.int64)
        if weight.shape != x.shape:
            raise ValueError(f"{weight.size} counts for {x.size} pairs")
        if np.any(weight < 0):
            raise ValueError("a count is negative")
        complete = np.isfinite(x) & np.isfinite(y)
        lost = ~complete & (weight > 0)
        kept = complete & (weight > 0)
        x, y = x[kept], y[kept]
        decimals = count_decimals(np.concatenate([x, y]))
        x, y = round_to(x, decimals), round_to(y, decimals)
        distinct_x, distinct_y, shared = _distinct(x, y, weight[kept])
        rows = tuple(int(row) for row in np.flatnonzero(lost)[:1000])
        return cls(distinct_x, distinct_y, shared, decimals, int(weight[lost].sum()), rows)

    @property
    def n(self) -> int:
        """Participants with both scores."""
        return int(self.count.sum())

    @cached_property
    def change(self) -> Floats:
        """after − before of each distinct pair, exact to the decimals of the data, (k,)."""
        with np.errstate(over="ignore"):
            return round_to(self.after - self.before, self.decimals)

    @cached_property
    def distinct_change(self) -> tuple[Floats, Counts]:
        """The distinct changes in rising order and how many participants share each."""
        values, inverse = np.unique(self.change, return_inverse=True)
        return values, _bincount(inverse, self.count, values.size)

    @property
    def rises(self) -> int:
        """Participants whose score rose (d > 0), whatever direction is better."""
        return int(self.count[self.change > 0].sum())

    @property
    def falls(self) -> int:
        """Participants whose score fell (d < 0)."""
        return int(self.count[self.change < 0].sum())

    @property
    def unchanged(self) -> int:
        """Participants whose two scores are equal."""
        return self.n - self.rises - self.falls

    @property
    def swapped(self) -> Pairs:
        """The same participants with before and after exchanged."""
        order = np.lexsort((self.before, self.after))
        return Pairs(
            self.after[order], self.before[order], self.count[order], self.decimals, self.missing
        )


def count_decimals(values: Floats) -> int:
    """How many decimals the numbers carry: 13.25 has 2, 4.0 has 0, 0.1 + 0.2 has 1.

    Looks at 15 significant digits, so binary noise does not count; at most 10 decimals after the
    leading digit of the largest value (1e-9 may carry 19).
    """
    rest = np.unique(np.abs(values[np.isfinite(values) & (values != 0)]))
    if rest.size == 0:
        return 0
    leading = int(np.floor(np.log10(rest[-1])))
    most = MOST_DECIMALS - min(0, leading)
    with np.errstate(divide="ignore"):
        tolerance = 0.5 * 10.0 ** (np.floor(np.log10(rest)) + 1 - SIGNIFICANT_DIGITS)
    for decimals in range(most):
        unfinished = np.abs(round_to(rest, decimals) - rest) > tolerance
        rest, tolerance = rest[unfinished], tolerance[unfinished]
        if rest.size == 0:
            return decimals
    return most


def round_to(values: Floats, decimals: int) -> Floats:
    """Round to that many decimals, -0.0 made 0.0; values too large for them stay as they are."""
    with np.errstate(over="ignore", invalid="ignore"):
        rounded = np.round(values, decimals)
    return np.where(np.isfinite(rounded), rounded, values) + 0.0


def _floats(values: ArrayLike) -> Floats:
    """One-dimensional float64; what is not a number becomes NaN."""
    array = np.asarray(values)
    if array.dtype.kind in "buif":
        return array.astype(np.float64).ravel()
    return np.array([_float(value) for value in _flat(values, array)], dtype=np.float64)


def _flat(values: ArrayLike, array: NDArray[Any]) -> Sequence[Any]:
    # np.asarray turns [1, "x"] into text, which would lose the number 1
    return list(values) if isinstance(values, (list, tuple)) else list(array.ravel())


def _float(value: object) -> float:
    numeric = isinstance(value, (int, float, np.integer, np.floating, np.bool_))
    try:
        return float(value) if numeric else float("nan")  # type: ignore[arg-type]
    except OverflowError:  # an integer beyond the range of floats
        return float("nan")


def _distinct(x: Floats, y: Floats, weight: Counts) -> tuple[Floats, Floats, Counts]:
    if x.size == 0:
        return x, y, weight
    order = np.lexsort((y, x))
    x, y, weight = x[order], y[order], weight[order]
    new = np.r_[True, (np.diff(x) != 0) | (np.diff(y) != 0)]
    start = np.flatnonzero(new)
    return x[start], y[start], np.add.reduceat(weight, start)


def _bincount(index: NDArray[np.intp], weight: Counts, size: int) -> Counts:
    # np.bincount sums in float64, exact for counts below 2**53
    return np.bincount(index, weights=weight, minlength=size).astype(np.int64)
