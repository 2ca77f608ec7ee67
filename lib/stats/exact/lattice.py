"""The tail of a sum of very many signed scores, by inverting its tilted characteristic function.

The shift algorithm costs participants times the sum at hand, too much for a registry. Here the
distribution is first tilted until its mean is that sum, so that the tail is no longer small, and
the inversion integral is then a finite sum without error: on a lattice the trapezoid rule with N
points confuses only values that are N apart, and N is chosen so that these have no probability
that a float could see (Hoeffding's bound). Almost all of the N points contribute nothing, and
`lattice_points` finds those that do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from lib.stats.arrays import Complexes, Counts, Floats
from lib.stats.bisection import where_reached
from lib.stats.exact.lattice_points import Decay, heavy_points, residue

CELLS_AT_ONCE = 1_000_000
MOST_SCORES = 20_000  # distinct ones; more cost over 0.1 s, and nothing is spent on them


@dataclass(frozen=True, slots=True, eq=False)
class _Tilted:
    """The sum W with each score's probability 1/2 changed so that the mean of W is `near`.

    tilt      the exponent θ ≤ 0: a score r counts with probability e^θr / (1 + e^θr)
    size      N, the number of points of the trapezoid rule, odd
    bound     −log of what |φ| must exceed for a point to matter
    """

    scores: Counts
    count: Counts
    near: int
    tilt: float
    chance: Floats
    size: int
    bound: float


def tilted_tail(scores: Counts, count: Counts, near: int) -> tuple[float, float] | None:
    """log P(W ≤ near) and P(W < near), W the sum of a random half of the scores.

    scores, count   distinct whole numbers > 0 and who has them, shape (k,)
    near            at least 1 and at most half of the total

    Relative accuracy about 1e-11. None where it costs too much: at once with over 20,000 distinct
    scores, else where too many points matter.

    >>> log_less, below = tilted_tail(np.array([1, 2, 3]), np.array([1, 1, 1]), 1)
    >>> round(math.exp(log_less), 12), round(below, 12)  # 2/8 and 1/8
    (0.25, 0.125)
    """
    if scores.size > MOST_SCORES:
        return None
    tilted = _tilt(scores, count, near)
    chance = tilted.chance
    weight = 2.0 * count * chance * (1.0 - chance)
    points = heavy_points(Decay(scores, weight, tilted.bound, tilted.size))
    if points is None:
        return None
    angle = 2 * math.pi / tilted.size
    log_phi = _log_characteristic(tilted, points)
    window = min(tilted.size // 2, near) + 1
    shift, turn = angle * residue(points, np.array([near, window]) % tilted.size, tilted.size)
    phi = np.exp(log_phi - 1j * shift)
    step = np.expm1(tilted.tilt + 1j * angle * points)
    summed = np.full(points.size, window, dtype=np.complex128)
    np.divide(np.expm1(tilted.tilt * window + 1j * turn), step, out=summed, where=step != 0)
    twice = np.where(points == 0, 1.0, 2.0) / tilted.size  # ω and −ω are conjugate
    less = float(np.dot(twice, (phi * summed).real))
    point = float(np.dot(twice, phi.real))
    log_scale = _log_scale(tilted)
    log_less = log_scale + math.log(less)
    return log_less, math.exp(log_less) * max(0.0, 1.0 - point / less)


def _tilt(scores: Counts, count: Counts, near: int) -> _Tilted:
    total_of = count * scores

    def mean(tilt: float) -> float:
        """The mean of W where a score r counts with probability e^θr / (1 + e^θr)."""
        return float(np.dot(total_of, expit(tilt * scores)))

    low = -1.0 / float(scores.max())
    while mean(low) > near:
        low *= 2.0
    tilt = where_reached(mean, near, low, 0.0)
    squares = float(np.dot(count.astype(float), scores.astype(float) ** 2))
    bound = 45.0 + 0.5 * math.log(squares)
    total = int(np.dot(scores, count))
    size = min(2 * math.ceil(math.sqrt(squares * bound / 2.0)) + 1, total + 1 + total % 2)
    return _Tilted(scores, count, near, tilt, expit(tilt * scores), size, bound)


def _log_scale(tilted: _Tilted) -> float:
    """What tilting changed: log E e^θW − θ·near = Σ log cosh(θr/2) + θ(total/2 − near)."""
    half = tilted.tilt * tilted.scores / 2.0
    small = np.minimum(np.abs(half), 20.0)
    log_cosh = np.where(
        np.abs(half) < 20.0,
        np.log1p(2.0 * np.sinh(small / 2.0) ** 2),
        np.abs(half) - math.log(2.0),
    )
    lean = int(np.dot(tilted.scores, tilted.count)) - 2 * tilted.near
    return float(np.dot(tilted.count, log_cosh)) + tilted.tilt * lean / 2.0


def _log_characteristic(tilted: _Tilted, points: Counts) -> Complexes:
    """log φ(ω) = Σ count · log(1 − p + p·e^(i·score·ω)) at the points."""
    total = np.zeros(points.size, dtype=np.complex128)
    at_once = max(1, CELLS_AT_ONCE // points.size)
    for start in range(0, tilted.scores.size, at_once):
        some = slice(start, start + at_once)
        turn = residue(points, tilted.scores[some], tilted.size) * (math.pi / tilted.size)
        p = tilted.chance[some, None]
        square = np.sin(turn) ** 2
        with np.errstate(divide="ignore"):
            size = 0.5 * np.log1p(-4.0 * p * (1.0 - p) * square)
        angle = np.arctan2(p * np.sin(2.0 * turn), 1.0 - 2.0 * p * square)
        total += np.einsum("k,kp->p", tilted.count[some], size + 1j * angle)
    return total
