"""The comparison between two arms, in words."""

from __future__ import annotations

from lib.analysis.arms import ArmsComparison
from lib.report import keys
from lib.report.naming import Naming, change_words, effect_words, p_words
from lib.stats import DifferenceInChange


def arms(compared: ArmsComparison, naming: Naming) -> list[str]:
    """The comparison between two arms, line by line; what is not defined is left out."""
    text = naming.text
    first, second = (naming.level(compared.factor, arm.level[0]) for arm in compared.arms)
    names = {"first": first, "second": second}
    lines = []
    figures: tuple[tuple[keys.ArmFigure, DifferenceInChange], ...] = (
        ("ancova", compared.ancova),
        ("change", compared.change),
    )
    for figure, result in figures:
        if result.test.p is not None:
            value = change_words(result.estimate, naming)
            lines.append(
                text(keys.ARMS(figure), **names, value=value, p=p_words(result.test, text))
            )
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
