"""The result page: SPSS-shaped tables, effect sizes with their definitions, other tests."""

from __future__ import annotations

import streamlit as st

from lib.analysis.comparison import Comparison
from lib.analysis.details import Details
from lib.charts.describe import describe_strip
from lib.charts.keys import CAUTION
from lib.charts.strip import strip
from lib.report import result_tables, sentences, tables
from lib.report.keys import TEST_NAME
from lib.stats import Caution, Estimate, conventions
from lib.text.numbers import FigureKind
from lib.text.words import Text
from lib.ui import keys
from lib.ui.elements import pictures
from lib.ui.elements import tables as screen
from lib.ui.elements.cards import card, limits

UNBOUNDED = {
    "d_z",
    "d_z_if_normal",
    "g_z",
    "d_av",
    "g_av",
}  # written with a zero before the decimal sign


def test(comparison: Comparison, text: Text) -> None:
    """Descriptives, Ranks and Test Statistics, as examiners know them from SPSS."""
    st.header(text("result.test"), anchor=False)
    screen.show(tables.descriptives(comparison, text))
    left, right = st.columns(2, gap="medium")
    with left:
        screen.show(tables.ranks(comparison, text))
    with right:
        screen.show(tables.test_statistics(comparison.test, text))


def effects(comparison: Comparison, details: Details, text: Text) -> None:
    """Every effect size by its name, with its interval and, on hover, its definition."""
    st.header(text("result.size"), anchor=False)
    decimals = sentences.decimals(comparison)
    with st.grid(4, min_column_width=165, gap="xsmall"):
        for estimate in details.in_units:
            value = text.signed(estimate.value, decimals)
            _estimate(estimate, value, limits(estimate, text, decimals), text)
        for estimate in details.sizes:
            kind: FigureKind = "number" if estimate.name in UNBOUNDED else "effect"
            write = text.number if kind == "number" else text.effect
            below = limits(estimate, text, 2, kind)
            caution = comparison.effect_caution if estimate is comparison.effect else None
            _estimate(estimate, write(estimate.value), below, text, caution)


def other_tests(details: Details, text: Text) -> None:
    """The sensitivity strip and the normality tests."""
    st.header(text("result.other_tests"), anchor=False)
    st.markdown(text("result.other_tests_what"))
    named = [(text(TEST_NAME(test.name)), test) for test in details.tests]
    caption = describe_strip(named, text)
    pictures.chart(strip(named, text), "strip", caption)
    st.caption(caption)
    screen.show(result_tables.sensitivity(details, text), titled=False)
    st.header(text("result.normality"), anchor=False)
    screen.show(result_tables.normality(details, text), titled=False)


def programs(comparison: Comparison, text: Text) -> None:
    """What SPSS, R, JASP, SciPy and pingouin print for the same data; computed when opened."""
    panel = st.expander(text("result.programs"), on_change="rerun", key="open.programs")
    if panel.open:
        with panel:
            st.markdown(text("result.programs_what"))
            screen.show(result_tables.programs(conventions(comparison.pairs), text), titled=False)


def _estimate(
    estimate: Estimate, value: str, below: str, text: Text, caution: Caution | None = None
) -> None:
    name = text(keys.EFFECT(estimate.name))
    told = text(keys.EFFECT_IS(estimate.name))
    card(name, value, below, f"{told} {text(CAUTION(caution))}" if caution else told)
