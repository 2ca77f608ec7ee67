"""Table 1: who took part, factor by factor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.stats import Description, describe
from lib.study.study import Factor, Study


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many participants have one level; `share` is of those whose level is known."""

    level: str
    n: int
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class FactorTable:
    """One factor of Table 1.

    levels      a category: every level in its order, also those that nobody has
    numbers     a number: its description; None for a category
    unknown     participants whose factor is not known
    """

    factor: Factor
    levels: tuple[LevelCount, ...]
    numbers: Description | None
    unknown: int

    @property
    def known(self) -> int:
        """Participants whose factor is known."""
        if self.numbers is not None:
            return self.numbers.n
        return sum(level.n for level in self.levels)


def table_one(study: Study) -> tuple[FactorTable, ...]:
    """Table 1 of the participants in the study, one entry a factor, in the study's order."""
    return tuple(_factor(factor, study) for factor in study.factors)


def _factor(factor: Factor, study: Study) -> FactorTable:
    if factor.value is not None:
        known = np.isfinite(factor.value)
        numbers = describe(factor.value[known], study.count[known])
        return FactorTable(factor, (), numbers, int(study.count[~known].sum()))
    code = np.full(study.count.size, -1) if factor.code is None else factor.code
    n = np.bincount(code + 1, weights=study.count, minlength=len(factor.levels) + 1).astype(int)
    known_n = int(n[1:].sum())
    share = n[1:] / max(1, known_n)
    levels = tuple(
        LevelCount(level, people, part)
        for level, people, part in zip(factor.levels, n[1:].tolist(), share.tolist(), strict=True)
    )
    return FactorTable(factor, levels, None, int(n[0]))
