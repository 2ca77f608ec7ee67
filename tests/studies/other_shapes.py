"""Populations of changes that took no part in choosing the intervals: 23, light tails to heavy."""

from __future__ import annotations

import numpy as np
from scipy import stats

from tests.studies.change_shapes import AMOUNTS, Floats, Law, moved_to

THREE, SEVEN = np.arange(-2.0, 3.0), np.arange(-6.0, 7.0)  # the changes a scale allows


def _contaminated(x: Floats) -> Floats:
    """A normal law of which every tenth participant varies five times as much."""
    return 0.9 * stats.norm.cdf(x) + 0.1 * stats.norm.cdf(x / 5)


def _down(law: Law) -> Law:
    """The mirror image of a law."""
    return lambda x: 1.0 - law(-x)


LAWS: dict[str, tuple[Law, Floats, tuple[float, ...]]] = {
    "3 points": (stats.norm(0, 0.6).cdf, THREE, (0.3, 0.8, 0.95)),
    "7 points": (stats.norm(0, 1.5).cdf, SEVEN, (0.3, 0.7, 0.95)),
    "7 points, skewed down": (_down(stats.expon(0, 1.5).cdf), SEVEN, (0.7,)),
    "uniform": (stats.uniform(-1.5, 3).cdf, AMOUNTS, (0.3, 0.9, 0.97)),
    "logistic": (stats.logistic.cdf, AMOUNTS, (0.8,)),
    "Laplace": (stats.laplace.cdf, AMOUNTS, (0.3, 0.9)),
    "t with 5 df": (stats.t(5).cdf, AMOUNTS, (0.7, 0.97)),
    "contaminated": (_contaminated, AMOUNTS, (0.3, 0.9, 0.97)),
    "skewed down": (_down(stats.expon.cdf), AMOUNTS, (0.5, 0.9)),
    "very skewed up": (stats.gamma(0.5).cdf, AMOUNTS, (0.5, 0.9)),
    "very skewed down": (_down(stats.gamma(0.5).cdf), AMOUNTS, (0.9,)),
}
OTHERS = [
    moved_to(f"{name}, r = {effect}", law, values, effect)
    for name, (law, values, effects) in LAWS.items()
    for effect in effects
]
