"""The bias-corrected and accelerated bootstrap of a ratio of sums over people, from counts."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr, ndtri

from lib.stats.arrays import Counts, Floats
from lib.stats.results import Interval

DRAWS = 9_999
MOST_DRAWN = 4_000_000  # counts of distinct rows in all draws; beyond, fewer are drawn
FEWEST_DRAWS = 999
SEED = 20_240_720
CHUNK = 2_000_000  # counts held at once


def bca_ratio(
    top: Floats, bottom: Floats, count: Counts, level: float = 0.95, seed: int = SEED
) -> Interval | None:
    """The BCa interval of Σ top / Σ bottom over people; a mean where every bottom is 1.

    top, bottom  of each distinct row, (k,), in one order; count the people who share it, (k,)

    A draw is a multinomial draw of the counts, so the cost follows the distinct rows; 9,999 are
    drawn, fewer where the rows are many. Median bias from the draws, acceleration from leaving
    out one person (Efron 1987). Seeded: the same people give the same limits. None where leaving
    one out changes nothing, or where a draw can have no bottom.

    >>> rises = np.array([1.0, 2.0, 3.0, 5.0])
    >>> found = bca_ratio(rises, np.ones(4), np.array([4, 3, 2, 1]))
    >>> found.low < 2.1 < found.high
    True
    """
    whole = float(top @ count)
    bottoms = float(bottom @ count)
    if bottoms <= 0.0 or np.any(bottom < 0.0) or int(count.sum()) < 2:
        return None
    estimate = whole / bottoms
    with np.errstate(divide="ignore", invalid="ignore"):
        without = (whole - top) / (bottoms - bottom)
    if not np.all(np.isfinite(without)):
        return None
    centre = float(without @ count) / float(count.sum())
    lean = centre - without
    squares = float(lean**2 @ count)
    if squares <= (1e-12 * max(1.0, abs(estimate))) ** 2:
        return None
    acceleration = float(lean**3 @ count) / (6.0 * squares**1.5)
    drawn = _drawn(top, bottom, count, seed)
    low, high = _limits(drawn, estimate, acceleration, level)
    return Interval(low, high, "bca", level)


def _drawn(top: Floats, bottom: Floats, count: Counts, seed: int) -> Floats:
    """The ratio in each draw, in rising order; a draw without any bottom is drawn no more."""
    generator = np.random.Generator(np.random.PCG64(seed))
    n = int(count.sum())
    draws = int(min(DRAWS, max(FEWEST_DRAWS, MOST_DRAWN // max(1, count.size))))
    share = count / n
    step = max(1, CHUNK // count.size)
    ratios: list[Floats] = []
    for start in range(0, draws, step):
        people = generator.multinomial(n, share, min(step, draws - start))
        below = people @ bottom
        some = below > 0.0
        ratios.append((people[some] @ top) / below[some])
    return np.sort(np.concatenate(ratios))


def _limits(
    drawn: Floats, estimate: float, acceleration: float, level: float
) -> tuple[float, float]:
    rounding = 1e-12 * max(1.0, abs(estimate))
    below = np.searchsorted(drawn, estimate - rounding, side="left")
    at_most = np.searchsorted(drawn, estimate + rounding, side="right")
    share = (below + at_most) / 2.0 / drawn.size  # draws that equal the estimate count half
    bias = float(ndtri(np.clip(share, 1.0 / (drawn.size + 1), drawn.size / (drawn.size + 1))))
    ends: list[float] = []
    for tail in ((1.0 - level) / 2.0, (1.0 + level) / 2.0):
        shifted = bias + float(ndtri(tail))
        place = float(ndtr(bias + shifted / (1.0 - acceleration * shifted)))
        ends.append(float(np.quantile(drawn, place)))
    return ends[0], ends[1]
