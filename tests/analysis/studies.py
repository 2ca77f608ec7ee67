"""Studies to analyse, written down person by person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from lib.study.study import Factor, Outcome, Study
from tests.stats import golden28


def category(key: str, values: Sequence[str], ordered: bool = False) -> Factor:
    """A category of each person; "" is unknown. Levels in alphabetical order."""
    levels = tuple(sorted({value for value in values if value}))
    code = [levels.index(value) if value else -1 for value in values]
    return Factor(key, key, levels, np.array(code, np.int32), ordered=ordered)


def number(key: str, values: Sequence[float]) -> Factor:
    """A number of each person, NaN where unknown."""
    return Factor(key, key, value=np.array(values, np.float64))


def study(before: Sequence[float], after: Sequence[float], *factors: Factor) -> Study:
    """A study of one outcome, "score", a row a person."""
    people = len(before)
    outcome = Outcome(
        "score",
        "score",
        np.arange(people, dtype=np.int32),
        np.array(before, np.float64),
        np.array(after, np.float64),
    )
    return Study(
        "invented", "f" * 64, "simulated", (outcome,), factors, np.ones(people, np.int64),
        tuple(f"P{i}" for i in range(people)),
    )  # fmt: skip


def golden() -> Study:
    """golden.json golden28, its four factors as categories."""
    factors: Mapping[str, str] = golden28.FACTORS
    return study(
        golden28.BEFORE,
        golden28.AFTER,
        *(category(key, list(letters)) for key, letters in factors.items()),
    )
