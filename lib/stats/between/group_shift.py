"""By how much do two groups differ in their change: Hodges–Lehmann shift and superiority."""

from __future__ import annotations

import math

import numpy as np
from scipy.special import ndtri, stdtrit

from lib.stats.arrays import Counts, Floats
from lib.stats.between.grouped import GroupedChanges, midranks
from lib.stats.exact.rank_sum import rank_sum_distribution
from lib.stats.probability import student_two_sided
from lib.stats.results import Estimate, HypothesisTest, Interval, Reason
from lib.stats.scores import count_decimals, round_to

MOST_DIFFERENCES = 1_000_000  # sorted as they are; beyond, searched for
MARGIN = 0.02  # of a bracket's width, kept on both sides of an interpolated guess


def hodges_lehmann_shift(groups: GroupedChanges, level: float = 0.95) -> Estimate:
    """The median of all differences, a change of the first group minus one of the second.

    The interval runs between the k-th smallest and the k-th largest difference, k from the exact
    Mann–Whitney distribution (its normal approximation in large groups); `level` is what that
    distribution gives, a lower bound when changes are tied (Lehmann 1975, §2.6). No value for an
    empty group ("one_level"), no interval when `level` is out of reach ("not_attainable").

    >>> groups = GroupedChanges.of([1, 2, 4, 5, 3, 6, 8, 9], [0, 0, 0, 0, 1, 1, 1, 1])
    >>> shift = hodges_lehmann_shift(groups)
    >>> shift.value, shift.interval.low, shift.interval.high, round(shift.interval.level, 3)
    (-4.0, -8.0, 2.0, 0.971)
    """
    if len(groups.levels) != 2:
        raise ValueError(f"a shift lies between two groups, not {len(groups.levels)}")
    name = "hodges_lehmann_shift"
    n1, n2 = (int(size) for size in groups.sizes)
    if min(n1, n2) == 0:
        return Estimate(name, None, reason="one_level")
    differences = _Differences.of(groups)
    pairs = n1 * n2
    low, high = (differences.at(k) for k in ((pairs + 1) // 2, pairs // 2 + 1))
    value = float(round_to(np.array([low / 2.0 + high / 2.0]), differences.decimals + 1)[0])
    k, reached = _order(n1, n2, level)
    if k < 1:
        return Estimate(name, value, reason="not_attainable")
    ends = Interval(
        differences.at(k), differences.at(pairs + 1 - k), "mann_whitney_inversion", reached
    )
    return Estimate(name, value, ends)


def _order(n1: int, n2: int, level: float) -> tuple[int, float]:
    """The order k of the interval's ends and the level reached: 1 − 2 P(U ≤ k − 1)."""
    alpha = 1.0 - level
    pairs = float(n1) * n2
    chance = rank_sum_distribution(n1, n2)
    if chance is None:
        sigma = math.sqrt(pairs * (n1 + n2 + 1.0) / 12.0)
        return math.floor(pairs / 2.0 - float(ndtri(1.0 - alpha / 2.0)) * sigma), level
    below = np.cumsum(chance)
    # R's qwilcox(α/2): the tolerance finds a tail that equals α/2 in exact arithmetic
    k = int(np.searchsorted(below, alpha / 2.0 * (1.0 - 1e-12)))
    return k, 1.0 - 2.0 * float(below[k - 1]) if k else level


class _Differences:
    """The ordered differences between two counted samples, found without listing them all."""

    def __init__(self, first: tuple[Floats, Counts], second: tuple[Floats, Counts]) -> None:
        (self.x, x_count) = first
        (self.y, self.y_count) = second
        self.decimals = count_decimals(np.concatenate([self.x, self.y]))
        self.below = np.concatenate([[0], np.cumsum(x_count)])
        self.y_people = int(self.y_count.sum())
        self.counted: dict[float, int] = {}  # differences up to each bound that was tried
        self.values: Floats | None = None
        if self.x.size * self.y.size <= MOST_DIFFERENCES:
            listed = round_to(np.subtract.outer(self.x, self.y).ravel(), self.decimals)
            order = np.argsort(listed)
            self.values = listed[order]
            self.places = np.cumsum(np.outer(x_count, self.y_count).ravel()[order])

    @classmethod
    def of(cls, groups: GroupedChanges) -> _Differences:
        first, second = ((groups.change[row > 0], row[row > 0]) for row in groups.counts)
        return cls(first, second)

    def at(self, k: int) -> float:
        """The k-th smallest difference, k from 1."""
        if self.values is not None:
            return float(self.values[np.searchsorted(self.places, k)])
        return self._search(k)

    def _search(self, k: int) -> float:
        """Narrow the range until it is finer than the data's last decimal, then round to it."""
        step = 10.0**-self.decimals
        low, high = self._bracket(k)
        while high - low > step / 4.0:
            width = high - low
            for guess in self._guesses(k, low, high):
                self._count(guess)
            low, high = self._bracket(k)
            if high - low <= width / 2.0:
                continue
            middle = low + (high - low) / 2.0
            if not low < middle < high:
                break
            self._count(middle)
            low, high = self._bracket(k)
        return float(round_to(np.array([high]), self.decimals)[0])

    def _bracket(self, k: int) -> tuple[float, float]:
        """The nearest bounds known so far around the k-th difference."""
        if not self.counted:
            half = 10.0**-self.decimals / 2.0  # the ends stay between two possible differences
            self.counted[float(self.x[0] - self.y[-1]) - half] = 0
            self.counted[float(self.x[-1] - self.y[0])] = int(self.below[-1]) * self.y_people
        low = max(bound for bound, upto in self.counted.items() if upto < k)
        high = min(bound for bound, upto in self.counted.items() if upto >= k)
        return low, high

    def _guesses(self, k: int, low: float, high: float) -> tuple[float, float]:
        """Two bounds close to where it would lie if the differences were spread evenly."""
        below = self.counted[low]
        share = (k - below) / (self.counted[high] - below)
        width = high - low
        return low + width * (share - MARGIN), low + width * (share + MARGIN)

    def _count(self, bound: float) -> None:
        if min(self.counted) < bound < max(self.counted):
            self.counted[bound] = self._up_to(bound)

    def _up_to(self, bound: float) -> int:
        """How many differences are at most `bound`."""
        place = np.searchsorted(self.x, self.y + bound, side="right")
        return int(self.y_count @ self.below[place])


def brunner_munzel(groups: GroupedChanges, level: float = 0.95) -> tuple[HypothesisTest, Estimate]:
    """Test and interval for P(first higher) + ½P(equal), without assuming equal spreads.

    Brunner & Munzel 2000: t with Satterthwaite's degrees of freedom (`df`), positive when the
    first group's changes are higher. The interval is the t interval on the logit scale. Undefined
    with an empty group ("one_level"), a group of one ("too_few"), and when no rank varies
    between the groups, as when all of one are above all of the other ("not_defined").

    >>> groups = GroupedChanges.of([1, 2, 4, 5, 3, 6, 8, 9], [0, 0, 0, 0, 1, 1, 1, 1])
    >>> test, superiority = brunner_munzel(groups)
    >>> superiority.value, round(test.p, 3)
    (0.125, 0.05)
    """
    if len(groups.levels) != 2:
        raise ValueError(f"Brunner–Munzel compares two groups, not {len(groups.levels)}")
    sizes = groups.sizes
    n = groups.n
    if sizes.min() == 0:
        return _undefined("one_level", n, None)
    pooled = midranks(groups.total)
    mean = groups.counts @ pooled / sizes
    p = float((mean[0] - (sizes[0] + 1) / 2.0) / sizes[1])
    if sizes.min() == 1:
        return _undefined("too_few", n, p)
    spread = _placement_variance(groups.counts, pooled, mean)
    share = spread / (sizes * (n - sizes) ** 2.0)  # each group's part in the variance of p
    variance = float(share.sum())
    if variance <= 0.0:
        return _undefined("not_defined", n, p)
    df = variance**2 / float(np.sum(share**2 / (sizes - 1.0)))
    t = (p - 0.5) / math.sqrt(variance)
    tail = student_two_sided(t, df)
    test = HypothesisTest("brunner_munzel", tail.p, t, "asymptotic", tail.log10_p, n, df)
    wide = float(stdtrit(df, 0.5 + level / 2.0)) * math.sqrt(variance) / (p * (1.0 - p))
    logit = math.log(p / (1.0 - p))
    low, high = (1.0 / (1.0 + math.exp(min(700.0, -(logit + side * wide)))) for side in (-1, 1))
    return test, Estimate("superiority", p, Interval(low, high, "brunner_munzel_logit", level))


def _placement_variance(counts: Counts, pooled: Floats, mean: Floats) -> Floats:
    """The variance of (rank among all − rank in its own group), per group."""
    sizes = counts.sum(axis=1)
    own = np.array([midranks(row) for row in counts])
    placement = pooled - own - (mean - (sizes + 1) / 2.0)[:, None]
    variance = np.asarray((counts * placement**2).sum(axis=1) / (sizes - 1.0))
    return np.where(variance > 1e-12 * sizes.sum() ** 2, variance, 0.0)


def _undefined(reason: Reason, n: int, p: float | None) -> tuple[HypothesisTest, Estimate]:
    test = HypothesisTest("brunner_munzel", None, n=n, reason=reason)
    return test, Estimate("superiority", p, reason=reason)
