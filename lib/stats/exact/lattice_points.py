"""Where the characteristic function of a sum of many signed scores is not negligible."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lib.stats.arrays import Counts, Floats

MOST_INTERVALS = 2_000_000
MOST_POINTS = 300_000
MOST_WORK = 20_000_000  # sines, about a quarter of a second
MOST_LARGE = 200_000  # products beyond 64 bits
MOST_SCANNED = 1 << 18  # points of one transform, about 5 ms
FINE = 4  # points of the transform for each step of the largest score
CELLS_AT_ONCE = 1_000_000
ENOUGH = 6.0  # times the bound: weight of the scores that are looked at first
WHOLE = 2**62
ROUNDING = 1e-6  # of the bound, far above that of a transform


@dataclass(frozen=True, slots=True, eq=False)
class Decay:
    """A bound of the characteristic function: −log |φ(ω)| ≥ D(ω) = Σ weight · sin²(score·ω/2).

    scores, weight   shape (k,)
    bound            where D is above it, |φ| is negligible
    size             N of the points ω = 2πj/N, j = 0 … (N − 1)/2
    """

    scores: Counts
    weight: Floats
    bound: float
    size: int

    def at(self, points: Counts) -> Floats:
        """D at some of the N points, by their numbers."""
        total = np.zeros(points.size)
        at_once = max(1, CELLS_AT_ONCE // max(1, points.size))
        for start in range(0, self.scores.size, at_once):
            some = slice(start, start + at_once)
            half_angle = points * (self.scores[some, None] * (math.pi / self.size))
            # not @, whose threads stand in each other's way on a busy server
            total += np.einsum("k,kp->p", self.weight[some], np.sin(half_angle) ** 2)
        return total

    @property
    def sampled(self) -> Decay:
        """D of enough of the scores to tell most points; a bound too, as no term is negative."""
        share = ENOUGH * self.bound / float(self.weight.sum())
        kept = math.ceil(self.scores.size * share)
        if self.scores.size <= 64 or kept >= self.scores.size:
            return self
        some = np.linspace(0, self.scores.size - 1, max(kept, 64)).astype(np.int64)
        return Decay(self.scores[some], self.weight[some], self.bound, self.size)


def heavy_points(decay: Decay) -> Counts | None:
    """The numbers j of the points where |φ| matters; None where they cost too much to find."""
    intervals = _scanned(decay)
    if intervals is None:
        intervals = _near_multiples(decay)
        intervals = intervals and _halved(decay.sampled, *intervals)
    if intervals is None:
        return None
    first, last = intervals
    many = np.maximum(last - first + 1, 0)
    if int(many.sum()) > MOST_POINTS or int(many.sum()) * decay.scores.size > MOST_WORK:
        return None
    points = np.unique(ranges(first, many))
    points = points[decay.sampled.at(points) <= decay.bound]
    points = points[decay.at(points) <= decay.bound]
    slow = decay.size * int(decay.scores.max()) > WHOLE  # for `residue`
    return None if slow and points.size * decay.scores.size > MOST_LARGE else points


def _scanned(decay: Decay) -> tuple[Counts, Counts] | None:
    """Intervals outside which D is above the bound, by one Fourier transform of all the weights.

    2·D(ω) = Σ weight − Re Σ weight·e^(i·score·ω) has no frequency above the largest score, so that
    some points for each of its periods tell all others by the steepest slope that D can have.
    None where the scores reach too far for a transform, or it leaves too many points to look at.
    """
    least = FINE * int(decay.scores.max())
    if least > MOST_SCANNED:
        return None
    size = 1 << (least - 1).bit_length()
    weights = np.bincount(decay.scores, weights=decay.weight, minlength=size)
    height = (float(decay.weight.sum()) - np.fft.rfft(weights).real) / 2.0
    apart = decay.size / size  # points of the N from one of these to the next
    slope = math.pi / decay.size * float(np.dot(decay.weight, decay.scores))
    near = np.flatnonzero(height - slope * (apart / 2.0 + 1.0) <= decay.bound * (1.0 + ROUNDING))
    low = np.maximum(np.floor((near - 0.5) * apart), 0).astype(np.int64)
    high = np.minimum(np.ceil((near + 0.5) * apart), decay.size // 2).astype(np.int64)
    return _halved(decay.sampled, low, high)


def _near_multiples(decay: Decay) -> tuple[Counts, Counts] | None:
    """Intervals of points outside which one of the heavy scores alone makes |φ| negligible.

    A score r allows only ω near a multiple of 2π/r; with each further score few intervals stay.
    """
    low = np.zeros(1, np.int64)
    high = np.full(1, decay.size // 2)
    for j in np.argsort(decay.scores):
        if decay.weight[j] <= decay.bound:
            continue
        apart = decay.size / float(decay.scores[j])
        reach = apart / math.pi * math.asin(math.sqrt(decay.bound / decay.weight[j])) + 1.0
        first = np.ceil((low - reach) / apart).astype(np.int64)
        many = np.floor((high + reach) / apart).astype(np.int64) - first + 1
        if int(many.sum()) > MOST_INTERVALS:
            return None
        centre = ranges(first, many) * apart
        low = np.maximum(np.repeat(low, many), np.floor(centre - reach).astype(np.int64))
        high = np.minimum(np.repeat(high, many), np.ceil(centre + reach).astype(np.int64))
    return low, high


def _halved(decay: Decay, low: Counts, high: Counts) -> tuple[Counts, Counts] | None:
    """Intervals cut in half, and dropped where D cannot come down to the bound, until short."""
    slope = math.pi / decay.size * float(np.dot(decay.weight, decay.scores))  # of D, a step of j
    pieces = float((high - low).sum()) * slope / (ENOUGH * decay.bound)
    if pieces * decay.scores.size > MOST_WORK:
        return None
    work = 0
    while True:
        low, high = low[low <= high], high[low <= high]
        work += low.size * decay.scores.size
        if work > MOST_WORK or low.size > MOST_INTERVALS:
            return None
        middle = (low + high) // 2
        fall = slope * (np.maximum(high - middle, middle - low) + 1)
        kept = decay.at(middle) - fall <= decay.bound
        low = low[kept]
        middle = middle[kept]
        high = high[kept]
        if int((high - low).sum()) <= 500 + 2 * low.size:
            return low, high
        low = np.r_[low, middle + 1]
        high = np.r_[middle, high]


def ranges(first: Counts, many: Counts) -> Counts:
    """first, first + 1, … many times for each entry, one after the other.

    >>> ranges(np.array([3, 10]), np.array([2, 3])).tolist()
    [3, 4, 10, 11, 12]
    """
    before = np.cumsum(many) - many
    return np.arange(int(many.sum())) - np.repeat(before - first, many)


def residue(points: Counts, factors: Counts, size: int) -> Counts:
    """factors · points modulo size, exact however large, shape (factors, points).

    >>> residue(np.array([3, 4]), np.array([5]), 7).tolist()
    [[1, 6]]
    """
    if size * int(factors.max()) <= WHOLE:
        return factors[:, None] * points % size
    rows = [[factor * point % size for point in points.tolist()] for factor in factors.tolist()]
    return np.array(rows, dtype=np.int64)
