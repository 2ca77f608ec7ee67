"""Pairs: the distinct (before, after) scores of a study and how many participants share each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from lib.stats.arrays import Counts, Floats
from lib.stats.scores import (
    as_scores,
    count_decimals,
    most_decimals,
    noise_decimals,
    round_to,
    shift_point,
)
from lib.stats.tally import tally, tally_pairs

MOST_MISSING_ROWS = 1000
WHOLE_DIGITS = 15  # every whole number of so many digits is a float


@dataclass(frozen=True, eq=False)
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
        text count as missing. Raises ValueError when the lengths differ or a count is negative
        or no whole number.
        """
        x, y = as_scores(before), as_scores(after)
        if x.shape != y.shape:
            raise ValueError(f"before has {x.size} scores, after has {y.size}")
        weight = None if count is None else _weights(count, x.size)
        here = ~(np.isnan(x) | np.isnan(y))
        lost = ~here if weight is None else ~here & (weight > 0)
        missing = int(lost.sum() if weight is None else weight[lost].sum())
        rows = tuple(np.flatnonzero(lost)[:MOST_MISSING_ROWS].tolist()) if missing else ()
        if weight is not None:
            here &= weight > 0
        if not here.all():
            x, y, weight = x[here], y[here], None if weight is None else weight[here]
        x, y, shared = tally_pairs(x, y, weight)
        decimals, finest = _decimals(x, y)
        clean_x, clean_y = round_to(x, finest), round_to(y, finest)
        if not (np.array_equal(clean_x, x) and np.array_equal(clean_y, y)):
            x, y, shared = tally_pairs(clean_x, clean_y, shared)
        return cls(x + 0.0, y + 0.0, shared, decimals, missing, rows)

    @property
    def n(self) -> int:
        """Participants with both scores."""
        return int(self.count.sum())

    @cached_property
    def change(self) -> Floats:
        """after − before of each distinct pair, exact to the decimals of the data, (k,)."""
        size = np.maximum(np.abs(self.before), np.abs(self.after))
        return round_to(self.after - self.before, self.decimals, size)

    @cached_property
    def distinct_change(self) -> tuple[Floats, Counts]:
        """The distinct changes in rising order and how many participants share each."""
        return tally(self.change, self.count)

    @cached_property
    def change_steps(self) -> tuple[Counts, int]:
        """The distinct changes as whole numbers of steps of 10^−d, and that d, for exact sums.

        d is `decimals`, or less where the changes span more digits than whole floats hold.
        """
        values, _ = self.distinct_change
        largest = float(np.max(np.abs(values), initial=0.0))
        room = WHOLE_DIGITS - math.ceil(math.log10(largest)) if largest else 0
        decimals = min(self.decimals, room) if largest else 0
        return np.rint(shift_point(values, decimals)).astype(np.int64), decimals

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
            self.after[order],
            self.before[order],
            self.count[order],
            self.decimals,
            self.missing,
            self.missing_rows,
        )


def _weights(count: ArrayLike, rows: int) -> Counts:
    given = np.asarray(count)
    if given.shape != (rows,):
        raise ValueError(f"{given.size} counts for {rows} pairs")
    if given.size and (given.dtype.kind not in "buif" or not np.all(given >= 0)):
        raise ValueError("a count is negative or no number")
    weight = given.astype(np.int64)
    if np.any(weight != given):
        raise ValueError("a count is no whole number")
    return weight


def _decimals(x: Floats, y: Floats) -> tuple[int, int]:
    """Decimals to round a change to, and those to free the scores themselves from noise.

    They differ where the scores do not end, such as the mean of three items: 2.667 − 1.333 ties
    with 2.333 − 1 only when the scores keep all their digits until they are subtracted.
    """
    scores = np.concatenate([x, y])
    largest = float(np.max(np.abs(scores), initial=0.0))
    decimals = count_decimals(scores)
    if largest == 0.0 or decimals < most_decimals(largest):
        return decimals, decimals
    return decimals, max(decimals, int(noise_decimals(np.array([largest]))[0]))
