"""Effect modification in words: the difference between the arms by other factors."""

from __future__ import annotations

from collections.abc import Sequence

from lib.analysis.arms import AnyArms, ArmsComparison
from lib.analysis.arms_by_factor import ArmsByFactor, LevelOfArms
from lib.analysis.comparison import ALPHA
from lib.charts.keys import REASON
from lib.report import several_arms
from lib.report.naming import Naming, ranged
from lib.report.tables import TextTable


def headline(found: Sequence[ArmsByFactor], naming: Naming) -> str:
    """By which factors the difference between the arms depends, or that none is clear."""
    text = naming.text
    tested = [one for one in found if one.holm is not None]
    if not tested:
        return text("modified.none_tested")
    clear = [naming.factor(one.factor) for one in tested if (one.holm or 0.0) < ALPHA]
    if clear:
        return text("modified.found", factors=text.listed(clear))
    return text("modified.not_found", n=len(tested))


def table(found: Sequence[ArmsByFactor], compared: AnyArms, naming: Naming) -> TextTable:
    """Each factor with its test, and below it the differences in each of its levels."""
    text = naming.text
    pairs = _pairs(compared, naming)
    header = (
        text("subgroups.col_group"),
        text("modified.n"),
        *pairs,
        text("subgroups.col_p"),
        text("several.p_holm"),
    )
    rows: list[tuple[str, ...]] = []
    for one in found:
        rows.append(_factor(one, len(pairs), naming))
        rows += [_level(level, one, naming) for level in one.levels]
    arms = [naming.level(compared.factor, arm.level[0]) for arm in compared.arms]
    notes = (text("modified.note", arms=text.listed(arms)),)
    return TextTable(text("modified.table"), header, tuple(rows), notes)


def heads(found: Sequence[ArmsByFactor]) -> dict[int, str]:
    """Which rows of the table begin a factor, and which are its levels, as a table styles them."""
    styles: dict[int, str] = {}
    for one in found:
        styles[len(styles)] = "head"
        for _ in one.levels:
            styles[len(styles)] = "step"
    return styles


def _pairs(compared: AnyArms, naming: Naming) -> list[str]:
    text = naming.text
    if isinstance(compared, ArmsComparison):
        first, second = (naming.level(compared.factor, arm.level[0]) for arm in compared.arms)
        return [text("several.pair", first=first, second=second)]
    contrasts = compared.found.contrasts
    return [several_arms.pair_name(compared, one, naming) for one in contrasts]


def _factor(one: ArmsByFactor, pairs: int, naming: Naming) -> tuple[str, ...]:
    text = naming.text
    name = naming.factor(one.factor)
    if one.test.p is None:
        why = text(REASON(one.test.reason)) if one.test.reason else ""
        return (name, "", *[""] * pairs, why, "")
    p = text.p_bare(one.test.p, one.test.log10_p)
    return (name, "", *[""] * pairs, p, text.p_bare(one.holm))


def _level(level: LevelOfArms, one: ArmsByFactor, naming: Naming) -> tuple[str, ...]:
    text = naming.text
    n = " / ".join(text.integer(people) for people in level.n)
    sizes = [ranged(estimate, naming) for estimate in level.differences]
    return (naming.level(one.factor, level.level), n, *sizes, "", "")
