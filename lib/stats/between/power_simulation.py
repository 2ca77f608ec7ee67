"""Power of the signed-rank test in a next study, by drawing it from this study's own changes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from lib.stats.arrays import Counts, Floats
from lib.stats.exact.shift import sum_tails
from lib.stats.pairs import Pairs

DRAWS = 2_000
SEED = 20_240_229
MOST_EXACT = 100  # changed participants; beyond, the normal approximation decides
FEW = 20  # changed participants up to whom every draw is decided exactly
CLEAR = 0.5  # distance of z from its critical value beyond which the exact p agrees for sure


@dataclass(frozen=True, slots=True)
class PowerPoint:
    """The share of simulated studies of n people with p ≤ α, and its Monte Carlo error."""

    n: int
    power: float
    error: float


def power_by_simulation(
    pairs: Pairs,
    sizes: Sequence[int],
    keep: float = 1.0,
    alpha: float = 0.05,
    draws: int = DRAWS,
) -> tuple[PowerPoint, ...]:
    """Draw studies of each size from the changes of this one and test each; () without pairs.

    keep  the part of the effect that is assumed to be true: each drawn change has its sign turned
          with probability (1 − keep)/2, which multiplies the mean change, net improvement and
          rank-biserial by `keep` and leaves zeros, ties and sizes of change as they are

    Two-sided exact signed-rank p (zeros dropped); the normal approximation beyond 100 changed
    participants. Seeded, so the same question has the same answer. Raises ValueError for keep
    outside [0, 1] or a size below 1.

    >>> pairs = Pairs.of([1, 2, 3, 4, 5, 6], [3, 5, 4, 4, 4, 9])
    >>> [point] = power_by_simulation(pairs, [20], draws=200)
    >>> point.n, 0.5 < point.power < 1.0
    (20, True)
    """
    if not 0.0 <= keep <= 1.0 or any(n < 1 for n in sizes):
        raise ValueError("keep lies between 0 and 1, a study has at least one person")
    if pairs.n == 0:
        return ()
    chances = _chances(pairs, keep)
    return tuple(_point(n, chances, alpha, draws) for n in sizes)


def _chances(pairs: Pairs, keep: float) -> Floats:
    """Chance of a rise and of a fall by each size of change, (2, k), zeros left out."""
    change, count = pairs.distinct_change
    size = np.unique(np.abs(change[change != 0]))
    seen = np.zeros((2, size.size))
    for row, sign in enumerate((1.0, -1.0)):
        there = sign * change > 0
        seen[row, np.searchsorted(size, sign * change[there])] = count[there] / pairs.n
    return np.asarray((1.0 + keep) / 2.0 * seen + (1.0 - keep) / 2.0 * seen[::-1])


def _point(n: int, chances: Floats, alpha: float, draws: int) -> PowerPoint:
    rng = np.random.default_rng([SEED, n])
    rises, falls = _drawn(rng, chances, n, draws)
    tied = rises + falls
    doubled = 2 * np.cumsum(tied, axis=1) - tied + 1
    plus = np.sum(doubled * rises, axis=1)
    z = _z(doubled, tied, plus)
    critical = float(ndtri(1.0 - alpha / 2.0))
    rejected = np.abs(z) >= critical
    changed = tied.sum(axis=1)
    near = (changed <= FEW) | ((changed <= MOST_EXACT) & (np.abs(np.abs(z) - critical) < CLEAR))
    for row in np.flatnonzero(near):
        rejected[row] = _exact_p(doubled[row], tied[row], int(plus[row])) <= alpha
    power = float(rejected.mean())
    return PowerPoint(n, power, math.sqrt(power * (1.0 - power) / draws))


def _drawn(rng: np.random.Generator, chances: Floats, n: int, draws: int) -> tuple[Counts, Counts]:
    """People who rise and who fall by each size of change in each draw, (draws, k) twice."""
    k = chances.shape[1]
    still = max(0.0, 1.0 - float(chances.sum()))
    all_chances = np.append(chances.ravel(), still)
    if k <= n:
        drawn = rng.multinomial(n, all_chances / all_chances.sum(), size=draws)
        return drawn[:, :k], drawn[:, k : 2 * k]
    # more sizes than people: draw the people and number the sizes that came up
    bounds = np.cumsum(all_chances)
    person = np.searchsorted(bounds, rng.random((draws, n)) * bounds[-1], side="right")
    person = np.sort(np.where(person < 2 * k, 2 * (person % k) + person // k, 2 * k), axis=1)
    size = np.cumsum(np.diff(person // 2, axis=1, prepend=person[:, :1] // 2) > 0, axis=1)
    cell = np.arange(draws)[:, None] * n + size
    return tuple(  # type: ignore[return-value]
        np.bincount(cell[way], minlength=draws * n).reshape(draws, n)
        for way in ((person % 2 == 0) & (person < 2 * k), person % 2 == 1)
    )


def _z(doubled: Counts, tied: Counts, plus: Counts) -> Floats:
    """z of W⁺ of each draw; 0 where nobody changed."""
    centre = np.sum(doubled * tied, axis=1) / 2.0
    spread = np.sqrt(np.sum(tied * doubled.astype(np.float64) ** 2, axis=1)) / 2.0
    return np.asarray((plus - centre) / np.where(spread > 0, spread, 1.0))


def _exact_p(doubled: Counts, tied: Counts, plus: int) -> float:
    there = tied > 0
    if not there.any():
        return 1.0
    tails = sum_tails(doubled[there], tied[there], plus)
    return 1.0 if tails is None else tails.two_sided
