"""The signed-rank distribution of n untied changes, which the Hodges–Lehmann interval rests on."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from scipy.special import ndtr, ndtri

EXACT_UP_TO = 500  # beyond, the Edgeworth series is off by less than 1e-9


@lru_cache(maxsize=1024)
def signed_rank_quantile(n: int, tail: float) -> tuple[int, float]:
    """The smallest k with P(W ≤ k) ≥ tail, and P(W < k), for n ≥ 1 untied changes, tail < 1/2.

    R: qsignrank(tail, n) and psignrank(k - 1, n). Exact up to n = 500, then by Edgeworth series.

    >>> signed_rank_quantile(6, 0.025)  # 1/64 lies below 1
    (1, 0.015625)
    """
    if n <= EXACT_UP_TO:
        cumulative = _lower_half(n)
        k = int(np.searchsorted(cumulative, tail))
        return k, float(cumulative[k - 1]) if k else 0.0
    sd = math.sqrt(_cumulants(n)[0])
    x = float(ndtri(tail))
    for _ in range(6):  # Newton; the series differs from the normal law by a hair
        density = math.exp(-x * x / 2) / math.sqrt(2 * math.pi)
        x -= (_edgeworth(n, x) - tail) / density
    k = math.ceil(n * (n + 1) / 4 + sd * x - 0.5)
    return k, _edgeworth(n, (k - 0.5 - n * (n + 1) / 4) / sd)


@lru_cache(maxsize=64)
def _lower_half(n: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """P(W ≤ k) for k = 0 … n(n + 1)/4."""
    half = n * (n + 1) // 4
    ways = np.zeros(half + 1)
    ways[0] = 0.5**n
    top = 1
    for rank in range(1, n + 1):
        top = min(top + rank, half + 1)
        ways[rank:top] += ways[: max(top - rank, 0)]
    return np.cumsum(ways)


def _cumulants(n: int) -> tuple[float, float, float]:
    """Second, fourth and sixth cumulant of W smeared over its steps of 1.

    W is a sum of ranks r with random weights 0 or 1; a uniform step turns P(W ≤ k) into the
    distribution function of a continuous variable at k + ½.
    """
    squares = n * (n + 1) * (2 * n + 1) / 6
    fourths = squares * (3 * n * n + 3 * n - 1) / 5
    sixths = squares * (3 * n**4 + 6 * n**3 - 3 * n + 1) / 7
    return squares / 4 + 1 / 12, -fourths / 8 - 1 / 120, sixths / 4 + 1 / 252


def _edgeworth(n: int, x: float) -> float:
    """The distribution function of the standardised W, with the terms in 1/n and 1/n²."""
    second, fourth, sixth = _cumulants(n)
    kurtosis = fourth / second**2
    sixth = sixth / second**3
    hermite_3 = x**3 - 3 * x
    hermite_5 = x**5 - 10 * x**3 + 15 * x
    hermite_7 = x**7 - 21 * x**5 + 105 * x**3 - 105 * x
    series = kurtosis / 24 * hermite_3 + sixth / 720 * hermite_5 + kurtosis**2 / 1152 * hermite_7
    return float(ndtr(x)) - math.exp(-x * x / 2) / math.sqrt(2 * math.pi) * series
