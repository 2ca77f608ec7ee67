"""Mean and SD of the changes and of the scores, from counts."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lib.stats.arrays import Counts, Floats
from lib.stats.pairs import Pairs
from lib.stats.results import Reason


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
    """Moments of after − before; a constant change is recognised exactly, whatever its noise."""
    values, count = pairs.distinct_change
    n = pairs.n
    if n == 0:
        return Moments(0, None, None, "no_pairs")
    if values.size == 1:
        mean = float(values[0])
        if n == 1:
            return Moments(1, mean, None, "one_pair")
        return Moments(n, mean, 0.0, "constant_change" if mean else "no_change")
    mean, sd = mean_and_sd(values, count)
    return Moments(n, mean, sd, None)


def mean_and_sd(values: Floats, count: Counts) -> tuple[float, float]:
    """Mean and SD of at least two participants, safe for scores of any size.

    values  in any order, each shared by `count` participants, both shape (k,)
    """
    n = int(count.sum())
    low, high = float(values.min()), float(values.max())
    if low == high:
        return low, 0.0
    # a power of two divides without rounding; squares then stay within the range of floats
    scale = 2.0 ** min(math.frexp(max(abs(low), abs(high)))[1], 1023)
    scaled = values / scale
    middle = low / scale / 2 + high / scale / 2
    mean = middle + float(np.dot(scaled - middle, count)) / n
    deviation = scaled - mean
    squares = float(np.dot(deviation * deviation, count)) - float(np.dot(deviation, count)) ** 2 / n
    return mean * scale, math.sqrt(squares / (n - 1)) * scale
