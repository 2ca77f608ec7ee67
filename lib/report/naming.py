"""How factors, levels and changes are written where a result becomes words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lib.charts.describe import estimate_words
from lib.charts.view import summary_decimals
from lib.stats import Estimate, HypothesisTest, Pairs
from lib.study.study import Factor, Outcome
from lib.text.words import Text


@dataclass(frozen=True, slots=True)
class Naming:
    """The language, and how factors and their levels are called where the words go.

    decimals   of a mean change (see `decimals_of`)
    unit       of the score; points where there is none
    by_design  key of the factor that says who got what: neither planned nor exploratory
    """

    text: Text
    factor: Callable[[Factor], str]
    level: Callable[[Factor, str], str]
    decimals: int = 2
    unit: str = ""
    by_design: str = ""


def decimals_of(pairs: Pairs) -> int:
    """Decimals worth showing of a mean change: one more than of a typical one, as theses print."""
    return summary_decimals(pairs) + 1


def begun(sentence: str) -> str:
    """The sentence with a capital letter where it begins with a word; pain_avg and p stay."""
    first = sentence.partition(" ")[0]
    if len(first) > 1 and first.isalpha() and first.islower():
        return sentence[0].upper() + sentence[1:]
    return sentence


def in_unit(value: float, decimals: int, unit: str, text: Text) -> str:
    """A size without sign, with its unit, points where there is none: 2.59 points, 44 mL."""
    written = text.number(value, decimals)
    if unit:
        return text("headline.unit", value=written, unit=unit)
    return text("headline.points", n=1 if value == 1 else 2, value=written)


def in_own_unit(value: float, decimals: int, outcome: Outcome, text: Text) -> str:
    """A size without sign in the unit of its outcome: points on a declared scale, else bare.

    A score without unit or scale may be anything, such as millimetres, so it is not given points.
    """
    if outcome.unit or outcome.scale is not None:
        return in_unit(value, decimals, outcome.unit, text)
    return text.number(value, decimals)


def amount(value: float, naming: Naming) -> str:
    """A size of change without sign, with its unit."""
    return in_unit(value, naming.decimals, naming.unit, naming.text)


def change_words(estimate: Estimate, naming: Naming) -> str:
    """A change with its interval, +1.38, 95% CI [0.92, 1.83]; a dash where there is none."""
    return estimate_words(estimate, naming.text, naming.decimals)


def ranged(estimate: Estimate, naming: Naming) -> str:
    """A change with its limits alone, +1.38 [0.92, 1.83], where the head names their level."""
    text = naming.text
    interval = estimate.interval
    value = text.signed(estimate.value, naming.decimals)
    if interval is None:
        return value
    limits = text.range(interval.low, interval.high, naming.decimals)
    return text("subgroups.ranged", value=value, range=limits)


def effect_words(estimate: Estimate, text: Text) -> str:
    """A figure that cannot exceed 1 with its interval, where it has one."""
    value = text.effect(estimate.value)
    interval = estimate.interval
    if interval is None:
        return value
    limits = text.interval((interval.low, interval.high), 2, "effect", interval.level)
    return f"{value}, {limits}"


def p_words(test: HypothesisTest, text: Text) -> str:
    """The p of a test, p = .034; a dash where there is none."""
    return text.p(test.p, test.log10_p)
