"""Tables of a study with arms: where each began and ended, and two arms compared."""

from __future__ import annotations

import math

from lib.analysis.arms import AnyArms, ArmsComparison
from lib.analysis.level_effect import SubgroupEffect
from lib.charts.keys import REASON
from lib.report.naming import Naming, change_words, effect_words
from lib.report.tables import TextTable, p_in_full
from lib.stats import Description, DifferenceInChange, HypothesisTest, describe
from lib.text.words import Text


def two_arms(compared: ArmsComparison, naming: Naming) -> TextTable:
    """The tests between two arms with their differences, what to report first."""
    text = naming.text
    first, second = (naming.level(compared.factor, arm.level[0]) for arm in compared.arms)
    header = (
        text("result.column_test"),
        text("result.column_p"),
        text("arms.difference", first=first, second=second),
    )
    shift = change_words(compared.shift, naming)
    superiority = effect_words(compared.superiority, text)
    rows = (
        (text("arms.ancova"), _p(compared.ancova.test, text), _size(compared.ancova, naming)),
        (text("arms.quade"), _p(compared.quade, text), ""),
        (text("arms.change"), _p(compared.change.test, text), _size(compared.change, naming)),
        (text("arms.mann_whitney"), _p(compared.mann_whitney, text), shift),
        (text("arms.superiority", first=first), "", superiority),
    )
    return TextTable(text("arms.table"), header, rows, (text("arms.table_note"),))


def _size(difference: DifferenceInChange, naming: Naming) -> str:
    return change_words(difference.estimate, naming)


def each_arm(compared: AnyArms, naming: Naming) -> TextTable:
    """Where each arm began and ended and how it changed: description, nothing is tested."""
    text = naming.text
    header = (
        text("arms.arm"),
        text("describe.n"),
        text("result.of_before"),
        text("arms.apart"),
        text("result.of_after"),
        text("result.of_change"),
    )
    against = _reference(compared)
    began = describe(against.pairs.before, against.pairs.count)
    rows = [_arm(arm, arm is against, began, compared, naming) for arm in compared.arms]
    reference = naming.level(compared.factor, against.level[0])
    notes = (text("arms.each_note", reference=reference),)
    return TextTable(text("arms.each"), header, tuple(rows), notes)


def _reference(compared: AnyArms) -> SubgroupEffect:
    """The arm that the others are compared with: the control, else the last of two, the first."""
    if isinstance(compared, ArmsComparison):
        return compared.arms[1]
    for arm in compared.arms:
        if arm.level[0] == compared.control:
            return arm
    return compared.arms[0]


def _arm(
    arm: SubgroupEffect, is_reference: bool, began: Description, compared: AnyArms, naming: Naming
) -> tuple[str, ...]:
    text = naming.text
    pairs = arm.pairs
    before = describe(pairs.before, pairs.count)
    after = describe(pairs.after, pairs.count)
    change = describe(*pairs.distinct_change, pairs.resolution)
    apart = "" if is_reference else text.signed(_apart(before, began), 2)
    return (
        naming.level(compared.factor, arm.level[0]),
        text.integer(arm.n),
        _mean_sd(before, naming),
        apart,
        _mean_sd(after, naming),
        _mean_sd(change, naming, signed=True),
    )


def _apart(one: Description, other: Description) -> float | None:
    """The standardised difference of two means, by the root mean square of both SDs."""
    if one.mean is None or other.mean is None or one.sd is None or other.sd is None:
        return None
    spread = math.sqrt((one.sd**2 + other.sd**2) / 2.0)
    return (one.mean - other.mean) / spread if spread > 0 else None


def _mean_sd(one: Description, naming: Naming, *, signed: bool = False) -> str:
    text = naming.text
    write = text.signed if signed else text.number
    mean = write(one.mean, naming.decimals)
    return mean if one.sd is None else f"{mean} ± {text.number(one.sd, naming.decimals)}"


def _p(test: HypothesisTest, text: Text) -> str:
    if test.p is None and test.reason is not None:
        return text(REASON(test.reason))
    return p_in_full(test.p, test.log10_p, text)
