"""Mean, SD, median, quartiles as SPSS has them and range, from counts of scores or changes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from lib.stats.arrays import Counts, Floats, Whole
from lib.stats.pairs import Pairs
from lib.stats.results import Reason
from lib.stats.scores import Resolution
from lib.stats.tally import exact_sum

MOST_EXACT = 2.0**62  # sums of squares in whole numbers


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


def describe(
    values: ArrayLike, counts: ArrayLike | None = None, resolution: Resolution | None = None
) -> Description:
    """Describe scores of shape (k,), each shared by `counts` participants (1 when left out).

    resolution  that of the outcome, where the values are its changes: mean and SD are then exact

    The values may be in any order and repeat. NaN and infinity are left out. Raises ValueError
    when the shapes differ or a count is negative.

    >>> found = describe([1, 2, 3, 4], [1, 1, 1, 2])
    >>> found.n, found.mean, found.median
    (5, 2.8, 3.0)
    """
    x, weight = _sorted(values, counts)
    n = int(weight.sum())
    if n == 0:
        return Description(0)
    mean, sd = mean_and_sd(x, weight, resolution)
    scale = power_of_two(x)
    q1, median, q3 = _type_6(x / scale, weight, n)
    return Description(
        n,
        mean,
        None if n == 1 or math.isinf(sd) else sd,
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

    >>> quantiles([1, 2, 3, 4], None, (0.25, 0.5))
    (1.25, 2.5)
    """
    x, weight = _sorted(values, counts)
    n = int(weight.sum())
    if n == 0:
        return None
    scale = power_of_two(x)
    return tuple(q * scale for q in _type_6(x / scale, weight, n, probabilities))


@dataclass(frozen=True, slots=True)
class Moments:
    """Mean and SD (divisor n − 1) of the changes, in the score's unit.

    `sd` is exactly 0 when every change is the same; None for fewer than two participants.
    `reason` says why nothing can be divided by the SD, and is None where that can be done.
    """

    n: int
    mean: float | None
    sd: float | None
    reason: Reason | None

    @property
    def standardised(self) -> float | None:
        """mean / SD; None with `reason` where the SD is 0 or undefined."""
        if self.mean is None or self.sd is None or self.reason:
            return None
        return self.mean / self.sd


def change_moments(pairs: Pairs) -> Moments:
    """Moments of after − before; a constant change is recognised exactly, whatever its noise.

    The sums are exact: rises and falls that balance have a mean of 0, and a study with before and
    after exchanged has the same mean with the other sign and the same SD, to the last digit.

    >>> moments = change_moments(Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4]))
    >>> moments.mean, round(moments.sd, 3)
    (1.0, 1.581)
    """
    values, count = pairs.distinct_change
    n = pairs.n
    if n == 0:
        return Moments(0, None, None, "no_pairs")
    if values.size == 1:
        mean = float(values[0])
        if n == 1:
            return Moments(1, mean, None, "one_pair")
        return Moments(n, mean, 0.0, "constant_change" if mean else "no_change")
    mean, sd = mean_and_sd(values, count, pairs.resolution)
    return Moments(n, mean, sd, None)


def mean_and_sd(
    values: Floats, count: Counts, resolution: Resolution | None = None
) -> tuple[float, float]:
    """Mean and SD (divisor n − 1) of at least one participant, safe for scores of any size.

    values      in any order, each shared by `count` participants, both shape (k,)
    resolution  that of the outcome whose changes these are: then both come from exact sums of
                whole steps, where floats hold those

    The SD of a single participant is 0. Else two passes, around the middle of the range and
    around the mean, with Chan, Golub and LeVeque's correction (1983) for what the mean misses.

    >>> mean, sd = mean_and_sd(np.array([1.0, 2.0, 3.0]), np.array([1, 2, 1]))
    >>> mean, round(sd, 3)
    (2.0, 0.816)
    """
    n = int(count.sum())
    low = float(values.min())
    high = float(values.max())
    if low == high:
        return low, 0.0
    whole = None if resolution is None else resolution.whole(values)
    if whole is not None:
        return _exact_mean_and_sd(*whole, count)
    scale = power_of_two(values)  # squares then stay within the range of floats
    scaled = values / scale
    middle = low / scale / 2 + high / scale / 2
    mean = middle + float(np.dot(scaled - middle, count)) / n
    mean = min(max(mean, low / scale), high / scale)
    deviation = scaled - mean
    squares = float(np.dot(deviation * deviation, count)) - float(np.dot(deviation, count)) ** 2 / n
    return mean * scale, math.sqrt(max(squares, 0.0) / (n - 1)) * scale


def exact_mean(values: Floats, count: Counts, resolution: Resolution) -> float:
    """The mean of changes from their exact sum, or as `mean_and_sd` has it beyond whole floats.

    >>> change = np.array([-0.1, 0.1, 0.3])
    >>> exact_mean(change, np.array([3, 3, 1]), Resolution.of(change))  # .3/7
    0.04285714285714286
    """
    whole = resolution.whole(values)
    if whole is None:
        return mean_and_sd(values, count)[0]
    steps, units = whole
    return exact_sum(steps, count) / (int(count.sum()) * units)


def _exact_mean_and_sd(steps: Whole, units: int, count: Counts) -> tuple[float, float]:
    """Mean and SD of whole steps, `units` of which make 1, for at least two participants."""
    n = int(count.sum())
    total = exact_sum(steps, count)
    away = steps - total // n
    drift = total - total // n * n
    if float(np.max(np.abs(away))) ** 2 * n < MOST_EXACT:
        squares: float = int(np.dot(away * away, count))
        variance = (n * squares - drift**2) / (n * (n - 1))
    else:
        squares = float(np.dot(away.astype(np.float64) ** 2, count))
        variance = (squares - drift**2 / n) / (n - 1)
    return total / (n * units), float(Fraction(math.sqrt(variance)) / units)


def power_of_two(*values: Floats) -> float:
    """The largest power of two that is at most the largest absolute value; 1 for zeros only.

    Dividing by it and multiplying back loses nothing, and squares neither overflow nor vanish.

    >>> power_of_two(np.array([-5.0, 3.0])), power_of_two(np.array([0.0]))
    (4.0, 1.0)
    """
    largest = max((float(np.abs(one).max(initial=0.0)) for one in values), default=0.0)
    if largest == 0.0 or not math.isfinite(largest):
        return 1.0
    return math.ldexp(1.0, max(-1000, math.frexp(largest)[1] - 1))


def _sorted(values: ArrayLike, counts: ArrayLike | None) -> tuple[Floats, Counts]:
    x = np.asarray(values, dtype=np.float64).ravel()
    weight = np.ones(x.size, np.int64) if counts is None else np.asarray(counts).astype(np.int64)
    if weight.shape != x.shape:
        raise ValueError(f"{weight.size} counts for {x.size} values")
    if np.any(weight < 0):
        raise ValueError("a count is negative")
    kept = np.isfinite(x) & (weight > 0)
    x = x[kept]
    weight = weight[kept]
    order = np.argsort(x, kind="stable")
    return x[order], weight[order]


def _type_6(
    x: Floats, weight: Counts, n: int, probabilities: tuple[float, ...] = (0.25, 0.5, 0.75)
) -> tuple[float, ...]:
    position = np.clip((n + 1) * np.asarray(probabilities), 1, n)
    lower = np.floor(position)
    last = np.cumsum(weight)  # the rank of the last participant with each value
    below = x[np.searchsorted(last, lower)]
    above = x[np.searchsorted(last, np.minimum(lower + 1, n))]
    return tuple(float(q) for q in below + (position - lower) * (above - below))
