"""How many people a next study needs, and what this one could have seen."""

from __future__ import annotations

import math
from collections.abc import Callable

from scipy.special import nctdtr, ndtr, ndtri, stdtrit

from lib.stats.bisection import where_reached

WILCOXON_EFFICIENCY = 0.955  # 3/π, against t for normal changes
MOST_PEOPLE = 10_000_000


def noether(superiority: float, power: float = 0.8, alpha: float = 0.05) -> int | None:
    """People needed by the signed-rank test, from p″ = P(D₁ + D₂ > 0) (Noether 1987).

    n = (z₁₋α/₂ + z_power)²/(3(p″ − ½)²), rounded up. None when p″ is ½ (no number suffices) or
    outside [0, 1], or more than ten million are needed.

    >>> noether(0.7)
    66
    """
    _check(power, alpha)
    if not 0.0 <= superiority <= 1.0 or superiority == 0.5:
        return None
    z = float(ndtri(1.0 - alpha / 2.0) + ndtri(power))
    needed = z * z / (3.0 * (superiority - 0.5) ** 2)
    return math.ceil(needed) if needed <= MOST_PEOPLE else None


def noether_for_shift(d: float, power: float = 0.8, alpha: float = 0.05) -> int | None:
    """The same for normal changes with mean d standard deviations: p″ = Φ(√2·d).

    >>> noether_for_shift(0.5)
    39
    """
    return noether(float(ndtr(math.sqrt(2.0) * d)), power, alpha)


def paired_t_size(d: float, power: float = 0.8, alpha: float = 0.05) -> int | None:
    """People needed by the paired t test for a mean change of d SD.

    None for d = 0 or when more than ten million are needed. Like R's power.t.test it leaves out
    the negligible chance of a rejection on the wrong side.

    >>> paired_t_size(0.5)
    34
    """
    needed = _paired_t_size(d, power, alpha)
    return None if needed is None else math.ceil(needed)


def wilcoxon_size(d: float, power: float = 0.8, alpha: float = 0.05) -> int | None:
    """People needed by the signed-rank test if changes are normal: the t test's n/.955.

    >>> wilcoxon_size(0.5)
    35
    """
    needed = _paired_t_size(d, power, alpha)
    return None if needed is None else math.ceil(needed / WILCOXON_EFFICIENCY)


def two_arm_size(d: float, power: float = 0.8, alpha: float = 0.05) -> int | None:
    """People needed per arm to compare the changes of two arms by ranks: the t test's n/.955.

    >>> two_arm_size(0.5)
    67
    """
    needed = _size(lambda n: two_group_power(d, n, n, alpha), d, power, alpha)
    return None if needed is None else math.ceil(needed / WILCOXON_EFFICIENCY)


def paired_t_power(d: float, n: float, alpha: float = 0.05) -> float:
    """Power of the paired t test (two-sided α, right side) with n > 1 people.

    >>> round(paired_t_power(0.5, 34), 3)
    0.808
    """
    return _t_power(abs(d) * math.sqrt(n), n - 1.0, alpha)


def two_group_power(d: float, n1: float, n2: float, alpha: float = 0.05) -> float:
    """Power of the two-sample t test for means d SD apart, n1 + n2 > 2.

    >>> round(two_group_power(0.5, 64, 64), 3)
    0.801
    """
    return _t_power(abs(d) * math.sqrt(n1 * n2 / (n1 + n2)), n1 + n2 - 2.0, alpha)


def detectable_change(n: int, power: float = 0.8, alpha: float = 0.05) -> float | None:
    """The smallest mean change, in SD, that n people show with that power; None for n < 2.

    >>> round(detectable_change(28), 3)
    0.549
    """
    _check(power, alpha)
    if n < 2:
        return None
    return _root(lambda d: paired_t_power(d, n, alpha), power)


def detectable_difference(
    n1: int, n2: int, power: float = 0.8, alpha: float = 0.05
) -> float | None:
    """The smallest difference in change, in SD, that two groups show with that power.

    Pooled two-sample t test (14 against 14: 1.10). None with an empty group or n1 + n2 < 3. For
    the first step of Holm's procedure over m factors use alpha / m.

    >>> round(detectable_difference(14, 14), 2)
    1.1
    """
    _check(power, alpha)
    if min(n1, n2) < 1 or n1 + n2 < 3:
        return None
    return _root(lambda d: two_group_power(d, n1, n2, alpha), power)


def z_power(d: float, n: int, alpha: float = 0.05) -> float:
    """Power for a true mean change of d SD in large samples: Φ(d√n − z).

    >>> round(z_power(0.5, 32), 3)
    0.807
    """
    return float(ndtr(d * math.sqrt(n) - float(ndtri(1.0 - alpha / 2.0))))


def assurance(d: float, pilot: int, n: int, alpha: float = 0.05) -> float | None:
    """Power averaged over what a pilot leaves open about d: Φ((d − z/√n)/√(1/pilot + 1/n)).

    d is the pilot's mean change in SD; None without people. Ciarleglio & Arendt 2017.

    >>> round(assurance(0.5, 28, 34), 3)
    0.74
    """
    if min(pilot, n) < 1:
        return None
    z = float(ndtri(1.0 - alpha / 2.0))
    return float(ndtr((d - z / math.sqrt(n)) / math.sqrt(1.0 / pilot + 1.0 / n)))


def assurance_limit(d: float, pilot: int) -> float | None:
    """What no number of people can exceed: the chance that the true change is positive.

    >>> round(assurance_limit(0.5, 28), 4)
    0.9959
    """
    return None if pilot < 1 else float(ndtr(d * math.sqrt(pilot)))


def _paired_t_size(d: float, power: float, alpha: float) -> float | None:
    return _size(lambda n: paired_t_power(d, n, alpha), d, power, alpha)


def _t_power(shift: float, df: float, alpha: float) -> float:
    if df > 1e6:  # nctdtr loses its way there, and the normal is as good
        return float(ndtr(shift - ndtri(1.0 - alpha / 2.0)))
    return 1.0 - float(nctdtr(df, shift, float(stdtrit(df, 1.0 - alpha / 2.0))))


def _size(power_of: Callable[[float], float], d: float, power: float, alpha: float) -> float | None:
    _check(power, alpha)
    if d == 0.0 or not math.isfinite(d):
        return None
    low = 2.0
    high = 4.0
    if power_of(low) >= power:
        return low
    while power_of(high) < power:
        low = high
        high = high * 2.0
        if high > MOST_PEOPLE:
            return None
    return where_reached(power_of, power, low, high)


def _root(power_of: Callable[[float], float], power: float) -> float:
    high = 1.0
    while power_of(high) < power:
        high *= 2.0
    return where_reached(power_of, power, 0.0, high)


def _check(power: float, alpha: float) -> None:
    if not 0.0 < alpha < 1.0 or not alpha / 2.0 < power < 1.0:
        raise ValueError("α must lie between 0 and 1, power between α/2 and 1")
