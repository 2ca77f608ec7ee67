"""Studies of any size with six factors, made as an upload is: one row a person, then compressed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.study.building.compress import compress
from lib.study.study import Factor, Outcome, Study
from tests.benchmarks.data import POINTS, on_scale

MILLION = 1_000_000
AGES = (20, 35)
LEVELS = {
    "parity": ("primipara", "multipara"),
    "delivery": ("term", "preterm"),
    "work": ("working", "not working"),
    "education": ("school", "college", "university"),
    "feeding": ("breast", "mixed", "formula"),
}


def study_of(people: int, seed: int) -> Study:
    """Participants on an 11-point scale, with age and five categories."""
    random = np.random.default_rng(seed)
    before, after = on_scale(people, seed)
    cells = np.arange(POINTS * POINTS)
    outcome = Outcome(
        "score",
        "score",
        cell=(before * POINTS + after).astype(np.int32),
        before=(cells // POINTS).astype(float),
        after=(cells % POINTS).astype(float),
    )
    ages = random.integers(AGES[0], AGES[1] + 1, people)
    codes = {key: random.integers(0, len(levels), people) for key, levels in LEVELS.items()}
    categories = [
        Factor(key, key, levels=LEVELS[key], code=code.astype(np.int32))
        for key, code in codes.items()
    ]
    return compress(
        Study(
            f"{people:,} people",
            f"{people}-{seed}".ljust(64, "0"),
            "simulated",
            (outcome,),
            (Factor.of_numbers("age", "age", ages.astype(float)), *categories),
            np.ones(people, dtype=np.int64),
        )
    )


def frame_of(people: int, seed: int) -> pd.DataFrame:
    """The same participants as a table, one row each."""
    random = np.random.default_rng(seed)
    before, after = on_scale(people, seed)
    columns: dict[str, object] = {"age": random.integers(AGES[0], AGES[1] + 1, people)}
    for key, levels in LEVELS.items():
        columns[key] = np.array(levels)[random.integers(0, len(levels), people)]
    scores = {"pre_score": before.astype(int), "post_score": after.astype(int)}
    return pd.DataFrame({"id": np.arange(1, people + 1), **columns, **scores})
