"""The overview of a study in which nobody can say who is who: two samples beside each other."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.analysis.samples import Samples
from lib.charts.describe import describe_samples
from lib.charts.distributions import distributions
from lib.charts.two_sides import TwoSides
from lib.report import samples as words
from lib.study.study import Outcome, Selection, Study
from lib.text.words import Text
from lib.ui import answers, names
from lib.ui.elements import pictures, questions, width, word_table
from lib.ui.elements.word_table import Look
from lib.ui.views import answer_views, looks


def instead(study: Study, outcome: Outcome, selection: Selection, text: Text) -> None:
    """Show two samples in place of the answer about pairs, and end the page; else do nothing."""
    if not study.unpaired:
        return
    compared = answers.two_samples(study, outcome, selection)
    label = names.in_a_sentence(outcome, text)
    questions.doubts(text)
    answer_views.opening(study, selection, text)
    looks.saw_tests(study, outcome, selection, [compared.test, compared.difference.test])
    st.title(words.headline(compared, names.escaped(label), text), anchor=False)
    st.markdown(words.figures(compared, text), help=text("samples.figures_help"))
    evidence, limits = width.row("samples")
    with evidence:
        _picture(compared, text)
    with limits:
        _limits(compared, text)
    word_table.show("samples", words.described(compared, text), text, Look(figures=(1, 2)))
    word_table.show("samples-compared", words.compared_table(compared, text), text)
    _take_along(compared, label, text)
    st.stop()


def _picture(compared: Samples, text: Text) -> None:
    outcome = replace(compared.outcome, label=names.plain_outcome(compared.outcome, text))
    sides = TwoSides.of_samples(outcome, *compared.sides)
    pictures.chart(distributions(sides, text), "samples", describe_samples(sides, text))


def _limits(compared: Samples, text: Text) -> None:
    """What this shows, and what no pairs can never show."""
    said = [
        f"## {text('dashboard.shows')}",
        words.shows(compared, text),
        f"## {text('dashboard.cannot')}",
        text("samples.cannot"),
    ]
    with st.container(border=True, height="stretch"):
        st.markdown("\n\n".join(said), anchors=False)


def _take_along(compared: Samples, label: str, text: Text) -> None:
    sentence = words.thesis(compared, label, text)
    if not sentence:
        return
    answer_views.take_along(sentence, text)
