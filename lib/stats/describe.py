"""Description of scores from counts: mean, SD, median, quartiles as SPSS has them, range."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.stats.arrays import Counts, Floats


@dataclass(frozen=True, slots=True)
class Description:
    """What a table of descriptive statistics shows, in the score's unit; None where undefined.

    `sd` has the divisor n − 1 and needs two participants. Nobody: everything but n is None.
    """

    n: int
    mean: float | None = None
    sd: float | None = None
    median: float | None = None
    q1: float | None = None
    q3: float | None = None
    minimum: float | None = None
    maximum: float | None = None


def describe(values: ArrayLike, counts: ArrayLike | None = None) -> Description:
    """Describe scores of shape (k,), each shared by `counts` participants (1 when left out).

    The values may be in any order and repeat. NaN and infinity are left out. Raises ValueError
    when the shapes differ or a count is negative.
    """
    x, weight = _sorted(values, counts)
    n = int(weight.sum())
    if n == 0:
        return Description(0)
    scale = _power_of_two(x)  # so that neither 1e-200 squared nor 1e300 squared leaves the floats
    mean, sd = _mean_and_sd(x / scale, weight, n)
    q1, median, q3 = _type_6(x / scale, weight, n)
    return Description(
        n,
        mean * scale,
        None if sd is None or math.isinf(sd * scale) else sd * scale,
        median * scale,
        q1 * scale,
        q3 * scale,
        float(x[0]),
        float(x[-1]),
    )


def quantiles(
    values: ArrayLike, counts: ArrayLike | None, probabilities: tuple[float, ...]
) -> tuple[float, ...] | None:
    """Type-6 quantiles, the ones of SPSS: position (n + 1)·p, interpolated, within the range.

    R: quantile(x, p, type = 6); numpy: method="weibull" (Hyndman and Fan 1996). None when there
    is nobody.
    """
    x, weight = _sorted(values, counts)
    n = int(weight.sum())
    if n == 0:
        return None
    scale = _power_of_two(x)
    return tuple(q * scale for q in _type_6(x / scale, weight, n, probabilities))


def _sorted(values: ArrayLike, counts: ArrayLike | None) -> tuple[Floats, Counts]:
    x = np.asarray(values, dtype=np.float64).ravel()
    weight = np.ones(x.size, np.int64) if counts is None else np.asarray(counts).astype(np.int64)
    if weight.shape != x.shape:
        raise ValueError(f"{weight.size} counts for {x.size} values")
    if np.any(weight < 0):
        raise ValueError("a count is negative")
    kept = np.isfinite(x) & (weight > 0)
    x, weight = x[kept], weight[kept]
    order = np.argsort(x, kind="stable")
    return x[order], weight[order]


def _power_of_two(x: Floats) -> float:
    """The power of two that brings the largest |x| into [½, 1); dividing by it is exact."""
    largest = float(max(abs(x[0]), abs(x[-1])))
    exponent = math.frexp(largest)[1] if largest > 0 else 0
    return 2.0 ** min(exponent, 1023)


def _mean_and_sd(x: Floats, weight: Counts, n: int) -> tuple[float, float | None]:
    """Two passes around the middle value: scores of 1e12 ± 1 keep their digits."""
    middle = x[x.size // 2]
    mean = float(middle + np.dot(x - middle, weight) / n)
    mean = min(max(mean, float(x[0])), float(x[-1]))
    if n == 1:
        return mean, None
    deviation = x - mean
    squares = float(np.dot(deviation**2, weight))
    drift = float(np.dot(deviation, weight))
    spread = max(squares - drift**2 / n, 0.0) / (n - 1)
    return mean, 0.0 if x[0] == x[-1] else math.sqrt(spread)


def _type_6(
    x: Floats, weight: Counts, n: int, probabilities: tuple[float, ...] = (0.25, 0.5, 0.75)
) -> tuple[float, ...]:
    position = np.clip((n + 1) * np.asarray(probabilities), 1, n)
    lower = np.floor(position)
    last = np.cumsum(weight)  # the rank of the last participant with each value
    below = x[np.searchsorted(last, lower)]
    above = x[np.searchsorted(last, np.minimum(lower + 1, n))]
    return tuple(float(q) for q in below + (position - lower) * (above - below))
