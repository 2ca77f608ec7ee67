"""Pairs: the distinct (before, after) scores of a study and how many participants share each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from lib.stats.arrays import Counts, Floats
from lib.stats.scores import Resolution, as_scores, shift_point
from lib.stats.tally import tally, tally_pairs

MOST_MISSING_ROWS = 1000
WHOLE_DIGITS = 15  # every whole number of so many digits is a float


@dataclass(frozen=True, eq=False)
class Pairs:
    """Distinct complete pairs of scores with their counts, and the exact change of each.

    before, after  the distinct pairs, shape (k,), sorted by before then after, in the score's unit
    count          participants who share each pair, shape (k,), all positive
    resolution     how finely the outcome's scores are told apart; `change` is rounded by it: 13.2 -
                   13.1 ties with 10.2 - 10.1, and 0.1 + 0.2 against 0.3 is no change
    missing        participants left out because a score is missing or not a number
    missing_rows   the positions (0-based) of those participants in the input, the first 1,000

    Make one with `Pairs.of`. The sign of `change` is always after - before.
    """

    before: Floats
    after: Floats
    count: Counts
    resolution: Resolution
    missing: int = 0
    missing_rows: tuple[int, ...] = ()

    @classmethod
    def of(
        cls,
        before: ArrayLike,
        after: ArrayLike,
        count: ArrayLike | None = None,
        resolution: Resolution | None = None,
    ) -> Pairs:
        """Pair up two equally long lists of scores, with the number of people behind each row.

        resolution  that of the outcome, where these are only some of its people; without it, it
                    is found from these scores

        Integers of any width, booleans and floats are taken as they are; None, NaN, infinity and
        text count as missing. Raises ValueError when the lengths differ or a count is negative
        or no whole number.

        >>> pairs = Pairs.of([3, 3, 5, None], [4, 4, 2, 6])
        >>> pairs.before.tolist(), pairs.change.tolist(), pairs.count.tolist(), pairs.missing
        ([3.0, 5.0], [1.0, -3.0], [2, 1], 1)
        """
        x = as_scores(before)
        y = as_scores(after)
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
            x = x[here]
            y = y[here]
            weight = None if weight is None else weight[here]
        x, y, shared = tally_pairs(x, y, weight)
        found = Resolution.of(x, y) if resolution is None else resolution
        clean_x = found.cleaned(x)
        clean_y = found.cleaned(y)
        if not (np.array_equal(clean_x, x) and np.array_equal(clean_y, y)):
            clean_x, clean_y, shared = tally_pairs(clean_x, clean_y, shared)
        return cls(clean_x, clean_y, shared, found, missing, rows)

    @property
    def decimals(self) -> int:
        """How many decimals a change is rounded to; where the scores end, they carry so many."""
        return self.resolution.decimals

    @property
    def n(self) -> int:
        """Participants with both scores."""
        return int(self.count.sum())

    @cached_property
    def change(self) -> Floats:
        """after − before of each distinct pair, exact to the decimals of the data, (k,)."""
        return self.resolution.change(self.before, self.after)

    @cached_property
    def distinct_change(self) -> tuple[Floats, Counts]:
        """The distinct changes in rising order and how many participants share each."""
        return tally(self.change, self.count)

    @cached_property
    def sizes_of_change(self) -> tuple[Floats, Counts, Counts]:
        """The distinct |d| > 0 in rising order, and the participants who rose and fell by each."""
        change, count = self.distinct_change
        changed = change != 0
        magnitude, group = np.unique(np.abs(change[changed]), return_inverse=True)
        rises, falls = np.zeros((2, magnitude.size), np.int64)
        up = change[changed] > 0
        rises[group[up]] = count[changed][up]
        falls[group[~up]] = count[changed][~up]
        return magnitude, rises, falls

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
            self.resolution,
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


def at_one_resolution(groups: Sequence[Pairs]) -> list[Pairs]:
    """The same groups, told apart as finely as all their scores together ask for.

    Parts of one outcome have its resolution already and come back as they are. Groups that were
    paired up each by itself are paired up again, or ties between them would break.

    >>> coarse = Pairs.of([1], [2])
    >>> fine = Pairs.of([1], [2.25])
    >>> [group.resolution.decimals for group in at_one_resolution([coarse, fine])]
    [2, 2]
    """
    filled = [pairs for pairs in groups if pairs.n]
    if len({pairs.resolution for pairs in filled}) < 2:
        return list(groups)
    shared = Resolution.of(*(pairs.before for pairs in filled), *(pairs.after for pairs in filled))
    return [_paired_again(pairs, shared) for pairs in groups]


def _paired_again(pairs: Pairs, resolution: Resolution) -> Pairs:
    again = Pairs.of(pairs.before, pairs.after, pairs.count, resolution)
    return replace(again, missing=pairs.missing, missing_rows=pairs.missing_rows)
