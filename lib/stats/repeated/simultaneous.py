"""Intervals and p-values that hold for several estimates at once, by the largest |t| of all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.special import stdtrit

from lib.stats.arrays import Floats
from lib.stats.probability import student_two_sided

DRAWS = 20_000  # the level of an interval is then right to 0.15 of a per cent (standard error)
SEED = 20_240_501


@dataclass(frozen=True, eq=False)
class LargestT:
    """The distribution of the largest |t| of m estimates that depend on each other.

    correlation   of the estimates, (m, m)
    df            degrees of freedom of their standard errors, > 0

    The multivariate t (Dunnett 1955; Hothorn, Bretz and Westfall 2008), drawn 20,000 times with a
    fixed seed; of a single estimate it is Student's t, not drawn.
    """

    correlation: Floats
    df: float

    @cached_property
    def _drawn(self) -> Floats:
        """The largest |t| of each draw in rising order, (draws,)."""
        rng = np.random.default_rng(SEED)
        size, axes = np.linalg.eigh(self.correlation)
        # people missing at some times can make it no correlation by a little
        root = axes * np.sqrt(np.maximum(size, 0.0))
        normal = rng.standard_normal((DRAWS, size.size)) @ root.T
        spread = np.sqrt(rng.chisquare(self.df, DRAWS) / self.df)
        return np.sort(np.abs(normal).max(axis=1) / spread)

    def critical(self, level: float = 0.95) -> float:
        """The value that the largest |t| exceeds in 1 − level of all studies without an effect.

        >>> one = LargestT(np.ones((1, 1)), 10.0)
        >>> round(one.critical(), 3)
        2.228
        >>> two = LargestT(np.array([[1.0, 0.5], [0.5, 1.0]]), 20.0)
        >>> 2.3 < two.critical() < 2.45  # Dunnett's table: 2.38
        True
        """
        if self.correlation.shape[0] == 1:
            return float(stdtrit(self.df, (1.0 + level) / 2.0))
        return float(np.quantile(self._drawn, level))

    def adjusted(self, t: float) -> float:
        """P(the largest |t| is at least so large): the p of one estimate, adjusted for all.

        >>> round(LargestT(np.ones((1, 1)), 10.0).adjusted(2.228), 3)
        0.05
        """
        if self.correlation.shape[0] == 1:
            return student_two_sided(t, self.df).p
        below = int(np.searchsorted(self._drawn, abs(t), side="left"))
        return (1 + DRAWS - below) / (1 + DRAWS)
