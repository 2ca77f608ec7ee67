"""The bootstrap over counts: a resample of participants is a multinomial draw over what they share.

BCa intervals (Efron 1987) of any statistic of counts. The cost follows the number of distinct
values, so 28 participants and a million on the same scale cost about the same. Where few
participants share few values, all possible resamples are weighed instead of drawn, and the
interval has no Monte Carlo error.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln, ndtr, ndtri

from lib.stats.arrays import Counts, Floats, Whole
from lib.stats.paired.rank_biserial import (
    one_sided_interval,
    rank_biserial,
    rank_biserial_of_counts,
)
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, Interval, Reason

RESAMPLES = 10_000
SEED = 20_240_501
MOST_DISTINCT = 2_000  # above, resampling costs a second and tells what the live interval tells
CELLS_AT_ONCE = 2_000_000  # of a matrix of counts, 16 MB
MOST_POSSIBLE = 10_000  # resamples to weigh all of; above, as many are drawn
FEWEST_DEFINED = 0.9  # share of the resamples; below, the interval would be of something else

Statistic = Callable[[Whole], Floats]


def bca(
    counts: ArrayLike,
    statistic: Statistic,
    level: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Interval | Reason:
    """The bias-corrected and accelerated bootstrap interval of a statistic, or why there is none.

    counts     participants who share each distinct value, shape (k,); order them in a fixed way,
               so that the same data give the same interval
    statistic  takes counts of shape (B, k) and returns B values; NaN where one is not defined

    All resamples are weighed where there are at most 10,000 possible ones, else `resamples` are
    drawn. The acceleration comes from the jackknife, one participant of each distinct value left
    out. Resamples equal to the estimate count half in the bias correction.

    Reasons: "no_pairs" without participants, "one_pair" with one; "too_costly" with over 2,000
    distinct values; "not_attainable" when the resamples do not vary or all fall to one side of
    the estimate; "not_defined" when the statistic is undefined for the data or for over a tenth
    of the resamples. Raises ValueError for a negative count, a level outside (0, 1) or fewer than
    two resamples.
    """
    shared = np.asarray(counts).astype(np.int64).ravel()
    if np.any(shared < 0) or not 0.0 < level < 1.0 or resamples < 2:
        raise ValueError("counts are ≥ 0, the level lies between 0 and 1, resamples are 2 or more")
    reason = _no_bootstrap(shared)
    if reason:
        return reason
    estimate = float(statistic(shared[None, :])[0])
    values, chance = _resampled(shared, statistic, resamples, seed)
    defined = np.isfinite(values)
    if not math.isfinite(estimate) or chance[defined].sum() < FEWEST_DEFINED:
        return "not_defined"
    order = np.argsort(values[defined])
    values, chance = values[defined][order], chance[defined][order] / chance[defined].sum()
    bias = _bias(values, chance, estimate)
    if bias is None:
        return "not_attainable"
    limits = _limits(bias, _acceleration(shared, statistic), level)
    reached = np.searchsorted(np.cumsum(chance), limits)
    low, high = values[np.minimum(reached, values.size - 1)].tolist()
    return Interval(low, high, "bca", level)


def rank_biserial_bca(
    pairs: Pairs, level: float = 0.95, resamples: int = RESAMPLES, seed: int = SEED
) -> Estimate:
    """The matched-pairs rank-biserial with its BCa interval, the one for the report.

    Where all changes share a sign every resample gives ±1, so the sign fallback takes over; with
    over 2,000 distinct changes the jackknife interval does, which agrees with BCa long before.
    The interval's `method` says which. Swapping before and after mirrors it exactly.
    """
    live = rank_biserial(pairs, level)
    change, count = pairs.distinct_change
    if live.value is None or one_sided_interval(pairs.rises, pairs.falls, level):
        return live
    if change.size > MOST_DISTINCT:
        return live
    falling = live.value < 0.0
    if falling:  # draw for the mirror image, so that both directions see the same draws
        change, count = -change[::-1], count[::-1]
    interval = bca(count, partial(rank_biserial_of_counts, change), level, resamples, seed)
    if isinstance(interval, str):
        return Estimate(live.name, live.value, reason=interval)
    if falling:
        interval = Interval(0.0 - interval.high, 0.0 - interval.low, interval.method, level)
    return Estimate(live.name, live.value, interval)


def _no_bootstrap(counts: Counts) -> Reason | None:
    n = int(counts.sum())
    if n < 2:
        return "one_pair" if n else "no_pairs"
    return "too_costly" if counts.size > MOST_DISTINCT else None


def _resampled(
    counts: Counts, statistic: Statistic, resamples: int, seed: int
) -> tuple[Floats, Floats]:
    """The statistic of each resample and the chance of that resample."""
    present = counts > 0
    if math.comb(int(counts.sum()) + int(present.sum()) - 1, int(counts.sum())) <= MOST_POSSIBLE:
        some, chance = _all_resamples(counts[present])
        possible = np.zeros((chance.size, counts.size), np.int64)
        possible[:, present] = some
        return statistic(possible), chance
    generator = np.random.Generator(np.random.PCG64(seed))
    rows = max(1, CELLS_AT_ONCE // counts.size)  # in chunks that keep the memory small
    values = [
        statistic(_draw(generator, counts, min(rows, resamples - start)))
        for start in range(0, resamples, rows)
    ]
    return np.concatenate(values), np.full(resamples, 1.0 / resamples)


def _all_resamples(counts: Counts) -> tuple[Whole, Floats]:
    """Every way in which n participants may share k values, and its multinomial chance."""
    n = int(counts.sum())
    left, columns = np.array([n]), np.zeros((1, 0), np.int64)
    for _ in counts[1:]:
        parent = np.repeat(np.arange(left.size), left + 1)
        taken = np.arange(parent.size) - np.repeat(np.cumsum(left + 1) - left - 1, left + 1)
        columns = np.column_stack([columns[parent], taken])
        left = left[parent] - taken
    possible = np.column_stack([columns, left])
    log_chance = gammaln(n + 1) + possible @ np.log(counts / n) - gammaln(possible + 1).sum(axis=1)
    return possible, np.exp(log_chance)


def _draw(generator: np.random.Generator, counts: Counts, rows: int) -> Whole:
    """Counts of resamples, shape (rows, k), each summing to n."""
    n, k = int(counts.sum()), counts.size
    if n > 4 * k:
        return generator.multinomial(n, counts / n, size=rows)
    # few participants a value: to draw them one by one costs less than k binomial draws
    drawn = np.repeat(np.arange(k), counts)[generator.integers(0, n, (rows, n))]
    drawn += k * np.arange(rows)[:, None]
    return np.bincount(drawn.ravel(), minlength=rows * k).reshape(rows, k)


def _bias(values: Floats, chance: Floats, estimate: float) -> float | None:
    """Efron's z₀ from the sorted resamples; None where all lie to one side or on the estimate."""
    rounding = 1e-12 * float(max(-values[0], values[-1], 0.0))
    below, above = values < estimate - rounding, values > estimate + rounding
    if below.all() or above.all() or not (below.any() or above.any()):
        return None
    return float(ndtri((1.0 + chance[below].sum() - chance[above].sum()) / 2.0))


