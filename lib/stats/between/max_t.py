"""The largest of several t statistics: simultaneous p values and intervals, whatever they share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import fdtrc, ndtri

from lib.stats.arrays import Floats
from lib.stats.bisection import where_reached
from lib.stats.probability import LN10, Probability, student_two_sided

DIRECTIONS = 8_192
ALIKE = 32  # directions of nearly the same spread that are taken as one
SMALLEST_EIGENVALUE = 1e-10  # of a correlation matrix; less is rounding
SMALL = 1e-9  # below, Bonferroni's bound is as good
ROOTS = (2.0, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0, 23.0, 29.0, 31.0, 37.0)


@dataclass(frozen=True, eq=False)
class MaxT:
    """The null distribution of max|T| for several contrasts of one model.

    spread   of each direction in which the estimates may err, its largest share in a contrast
    rank     of the correlation matrix; df of the error that they share; how many contrasts

    The errors of the estimates are a random direction times a random length; given the direction
    the tail is that of F, so the mean over directions is smooth and keeps small tails. Directions
    are a quasi-random sequence, the same each time. Source: Genz and Bretz 2009 for the integral,
    Hothorn, Bretz and Westfall 2008 for its use.
    """

    spread: Floats
    rank: int
    df: float
    contrasts: int = 1

    @classmethod
    def of(cls, correlation: Floats, df: float) -> MaxT:
        """From the correlation matrix of the contrasts, (m, m); it may be singular.

        >>> alone = MaxT.of(np.eye(1), 10.0)
        >>> round(alone.tail(2.228).p, 3), round(alone.critical(0.95), 3)
        (0.05, 2.228)
        """
        values, vectors = np.linalg.eigh(correlation)
        kept = values > SMALLEST_EIGENVALUE * values[-1]
        root = vectors[:, kept] * np.sqrt(values[kept])
        rank = int(kept.sum())
        if rank == 1:
            return cls(np.ones(1), 1, df, len(correlation))
        each = np.sort(np.abs(_directions(rank) @ root.T).max(axis=1))
        spread = each.reshape(-1, ALIKE).mean(axis=1)
        return cls(spread, rank, df, len(correlation))

    def tail(self, t: float) -> Probability:
        """P(max|T| ≥ |t|): the p of a contrast adjusted for all of them (single step).

        >>> round(MaxT.of(np.full((3, 3), 0.5) + 0.5 * np.eye(3), 16.0).tail(2.592).p, 3)
        0.05
        """
        if self.rank == 1:
            return student_two_sided(t, self.df)
        joint = self._above(abs(t))
        if joint >= SMALL:
            return Probability.of(joint)
        alone = student_two_sided(t, self.df)  # so far out that no two contrasts are there at once
        return Probability.of_log(alone.log10_p * LN10 + math.log(self.contrasts))

    def critical(self, level: float) -> float:
        """The limit that max|T| stays below with that probability.

        >>> against_control = np.full((3, 3), 0.5) + 0.5 * np.eye(3)
        >>> round(MaxT.of(against_control, 16.0).critical(0.95), 2)  # Dunnett's table: 2.59
        2.59
        """
        wanted = 1.0 - level
        high = 4.0
        while self._above(high) > wanted:
            high *= 2.0
        return where_reached(lambda t: 1.0 - self._above(t), level, 0.0, high)

    def _above(self, t: float) -> float:
        if t == 0.0:
            return 1.0
        ratio = (t / self.spread) ** 2 / self.rank
        return float(np.mean(fdtrc(self.rank, self.df, ratio)))


@lru_cache(maxsize=len(ROOTS))  # the same for every study
def _directions(dimensions: int) -> Floats:
    """Evenly spread unit vectors: a Richtmyer sequence as normal deviates, scaled to length 1."""
    if dimensions > len(ROOTS):
        raise ValueError(f"at most {len(ROOTS)} free contrasts, not {dimensions}")
    step = np.sqrt(np.array(ROOTS[:dimensions]))
    place = np.arange(1, DIRECTIONS + 1)[:, None] * step
    deviates = ndtri((place % 1.0) * (1.0 - 2e-12) + 1e-12)
    lengths = np.sqrt(np.sum(deviates**2, axis=1))
    unit: Floats = deviates / lengths[:, None]
    return unit
