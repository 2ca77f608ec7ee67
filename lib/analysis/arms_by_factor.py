"""Effect modification: is the difference between the arms another one for other people?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.analysis.arms import AnyArms, ArmsComparison
from lib.analysis.scores import pairs_by_code
from lib.analysis.size_rules import FEWEST_DESCRIBED
from lib.stats import Estimate, HypothesisTest, Pairs, Whole, ancova, effect_modification, holm
from lib.study.study import Factor, Outcome, Study

MOST_LEVELS = 8  # of a factor that is held against the arms


@dataclass(frozen=True, slots=True)
class LevelOfArms:
    """The arms within one level of a factor.

    n            people of each arm with both scores, in the order of the arms
    differences  of each comparison at equal scores before (ANCOVA, HC3), without adjustment;
                 undefined with "too_few" where an arm has fewer than 5 in the level
    """

    level: str
    n: tuple[int, ...]
    differences: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ArmsByFactor:
    """One factor held against the difference between the arms.

    levels  those that somebody has; () for a number
    test    whether the difference depends on the factor; levels in which an arm has fewer than 5
            take no part
    holm    its p adjusted over all factors that were tested
    """

    factor: Factor
    levels: tuple[LevelOfArms, ...]
    test: HypothesisTest
    holm: float | None = None


def arms_by_factor(study: Study, outcome: Outcome, compared: AnyArms) -> tuple[ArmsByFactor, ...]:
    """Every factor but the arms themselves, tested and adjusted for each other (Holm)."""
    others = [factor for factor in study.factors if factor.key != compared.factor.key]
    found = [
        _held_against(study, outcome, compared, factor)
        for factor in others
        if factor.is_number or 1 < len(factor.levels) <= MOST_LEVELS
    ]
    adjusted = holm([one.test.p for one in found])
    return tuple(replace(one, holm=p) for one, p in zip(found, adjusted, strict=True))


def _held_against(
    study: Study, outcome: Outcome, compared: AnyArms, factor: Factor
) -> ArmsByFactor:
    arm = _arm_codes(study, compared)
    if factor.value is not None:
        return ArmsByFactor(factor, (), _tested(study, outcome, arm, factor.value))
    codes = np.asarray(factor.code, np.int64)
    levels, large = _levels(study, outcome, compared, (factor, arm))
    kept = np.append(np.where(large, np.arange(len(factor.levels)), -1), -1)
    test = _tested(study, outcome, arm, kept[codes])
    if test.p is None and not large.sum() > 1:
        test = replace(test, reason="too_few")
    return ArmsByFactor(factor, levels, test)


def _arm_codes(study: Study, compared: AnyArms) -> Whole:
    """For each row the place of its arm among those compared, −1 for others."""
    names = [arm.level[0] for arm in compared.arms]
    levels = compared.factor.levels
    place = [names.index(level) if level in names else -1 for level in levels]
    codes = np.asarray(study.factor(compared.factor.key).code, np.int64)
    found: Whole = np.array([*place, -1], np.int64)[codes]
    return found


def _tested(study: Study, outcome: Outcome, arm: Whole, by: np.ndarray) -> HypothesisTest:
    before = outcome.before[outcome.cell]
    after = outcome.after[outcome.cell]
    return effect_modification((before, after), arm, by, study.count)


def _levels(
    study: Study, outcome: Outcome, compared: AnyArms, crossed: tuple[Factor, Whole]
) -> tuple[tuple[LevelOfArms, ...], np.ndarray]:
    """Each level that somebody has, and which levels are large enough in every arm."""
    factor, arm = crossed
    arms = len(compared.arms)
    codes = np.asarray(factor.code, np.int64)
    cell = np.where((codes >= 0) & (arm >= 0), codes * arms + arm, -1)
    pairs = pairs_by_code(study, outcome, cell, arms * len(factor.levels))
    made: list[LevelOfArms] = []
    large = np.zeros(len(factor.levels), np.bool_)
    for place, level in enumerate(factor.levels):
        within = pairs[place * arms : (place + 1) * arms]
        n = tuple(part.n for part in within)
        large[place] = min(n) >= FEWEST_DESCRIBED
        if sum(n):
            differences = [_difference(within[a], within[b]) for a, b in _between(compared)]
            made.append(LevelOfArms(level, n, tuple(differences)))
    return tuple(made), large


def _difference(first: Pairs, second: Pairs) -> Estimate:
    if min(first.n, second.n) < FEWEST_DESCRIBED:
        return Estimate("difference_in_change", None, reason="too_few")
    return ancova(first, second).hc3.estimate


def _between(compared: AnyArms) -> Sequence[tuple[int, int]]:
    """The comparisons: the first of two arms minus the second, or as the several are compared."""
    if isinstance(compared, ArmsComparison):
        return [(0, 1)]
    return [one.between for one in compared.found.contrasts]