def _acceleration(counts: Counts, statistic: Statistic) -> float:
    """Efron's a from the jackknife; 0 where leaving one out changes nothing or is undefined."""
    present = np.flatnonzero(counts)
    rows = max(1, CELLS_AT_ONCE // counts.size)
    parts = []
    for start in range(0, present.size, rows):
        chosen = present[start : start + rows]
        left = np.repeat(counts[None, :], chosen.size, axis=0)
        left[np.arange(chosen.size), chosen] -= 1
        parts.append(statistic(left))
    without = np.concatenate(parts)
    weight = counts[present] / counts.sum()
    influence = float(without @ weight) - without
    largest = float(np.max(np.abs(influence)))
    if not 0.0 < largest < math.inf:
        return 0.0
    influence /= largest
    second = float(influence**2 @ weight)
    return float(influence**3 @ weight) / (6.0 * second * math.sqrt(second * int(counts.sum())))


def _limits(bias: float, acceleration: float, level: float) -> list[float]:
    """The two shares of the sorted resamples between which the interval lies."""
    z = -float(ndtri((1.0 - level) / 2.0))
    shares = []
    for side in (-z, z):
        stretch = 1.0 - acceleration * (bias + side)
        # where the correction passes its pole the limit is the outermost resample
        far = math.copysign(math.inf, side)
        shares.append(float(ndtr(bias + (bias + side) / stretch if stretch > 0.0 else far)))
    return shares
