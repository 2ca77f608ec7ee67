"""The scores at each time, and all pairs of times compared."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.special import bdtr, bdtrik

from lib.stats.arrays import Counts, Floats
from lib.stats.between.adjustment import holm
from lib.stats.describe import Description, describe
from lib.stats.paired.location import hodges_lehmann
from lib.stats.paired.signed_rank import SignedRank, signed_rank
from lib.stats.repeated.sequences import Sequences
from lib.stats.results import Estimate, Interval
from lib.stats.tally import tally


@dataclass(frozen=True, slots=True, eq=False)
class AtTime:
    """The scores at one time.

    missing   participants without a score then, of those who have any
    median    with an interval that holds for this time alone
    """

    described: Description
    missing: int
    median: Estimate


@dataclass(frozen=True, slots=True, eq=False)
class PairOfTimes:
    """Two times compared by the people who have both.

    adjusted   the p over all pairs of times (Holm)
    shift      the Hodges–Lehmann shift from the first to the second
    """

    first: int
    second: int
    signed: SignedRank
    shift: Estimate
    adjusted: float | None


def at_each_time(sequences: Sequences, level: float = 0.95) -> tuple[AtTime, ...]:
    """Describe the scores at each time, of whoever has one then.

    >>> early, late = at_each_time(Sequences.of([[3, 4], [5, None]]))
    >>> early.described.n, late.missing, late.median.value
    (2, 1, 4.0)
    """
    found = []
    for time in range(sequences.times):
        scores = sequences.scores[:, time]
        there = np.isfinite(scores)
        median = median_with_interval(scores[there], sequences.count[there], level)
        described = describe(scores, sequences.count)
        found.append(AtTime(described, sequences.n - described.n, median))
    return tuple(found)


def median_with_interval(scores: Floats, count: Counts, level: float = 0.95) -> Estimate:
    """The median with the interval between two order statistics (Thompson 1936).

    The k-th smallest and k-th largest score, k the largest for which the level is still reached
    whatever the distribution; its `level` is the one truly reached. Interval None with
    "not_attainable" where the smallest and the largest do not reach it: up to 5 people at 95 %.

    >>> found = median_with_interval(np.arange(1.0, 11.0), np.ones(10, np.int64))
    >>> found.value, found.interval.low, found.interval.high, round(found.interval.level, 3)
    (5.5, 2.0, 9.0, 0.979)
    """
    values, people = tally(scores, count)
    n = int(people.sum())
    described = describe(values, people)
    if described.median is None:
        return Estimate("median", None, reason="no_pairs")
    k = _order(n, (1.0 - level) / 2.0)
    if k == 0:
        return Estimate("median", described.median, reason="not_attainable")
    upto = np.cumsum(people)
    low = float(values[np.searchsorted(upto, k)])
    high = float(values[np.searchsorted(upto, n + 1 - k)])
    reached = 1.0 - 2.0 * float(bdtr(k - 1, n, 0.5))
    return Estimate("median", described.median, Interval(low, high, "order_statistics", reached))


def _order(n: int, tail: float) -> int:
    """The largest k with P(fewer than k of n fair coins) at most the tail; 0 where none is."""
    near = max(0.0, float(np.nan_to_num(bdtrik(tail, n, 0.5))))
    k = int(near) + 2
    while k > 0 and float(bdtr(k - 1, n, 0.5)) > tail:
        k -= 1
    return k


def all_pairs(sequences: Sequences) -> tuple[PairOfTimes, ...]:
    """Every two times compared by the exact signed-rank test, with Holm's adjustment.

    >>> seen = Sequences.of([[1, 2, 4], [2, 4, 5], [1, 1, 3], [2, 3, 6]])
    >>> [(pair.first, pair.second, pair.signed.p, pair.adjusted) for pair in all_pairs(seen)]
    [(0, 1, 0.25, 0.375), (0, 2, 0.125, 0.375), (1, 2, 0.125, 0.375)]
    """
    places = list(combinations(range(sequences.times), 2))
    pairs = [sequences.pair(first, second) for first, second in places]
    tested = [signed_rank(each) for each in pairs]
    adjusted = holm([each.p for each in tested])
    return tuple(
        PairOfTimes(first, second, one, hodges_lehmann(pair), p)
        for (first, second), pair, one, p in zip(places, pairs, tested, adjusted, strict=True)
    )
