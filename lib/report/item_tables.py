"""Tables of items: how they hang together, each item before and after."""

from __future__ import annotations

from lib.analysis.items import ItemAnalysis, Reliability
from lib.charts.keys import REASON
from lib.report.item_words import recipe_in_words
from lib.report.tables import TextTable
from lib.stats import Estimate, ItemAtTime, ItemStatistics
from lib.text.words import Text


def reliability(found: ItemAnalysis, label: str, text: Text) -> TextTable:
    """Omega and alpha with their intervals, before and after."""
    header = (
        text("items.time"),
        text("items.n_all"),
        text("items.omega"),
        text("items.alpha"),
    )
    rows = (
        (text("chart.before"), *_at(found.before, text)),
        (text("chart.after"), *_at(found.after, text)),
    )
    notes = [recipe_in_words(label, found.scores, text), text("items.reliability_note")]
    for time, at in ((text("chart.before"), found.before), (text("chart.after"), found.after)):
        if at.left:
            alike = ", ".join(found.scores.labels[place] for place in at.left)
            notes.append(text("items.alike", time=time, items=alike))
    return TextTable(text("items.reliability"), header, rows, tuple(notes))


def items(found: ItemAnalysis, label: str, text: Text) -> TextTable:
    """Each item: mean before and after, change with interval, place among the others, gaps."""
    is_test = bool(found.scores.recipe.key) or found.scores.recipe.item_ends == (0.0, 1.0)
    mean = "items.difficulty" if is_test else "items.mean"
    header = (
        text("items.item"),
        text(mean, time=text("chart.before")),
        text(mean, time=text("chart.after")),
        text("items.change"),
        text("items.rest", time=text("chart.before")),
        text("items.rest", time=text("chart.after")),
        text("items.without", time=text("chart.before")),
        text("items.without", time=text("chart.after")),
        text("items.missing"),
    )
    named = zip(found.scores.labels, found.items, strict=True)
    rows = tuple(_row(name, each, text) for name, each in named)
    notes = [recipe_in_words(label, found.scores, text), text("items.table_note")]
    if is_test:
        notes.append(text("items.difficulty_note"))
    return TextTable(text("items.table"), header, rows, tuple(notes))


def _row(name: str, each: ItemStatistics, text: Text) -> tuple[str, ...]:
    both = (each.before, each.after)
    return (
        name,
        *(text.number(at.mean, 2) for at in both),
        _change(each.change, text),
        *(text.effect(at.item_rest) for at in both),
        *(text.effect(at.alpha_without) for at in both),
        _missing(each.before, each.after, text),
    )


def _at(reliability: Reliability, text: Text) -> tuple[str, ...]:
    figures = (reliability.omega, reliability.alpha)
    return text.integer(reliability.n), *(_figure(each, text) for each in figures)


def _figure(estimate: Estimate, text: Text) -> str:
    """A value with its interval, or the reason that there is none."""
    value = text.effect(estimate.value)
    if estimate.interval is not None:
        low = estimate.interval.low
        high = estimate.interval.high
        return f"{value} {text.interval((low, high), 2, 'effect', estimate.interval.level)}"
    reason = text(REASON(estimate.reason)) if estimate.reason else ""
    return f"{value} · {reason}" if estimate.value is not None else reason


def _change(estimate: Estimate, text: Text) -> str:
    value = text.signed(estimate.value, 2)
    if estimate.interval is None:
        return value
    low = estimate.interval.low
    high = estimate.interval.high
    return f"{value} {text.interval((low, high), 2, 'number', estimate.interval.level)}"


def _missing(before: ItemAtTime, after: ItemAtTime, text: Text) -> str:
    return f"{text.percent(before.missing)} · {text.percent(after.missing)}"
