"""Every cut of a score at once: how many were above it before and after, and who crossed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from lib.stats.arrays import Floats, Whole
from lib.stats.pairs import Pairs
from lib.stats.scores import noise_decimals, round_to
from lib.stats.tally import tally

MOST_CUTS = 120  # of a finely graded score some are left out, at equal shares of the scores


@dataclass(frozen=True, slots=True, eq=False)
class Crossings:
    """What each cut makes of the scores; at or above a cut is above it.

    cuts                        in rising order, (m,)
    above_before, above_after   participants above each cut, (m,)
    gained, lost                those who rose above it, and those who fell below it, (m,)
    """

    n: int
    cuts: Floats
    above_before: Whole
    above_after: Whole
    gained: Whole
    lost: Whole


def crossings(pairs: Pairs, most: int = MOST_CUTS) -> Crossings:
    """Read the scores as yes/no at every cut that parts them, at most at so many.

    A cut is each distinct score but the lowest. Cost: linear in the distinct pairs, whatever the
    number of cuts. Nobody, or one score only: no cuts.

    >>> found = crossings(Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4]))
    >>> found.cuts.tolist(), found.gained.tolist(), found.lost.tolist()
    ([4.0, 5.0, 6.0, 9.0], [1, 1, 1, 1], [0, 1, 0, 0])
    """
    scores = np.concatenate([pairs.before, pairs.after])
    distinct, people = tally(scores, np.concatenate([pairs.count, pairs.count]))
    before = np.searchsorted(distinct, pairs.before)
    after = np.searchsorted(distinct, pairs.after)
    cuts = distinct[1:]
    found = Crossings(
        n=pairs.n,
        cuts=cuts,
        above_before=_above(before, pairs, distinct.size),
        above_after=_above(after, pairs, distinct.size),
        gained=_crossed(before, after, pairs, distinct.size),
        lost=_crossed(after, before, pairs, distinct.size),
    )
    return found if cuts.size <= most else _some(found, people, most)


def positions(scores: ArrayLike, cuts: ArrayLike, upper: bool = True) -> Whole:
    """The category of each score: how many of the rising cuts it reaches, 0 … len(cuts).

    upper  a score that equals a cut has reached it; else it has to lie above

    Equal is equal up to binary noise: 0.1 + 0.2 reaches 0.3. A missing score is −1.

    >>> positions([4, 5, 8, float("nan")], [5, 8]).tolist()
    [0, 1, 2, -1]
    >>> positions([4, 5, 8], [5, 8], upper=False).tolist()
    [0, 0, 1]
    """
    values = np.asarray(scores, np.float64)
    limits = np.asarray(cuts, np.float64)
    known = np.isfinite(values)
    sizes = np.abs(np.concatenate([values[known], limits]))
    largest = float(sizes.max(initial=0.0))
    if largest:
        places = int(noise_decimals(np.array([largest]))[0])
        values = np.where(known, round_to(np.where(known, values, 0.0), places), np.nan)
        limits = round_to(limits, places)
    side: Literal["left", "right"] = "right" if upper else "left"
    place = np.searchsorted(limits, np.where(known, values, 0.0), side=side)
    return np.where(known, place, -1).astype(np.int64)


def cut_table(pairs: Pairs, cuts: ArrayLike, upper: bool = True) -> Whole:
    """Participants by category before (rows) and after (columns), (k, k) for k − 1 cuts.

    >>> cut_table(Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4]), [5]).tolist()
    [[1, 1], [1, 2]]
    """
    size = np.asarray(cuts).size + 1
    before = positions(pairs.before, cuts, upper)
    after = positions(pairs.after, cuts, upper)
    counted = np.bincount(before * size + after, weights=pairs.count, minlength=size * size)
    return counted.astype(np.int64).reshape(size, size)


def _above(place: Whole, pairs: Pairs, size: int) -> Whole:
    """Participants whose score reaches each cut, by the place of their score."""
    at = np.bincount(place, weights=pairs.count, minlength=size).astype(np.int64)
    return np.cumsum(at[::-1])[::-1][1:]


def _crossed(start: Whole, end: Whole, pairs: Pairs, size: int) -> Whole:
    """Participants who passed each cut on their way up from start to end."""
    rose = end > start
    count = pairs.count[rose]
    entered = np.bincount(start[rose] + 1, weights=count, minlength=size + 1)
    left = np.bincount(end[rose] + 1, weights=count, minlength=size + 1)
    return np.cumsum(entered - left)[1:size].astype(np.int64)


def _some(found: Crossings, people: Whole, most: int) -> Crossings:
    """Some of the cuts, at equal shares of all scores."""
    share = np.cumsum(people)[:-1] / people.sum()
    wanted = (np.arange(most) + 0.5) / most
    kept = np.unique(np.clip(np.searchsorted(share, wanted), 0, found.cuts.size - 1))
    return Crossings(
        found.n,
        found.cuts[kept],
        found.above_before[kept],
        found.above_after[kept],
        found.gained[kept],
        found.lost[kept],
    )
