"""Several outcomes of the same people: a row each, with p adjusted for how many there are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lib.analysis.arms import AnyArms, ArmsComparison, arms_shown, compare_arms
from lib.analysis.comparison import ALPHA
from lib.analysis.level_effect import SubgroupEffect
from lib.analysis.scores import change_of_cells, pairs_of
from lib.stats import (
    Counts,
    Estimate,
    Floats,
    HypothesisTest,
    Interval,
    Method,
    Pairs,
    d_z,
    describe,
    hodges_lehmann,
    holm,
    joint_signed_ranks,
    quantiles,
    rank_biserial,
    signed_rank,
)
from lib.study.study import Factor, Outcome, Selection, Study

Standing = Literal["primary", "leading", "secondary", "exploratory"]
Found = Literal["higher", "lower", "unclear", "untested"]


@dataclass(frozen=True, slots=True, eq=False)
class OutcomeRow:
    """One outcome, or one difference between arms in it.

    pairs       the scores of everybody who is compared
    between     the arms compared, the first minus the second; () for after − before
    change      Hodges–Lehmann shift; between arms the difference at equal scores before
    effect      matched-pairs rank-biserial correlation; None between arms
    in_sd       the mean change in SDs of the changes (d_z); between arms the difference in SDs
                of the scores before
    test        of the change alone; between several arms adjusted for their comparisons
    by_holm     p adjusted for all outcomes (Holm 1979)
    joint       p adjusted for all outcomes by min-p (Westfall and Young 1993); None between arms
    """

    outcome: Outcome
    pairs: Pairs
    between: tuple[str, ...]
    change: Estimate
    effect: Estimate | None
    in_sd: Estimate
    test: HypothesisTest
    by_holm: float | None = None
    joint: float | None = None

    @property
    def n(self) -> int:
        """Participants with both scores."""
        return self.pairs.n

    @property
    def adjusted(self) -> float | None:
        """The p that decides: jointly adjusted, between arms by Holm."""
        return self.by_holm if self.between else self.joint

    @property
    def before(self) -> float | None:
        """The median before."""
        return _median(self.pairs.before, self.pairs.count)

    @property
    def after(self) -> float | None:
        """The median after."""
        return _median(self.pairs.after, self.pairs.count)

    @property
    def found(self) -> Found:
        """Whether the score is clearly higher or lower, adjusted for all that was asked."""
        if self.adjusted is None:
            return "untested"
        if self.adjusted >= ALPHA:
            return "unclear"
        return "higher" if self._leans_up else "lower"

    @property
    def _leans_up(self) -> bool:
        if self.between or self.effect is None:
            return (self.change.value or 0.0) > 0
        return (self.effect.value or 0.0) > 0


@dataclass(frozen=True, slots=True, eq=False)
class OutcomesTable:
    """Every outcome of the selected participants, in the order of the file.

    arms      who got what, where rows compare arms
    method    how the joint p-values came about; people of whom anything changed
    """

    rows: tuple[OutcomeRow, ...]
    arms: Factor | None = None
    method: Method | None = None
    people: int = 0

    @property
    def tested(self) -> int:
        """How many outcomes have a p, and were adjusted for."""
        return len({row.outcome.key for row in self.rows if row.test.p is not None})

    def ordered(self, by_size: bool) -> tuple[OutcomeRow, ...]:
        """The rows as the file has them, or the largest in SD units first; without one last."""
        if not by_size:
            return self.rows
        return tuple(sorted(self.rows, key=_size, reverse=True))


def outcomes_table(study: Study, selection: Selection) -> OutcomesTable:
    """Every outcome of the participants that a selection leaves.

    Where the study has arms and at least two are selected, the rows compare the arms: by analysis
    of covariance, each with the control or each with each. Where no outcome has arms that are
    large enough, all participants are taken together.
    """
    some = study.where(selection)
    if study.arms is not None and arms_shown(study, selection) in ("both", "all"):
        rows = [row for outcome in some.outcomes for row in _between_arms(some, outcome)]
        if any(row.between for row in rows):
            return OutcomesTable(_by_outcome(rows), some.factor(study.arms.factor))
    return _changes(some)


def leading(study: Study) -> Outcome:
    """The outcome that comes first: the declared primary one, else the first of the file."""
    declared = [outcome for outcome in study.outcomes if outcome.primary]
    return declared[0] if declared else study.outcomes[0]


def standing(study: Study, outcome: Outcome) -> Standing:
    """What an outcome is in its study: without a declared primary one all are exploratory."""
    first = leading(study)
    if outcome.key == first.key:
        return "primary" if first.primary else "leading"
    return "secondary" if first.primary else "exploratory"


def _changes(some: Study) -> OutcomesTable:
    rows = [_change(pairs_of(some, outcome), outcome) for outcome in some.outcomes]
    changes = [change_of_cells(outcome)[outcome.cell] for outcome in some.outcomes]
    joint = joint_signed_ranks(changes, some.count)
    by_holm = holm([row.test.p for row in rows])
    adjusted: list[OutcomeRow] = []
    for place, row in enumerate(rows):
        together = joint.step_down[place]
        alone = row.test.p
        if together is not None and alone is not None:  # no adjustment makes a p smaller
            together = max(together, alone)
        adjusted.append(replace(row, by_holm=by_holm[place], joint=together))
    return OutcomesTable(tuple(adjusted), None, joint.method, joint.n)


def _change(pairs: Pairs, outcome: Outcome) -> OutcomeRow:
    return OutcomeRow(
        outcome=outcome,
        pairs=pairs,
        between=(),
        change=hodges_lehmann(pairs),
        effect=rank_biserial(pairs),
        in_sd=d_z(pairs),
        test=signed_rank(pairs).test,
    )


def _between_arms(some: Study, outcome: Outcome) -> list[OutcomeRow]:
    """A row a comparison of arms; one without them where the arms are too small."""
    if some.arms is None:
        return []
    compared = compare_arms(some, outcome, some.arms)
    pairs = pairs_of(some, outcome)
    if compared is None:
        nothing = Estimate("adjusted_difference", None, reason="too_few")
        untested = HypothesisTest("ancova", None, n=pairs.n, reason="too_few")
        return [OutcomeRow(outcome, pairs, (), nothing, None, nothing, untested)]
    spread = _spread_before(compared.arms)
    rows: list[OutcomeRow] = []
    for first, second, difference, test in _contrasts(compared):
        two = first.level[0], second.level[0]
        in_sd = _in_units_of(spread, difference)
        rows.append(OutcomeRow(outcome, pairs, two, difference, None, in_sd, test))
    return rows


def _contrasts(
    compared: AnyArms,
) -> list[tuple[SubgroupEffect, SubgroupEffect, Estimate, HypothesisTest]]:
    """The arms of each comparison, the difference between them, and its test.

    Of several comparisons interval and p are simultaneous, so that they say the same.
    """
    if isinstance(compared, ArmsComparison):
        first, second = compared.arms
        return [(first, second, compared.ancova.estimate, compared.ancova.test)]
    return [
        (compared.arms[one.between[0]], compared.arms[one.between[1]], one.difference, one.adjusted)
        for one in compared.found.contrasts
    ]


def _by_outcome(rows: Sequence[OutcomeRow]) -> tuple[OutcomeRow, ...]:
    """Holm's adjustment over the outcomes, each of which may have several comparisons of arms.

    The p of the comparisons of one outcome are simultaneous already, so the smallest of them
    stands for the outcome: in the order of their smallest p the outcomes are adjusted for as many
    as are left, each comparison with its outcome, and none less than one with a smaller p.
    """
    tested = [(row.test.p, row.outcome.key) for row in rows if row.test.p is not None]
    order = list(dict.fromkeys(key for _, key in sorted(tested, key=lambda one: one[0])))
    left = {key: len(order) - place for place, key in enumerate(order)}
    adjusted = [(p, p * left[key]) for p, key in tested]
    found: list[OutcomeRow] = []
    for row in rows:
        p = row.test.p
        clearer = [more for one, more in adjusted if p is not None and one <= p]
        found.append(replace(row, by_holm=min(1.0, max(clearer)) if clearer else None))
    return tuple(found)


def _in_units_of(spread: float | None, difference: Estimate) -> Estimate:
    """The difference and its limits in units of a spread, which is taken as known."""
    if difference.value is None or spread is None:
        reason = difference.reason or "constant_scores"
        return Estimate("in_sd", None, reason=reason)
    interval = difference.interval
    if interval is not None:
        limits = interval.low / spread, interval.high / spread
        interval = Interval(*limits, interval.method, interval.level)
    return Estimate("in_sd", difference.value / spread, interval)


def _spread_before(arms: Sequence[SubgroupEffect]) -> float | None:
    """The SD of the scores before within the arms, pooled; None where they do not vary."""
    squares = 0.0
    df = 0
    for arm in arms:
        sd = describe(arm.pairs.before, arm.pairs.count).sd
        squares += (arm.n - 1) * (sd or 0.0) ** 2
        df += arm.n - 1
    return math.sqrt(squares / df) if squares > 0.0 else None


def _median(values: Floats, count: Counts) -> float | None:
    found = quantiles(values, count, (0.5,))
    return found[0] if found else None


def _size(row: OutcomeRow) -> float:
    value = row.in_sd.value
    return -1.0 if value is None or not math.isfinite(value) else abs(value)
