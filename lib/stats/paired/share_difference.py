"""Intervals for a difference of paired shares, from the counts that crossed each way."""

from __future__ import annotations

import math

from scipy.special import ndtri

from lib.stats.results import Interval

BISECTIONS = 80  # enough to come down to neighbouring floats


def bonett_price(gained: int, lost: int, n: int, level: float = 0.95) -> Interval:
    """Bonett and Price's (2012) interval of (gained − lost)/n, n ≥ 1.

    Wald's interval after one participant more in each discordant cell, clipped to ±1.

    >>> interval = bonett_price(7, 1, 21)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.013, 0.508)
    """
    up = (gained + 1) / (n + 2)
    down = (lost + 1) / (n + 2)
    middle = (gained - lost) / (n + 2)
    half = two_sided_z(level) * math.sqrt(max(up + down - middle**2, 0.0) / (n + 2))
    return Interval(max(middle - half, -1.0), min(middle + half, 1.0), "bonett_price", level)


def tango(gained: int, lost: int, n: int, level: float = 0.95) -> Interval:
    """Tango's (1998) score interval of (gained − lost)/n, n ≥ 1.

    It holds the differences which the score test does not reject.

    >>> interval = tango(7, 1, 21)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.026, 0.517)
    """
    squared_z = two_sided_z(level) ** 2
    low = 0.0 - _upper_tango(lost, gained, n, squared_z)
    return Interval(low, _upper_tango(gained, lost, n, squared_z), "tango", level)


def _upper_tango(gained: int, lost: int, n: int, squared_z: float) -> float:
    inside = (gained - lost) / n
    outside = 1.0
    for _ in range(BISECTIONS):
        middle = (inside + outside) / 2.0
        score = (gained - lost - n * middle) ** 2
        if score <= squared_z * _constrained_variance(gained, lost, n, middle):
            inside = middle
        else:
            outside = middle
    return outside


def _constrained_variance(gained: int, lost: int, n: int, difference: float) -> float:
    """Variance of gained − lost at the likeliest shares with that difference (Tango, eq. 8)."""
    spread = difference * (1.0 - difference)
    b = (2 * n - gained + lost) * difference - gained - lost
    root = math.sqrt(max(b * b + 8.0 * n * lost * spread, 0.0))
    # the share lost; the second form of the same root does not cancel
    share = (root - b) / (4.0 * n) if b <= 0.0 else 2.0 * lost * spread / (root + b)
    return n * max(2.0 * share + spread, 0.0)


def two_sided_z(level: float) -> float:
    """The normal quantile of a two-sided interval at that level: 1.96 at .95.

    >>> round(two_sided_z(0.95), 3)
    1.96
    """
    return -float(ndtri((1.0 - level) / 2.0))
