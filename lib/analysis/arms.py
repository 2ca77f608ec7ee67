"""Two arms: the comparison between them comes first, within each arm is description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lib.analysis.level_effect import SubgroupEffect, by_level
from lib.analysis.size_rules import FEWEST_DESCRIBED
from lib.stats import (
    DifferenceInChange,
    Estimate,
    GroupedChanges,
    HypothesisTest,
    ancova,
    brunner_munzel,
    hodges_lehmann_shift,
    mann_whitney,
    quade,
    welch,
)
from lib.study.study import Factor, Outcome, Selection, Study
from lib.study.words.arms import control_of, names_arms

MOST_ARMS = 10  # a group with more levels is a place or a class

ArmsShown = Literal["none", "both", "one", "several"]


@dataclass(frozen=True, slots=True, eq=False)
class ArmsComparison:
    """The arms compared; every figure is the first arm minus the second, the control if named.

    arms          the change within each arm: description, no test
    ancova        difference in the score after at equal scores before, HC3 errors: the primary
                  figure for scores that are amounts (Vickers & Altman 2001)
    quade         the same question by ranks, for ordinal scores (Quade 1967)
    change        difference in mean change (Welch)
    mann_whitney  of the changes, with its Hodges–Lehmann shift and P(superiority)
    """

    factor: Factor
    arms: tuple[SubgroupEffect, SubgroupEffect]
    ancova: DifferenceInChange
    quade: HypothesisTest
    change: DifferenceInChange
    mann_whitney: HypothesisTest
    shift: Estimate
    superiority: Estimate


def arm_factor(study: Study) -> Factor | None:
    """The factor that says who got what: two levels and a name such as group or kelompok.

    Other words beside it speak of something else: weight group, kelompok usia.
    """
    for factor in study.factors:
        if len(factor.levels) == 2 and says_who_got_what(factor):
            return factor
    return None


def arms_shown(study: Study, selection: Selection) -> ArmsShown:
    """Which of the arms a selection leaves: none known, both of two, one alone, several."""
    for factor in study.factors:
        if not says_who_got_what(factor):
            continue
        left = len(selection.levels.get(factor.key, frozenset(factor.levels)))
        if left == 1:
            return "one"
        return "both" if len(factor.levels) == 2 else "several"
    return "none"


def arm_alone(study: Study, selection: Selection) -> tuple[Factor, str] | None:
    """The one arm that a selection leaves, with its factor; None when there is none or several."""
    for factor in study.factors:
        left = selection.levels.get(factor.key, frozenset())
        if says_who_got_what(factor) and len(left) == 1:
            return factor, next(iter(left))
    return None


def says_who_got_what(factor: Factor) -> bool:
    """Whether a factor is the arms: a few levels, and a name such as group or kelompok."""
    named = names_arms(factor.key) or names_arms(factor.label)
    return factor.code is not None and 1 < len(factor.levels) <= MOST_ARMS and named


def compare_arms(study: Study, outcome: Outcome, factor: Factor) -> ArmsComparison | None:
    """Compare the two arms; None when either has fewer than 5 with both scores.

    Raises ValueError for a factor that has not two levels.
    """
    if len(factor.levels) != 2:
        raise ValueError(f"{factor.key!r} has {len(factor.levels)} levels, not two")
    first, second = by_level(study, outcome, factor)
    if control_of(factor.levels) == factor.levels[0]:
        first, second = second, first
    if min(first.n, second.n) < FEWEST_DESCRIBED:
        return None
    pairs = [first.pairs, second.pairs]
    groups = GroupedChanges.of_pairs(pairs, [first.level[0], second.level[0]])
    return ArmsComparison(
        factor=factor,
        arms=(first, second),
        ancova=ancova(first.pairs, second.pairs).hc3,
        quade=quade(pairs),
        change=welch(groups),
        mann_whitney=mann_whitney(groups).best,
        shift=hodges_lehmann_shift(groups),
        superiority=brunner_munzel(groups)[1],
    )
