"""Two groups of people: the difference in their change and in their shares."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from lib.stats.between.grouped import NOISE, GroupedChanges
from lib.stats.describe import power_of_two
from lib.stats.paired.shares import wilson
from lib.stats.probability import Probability, student_two_sided
from lib.stats.results import Estimate, HypothesisTest, Interval, Reason


@dataclass(frozen=True, slots=True)
class DifferenceInChange:
    """Mean change of the first group minus that of the second, its error and its test.

    `estimate` carries the t interval, `test` the t statistic with its `df`.
    """

    estimate: Estimate
    standard_error: float | None
    test: HypothesisTest


def welch(groups: GroupedChanges, level: float = 0.95) -> DifferenceInChange:
    """Welch's t test on the change, not assuming equal spreads (Welch 1947, Satterthwaite df).

    Undefined with an empty group ("one_level"), with a group of one ("too_few", the difference
    stays), and when no change varies within its group ("constant_change", likewise).

    >>> groups = GroupedChanges.of([1, 2, 3, 4, 3, 5, 6, 8], [0, 0, 0, 0, 1, 1, 1, 1])
    >>> found = welch(groups)
    >>> found.estimate.value, round(found.test.df, 3), round(found.test.p, 4)
    (-3.0, 5.01, 0.0579)
    """
    return _t_test(groups, "welch", level)


def student(groups: GroupedChanges, level: float = 0.95) -> DifferenceInChange:
    """Student's t test on the change with the pooled SD, df = n − 2; undefined as Welch's is.

    A group of one will do here if the other has two.

    >>> groups = GroupedChanges.of([1, 2, 3, 4, 3, 5, 6, 8], [0, 0, 0, 0, 1, 1, 1, 1])
    >>> found = student(groups)
    >>> found.estimate.value, found.test.df, round(found.test.p, 4)
    (-3.0, 6.0, 0.0498)
    """
    return _t_test(groups, "student", level)


def _t_test(groups: GroupedChanges, name: str, level: float) -> DifferenceInChange:
    if len(groups.levels) != 2:
        raise ValueError(f"a difference lies between two groups, not {len(groups.levels)}")
    sizes = groups.sizes.astype(np.float64)
    n = groups.n
    if sizes.min() == 0:
        return _undefined(name, n, None, "one_level")
    first, second = groups.means.tolist()
    smallest = 2 if name == "welch" else 1
    if sizes.min() < smallest or n < 3:
        return _undefined(name, n, first - second, "too_few")
    unit = power_of_two(groups.change)
    squares = groups.squares_in(unit)
    if squares.sum() <= NOISE * n:
        return _undefined(name, n, first - second, "constant_change")
    if name == "welch":
        part = squares / (sizes - 1.0) / sizes
        variance = float(part.sum())
        df = float(part.sum() ** 2 / np.sum(part**2 / (sizes - 1.0)))
    else:
        df = n - 2.0
        variance = float(squares.sum() / df * np.sum(1.0 / sizes))
    se = unit * math.sqrt(variance)
    return t_difference(name, first - second, (se, df, n), level)


def t_difference(
    name: str, difference: float, spread: tuple[float, float, int], level: float
) -> DifferenceInChange:
    """The t test and interval of a difference, from (standard error, df, people).

    >>> found = t_difference("welch", 2.0, (1.0, 10.0, 12), 0.95)
    >>> round(found.estimate.interval.low, 3), round(found.estimate.interval.high, 3)
    (-0.228, 4.228)
    """
    se, df, n = spread
    tail = student_two_sided(difference / se, df)
    test = HypothesisTest(name, tail.p, difference / se, "asymptotic", tail.log10_p, n, df)
    half = float(stdtrit(df, 0.5 + level / 2.0)) * se
    ends = Interval(difference - half, difference + half, f"{name}_t", level)
    return DifferenceInChange(Estimate("difference_in_change", difference, ends), se, test)


def _undefined(name: str, n: int, value: float | None, reason: Reason) -> DifferenceInChange:
    test = HypothesisTest(name, None, n=n, reason=reason)
    return DifferenceInChange(Estimate("difference_in_change", value, reason=reason), None, test)


@dataclass(frozen=True, slots=True)
class ShareDifference:
    """Two shares compared: their difference, Fisher's exact test, number needed to treat.

    `needed` is 1/difference with the inverted limits of its interval, sign and all; its value is
    None when the shares are equal ("not_defined"), its interval when that of the difference
    holds 0 ("not_attainable"): then no finite number is excluded.
    """

    shares: tuple[float | None, float | None]
    difference: Estimate
    fisher: HypothesisTest
    needed: Estimate


def compare_shares(
    first: tuple[int, int], second: tuple[int, int], level: float = 0.95
) -> ShareDifference:
    """Compare two shares, each as (how many, of how many), first minus second.

    The interval is Newcombe's hybrid of two Wilson intervals (1998, method 10, no continuity
    correction). An empty group makes all undefined ("one_level"). Raises ValueError when a
    count is negative or larger than its group.

    >>> found = compare_shares((56, 70), (48, 80))
    >>> interval = found.difference.interval
    >>> round(found.difference.value, 4), round(interval.low, 4), round(interval.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    (x1, n1) = first
    (x2, n2) = second
    if not (0 <= x1 <= n1 and 0 <= x2 <= n2):
        raise ValueError("a share needs 0 ≤ how many ≤ of how many")
    if min(n1, n2) == 0:
        none = HypothesisTest("fisher_exact", None, n=n1 + n2, reason="one_level")
        gap = Estimate("share_difference", None, reason="one_level")
        needed = Estimate("number_needed_to_treat", None, reason="one_level")
        return ShareDifference(
            (x1 / n1 if n1 else None, x2 / n2 if n2 else None), gap, none, needed
        )
    p1 = x1 / n1
    p2 = x2 / n2
    value = (x1 * n2 - x2 * n1) / (n1 * n2)
    ends = _newcombe(first, second, value, level)
    return ShareDifference(
        (p1, p2),
        Estimate("share_difference", value, ends),
        _fisher(first, second),
        _needed(value, ends),
    )


def _newcombe(
    first: tuple[int, int], second: tuple[int, int], value: float, level: float
) -> Interval:
    """Limits around the difference `value` from the two Wilson intervals (method 10)."""
    one = wilson(*first, level).interval
    two = wilson(*second, level).interval
    if one is None or two is None:
        raise ValueError("nobody to take a share of")
    p1 = first[0] / first[1]
    p2 = second[0] / second[1]
    low = value - math.hypot(p1 - one.low, two.high - p2)
    high = value + math.hypot(one.high - p1, p2 - two.low)
    return Interval(max(-1.0, low), min(1.0, high), "newcombe", level)


def _fisher(first: tuple[int, int], second: tuple[int, int]) -> HypothesisTest:
    """Two-sided: all tables with the same margins that are no more likely than the observed."""
    (x1, n1) = first
    (x2, n2) = second
    yes = x1 + x2
    lowest = max(0, x1 + x2 - n2)
    k = np.arange(lowest, min(n1, yes), dtype=np.float64)
    # each table's chance against the one before it
    steps = np.log((yes - k) / (k + 1.0)) + np.log((n1 - k) / (n2 - yes + k + 1.0))
    log = np.concatenate([[0.0], np.cumsum(steps)])
    chance = np.exp(log - log.max())
    # the tolerance is for tables that are equally likely (as in R)
    rare = chance <= chance[x1 - lowest] * (1.0 + 1e-7)
    p = float(chance[rare].sum() / chance.sum()) if not rare.all() else 1.0
    tail = Probability.of(p)
    return HypothesisTest("fisher_exact", tail.p, None, "exact", tail.log10_p, n1 + n2)


def _needed(value: float, ends: Interval) -> Estimate:
    name = "number_needed_to_treat"
    if value == 0.0:
        return Estimate(name, None, reason="not_defined")
    if ends.low <= 0.0 <= ends.high:
        return Estimate(name, 1.0 / value, reason="not_attainable")
    limits = Interval(1.0 / ends.high, 1.0 / ends.low, "newcombe_inverted", ends.level)
    return Estimate(name, 1.0 / value, limits)
