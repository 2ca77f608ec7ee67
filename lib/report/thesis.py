"""The sentence to take along into a thesis: plain text, complete, and true by itself."""

from __future__ import annotations

from lib.analysis.arms import ArmsComparison
from lib.analysis.comparison import Comparison
from lib.charts.view import summary_decimals
from lib.report import conditions
from lib.report.naming import Naming, begun, change_words, effect_words, p_words
from lib.stats import Pairs, quantiles
from lib.text.words import Text


def change(comparison: Comparison, label: str, people: str, text: Text) -> str:
    """The change in one sentence, with test, estimate, interval and counts; "" without any pair.

    label    what was measured, in plain text
    people   what the participants are called, in the right number
    """
    key = conditions.chosen(conditions.THESIS, conditions.facts_of(comparison))
    if not key:
        return ""
    test = comparison.test
    pairs = comparison.pairs
    before, after = _medians(pairs, text)
    said = text(
        key,
        label=label,
        people=people,
        n=comparison.n,
        before=before,
        after=after,
        change=_shift(comparison, text),
        z=text.number(test.spss_z, 3),
        p=_p(comparison, text),
        changed=test.n_used,
        rises=pairs.rises,
        same=pairs.unchanged,
        falls=pairs.falls,
        r=effect_words(comparison.effect, text),
    )
    return begun(said)


def arms(compared: ArmsComparison, label: str, naming: Naming) -> str:
    """The difference between two arms in one sentence; "" where it is not defined.

    naming   how levels are called in plain text
    """
    if compared.ancova.test.p is None:
        return ""
    first, second = compared.arms
    return naming.text(
        "thesis.arms",
        label=label,
        first=naming.level(compared.factor, first.level[0]),
        second=naming.level(compared.factor, second.level[0]),
        first_n=first.n,
        second_n=second.n,
        value=change_words(compared.ancova.estimate, naming),
        p=p_words(compared.ancova.test, naming.text),
    )


def _medians(pairs: Pairs, text: Text) -> tuple[str, str]:
    decimals = summary_decimals(pairs)
    before = quantiles(pairs.before, pairs.count, (0.5,))
    after = quantiles(pairs.after, pairs.count, (0.5,))
    return (
        text.score(before[0] if before else None, decimals),
        text.score(after[0] if after else None, decimals),
    )


def _shift(comparison: Comparison, text: Text) -> str:
    shift = comparison.shift
    decimals = summary_decimals(comparison.pairs)
    value = text.signed(shift.value, decimals)
    if shift.interval is None:
        return value
    limits = shift.interval.low, shift.interval.high
    return f"{value}, {text.interval(limits, decimals, level=shift.interval.level)}"


def _p(comparison: Comparison, text: Text) -> str:
    test = comparison.test
    method = "thesis.p_asymptotic" if test.method == "asymptotic" else "thesis.p_exact"
    return text(method, p=text.p(test.p, test.log10_p))
