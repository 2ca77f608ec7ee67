"""Table 1 on the screen: every factor with n and %, and bars to click on."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.analysis.participants import FactorTable
from lib.charts.describe import describe_levels
from lib.charts.levels import levels
from lib.report import participant_tables
from lib.study.study import Selection, Study
from lib.text.words import Text
from lib.ui import names
from lib.ui.elements import pictures, word_table
from lib.ui.elements.word_table import Look
from lib.ui.frame import filters


def heading(study: Study, selection: Selection, text: Text) -> None:
    """How many are looked at."""
    selected = study.n_chosen(selection)
    people = names.people(study, selected, text)
    key = "participants.all" if selection.is_everyone else "participants.some"
    st.title(text(key, n=selected, total=study.n, people=people), anchor=False)
    if not study.factors:
        st.info(text("participants.no_factors"))


def table(found: Sequence[FactorTable], text: Text) -> None:
    """Table 1 of the selected participants."""
    if found:
        named = [names.plain_factor(each.factor, text) for each in found]
        made = participant_tables.table_one(
            found, named, lambda factor, level: names.plain_level(factor, level, text), text
        )
        starts = {place: "begins" for place, row in enumerate(made.rows) if row[0]}
        word_table.show("table-1", made, text, Look(heads=True, figures=(2,), styles=starts))


def bars(everyone: Sequence[FactorTable], study: Study, text: Text) -> None:
    """A bar chart a category; a click on a bar selects that level everywhere."""
    charted = [each for each in everyone if each.numbers is None and len(each.levels) > 1]
    if not charted:
        return
    st.header(text("participants.bars"), anchor=False)
    st.caption(text("participants.click"))
    with st.grid(3, min_column_width=300, gap="small"):
        for each in charted[:12]:
            _bars(each, study, text)


def _bars(each: FactorTable, study: Study, text: Text) -> None:
    factor = each.factor
    name = names.plain_factor(factor, text)
    shown = [names.plain_level(factor, level.level, text) for level in each.levels]
    counts = [level.n for level in each.levels]
    picked = filters.chosen(study).levels.get(factor.key)
    bright = None
    if picked is not None:
        bright = [words for words, it in zip(shown, each.levels, strict=True) if it.level in picked]
    with st.container(gap="xxsmall"):
        st.markdown(f"**{names.factor_name(factor, text)}**")
        pictures.clickable(
            levels(shown, counts, text, bright),
            f"levels.{factor.key}",
            describe_levels(name, shown, counts, text),
            lambda place: filters.toggle(factor, factor.levels[place]),
        )
