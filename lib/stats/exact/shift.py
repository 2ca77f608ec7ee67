"""The exact null distribution of a sum of scores with random signs, by the shift algorithm.

Under the null hypothesis each participant's score counts with probability 1/2, so the sum W of
the counted scores is a sum of independent two-point variables. With midranks as scores it is the
signed-rank statistic, with |change| it is the permutation test of the mean.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lib.stats.arrays import Counts
from lib.stats.exact.lattice import tilted_tail
from lib.stats.probability import SMALLEST

LOG10_2 = math.log10(2.0)
MOST_SHIFTS = 2000  # 2**±1000 stays within the range of floats
FEW_UPDATES = 20_000_000  # additions of the shift algorithm that take about 10 ms
MOST_UPDATES = 150_000_000  # and about 0.1 s
LARGEST_SUM = 2.0**62


@dataclass(frozen=True, slots=True)
class Tails:
    """Both tails of a null distribution at the observed value, each a float and its log10.

    less is P(W ≤ observed), greater is P(W ≥ observed). The floats are never 0: a probability
    below their range becomes the smallest positive one, and the log10 keeps its true size.
    """

    less: float
    greater: float
    log10_less: float
    log10_greater: float

    @property
    def two_sided(self) -> float:
        """Twice the smaller tail, at most 1."""
        if self.log10_two_sided < -300.0:
            return max(math.pow(10.0, self.log10_two_sided), SMALLEST)
        return min(1.0, 2.0 * min(self.less, self.greater))

    @property
    def log10_two_sided(self) -> float:
        """log10 of the two-sided p."""
        return min(0.0, LOG10_2 + min(self.log10_less, self.log10_greater))

    @property
    def mirrored(self) -> Tails:
        """The tails seen from the other side."""
        return Tails(self.greater, self.less, self.log10_greater, self.log10_less)


def sum_tails(scores: Counts, count: Counts, observed: int) -> Tails | None:
    """P(W ≤ observed) and P(W ≥ observed) for W, the sum of a random half of the scores.

    scores    distinct whole numbers ≥ 0, shape (k,); zeros change nothing
    count     how many participants have each score, shape (k,)
    observed  the sum at hand

    The smaller tail keeps its relative precision however small it is. Exact up to rounding
    (shift algorithm of Streitberg and Röhmel 1986), or by a numerically exact inversion of the
    tilted characteristic function (`lattice`) where shifting costs too much. None where both do.

    >>> tails = sum_tails(np.array([1, 2, 3]), np.array([1, 1, 1]), 1)  # ranks of 3 people
    >>> tails.less, tails.greater
    (0.25, 0.875)
    """
    used = (scores > 0) & (count > 0)
    scores = scores[used]
    count = count[used]
    if float(np.dot(scores.astype(float), count)) > LARGEST_SUM:
        return None
    total = int(np.dot(scores, count))
    if not 0 <= observed <= total:
        raise ValueError(f"{observed} is no sum of these scores: they reach from 0 to {total}")
    mirrored = total - observed < observed
    near = min(observed, total - observed)
    divisor = int(np.gcd.reduce(scores)) if scores.size else 1
    tails = _near_tails(scores // divisor, count, near // divisor)
    return tails.mirrored if tails is not None and mirrored else tails


def _near_tails(scores: Counts, count: Counts, near: int) -> Tails | None:
    """The tails at `near`, a sum in the lower half of the distribution, the cheapest exact way."""
    everyone = int(count.sum())
    reached = scores <= near  # a larger score can have no share in a sum this small
    steps = _steps(scores[reached], count[reached])
    updates = np.minimum(np.cumsum(steps), near + 1).sum(dtype=float) if steps is not None else None
    if steps is not None and (updates or 0.0) <= FEW_UPDATES:
        return _shifted(steps, near, everyone)
    inverted = tilted_tail(scores, count, near)
    if inverted is not None:
        log_less, below = inverted
        return _tails(math.exp(log_less), below, log_less / math.log(10.0))
    if steps is not None and (updates or 0.0) <= MOST_UPDATES:
        return _shifted(steps, near, everyone)
    return None


def _steps(scores: Counts, count: Counts) -> Counts | None:
    """Every participant's score in rising order; None for more than a float can count."""
    if count.sum() > MOST_SHIFTS:
        return None
    return np.sort(np.repeat(scores, count))


def _shifted(steps: Counts, near: int, everyone: int) -> Tails:
    """The shift algorithm: after each step ways[w] is how many subsets of the scores sum to w."""
    half = steps.size // 2  # start low, so that up to 2**2000 subsets fit a float
    ways = np.zeros(near + 1)
    ways[0] = math.ldexp(1.0, -half)
    top = 1
    for step in steps.tolist():
        top = min(top + step, near + 1)
        ways[step:top] += ways[: top - step]
    below = float(ways[:near].sum())
    less = below + float(ways[near])
    exponent = half - everyone
    log10_less = (math.log2(less) + exponent) * LOG10_2
    return _tails(math.ldexp(less, exponent), math.ldexp(below, exponent), log10_less)


def _tails(less: float, below: float, log10_less: float) -> Tails:
    """Both tails from P(W ≤ w), P(W < w) and log10 of the former, w in the lower half."""
    less = max(less, SMALLEST)
    greater = 1.0 - below
    return Tails(min(less, 1.0), greater, min(log10_less, 0.0), math.log1p(-below) / math.log(10.0))
