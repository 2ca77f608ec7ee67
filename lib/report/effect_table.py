"""The row to report, and every effect size in one table that says when each is asked for."""

from __future__ import annotations

from lib.analysis.comparison import Comparison
from lib.analysis.details import Details
from lib.charts.keys import REASON
from lib.charts.view import summary_decimals
from lib.report import item_words, keys
from lib.report.tables import TextTable, p_in_full
from lib.stats import Estimate
from lib.text.numbers import FigureKind
from lib.text.words import Text

# a zero stands before the decimal sign, as these can exceed 1
UNBOUNDED = {"d_z", "d_z_if_normal", "g_z", "d_av", "g_av"}


def recommended(comparison: Comparison, text: Text) -> TextTable:
    """The one row to report: the test with its p, the typical change and the effect size."""
    test = comparison.test
    decimals = summary_decimals(comparison.pairs)
    shift = text.signed(comparison.shift.value, decimals)
    shift = _with_limits(shift, _limits(comparison.shift, decimals, "number", text))
    effect = text.effect(comparison.effect.value)
    effect = _with_limits(effect, _limits(comparison.effect, 2, "effect", text))
    method = text(keys.METHOD(test.method)) if test.method else ""
    header = (
        text("result.column_test"),
        text("result.column_p"),
        text("effect.hodges_lehmann"),
        text("effect.rank_biserial"),
    )
    p = p_in_full(test.p, test.log10_p, text)
    if test.reason:
        p = text(REASON(test.reason))
    name = text("test_name.wilcoxon_signed_rank")
    row = (f"{name}, {method}" if method else name, p, shift, effect)
    notes = item_words.notes(comparison.outcome, text)
    return TextTable(text("result.recommended"), header, (row,), notes)


def effects(comparison: Comparison, details: Details, text: Text) -> TextTable:
    """Every effect size: its value, its interval or why there is none, and who asks for it."""
    decimals = summary_decimals(comparison.pairs)
    rows = [
        _row(each, text.signed(each.value, decimals), _limits(each, decimals, "number", text), text)
        for each in details.in_units
    ]
    for each in details.sizes:
        if each.name in UNBOUNDED:
            value = text.number(each.value)
            limits = _limits(each, 2, "number", text)
        else:
            value = text.effect(each.value)
            limits = _limits(each, 2, "effect", text)
        rows.append(_row(each, value, limits, text))
    header = (
        text("effect.column_name"),
        text("effect.column_value"),
        text("effect.column_interval"),
        text("effect.column_when"),
    )
    notes = item_words.notes(comparison.outcome, text)
    return TextTable(text("result.size"), header, tuple(rows), notes)


def _row(estimate: Estimate, value: str, limits: str, text: Text) -> tuple[str, ...]:
    name = estimate.name
    return text(keys.EFFECT(name)), value, limits, text(keys.EFFECT_WHEN(name))


def _with_limits(value: str, limits: str) -> str:
    return f"{value}; {limits}" if limits else value


def _limits(estimate: Estimate, decimals: int, kind: FigureKind, text: Text) -> str:
    """The interval at the level that it reaches, else the reason; "" where there is neither."""
    interval = estimate.interval
    if interval is not None:
        return text.interval((interval.low, interval.high), decimals, kind, interval.level)
    return text(REASON(estimate.reason)) if estimate.reason else ""
