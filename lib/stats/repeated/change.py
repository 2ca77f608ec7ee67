"""How much scores changed from the first time to each later one, with intervals for all at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.stats.arrays import Counts, Floats
from lib.stats.repeated.sequences import Sequences
from lib.stats.repeated.simultaneous import LargestT
from lib.stats.results import Interval, Reason


@dataclass(frozen=True, slots=True)
class TimeChange:
    """The mean change from the first time to another, or how two arms differ in it.

    time       the position of the later time
    n          participants with both scores; of the arm, where arms are compared
    value      in the score's unit; None with `reason` where there is no spread to judge it by
    interval   holds for all the changes together
    p          two-sided, adjusted for all of them (largest |t|)
    arm        position of the arm that is compared with the control; 0 without arms
    """

    time: int
    n: int
    value: float | None
    interval: Interval | None = None
    p: float | None = None
    reason: Reason | None = None
    arm: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ChangeMoments:
    """The mean changes of one group from the first time to the others, and their covariances.

    n            participants with both scores, (t − 1,)
    mean         NaN where nobody has both, (t − 1,)
    variance     of the changes, divisor n − 1; NaN below two participants, (t − 1,)
    covariance   of the means, from the people who have all of first, one and other, (t − 1, t − 1)
    """

    n: Counts
    mean: Floats
    variance: Floats
    covariance: Floats

    @classmethod
    def of(cls, sequences: Sequences) -> ChangeMoments:
        """Moments of the changes, exact for scores that end.

        >>> found = ChangeMoments.of(Sequences.of([[1, 2, 4], [2, 4, 5], [1, 1, None]]))
        >>> found.n.tolist(), found.mean.tolist(), found.variance.round(3).tolist()
        ([3, 2], [1.0, 3.0], [1.0, 0.0])
        """
        first = sequences.scores[:, 0]
        later = sequences.scores[:, 1:].T
        changes = [sequences.resolution.change(first, scores) for scores in later]
        change = np.stack(changes, axis=1)
        there = np.isfinite(change)
        n: Counts = sequences.count @ there
        filled = np.where(there, change, 0.0)
        mean = _divided(sequences.count @ filled, n)
        left = np.where(there, change - mean, 0.0)
        weighted = left * sequences.count[:, None]
        products = weighted.T @ left  # over people who have both times
        both = (there * sequences.count[:, None]).T @ there
        shared = _divided(products, both - 1.0)
        covariance = both * shared / np.maximum(np.outer(n, n), 1)
        variance = np.diag(shared).copy()
        # a constant change has no spread, whatever rounding its mean left
        noise = 1e-12 * np.abs(mean)
        variance[np.sqrt(np.maximum(variance, 0.0)) <= noise] = 0.0
        return cls(n, mean, variance, covariance)


def change_from_first(sequences: Sequences, level: float = 0.95) -> tuple[TimeChange, ...]:
    """The mean change from the first time to each later one, with simultaneous intervals.

    Whoever has both scores counts, whatever else is missing. The intervals are mean ± c·s/√n, c
    the value that the largest of all |t| exceeds in 5 % of studies without a change: the
    multivariate t with the correlation of the changes themselves, so that changes which go
    together cost less than Bonferroni's. A change without spread, or of one person, has no
    interval: `reason` says why.

    >>> seen = Sequences.of([[3, 4, 6], [2, 4, 4], [5, 5, 7], [4, 6, 5], [3, 5, 5]])
    >>> first, second = change_from_first(seen)
    >>> first.value, first.n, round(first.p, 2)
    (1.4, 5, 0.04)
    """
    moments = ChangeMoments.of(sequences)
    usable = np.flatnonzero((moments.n > 1) & (moments.variance > 0))
    found = [_without(moments, time) for time in range(moments.n.size)]
    if usable.size == 0:
        return tuple(found)
    covariance = moments.covariance[np.ix_(usable, usable)]
    largest = LargestT(_correlation(covariance), float(moments.n[usable].min() - 1))
    critical = largest.critical(level)
    for place, time in enumerate(usable.tolist()):
        error = math.sqrt(covariance[place, place])
        value = float(moments.mean[time])
        interval = Interval(value - critical * error, value + critical * error, "largest_t", level)
        n = int(moments.n[time])
        found[time] = TimeChange(time + 1, n, value, interval, largest.adjusted(value / error))
    return tuple(found)


def difference_from_control(
    arms: Sequence[Sequences], control: int, level: float = 0.95
) -> tuple[TimeChange, ...]:
    """How each arm's mean change from the first time differs from the control's, at each time.

    arms      the participants of each arm
    control   the position of the arm that the others are compared with

    The arm minus the control, by time and arm, with intervals that hold for all of them together:
    difference ± c·√(s²/n + s₀²/n₀), c from the multivariate t with the correlations that a shared
    control and the same people at several times make, and the smallest of Welch's degrees of
    freedom (1947). Below two participants on a side, or without spread on both, no interval.

    >>> new = Sequences.of([[3, 5, 7], [2, 5, 6], [4, 5, 9]])
    >>> usual = Sequences.of([[3, 3, 4], [2, 3, 3], [4, 5, 4]])
    >>> [round(each.value, 2) for each in difference_from_control([new, usual], 1)]
    [1.33, 3.67]
    """
    moments = [ChangeMoments.of(arm) for arm in arms]
    base = moments[control]
    others = [arm for arm in range(len(arms)) if arm != control]
    contrasts = [(time, arm) for time in range(base.n.size) for arm in others]
    found = [_apart(moments[arm], base, time, arm) for time, arm in contrasts]
    usable = [
        place
        for place, (time, arm) in enumerate(contrasts)
        if min(moments[arm].n[time], base.n[time]) > 1
        and moments[arm].variance[time] + base.variance[time] > 0
    ]
    if not usable:
        return tuple(found)
    kept = [contrasts[place] for place in usable]
    covariance = _between(moments, base, kept)
    df = min(_welch_df(moments[arm], base, time) for time, arm in kept)
    largest = LargestT(_correlation(covariance), df)
    critical = largest.critical(level)
    for index, place in enumerate(usable):
        plain = found[place]
        error = math.sqrt(covariance[index, index])
        value = plain.value or 0.0
        interval = Interval(value - critical * error, value + critical * error, "largest_t", level)
        p = largest.adjusted(value / error)
        found[place] = TimeChange(plain.time, plain.n, value, interval, p, None, plain.arm)
    return tuple(found)


def _without(moments: ChangeMoments, time: int) -> TimeChange:
    """A change whose spread is unknown."""
    n = int(moments.n[time])
    if n == 0:
        return TimeChange(time + 1, 0, None, reason="no_pairs")
    value = float(moments.mean[time])
    constant: Reason = "constant_change" if value else "no_change"
    return TimeChange(time + 1, n, value, reason="one_pair" if n == 1 else constant)


def _apart(own: ChangeMoments, base: ChangeMoments, time: int, arm: int) -> TimeChange:
    """A difference between two arms whose spread is unknown."""
    n = int(own.n[time])
    if min(n, int(base.n[time])) == 0:
        return TimeChange(time + 1, n, None, reason="no_pairs", arm=arm)
    value = float(own.mean[time] - base.mean[time])
    few = min(n, int(base.n[time])) == 1
    return TimeChange(time + 1, n, value, reason="too_few" if few else "constant_change", arm=arm)


def _between(
    moments: list[ChangeMoments], base: ChangeMoments, contrasts: list[tuple[int, int]]
) -> Floats:
    """The covariances of the differences: the control's are shared by all, an arm's by its own."""
    size = len(contrasts)
    covariance = np.empty((size, size))
    for row, (time, arm) in enumerate(contrasts):
        for column, (other_time, other_arm) in enumerate(contrasts):
            shared = base.covariance[time, other_time]
            own = moments[arm].covariance[time, other_time] if arm == other_arm else 0.0
            covariance[row, column] = shared + own
    return covariance


def _welch_df(own: ChangeMoments, base: ChangeMoments, time: int) -> float:
    """Welch's degrees of freedom of one difference."""
    sides = [(each.variance[time] / each.n[time], each.n[time] - 1) for each in (own, base)]
    total = sum(part for part, _ in sides)
    return float(total**2 / sum(part**2 / df for part, df in sides))


def _correlation(covariance: Floats) -> Floats:
    error = np.sqrt(np.diag(covariance))
    correlation: Floats = np.clip(covariance / np.outer(error, error), -1.0, 1.0)
    return correlation


def _divided(total: ArrayLike, by: ArrayLike) -> Floats:
    """total / by, NaN where there is nobody to divide among."""
    parts = np.asarray(total, np.float64)
    people = np.asarray(by, np.float64)
    quotient: Floats = np.divide(parts, people, out=np.full(parts.shape, np.nan), where=people > 0)
    return quotient
