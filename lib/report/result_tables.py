"""The tables of the result page beyond SPSS's two: other tests and normality."""

from __future__ import annotations

from lib.analysis.details import Details
from lib.charts.keys import REASON
from lib.report import keys
from lib.report.tables import TextTable, p_in_full
from lib.stats import HypothesisTest
from lib.text.words import Text

LILLIEFORS_FROM = 50  # participants; below, examiners expect Shapiro–Wilk alone
EVIDENCE = 3  # Bayes factors beyond 10**3 are written as powers of ten


def sensitivity(details: Details, text: Text) -> TextTable:
    """The signed-rank test and the tests it is held against, and the Bayes factor."""
    rows = [_test_row(test, text) for test in details.tests]
    rows.append((text("result.bayes"), bayes_factor(details, text), "", ""))
    header = (
        text("result.column_test"),
        text("result.column_statistic"),
        text("result.column_p"),
        text("result.column_method"),
    )
    return TextTable(text("result.other_tests"), header, tuple(rows), (text("result.bayes_note"),))


def bayes_factor(details: Details, text: Text) -> str:
    """BF₁₀ as a number that can be read: 4.2, 0.31, 2.2 × 10⁶; or why there is none."""
    size = details.bayes.log10_bf10
    reason = details.bayes.reason
    if size is None:
        return text(REASON(reason)) if reason else ""
    return text.scientific(size) if abs(size) > EVIDENCE else text.number(10.0**size, 2)


def normality(details: Details, text: Text) -> TextTable:
    """Shapiro–Wilk of the change and of both measurements; Lilliefors where it is usual."""
    rows = []
    for variable in keys.OF.members:
        tests = details.normality[variable]
        shown = [(text("result.shapiro"), tests.shapiro_wilk)]
        if tests.lilliefors.n >= LILLIEFORS_FROM:
            shown.append((text("result.lilliefors"), tests.lilliefors))
        name = text(keys.OF(variable))
        rows += [(f"{label}, {name}", *_figures(test, text, 3)) for label, test in shown]
    header = (
        text("result.column_test"),
        text("result.column_statistic"),
        text("result.column_p"),
    )
    return TextTable(
        text("result.normality"), header, tuple(rows), (text("result.normality_what"),)
    )


def _test_row(test: HypothesisTest, text: Text) -> tuple[str, ...]:
    # the t test is exact only for normal changes, so it claims nothing here
    method = text(keys.METHOD(test.method)) if test.method and test.name != "paired_t" else ""
    return (text(keys.TEST_NAME(test.name)), *_figures(test, text, 2), method)


def _figures(test: HypothesisTest, text: Text, decimals: int) -> tuple[str, str]:
    """The statistic and the p; where there is no test the reason stands in the p's place."""
    if test.p is None:
        return "", text(REASON(test.reason)) if test.reason else ""
    statistic = text.number(test.statistic, decimals)
    if test.name == "paired_t":
        statistic = f"t({text.integer(test.df)}) = {statistic}"
    return statistic, p_in_full(test.p, test.log10_p, text)
