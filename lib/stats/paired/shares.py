"""Shares of participants and the net of two shares, with intervals that hold in small studies."""

from __future__ import annotations

import math

from scipy.special import betaincinv

from lib.stats.paired.share_difference import bonett_price, two_sided_z
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, Interval


def wilson(k: int, n: int, level: float = 0.95) -> Estimate:
    """The share k/n with the score interval of Wilson (1927); None with "no_pairs" for n = 0.

    R: prop.test(k, n, correct = FALSE). Raises ValueError unless 0 ≤ k ≤ n.

    >>> interval = wilson(14, 28).interval
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.3263, 0.6737)
    """
    if not _is_share(k, n):
        return Estimate("share", None, reason="no_pairs")
    p = k / n
    z = two_sided_z(level)
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low = 0.0 if k == 0 else middle - half
    high = 1.0 if k == n else middle + half
    return Estimate("share", p, Interval(low, high, "wilson", level))


def clopper_pearson(k: int, n: int, level: float = 0.95) -> Estimate:
    """The share k/n with the exact interval of Clopper and Pearson (1934), never too narrow.

    R: binom.test(k, n). None with "no_pairs" for n = 0. Raises ValueError unless 0 ≤ k ≤ n.

    >>> interval = clopper_pearson(9, 10).interval
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.555, 0.9975)
    """
    if not _is_share(k, n):
        return Estimate("share", None, reason="no_pairs")
    tail = (1 - level) / 2
    low = float(betaincinv(k, n - k + 1, tail)) if k else 0.0
    high = float(betaincinv(k + 1, n - k, 1 - tail)) if k < n else 1.0
    return Estimate("share", k / n, Interval(low, high, "clopper_pearson", level))


def net_improvement(pairs: Pairs, level: float = 0.95) -> Estimate:
    """(rises − falls) / n with the interval of Bonett and Price (2012), clipped to ±1.

    Signed as the scores: where lower is better, its negative is the net improvement. None with
    "no_pairs" for n = 0.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> net_improvement(pairs).value  # (3 − 1) / 5
    0.4
    """
    n = pairs.n
    rises = pairs.rises
    falls = pairs.falls
    if n == 0:
        return Estimate("net_improvement", None, reason="no_pairs")
    interval = bonett_price(rises, falls, n, level)
    return Estimate("net_improvement", (rises - falls) / n, interval)


def probability_of_superiority(pairs: Pairs, level: float = 0.95) -> Estimate:
    """The paired probability of superiority (rises + unchanged / 2) / n (Grissom and Kim 2012).

    Its interval is (1 + limits of `net_improvement`) / 2. It compares each participant with
    herself; a common-language effect over all n × n cross pairs is another quantity.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> probability_of_superiority(pairs).value  # (3 + 1/2) / 5
    0.7
    """
    net = net_improvement(pairs, level)
    if net.value is None or net.interval is None:
        return Estimate("probability_of_superiority", None, reason=net.reason)
    low = (1 + net.interval.low) / 2
    high = (1 + net.interval.high) / 2
    value = (pairs.rises + pairs.unchanged / 2) / pairs.n
    return Estimate("probability_of_superiority", value, Interval(low, high, "bonett_price", level))


def _is_share(k: int, n: int) -> bool:
    """True when the share exists; ValueError when the numbers cannot be a share at all."""
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no share")
    return n > 0
