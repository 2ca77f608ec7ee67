"""How factors, levels and changes are written where a result becomes words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lib.analysis.subgroups import Board
from lib.stats.results import Estimate, HypothesisTest
from lib.study.study import Factor
from lib.text.words import Text


@dataclass(frozen=True, slots=True)
class Naming:
    """The language, and how factors and their levels are called where the words go.

    decimals   of a change: as many as the scores carry and two more, at most four
    unit       of the score; points where there is none
    """

    text: Text
    factor: Callable[[Factor], str]
    level: Callable[[Factor, str], str]
    decimals: int = 2
    unit: str = ""


def decimals_of(board: Board) -> int:
    """Decimals worth showing of a mean change."""
    return min(4, board.everyone.pairs.decimals + 2)


def amount(value: float, naming: Naming) -> str:
    """A size without sign, with its unit: 2.59 points, 44 mL."""
    text = naming.text
    written = text.number(value, naming.decimals)
    if naming.unit:
        return text("headline.unit", value=written, unit=naming.unit)
    return text("headline.points", n=2, value=written)


def change_words(estimate: Estimate, naming: Naming) -> str:
    """A change with its interval, +1.38 95% CI [0.92, 1.83]; a dash where there is none."""
    text, decimals = naming.text, naming.decimals
    value, interval = text.signed(estimate.value, decimals), estimate.interval
    if interval is None:
        return value
    limits = text.interval((interval.low, interval.high), decimals, level=interval.level)
    return f"{value}, {limits}"


def ranged(estimate: Estimate, naming: Naming) -> str:
    """A change with its limits alone, +1.38 [0.92, 1.83], where the head names their level."""
    text, interval = naming.text, estimate.interval
    value = text.signed(estimate.value, naming.decimals)
    if interval is None:
        return value
    limits = text.range(interval.low, interval.high, naming.decimals)
    return text("subgroups.ranged", value=value, range=limits)


def effect_words(estimate: Estimate, text: Text) -> tuple[str, str]:
    """A figure that cannot exceed 1, and its interval, which may be empty."""
    value, interval = text.effect(estimate.value), estimate.interval
    if interval is None:
        return value, ""
    return value, text.interval((interval.low, interval.high), 2, "effect", interval.level)


def p_words(test: HypothesisTest, text: Text) -> str:
    """The p of a test, p = .034; a dash where there is none."""
    return text.p(test.p, test.log10_p)
