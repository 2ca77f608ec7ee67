"""What the standardised mean change becomes when one participant is left out."""

from __future__ import annotations

import math

import numpy as np
from scipy.special import stdtrit

from lib.stats.arrays import Counts, Floats
from lib.stats.describe import mean_and_sd
from lib.stats.results import Interval

MOST_OF_SPREAD = 0.9  # beyond, subtracting a participant's part of the spread would cancel


def jackknife_interval(
    values: Floats, count: Counts, estimate: float, level: float
) -> Interval | None:
    """mean/SD ± t·SE, with the jackknife's SE and Satterthwaite's degrees of freedom.

    values, count  the distinct changes in rising order and who shares them, shape (k,)
    estimate       mean/SD of all of them

    s being the squared deviations of the n leave-one-out values from their mean, SE² is
    (n − 1)/n·Σs and the degrees of freedom are 2(Σs)² / Σ(s − mean s)², within 1 … n − 1 (Efron
    and Stein 1981; Satterthwaite 1946). None where leaving one out leaves no spread.

    >>> changes = np.array([-1.0, 1.0, 2.0, 3.0])
    >>> interval = jackknife_interval(changes, np.ones(4, np.int64), 0.7319, 0.95)
    >>> round(interval.low, 2), round(interval.high, 2)
    (-2.81, 4.27)
    """
    n = int(count.sum())
    without = standardised_without_one(values, count)
    if without is None:
        return None
    mean = float(np.dot(without, count)) / n
    squares = (without - mean) ** 2
    total = float(np.dot(squares, count))
    if total == 0.0:
        return None
    error = math.sqrt((n - 1) / n * total)
    uneven = float(np.dot((squares - total / n) ** 2, count))
    most = n - 1.0
    df = min(max(2.0 * total * total / uneven, 1.0), most) if uneven else most
    half = float(stdtrit(df, (1.0 + level) / 2.0)) * error
    return Interval(estimate - half, estimate + half, "jackknife_t", level)


def standardised_without_one(values: Floats, count: Counts) -> Floats | None:
    """mean/SD of the n − 1 others, for one participant of each distinct value, shape (k,).

    None where the others would all share one value, or would be fewer than two.

    >>> left = standardised_without_one(np.array([1.0, 2.0, 4.0]), np.array([1, 1, 1]))
    >>> left.round(3).tolist()  # of (2, 4), (1, 4) and (1, 2)
    [2.121, 1.179, 2.121]
    """
    n = int(count.sum())
    if n < 3 or values.size < 2 or (values.size == 2 and count.min() == 1):
        return None
    # a power of two scales without rounding; squares then stay within the range of floats
    exponent = math.frexp(float(np.max(np.abs(values))))[1]
    values = np.ldexp(values, -exponent)
    mean, sd = mean_and_sd(values, count)
    deviation = values - mean
    spread = sd * sd * (n - 1)
    removed = deviation * deviation * (n / (n - 1))
    means = mean - deviation / (n - 1)
    left = np.maximum(spread - removed, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        without = means / np.sqrt(left / (n - 2))
    for outlier in np.flatnonzero(removed > MOST_OF_SPREAD * spread):
        others = count.copy()
        others[outlier] -= 1
        present = others > 0
        mean_of_others, sd_of_others = mean_and_sd(values[present], others[present])
        without[outlier] = mean_of_others / sd_of_others
    return without
