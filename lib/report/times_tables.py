"""Tables of three or more times: the scores at each, the tests, the changes, all pairs."""

from __future__ import annotations

from collections.abc import Sequence

from lib.analysis.times import OverTimes
from lib.charts.keys import REASON
from lib.report import keys
from lib.report.tables import TextTable, p_in_full
from lib.report.times_words import decimals_of, difference_name, method
from lib.stats import AtTime, Estimate, HypothesisTest, PairOfTimes, TimeChange
from lib.text.words import Text

Rows = tuple[tuple[str, ...], ...]


def at_each_time(found: OverTimes, names: Sequence[str], text: Text) -> TextTable:
    """Who was measured at each time, and the scores then; of arms, each by itself.

    names   what the arms are called; () where there are none
    """
    header = (
        *([text("times.arm")] if names else []),
        text("times.time"),
        text("describe.n"),
        text("times.missing"),
        text("times.median"),
        text("times.quartiles"),
        text("times.mean"),
    )
    rows: list[tuple[str, ...]] = []
    if found.arms is None or not names:
        rows += _at(found.labels, found.at, found, text)
    else:
        for name, arm in zip(names, found.arms.arms, strict=True):
            rows += [(name, *row) for row in _at(found.labels, arm.at, found, text)]
    notes = (text("times.at_note"),)
    return TextTable(text("times.at_title"), header, tuple(rows), notes)


def tests(found: OverTimes, text: Text) -> TextTable:
    """Friedman's test first, to be reported; the others beside it."""
    header = (
        text("result.column_test"),
        text("result.column_statistic"),
        text("result.column_p"),
        text("result.column_method"),
    )
    main = found.test
    rows = [
        _test("friedman", "χ²", main.test, text),
        (text("times.kendall_w"), text.effect(main.w), "", ""),
        _test("friedman_chi_square", "χ²", main.chi_square, text),
        _test("iman_davenport", "F", main.f, text),
        _test("page_trend", "L", found.trend.test, text),
    ]
    if found.yes_no is not None:
        rows.append(_test("cochran_q", "Q", found.yes_no.test, text))
    told = [text("times.tests_note", n=main.n, left=found.n - main.n)]
    if found.yes_no is not None:
        told.append(text("times.cochran_note"))
    return TextTable(text("times.tests_title"), header, tuple(rows), tuple(told))


def changes(found: OverTimes, text: Text) -> TextTable:
    """The mean change from the first time to each later one, with intervals for all at once."""
    header = (
        text("times.time"),
        text("describe.n"),
        text("times.change"),
        text("times.simultaneous"),
        text("times.p_adjusted"),
    )
    rows = tuple((found.labels[each.time], *_change(each, found, text)) for each in found.changes)
    note = text("times.changes_note", first=found.first, n=len(rows))
    return TextTable(text("times.changes_title", first=found.first), header, rows, (note,))


def differences(found: OverTimes, names: tuple[str, ...], text: Text) -> TextTable:
    """How the arms differ in their change from the first time, at each time."""
    arms = found.arms
    header = (
        text("times.comparison"),
        text("describe.n"),
        text("times.difference_in_change"),
        text("times.simultaneous"),
        text("times.p_adjusted"),
    )
    rows: Rows = ()
    if arms is not None:
        rows = tuple(
            (difference_name(each, arms, found.labels, names), *_change(each, found, text))
            for each in arms.differences
        )
    note = text("times.differences_note", first=found.first, n=len(rows))
    return TextTable(text("times.differences_title", first=found.first), header, rows, (note,))


def pairs(found: OverTimes, tested: Sequence[PairOfTimes], text: Text) -> TextTable:
    """Every two times by the signed-rank test, with Holm's adjustment."""
    header = (
        text("times.two_times"),
        text("describe.n"),
        text("times.rose_fell"),
        text("times.shift"),
        text("result.column_p"),
        text("times.p_holm"),
        text("result.column_method"),
    )
    rows = tuple(
        (
            f"{found.labels[pair.first]} → {found.labels[pair.second]}",
            text.integer(pair.signed.n),
            f"{pair.signed.rises} / {pair.signed.falls}",
            _shift(pair.shift, found, text),
            p_in_full(pair.signed.p, pair.signed.log10_p, text),
            text.p_bare(pair.adjusted),
            method(pair.signed.test, text) if pair.signed.method else _why(pair, text),
        )
        for pair in tested
    )
    note = text("times.pairs_note", n=len(rows))
    return TextTable(text("times.pairs_title"), header, rows, (note,))


def _at(
    labels: Sequence[str], at: Sequence[AtTime], found: OverTimes, text: Text
) -> list[tuple[str, ...]]:
    decimals = decimals_of(found)
    rows: list[tuple[str, ...]] = []
    for called, each in zip(labels, at, strict=True):
        described = each.described
        interval = each.median.interval
        median = text.score(each.median.value)
        if interval is not None:
            median += f" [{text.range_words(interval.low, interval.high)}]"
        quartiles = f"{text.score(described.q1)} – {text.score(described.q3)}"
        mean = f"{text.number(described.mean, decimals)} ({text.number(described.sd, decimals)})"
        n = text.integer(described.n)
        rows.append((called, n, text.integer(each.missing), median, quartiles, mean))
    return rows


def _test(
    name: keys.TimesTest, symbol: str, test: HypothesisTest, text: Text
) -> tuple[str, str, str, str]:
    called = text(keys.TIMES_TEST(name))
    if test.p is None:
        why = text(REASON(test.reason)) if test.reason else ""
        if test.reason == "no_pairs":
            why = text("times.nobody_complete")
        return called, "", "", why
    statistic = f"{symbol} = {text.number(test.statistic, 2)}"
    return called, statistic, p_in_full(test.p, test.log10_p, text), method(test, text)


def _change(each: TimeChange, found: OverTimes, text: Text) -> tuple[str, str, str, str]:
    decimals = decimals_of(found)
    n = text.integer(each.n)
    value = text.signed(each.value, decimals)
    interval = each.interval
    if interval is None:
        why = text(REASON(each.reason)) if each.reason else ""
        return n, value, why, ""
    ends = text.range(interval.low, interval.high, decimals)
    return n, value, ends, text.p_bare(each.p)


def _shift(shift: Estimate, found: OverTimes, text: Text) -> str:
    return text.signed(shift.value, decimals_of(found))


def _why(pair: PairOfTimes, text: Text) -> str:
    reason = pair.signed.reason
    return text(REASON(reason)) if reason else ""
