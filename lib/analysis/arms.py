"""Arms: the comparison between them comes first, within each arm is description."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from lib.analysis.level_effect import SubgroupEffect, by_level
from lib.analysis.size_rules import FEWEST_DESCRIBED
from lib.stats import (
    Between,
    DifferenceInChange,
    Estimate,
    GroupedChanges,
    HypothesisTest,
    SeveralArms,
    ancova,
    brunner_munzel,
    hodges_lehmann_shift,
    mann_whitney,
    quade,
    several_arms,
    welch,
)
from lib.study.study import Arms, Factor, Outcome, Selection, Study
from lib.study.words.arms import names_arms

MOST_ARMS = 10  # a group with more levels is a place or a class

ArmsShown = Literal["none", "both", "all", "one", "several"]


@dataclass(frozen=True, slots=True, eq=False)
class ArmsComparison:
    """Two arms compared; every figure is the first arm minus the second, the control if there is.

    arms          the change within each arm: description, no test
    ancova        difference in the score after at equal scores before, HC3 errors: the primary
                  figure for scores that are amounts (Vickers & Altman 2001)
    quade         the same question by ranks, for ordinal scores (Quade 1967)
    change        difference in mean change (Welch)
    mann_whitney  of the changes, with its Hodges–Lehmann shift and P(superiority)
    left_out      further arms, of which fewer than 5 have both scores
    """

    factor: Factor
    arms: tuple[SubgroupEffect, SubgroupEffect]
    ancova: DifferenceInChange
    quade: HypothesisTest
    change: DifferenceInChange
    mann_whitney: HypothesisTest
    shift: Estimate
    superiority: Estimate
    left_out: tuple[SubgroupEffect, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class SeveralArmsComparison:
    """Three or more arms compared: each with the control, or each pair where none is a control.

    control   the level that the others are compared with; None where every pair is compared
    arms      the change within each arm that is compared, in their order: description, no test
    left_out  arms with fewer than 5 who have both scores
    found     the contrasts, by the places in `arms`; the first minus the second, the control
    """

    factor: Factor
    control: str | None
    arms: tuple[SubgroupEffect, ...]
    left_out: tuple[SubgroupEffect, ...]
    found: SeveralArms


AnyArms = ArmsComparison | SeveralArmsComparison


def arm_factor(study: Study) -> Factor | None:
    """The factor that says who got what, where it is known."""
    return None if study.arms is None else study.factor(study.arms.factor)


def arms_shown(study: Study, selection: Selection) -> ArmsShown:
    """Which arms a selection leaves: none known; both of two; all of more; one; several.

    "several" are shown together and not compared: nobody has said what they are.
    """
    factor = arm_factor(study)
    if factor is not None:
        left = _left(factor, selection)
        if len(left) == 1:
            return "one"
        return "both" if len(left) == 2 else "all"
    named = [one for one in study.factors if says_who_got_what(one)]
    if study.one_group or not named:
        return "none"
    return "one" if len(_left(named[0], selection)) == 1 else "several"


def arm_alone(study: Study, selection: Selection) -> tuple[Factor, str] | None:
    """The one arm that a selection leaves, with its factor; None when there is none or several."""
    known = arm_factor(study)
    named = [one for one in study.factors if says_who_got_what(one)]
    for factor in named if known is None else [known]:
        left = _left(factor, selection)
        if len(left) == 1 and factor.key in selection.levels:
            return factor, left[0]
    return None


def says_who_got_what(factor: Factor) -> bool:
    """Whether a factor may be the arms: a few levels, and a name such as group or kelompok.

    Other words beside it speak of something else: weight group, kelompok usia.
    """
    named = names_arms(factor.key) or names_arms(factor.label)
    return factor.code is not None and 1 < len(factor.levels) <= MOST_ARMS and named


def compare_arms(study: Study, outcome: Outcome, arms: Arms) -> AnyArms | None:
    """Compare the arms that have anybody; None when fewer than two have 5 with both scores."""
    factor = study.factor(arms.factor)
    levels = [level for level in by_level(study, outcome, factor) if level.n]
    large = [level for level in levels if level.n >= FEWEST_DESCRIBED]
    named = [level.level[0] for level in large]
    here = {level.level[0] for level in levels}
    control = arms.control if arms.control in here else None  # a filter may leave it out
    if len(large) < 2 or (control is not None and control not in named):
        return None
    small = tuple(level for level in levels if level.n < FEWEST_DESCRIBED)
    if len(large) > 2:
        return _several(factor, tuple(large), small, control)
    first, second = large
    if control == named[0]:
        return _two(factor, (second, first), small)
    return _two(factor, (first, second), small)


def _left(factor: Factor, selection: Selection) -> list[str]:
    """The levels that a selection leaves, in their order."""
    chosen = selection.levels.get(factor.key, frozenset(factor.levels))
    return [level for level in factor.levels if level in chosen]


def _two(
    factor: Factor,
    arms: tuple[SubgroupEffect, SubgroupEffect],
    left_out: tuple[SubgroupEffect, ...],
) -> ArmsComparison:
    first, second = arms
    pairs = [first.pairs, second.pairs]
    groups = GroupedChanges.of_pairs(pairs, [first.level[0], second.level[0]])
    return ArmsComparison(
        factor=factor,
        arms=arms,
        ancova=ancova(first.pairs, second.pairs).hc3,
        quade=quade(pairs),
        change=welch(groups),
        mann_whitney=mann_whitney(groups).best,
        shift=hodges_lehmann_shift(groups),
        superiority=brunner_munzel(groups)[1],
        left_out=left_out,
    )


def _several(
    factor: Factor,
    arms: tuple[SubgroupEffect, ...],
    left_out: tuple[SubgroupEffect, ...],
    control: str | None,
) -> SeveralArmsComparison:
    names = [arm.level[0] for arm in arms]
    between: list[Between]
    if control is None:
        between = list(combinations(range(len(arms)), 2))
    else:
        against = names.index(control)
        between = [(place, against) for place in range(len(arms)) if place != against]
    found = several_arms([arm.pairs for arm in arms], between)
    return SeveralArmsComparison(factor, control, arms, left_out, found)
