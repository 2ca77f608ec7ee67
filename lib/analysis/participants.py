"""Table 1: who took part, factor by factor."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.stats import Description, describe
from lib.study.study import Factor, Study

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


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


def bands(factors: Sequence[Factor]) -> dict[str, str]:
    """The categories that are bands of a number beside them: age group of age.

    A category is taken for bands where each of its levels is named as one (20-25, < 20, ≥ 35) and
    holds only people whose number lies in it. Returns the key of each such category and that of its
    number.
    """
    numbers = [factor for factor in factors if factor.is_number]
    found = {}
    for factor in factors:
        matching = [one for one in numbers if _cuts(factor, one)]
        if matching:
            found[factor.key] = matching[0].key
    return found


def _cuts(category: Factor, number: Factor) -> bool:
    """Whether each level of the category is a band of the number, and at least two hold people."""
    if category.code is None or number.value is None:
        return False
    held = 0
    for place, level in enumerate(category.levels):
        band = _band(level)
        if band is None:
            return False
        inside = number.value[(category.code == place) & np.isfinite(number.value)]
        if inside.size:
            low, high = band
            if inside.min() < low or inside.max() >= high + 1:  # 25.5 years old is of 20-25
                return False
            held = held + 1
    return held > 1


def _band(level: str) -> tuple[float, float] | None:
    """The lowest and the highest number that a level names: 20-25, < 20, ≥ 35; None for others."""
    named = [float(one.replace(",", ".")) for one in _NUMBER.findall(level)]
    if len(named) == 2:
        return min(named), max(named)
    if len(named) != 1:
        return None
    if any(mark in level for mark in "<≤"):
        return -math.inf, named[0]
    return (named[0], math.inf) if any(mark in level for mark in ">≥+") else None


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
