"""Seeded data for the timings: scores as people have them, on scales and continuous."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
POINTS = 11  # a scale from 0 to 10


def on_scale(n: int, seed: int) -> tuple[Scores, Scores]:
    """Before and after of n participants on an 11-point scale: many ties, some unchanged."""
    random = np.random.default_rng(seed)
    before = random.binomial(POINTS - 1, 0.4, n)
    change = random.integers(-2, 5, n)
    return before.astype(float), np.clip(before + change, 0, POINTS - 1).astype(float)


def continuous(n: int, seed: int) -> tuple[Scores, Scores]:
    """Before and after of n participants in tenths of a unit: mostly distinct, with some ties."""
    random = np.random.default_rng(seed)
    before = random.normal(50, 10, n)
    after = before + random.normal(1, 8, n)
    return before.round(1), after.round(1)
