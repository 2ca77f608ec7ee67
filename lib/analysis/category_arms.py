"""The share of a category compared between arms: after, and in its change."""

from __future__ import annotations

from dataclasses import dataclass

from lib.analysis.categories import LevelInCategories, by_level
from lib.stats import (
    Estimate,
    HypothesisTest,
    compare_shares,
    difference_of_estimates,
    mcnemar,
)
from lib.study.study import Categories, Factor, Outcome, Study


@dataclass(frozen=True, slots=True, eq=False)
class ArmAgainstControl:
    """One arm against the control, or against the first arm where none is the control.

    after, control_after   people of the category after, in the arm and in the control
    n, control_n           people with both scores
    difference             of the share after, arm − control, with Newcombe's interval
    fisher                 Fisher's exact test of the same
    change                 of the change in share, arm − control (Newcombe 2001 by MOVER)
    """

    arm: str
    control: str
    n: int
    after: int
    control_n: int
    control_after: int
    difference: Estimate
    fisher: HypothesisTest
    change: Estimate


def arms_in_categories(
    study: Study, outcome: Outcome, categories: Categories, factor: Factor, control: str | None
) -> tuple[ArmAgainstControl, ...]:
    """Each arm that has anybody with both scores against the control, in their order.

    Without a control the difference is the first arm minus each other. Empty where fewer than two
    arms have anybody.
    """
    found = by_level(study, outcome, categories, factor)
    target = categories.size - 1 if outcome.higher_is_better else 0
    arms = {level.level: level for level in found if level.n}
    if len(arms) < 2 or (control is not None and control not in arms):
        return ()
    if control is None:
        first, *others = arms.values()
        return tuple(_against(first, other, target) for other in others)
    against = arms.pop(control)
    return tuple(_against(arm, against, target) for arm in arms.values())


def _against(arm: LevelInCategories, control: LevelInCategories, target: int) -> ArmAgainstControl:
    after = int(arm.after[target])
    control_after = int(control.after[target])
    shares = compare_shares((after, arm.n), (control_after, control.n))
    return ArmAgainstControl(
        arm.level,
        control.level,
        arm.n,
        after,
        control.n,
        control_after,
        shares.difference,
        shares.fisher,
        difference_of_estimates(_change(arm, target), _change(control, target)),
    )


def _change(level: LevelInCategories, target: int) -> Estimate:
    """The change in the share of the target in one arm, with Tango's interval."""
    gained = int(level.table[:, target].sum() - level.table[target, target])
    lost = int(level.table[target].sum() - level.table[target, target])
    return mcnemar(gained, lost, level.n).difference_tango
