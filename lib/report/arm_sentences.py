"""The comparison between two arms, in words; every difference is the first arm minus the second."""

from __future__ import annotations

from lib.analysis.arms import AnyArms, ArmsComparison
from lib.analysis.comparison import ALPHA
from lib.charts.view import summary_decimals
from lib.report import keys
from lib.report.naming import Naming, begun, change_words, effect_words, in_own_unit, p_words
from lib.stats import DifferenceInChange
from lib.study.study import Outcome

ArmsVerdict = keys.ArmsVerdict


def headline(compared: ArmsComparison, outcome: Outcome, label: str, naming: Naming) -> str:
    """What the arms differ by, in one line; `label` says what was measured."""
    first, second = _names(compared, naming)
    value = compared.ancova.estimate.value or 0.0
    decimals = summary_decimals(compared.arms[0].pairs)
    said = naming.text(
        keys.ARMS_HEADLINE(verdict(compared)),
        label=label,
        first=first,
        second=second,
        size=in_own_unit(abs(value), decimals, outcome, naming.text),
    )
    return begun(said)


def verdict(compared: ArmsComparison) -> ArmsVerdict:
    """Whether the first arm ended higher ("more"), lower ("less"), or not clearly either."""
    value = compared.ancova.estimate.value
    p = compared.ancova.test.p
    if value is None or not value or p is None or p >= ALPHA:
        return "unclear"
    return "more" if value > 0 else "less"


def figures(compared: ArmsComparison, naming: Naming) -> str:
    """The primary difference with its interval and p, in one line below the headline."""
    first, second = _names(compared, naming)
    return naming.text(
        "dashboard.arms_figures",
        first=first,
        second=second,
        value=change_words(compared.ancova.estimate, naming),
        p=p_words(compared.ancova.test, naming.text),
    )


def within(compared: AnyArms, naming: Naming) -> str:
    """The typical change within each arm, as description."""
    text = naming.text
    said = []
    for arm in compared.arms:
        name = naming.level(compared.factor, arm.level[0])
        value = text.signed(arm.shift.value, summary_decimals(arm.pairs))
        said.append(text("dashboard.shows_arm", level=name, value=value, n=arm.n))
    return text("dashboard.shows_arms_within", arms=text.listed(said))


def arms(compared: ArmsComparison, naming: Naming) -> list[str]:
    """The comparison between two arms, line by line; what is not defined is left out."""
    text = naming.text
    first, second = _names(compared, naming)
    lines = []
    figures: tuple[tuple[keys.ArmFigure, DifferenceInChange], ...] = (
        ("ancova", compared.ancova),
        ("change", compared.change),
    )
    for figure, result in figures:
        if result.test.p is not None:
            value = change_words(result.estimate, naming)
            p = p_words(result.test, text)
            lines.append(text(keys.ARMS(figure), first=first, second=second, value=value, p=p))
    if compared.quade.p is not None:
        lines.insert(1, text("subgroups.arms_quade", p=p_words(compared.quade, text)))
    if compared.mann_whitney.p is not None:
        value = change_words(compared.shift, naming)
        lines.append(
            text(
                "subgroups.arms_shift",
                first=first,
                p=p_words(compared.mann_whitney, text),
                value=value,
                superiority=effect_words(compared.superiority, text),
            )
        )
    return lines


def _names(compared: ArmsComparison, naming: Naming) -> tuple[str, str]:
    first, second = (naming.level(compared.factor, arm.level[0]) for arm in compared.arms)
    return first, second
