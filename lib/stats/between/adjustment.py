"""Adjust p-values for the number of questions asked; a missing p stays missing, uncounted."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from lib.stats.arrays import Floats

Adjusted = tuple[float | None, ...]


def holm(p: Sequence[float | None]) -> Adjusted:
    """Holm 1979, step-down: running maximum of (m − i + 1)·p₍ᵢ₎; family-wise error.

    m counts the p-values that are there: None and NaN come back as None, in place. Raises
    ValueError for a p outside [0, 1].

    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]
    >>> holm([0.02, None])
    (0.02, None)
    """
    return _adjust(
        p, lambda ordered: np.maximum.accumulate(ordered * np.arange(ordered.size, 0, -1))
    )


def benjamini_hochberg(p: Sequence[float | None]) -> Adjusted:
    """Benjamini & Hochberg 1995, false discovery rate: from the largest, m/i·p₍ᵢ₎; gaps as Holm.

    >>> [round(p, 3) for p in benjamini_hochberg([0.01, 0.04, 0.03])]
    [0.03, 0.04, 0.04]
    """
    return _adjust(p, _false_discovery)


def min_p(observed: Floats, resampled: Floats) -> tuple[Floats, Floats]:
    """Westfall–Young adjusted p-values from resampled ones: single-step and step-down, (m,).

    observed   the p of each of m tests, (m,)
    resampled  their p-values in b resamples that keep the tests' dependence, (b, m)

    Single-step: (1 + #{smallest p of the resample ≤ p})/(b + 1). Step-down takes the smallest
    over the tests with an observed p as large or larger, made monotone; it is never larger.
    Westfall & Young 1993, algorithms 2.5 and 2.8; a tolerance of 1e-12 guards equal p-values.

    >>> drawn = np.array([[0.2, 0.6], [0.9, 0.3], [0.005, 0.8]])
    >>> single, down = min_p(np.array([0.01, 0.5]), drawn)
    >>> single.tolist(), down.tolist()
    ([0.5, 1.0], [0.5, 0.5])
    """
    order = np.argsort(observed, kind="stable")
    bound = observed * (1.0 + 1e-12)
    draws = resampled.shape[0]
    smallest = np.minimum.accumulate(resampled[:, order[::-1]], axis=1)[:, ::-1]
    down = np.empty_like(observed)
    down[order] = np.maximum.accumulate((1 + (smallest <= bound[order]).sum(axis=0)) / (draws + 1))
    least = np.sort(smallest[:, 0]) if observed.size else np.empty(0)
    single = (1 + np.searchsorted(least, bound, side="right")) / (draws + 1)
    return single, down


def exact_min_p(observed: Floats, every: Floats, chance: Floats) -> Floats:
    """Westfall–Young step-down p-values where every case is gone through, (m,).

    observed   the p of each of m tests, (m,)
    every      their p-values in all cases, the one at hand among them, (cases, m)
    chance     the probability of each case, (cases,)

    >>> every = np.array([[0.5, 1.0], [1.0, 0.5], [0.5, 0.5], [1.0, 1.0]])
    >>> exact_min_p(np.array([0.5, 1.0]), every, np.full(4, 0.25)).tolist()
    [0.75, 1.0]
    """
    order = np.argsort(observed, kind="stable")
    bound = observed[order] * (1.0 + 1e-12)
    smallest = np.minimum.accumulate(every[:, order[::-1]], axis=1)[:, ::-1]
    down = np.empty_like(observed)
    down[order] = np.maximum.accumulate(chance @ (smallest <= bound))
    return np.minimum(down, 1.0)


def _false_discovery(ordered: Floats) -> Floats:
    raw = ordered * ordered.size / np.arange(1, ordered.size + 1)
    return np.asarray(np.minimum.accumulate(raw[::-1])[::-1])


def _adjust(p: Sequence[float | None], rule: Callable[[Floats], Floats]) -> Adjusted:
    values = np.array(p, np.float64)  # None becomes NaN
    there = np.flatnonzero(~np.isnan(values))
    if np.any((values[there] < 0.0) | (values[there] > 1.0)):
        raise ValueError("a p-value lies outside 0 and 1")
    order = there[np.argsort(values[there], kind="stable")]
    values[order] = np.minimum(1.0, rule(values[order]))
    return tuple(None if math.isnan(one) else one for one in values.tolist())
