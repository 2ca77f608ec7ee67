"""N-Gain on the screen: folded on the Result page, and per person on the Participants page."""

from __future__ import annotations

import streamlit as st

from lib.analysis.gain import has_gain, single_gains
from lib.report import gain_tables
from lib.study.study import Outcome, Selection, Study
from lib.text.words import Text
from lib.ui import answers, names
from lib.ui.elements import word_table
from lib.ui.elements.word_table import Look
from lib.ui.shown import Shown
from lib.ui.views import looks


def section(shown: Shown) -> None:
    """The gain of everybody or of each arm; where a highest score is declared, when opened."""
    study = shown.study
    if not has_gain(study, shown.outcome) or shown.comparison.n == 0:
        return
    text = shown.text
    panel = st.expander(text("gain.open"), on_change="rerun", key="open.gain")
    if not panel.open:
        return
    groups = answers.gained(study, shown.outcome, shown.selection)
    naming = shown.naming(plain=True)

    def called(level: str) -> str:
        return naming.level(study.factor(study.arms.factor), level) if study.arms else level

    looks.saw(study, shown.outcome, shown.selection, "", "normalized_gain")
    with panel:
        if len(groups) == 1:
            st.markdown(gain_tables.shows(groups[0], text))
        st.info(text("gain.misleads"), icon=":material/info:")
        figures = tuple(range(1, 7))
        made = gain_tables.of_groups(groups, called, text)
        word_table.show("n-gain", made, text, Look(figures=figures))
        made = gain_tables.in_classes(groups, called, text)
        figures = tuple(range(2, len(made.header)))
        word_table.show("n-gain-classes", made, text, Look(figures=figures))
        said = gain_tables.thesis(groups, shown.label, called, text)
        who = names.selection(study, shown.selection, text)
        if said:
            only = f"{text('thesis.only', who=who)} " if who else ""
            st.code(f"{only}{said}", language=None, wrap_lines=True)


def each_person(study: Study, outcome: Outcome, selection: Selection, text: Text) -> None:
    """The gain of each participant, when opened; of counted people there is none."""
    if not has_gain(study, outcome) or not study.ids:
        return
    panel = st.expander(text("gain.people"), on_change="rerun", key="open.gains")
    if panel.open:
        some = study.where(selection)
        people = single_gains(some, some.outcome(outcome.key))
        with panel:
            made = gain_tables.of_people(people, text)
            word_table.show("n-gain-people", made, text, Look(titled=False, figures=(1, 2, 3, 4)))
