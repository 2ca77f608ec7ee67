"""Confidence limits of a noncentrality, for any t and df."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from scipy.special import gammaincc, nctdtr, ndtr, ndtri

from lib.stats.arrays import Floats

NODES = 512
LARGEST_T = 1_000.0  # for scipy: from 3,000 on its P(T ≤ t) is off by 1e-9, from 1e5 on NaN
REACH = 9.0  # standard deviations beyond which a normal variable holds nothing worth counting


def noncentrality(t: float, df: int, p: float) -> float:
    """The noncentrality δ for which P(T ≤ t) = p, T noncentral t with df degrees of freedom.

    The limits of a 95 % interval for δ are those at p = .975 and .025 (Steiger and Fouladi 1997).
    The inverse is our own, because scipy.special.nctdtrinc is off in the fifth digit at t = 50.

    >>> round(noncentrality(2.0, 10, 0.975), 3), round(noncentrality(2.0, 10, 0.025), 3)
    (-0.184, 4.101)
    """
    if t < 0:
        return -noncentrality(-t, df, 1.0 - p)
    target = float(ndtri(p))
    spread = math.sqrt(1.0 + t * t / (2.0 * df))
    # P(T ≤ t) ≥ P(Z ≤ −δ), so δ ≥ low
    low = -target
    high = _too_high(t, df, target)
    old = low
    new = t - target * spread
    miss = _probit(t, df, old) - target
    for _ in range(200):
        # the probit of P(T ≤ t) is nearly linear in δ, so that the secant rule needs few steps
        if not low < new < high:
            new = (low + high) / 2.0
        old_miss = miss
        miss = _probit(t, df, new) - target
        low, high = (new, high) if miss > 0 else (low, new)
        if abs(miss) < 1e-13 or high - low <= 1e-15 * abs(new):
            break
        slope = (miss - old_miss) / (new - old)
        old = new
        new = new - miss / slope if slope else high
    return new


def noncentral_t_cdf(t: float, df: int, noncentrality: float) -> float:
    """P(T ≤ t) for t ≥ 0, where T = (Z + δ) / S, Z standard normal and S² a χ² over its df.

    >>> round(noncentral_t_cdf(2.0, 10, 1.0), 4)
    0.8076
    """
    if t <= LARGEST_T:
        return float(nctdtr(df, noncentrality, t))
    return _over_normal(t, df, noncentrality)


def _too_high(t: float, df: int, target: float) -> float:
    """A noncentrality for which P(T ≤ t) is below the wanted one."""
    step = 2.0 + math.sqrt(1.0 + t * t / (2.0 * df))
    high = t + step
    while _probit(t, df, high) >= target:
        high += step
        step *= 2.0
    return high


def _probit(t: float, df: int, noncentrality: float) -> float:
    p = noncentral_t_cdf(t, df, noncentrality)
    return float(ndtri(min(max(p, 1e-300), 1.0 - 1e-16)))


def _over_normal(t: float, df: int, noncentrality: float) -> float:
    """P(Z ≤ −δ) + E [Z > −δ] P(S ≥ (Z + δ) / t)."""
    start = max(-REACH, -noncentrality)
    if start >= REACH:
        return 1.0
    node, weight = _nodes(start, REACH)
    weight = weight * np.exp(-node * node / 2.0) / math.sqrt(2.0 * math.pi)
    beyond = gammaincc(df / 2.0, df / 2.0 * ((node + noncentrality) / t) ** 2)
    return float(ndtr(-noncentrality) + np.dot(weight, beyond))


def _nodes(low: float, high: float) -> tuple[Floats, Floats]:
    """Gauss–Legendre nodes and weights on an interval."""
    node, weight = _unit_nodes()
    half = (high - low) / 2.0
    return low + half * (node + 1.0), weight * half


@lru_cache(maxsize=1)
def _unit_nodes() -> tuple[Floats, Floats]:
    return np.polynomial.legendre.leggauss(NODES)
