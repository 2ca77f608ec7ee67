"""Page's trend over ordered times."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from lib.stats.arrays import Floats, Whole
from lib.stats.exact.shift import Tails
from lib.stats.paired.signed_rank import normal_tails
from lib.stats.probability import SMALLEST
from lib.stats.repeated.ranks import PersonalRanks
from lib.stats.repeated.sequences import Sequences
from lib.stats.results import HypothesisTest, Method, Reason

MOST_TIMES_LISTED = 6  # 720 orders of one person's ranks
MOST_SUMS = 30_000  # values of doubled L followed; with them the convolutions take some 50 ms
MOST_KINDS = 60  # ways to be tied, each with a distribution of its own


@dataclass(frozen=True, slots=True)
class PageTrend:
    """Whether scores rise, or fall, from each time to the next, by people who have all times.

    n           participants with a score at every time
    statistic   L, the sum over times of place·rank sum; large for a rise
    mean, sd    of L where there is no trend, given the ties
    tails       `greater` speaks for a rise, `less` for a fall; None where there is no test
    """

    n: int
    statistic: float | None = None
    mean: float | None = None
    sd: float | None = None
    tails: Tails | None = None
    method: Method | None = None
    reason: Reason | None = None

    @property
    def test(self) -> HypothesisTest:
        """Two-sided, so that a rise and a fall are both looked for; the statistic is L."""
        if self.tails is None:
            return HypothesisTest("page_trend", None, n=self.n, reason=self.reason)
        p = self.tails.two_sided
        log10_p = self.tails.log10_two_sided
        return HypothesisTest("page_trend", p, self.statistic, self.method, log10_p, self.n)

    @property
    def rises(self) -> bool | None:
        """Whether L leans to a rise; None where it leans neither way."""
        if self.statistic is None or self.mean is None or self.statistic == self.mean:
            return None
        return self.statistic > self.mean


def page_trend(sequences: Sequences) -> PageTrend:
    """Page's test (1963) for times in their order, with ties in a person's own scores.

    Given each person's own ranks every order of them is as likely as any other. The p is exact by
    convolution of the people's distributions where affordable, else normal with the mean and
    variance of L given the ties. Where nobody has all times, or nobody's scores differ, there is
    no test and `reason` says why.

    >>> found = page_trend(Sequences.of([[1, 2, 3], [1, 3, 2], [1, 2, 3]]))
    >>> found.statistic, round(found.tails.greater, 4), found.method
    (41.0, 0.0324, 'exact')
    """
    ranks = PersonalRanks.of(sequences)
    if ranks.n == 0:
        return PageTrend(0, reason="no_pairs")
    if ranks.squares == 0:
        return PageTrend(ranks.n, reason="no_change")
    place = np.arange(1, ranks.times + 1)
    doubled = int(place @ ranks.sums)
    mean = ranks.n * ranks.times * (ranks.times + 1) ** 2 / 4
    of_places = float(((place - place.mean()) ** 2).sum())
    sd = math.sqrt(of_places * ranks.squares / 4 / (ranks.times - 1))
    tails = _exact(ranks, doubled)
    method: Method = "asymptotic" if tails is None else "exact"
    limit = normal_tails(doubled / 2 - mean, sd)
    return PageTrend(ranks.n, doubled / 2, mean, sd, tails or limit, method)


def _exact(ranks: PersonalRanks, doubled: int) -> Tails | None:
    """Both tails of doubled L, from the distributions of all people added up."""
    if ranks.times > MOST_TIMES_LISTED or ranks.count.size > MOST_KINDS * 720:
        return None
    widest = ranks.times * (ranks.times**2 - 1) // 3  # of one person's doubled Σ place·rank
    if ranks.n * widest > MOST_SUMS:
        return None
    kinds = list(ranks.by_ties())
    if len(kinds) > MOST_KINDS:
        return None
    share = np.ones(1)
    lowest = 0
    for kind, people in kinds:
        low, one = _of_one(kind)
        share = np.convolve(share, _of_several(one, people))
        lowest += low * people
    seen = doubled - lowest
    return _tails(float(share[: seen + 1].sum()), float(share[seen:].sum()))


def _of_one(kind: Whole) -> tuple[int, Floats]:
    """The smallest doubled Σ place·rank of one person, and the chance of each value from it on."""
    orders = np.array(list(permutations(kind.tolist())), np.int64)
    sums = orders @ np.arange(1, kind.size + 1)
    low = int(sums.min())
    return low, np.bincount(sums - low) / sums.size


def _of_several(one: Floats, people: int) -> Floats:
    """The distribution of the sum over so many people, by doubling."""
    total = np.ones(1)
    power = one
    while people:
        if people % 2:
            total = np.convolve(total, power)
        people //= 2
        if people:
            power = np.convolve(power, power)
    return total


def _tails(less: float, greater: float) -> Tails:
    less = min(1.0, max(less, SMALLEST))
    greater = min(1.0, max(greater, SMALLEST))
    return Tails(less, greater, math.log10(less), math.log10(greater))
