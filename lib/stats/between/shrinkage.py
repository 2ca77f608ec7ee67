"""Estimates by level drawn towards the overall one, by how uncertain each is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.stats.arrays import Floats
from lib.stats.between.grouped import GroupedChanges
from lib.stats.results import Reason

GRID = 1500  # points on the log scale of τ: the trapezoid there is exact to ten digits


@dataclass(frozen=True, slots=True)
class Shrunken:
    """Raw and shrunken estimates of the levels of one factor.

    raw, se          each level's estimate and standard error, None for an empty level
    estimates, sd    posterior mean and standard deviation of each level, None likewise
    overall          posterior mean of μ, the centre the levels are drawn to
    tau              posterior mean of τ, the spread between the levels
    scale            the scale of the half-normal prior of τ, None for a flat one
    reason           why there are no estimates: "one_level", "too_few" or "constant_change"
    """

    raw: tuple[float | None, ...]
    se: tuple[float | None, ...]
    estimates: tuple[float | None, ...] = ()
    sd: tuple[float | None, ...] = ()
    overall: float | None = None
    tau: float | None = None
    scale: float | None = None
    reason: Reason | None = None


def shrink_levels(groups: GroupedChanges) -> Shrunken:
    """Shrink the mean change of each level, with the pooled SD and τ ~ half-normal(|mean|/2).

    The prior is anchored to the overall change: levels rarely differ by more than that (Wolbers
    et al. 2026). Reasons for no estimate: "one_level" with fewer than two levels that have
    people, "too_few" when no level has two people, "constant_change" when nobody differs from
    the mean of the own level. With an overall mean of 0 all levels are drawn to the centre.

    >>> groups = GroupedChanges.of([1, 2, 3, 7, 8, 9], [0, 0, 0, 1, 1, 1])
    >>> [round(mean, 1) for mean in shrink_levels(groups).estimates]
    [2.1, 7.9]
    """
    sizes = groups.sizes
    filled = sizes > 0
    raw = tuple(float(m) if f else None for m, f in zip(groups.means, filled, strict=True))
    none = (None,) * len(raw)
    levels = int(filled.sum())
    n = groups.n
    if levels < 2:
        return Shrunken(raw, none, reason="one_level")
    if n == levels:
        return Shrunken(raw, none, reason="too_few")
    spread = groups.pooled_sd
    if not spread or groups.mean is None:
        return Shrunken(raw, none, reason="constant_change")
    means = groups.means[filled]
    scale = abs(groups.mean) / 2.0
    part = shrink(means.tolist(), (spread / np.sqrt(sizes[filled])).tolist(), scale)
    return _spread_out(part, filled.tolist(), raw)


def shrink(estimates: Sequence[float], se: Sequence[float], scale: float | None = None) -> Shrunken:
    """Posterior means of normal effects θᵢ ~ N(μ, τ²) observed as yᵢ ~ N(θᵢ, sᵢ²).

    μ has a flat prior; τ a half-normal with that scale (0: no differences), or a flat one with
    None, which needs three levels ("too_few" otherwise). τ is integrated numerically:
    p(τ|y) ∝ p(τ)·V^½·Π(sᵢ² + τ²)^−½·exp(−½Σ(yᵢ − μ_τ)²/(sᵢ² + τ²)) (Gelman et al. 2013, §5.4).
    Raises ValueError unless the standard errors are positive and the lists equally long.

    >>> shrink([1.0, 3.0], [1.0, 1.0], scale=0.0).estimates  # no differences: the mean
    (2.0, 2.0)
    >>> [round(mean, 2) for mean in shrink([1.0, 3.0], [1.0, 1.0], scale=1.0).estimates]
    [1.65, 2.35]
    """
    y = np.array(estimates, np.float64)
    s = np.array(se, np.float64)
    if y.shape != s.shape or not np.all(s > 0):
        raise ValueError("each estimate needs a positive standard error")
    raw = tuple(y.tolist())
    errors = tuple(s.tolist())
    if y.size < 2:
        return Shrunken(raw, errors, reason="one_level")
    if scale is None and y.size < 3:
        return Shrunken(raw, errors, reason="too_few")
    unit = float(s.min())  # everything in units of the smallest error: no under- or overflow
    centre = float(np.median(y))
    tau = _grid(s / unit, y / unit - centre / unit, scale, unit)
    weight, mu, v = _posterior((y - centre) / unit, s / unit, tau, scale and scale / unit)
    keep = (s[:, None] / unit) ** 2 / ((s[:, None] / unit) ** 2 + tau**2)
    theta = keep * mu + (1.0 - keep) * ((y - centre) / unit)[:, None]
    mean = theta @ weight
    variance = (keep * tau**2 + keep**2 * v + (theta - mean[:, None]) ** 2) @ weight
    return Shrunken(
        raw,
        errors,
        tuple((centre + unit * mean).tolist()),
        tuple((unit * np.sqrt(variance)).tolist()),
        centre + unit * float(mu @ weight),
        unit * float(tau @ weight),
        scale,
    )


def _grid(s: Floats, y: Floats, scale: float | None, unit: float) -> Floats:
    """Values of τ evenly spaced on a log scale, wide enough for prior and likelihood."""
    if scale == 0:
        return np.zeros(1)
    reach = float(s.max() + np.ptp(y))
    top = 1e7 * reach if scale is None else min(1e7 * reach, 9.0 * scale / unit)
    low = 1e-9 * min(1.0, top)
    return np.geomspace(low, top, GRID)


def _posterior(
    y: Floats, s: Floats, tau: Floats, scale: float | None
) -> tuple[Floats, Floats, Floats]:
    """Weights of the grid of τ, and mean and variance of μ at each τ, all (len(tau),)."""
    precision = 1.0 / (s[:, None] ** 2 + tau**2)
    v = 1.0 / precision.sum(axis=0)
    mu = v * (y @ precision)
    misfit = np.sum((y[:, None] - mu) ** 2 * precision, axis=0)
    log = 0.5 * (np.log(v) + np.log(precision).sum(axis=0) - misfit)
    if scale:
        log = log - 0.5 * (tau / scale) ** 2
    if tau.size > 1:
        log = log + np.log(tau)  # dτ = τ·d(log τ)
        log[[0, -1]] -= math.log(2.0)  # trapezoid
    weight = np.exp(log - log.max())
    return weight / weight.sum(), mu, v


def _spread_out(part: Shrunken, filled: list[bool], raw: tuple[float | None, ...]) -> Shrunken:
    """Put the results of the filled levels back in their places."""

    def place(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
        rest = iter(values)
        return tuple(next(rest) if one else None for one in filled)

    return Shrunken(
        raw,
        place(part.se),
        place(part.estimates),
        place(part.sd),
        part.overall,
        part.tau,
        part.scale,
        part.reason,
    )
