"""The result page: what to report, SPSS-shaped tables, other tests, every effect size."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.analysis.arms import ArmsComparison
from lib.analysis.comparison import Comparison
from lib.analysis.details import Details
from lib.charts.describe import describe_strip
from lib.charts.keys import CAUTION
from lib.charts.strip import strip
from lib.report import (
    arm_tables,
    effect_table,
    programs,
    result_tables,
    several_arms,
    tables,
)
from lib.report.keys import TEST_NAME
from lib.text.words import Text
from lib.ui import answers
from lib.ui.elements import pictures, word_table
from lib.ui.elements.word_table import Look
from lib.ui.shown import Shown
from lib.ui.views import looks

UNTITLED = Look(titled=False)


def between_arms(shown: Shown) -> None:
    """The comparison between the arms, and each arm described, before anything that mixes them."""
    compared = shown.several or shown.arms
    if compared is None:
        return
    naming = shown.naming(plain=True)
    text = shown.text
    look = Look(heads=True, styles={0: "first"})
    if isinstance(compared, ArmsComparison):
        for test in (compared.quade, compared.change.test, compared.mann_whitney):
            looks.saw(shown.study, shown.outcome, shown.selection, compared.factor.key, test.name)
        word_table.show("between-arms", arm_tables.two_arms(compared, naming), text, look)
    else:
        made = several_arms.table(compared, naming)
        word_table.show("between-arms", made, text, Look(heads=True))
    made = arm_tables.each_arm(compared, naming)
    word_table.show("each-arm", made, text, Look(heads=True, figures=(1, 2, 3, 4, 5)))


def recommended(comparison: Comparison, text: Text) -> None:
    """The one row to report, before everything that only supports it."""
    row = effect_table.recommended(comparison, text)
    if comparison.effect_caution:
        row = replace(row, notes=(text(CAUTION(comparison.effect_caution)),))
    look = Look(heads=True, styles={0: "first"})
    word_table.show("recommended", row, text, look)


def test(comparison: Comparison, text: Text) -> None:
    """Ranks and Test Statistics, as examiners know them from SPSS, and the descriptives."""
    st.header(text("result.test"), anchor=False)
    with st.grid(2, min_column_width=330, gap="medium"):
        look = Look(figures=(1, 2, 3))
        word_table.show("ranks", tables.ranks(comparison, text), text, look)
        look = Look(figures=(1,))
        word_table.show(
            "test-statistics", tables.test_statistics(comparison.test, text), text, look
        )
    look = Look(figures=(1, 2, 3))
    word_table.show("descriptives", tables.descriptives(comparison, text), text, look)


def effects(comparison: Comparison, details: Details, text: Text) -> None:
    """Every effect size in one table that says when each is asked for; when opened."""
    panel = st.expander(text("result.size"), on_change="rerun", key="open.effects")
    if panel.open:
        with panel:
            made = effect_table.effects(comparison, details, text)
            look = Look(titled=False, styles={0: "first", len(details.in_units): "first"})
            word_table.show("effect-sizes", made, text, look)


def other_tests(details: Details, text: Text) -> None:
    """The sensitivity strip and the normality tests."""
    st.header(text("result.other_tests"), anchor=False)
    st.markdown(text("result.other_tests_what"))
    named = [(text(TEST_NAME(test.name)), test) for test in details.tests]
    pictures.chart(strip(named, text), "strip", describe_strip(named, text))
    sensitivity = result_tables.sensitivity(details, text)
    word_table.show("other-tests", sensitivity, text, replace(UNTITLED, figures=(1, 2)))
    normality = result_tables.normality(details, text)
    word_table.show("normality", normality, text, Look(heads=True, figures=(1, 2)))


def together(shown: Shown) -> None:
    """All arms taken together, as SPSS would print them; when opened, as they mix the arms."""
    text = shown.text
    panel = st.expander(text("arms.together"), on_change="rerun", key="open.together")
    if not panel.open:
        return
    comparison = shown.comparison
    detailed = answers.detailed(shown.study, shown.outcome, shown.selection)
    looks.saw_tests(shown.study, shown.outcome, shown.selection, detailed.tests)
    with panel:
        st.caption(text("arms.together_what"))
        recommended(comparison, text)
        test(comparison, text)
        other_tests(detailed, text)


def other_programs(comparison: Comparison, text: Text) -> None:
    """What SPSS, R, JASP, Stata, SciPy and pingouin print for the same data; when opened."""
    panel = st.expander(text("result.programs"), on_change="rerun", key="open.programs")
    if panel.open:
        with panel:
            st.markdown(programs.here(comparison.pairs, text))
            made = programs.programs(comparison.pairs, text)
            word_table.show("programs", made, text, replace(UNTITLED, styles={0: "first"}))
