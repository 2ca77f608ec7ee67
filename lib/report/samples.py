"""Two independent samples in words: what they differ by, and what no pairs means for it."""

from __future__ import annotations

import math

import numpy as np

from lib.analysis.comparison import ALPHA
from lib.analysis.samples import Samples
from lib.charts.keys import REASON
from lib.report import keys
from lib.report.keys import SamplesVerdict
from lib.report.naming import begun
from lib.report.tables import TextTable, described_rows, p_in_full
from lib.stats import Estimate, HypothesisTest, Reason, count_decimals
from lib.text.numbers import FigureKind
from lib.text.words import Text

SIGNIFICANT = 3  # digits of the range of scores that a difference shows


def verdict(compared: Samples) -> SamplesVerdict:
    """Whether the scores after are the higher or the lower ones, or not clearly either."""
    p = compared.test.p
    superiority = compared.superiority.value
    if p is None or superiority is None or compared.smallest_p >= ALPHA:
        return "too_few"
    if p >= ALPHA:
        return "unclear"
    return "higher" if superiority > 0.5 else "lower"


def headline(compared: Samples, label: str, text: Text) -> str:
    """What the samples differ by, in one line; `label` says what was measured."""
    return begun(text(keys.SAMPLES_HEADLINE(verdict(compared)), label=label))


def figures(compared: Samples, text: Text) -> str:
    """The typical difference with its interval and the p, in the line below; "" without a p."""
    if compared.test.p is None:
        return ""
    return text(
        "samples.figures",
        shift=_with_limits(compared.shift, _decimals(compared), "number", text),
        p=_p(compared.test, text),
        method=_method(compared.test, text),
    )


def shows(compared: Samples, text: Text) -> str:
    """What the samples show: how often one after is higher than one before."""
    value = compared.superiority.value
    if value is None:
        return text("samples.shows_few")
    return text(
        "samples.shows",
        of_hundred=text.integer(round(100 * value)),
        superiority=_with_limits(compared.superiority, 2, "effect", text),
    )


def thesis(compared: Samples, label: str, text: Text) -> str:
    """The sentence to take along; "" where nothing can be compared."""
    if compared.test.p is None:
        return ""
    return text(
        "samples.thesis",
        label=label,
        n_before=compared.before.n,
        n_after=compared.after.n,
        before=text.score(compared.before.median),
        after=text.score(compared.after.median),
        p=_p(compared.test, text),
        method=_method(compared.test, text),
        shift=_with_limits(compared.shift, _decimals(compared), "number", text),
        superiority=_with_limits(compared.superiority, 2, "effect", text),
    )


def described(compared: Samples, text: Text) -> TextTable:
    """Each sample in a column: how many, mean and SD, median and quartiles, range."""
    decimals = _decimals(compared)
    header = (text("describe.figure"), text("chart.before"), text("chart.after"))
    rows = described_rows([compared.before, compared.after], decimals, text)
    return TextTable(text("samples.described"), header, rows)


def compared_table(compared: Samples, text: Text) -> TextTable:
    """Each figure of the comparison in a row, with its interval and its p."""
    decimals = _decimals(compared)
    welch = compared.difference
    test = compared.test
    name = text("samples.mann_whitney", method=_method(test, text))
    rows = (
        (name, "", _p_cell(test, text)),
        (text("samples.shift"), _cell(compared.shift, decimals, "number", text), ""),
        (
            text("samples.difference"),
            _cell(welch.estimate, decimals, "number", text),
            _p_cell(welch.test, text),
        ),
        (text("samples.superiority"), _cell(compared.superiority, 2, "effect", text), ""),
    )
    header = (text("samples.figure"), text("samples.value"), text("result.column_p"))
    notes = (text("samples.sign"), text("samples.same_people"))
    return TextTable(text("samples.compared"), header, rows, notes)


def _cell(estimate: Estimate, decimals: int, kind: FigureKind, text: Text) -> str:
    """A figure with its interval as a table shows it, else with the reason for there being none."""
    written = _with_limits(estimate, decimals, kind, text)
    if estimate.interval is not None or estimate.reason is None:
        return written
    return f"{written}; {_reason(estimate.reason, text)}"


def _reason(reason: Reason, text: Text) -> str:
    """Why a figure is undefined; that of changes which are all the same speaks of scores here."""
    return text("samples.no_spread") if reason == "constant_change" else text(REASON(reason))


def _with_limits(estimate: Estimate, decimals: int, kind: FigureKind, text: Text) -> str:
    """A figure with its interval at the level that it reaches."""
    value = estimate.value
    written = text.effect(value) if kind == "effect" else text.signed(value, decimals)
    interval = estimate.interval
    if interval is not None:
        limits = text.interval((interval.low, interval.high), decimals, kind, interval.level)
        return f"{written}, {limits}"
    return written


def _method(test: HypothesisTest, text: Text) -> str:
    return text(keys.METHOD(test.method)) if test.method else ""


def _p(test: HypothesisTest, text: Text) -> str:
    return text.p(test.p, test.log10_p)


def _p_cell(test: HypothesisTest, text: Text) -> str:
    """The p in full, else why there is none."""
    if test.p is not None:
        return p_in_full(test.p, test.log10_p, text)
    return _reason(test.reason, text) if test.reason else ""


def _decimals(compared: Samples) -> int:
    """Decimals worth showing of a difference: by the range of the scores, at most one more."""
    scores = np.concatenate([scores for scores, _ in compared.sides])
    spread = float(np.ptp(scores)) if scores.size else 0.0
    wanted = SIGNIFICANT - 1 - math.floor(math.log10(spread or 1.0))
    return max(0, min(wanted, count_decimals(scores) + 1))
