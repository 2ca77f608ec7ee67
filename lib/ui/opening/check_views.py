"""What was made of a file: the first pairs, what was done, left out and suspicious."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from lib.study.checking.record import Record, examine
from lib.study.columns.levels import same_level
from lib.study.csv_cells import csv_text
from lib.study.problem import Problem
from lib.study.roles import Merge
from lib.study.study import Outcome, Study
from lib.text.words import Text
from lib.ui import keys, names, state, studies
from lib.ui.draft import Draft

PREVIEW = 8
PARTS = keys.RECORD.members


def built(opened: Draft, text: Text) -> Study | None:
    """The study that the form makes; where it makes none, say why."""
    for question in () if opened.guess is None else opened.guess.questions:
        st.info(names.problem(question, text))
    made = opened.study()
    if isinstance(made, Study):
        return made
    st.error(names.problem(made, text), icon=":material/block:")
    return None


def preview(study: Study, text: Text) -> None:
    """The first participants as they were understood."""
    st.header(text("data.preview"), anchor=False)
    frame = pd.DataFrame(_columns(study.outcomes[0], study, text))
    st.dataframe(
        frame,
        hide_index=True,
        height="content",
        placeholder=text("data.empty_cell"),
        alt=text("data.preview"),
    )


def use(study: Study, opened: Draft, text: Text) -> None:
    """Take the study into this visit and go to its answer."""
    if st.button(text("data.use"), type="primary", icon=":material/check:", key="use"):
        key = studies.take(study)
        opened.taken.add(key)
        state.look_at(key, studies.FIRST)
        st.switch_page("streamlit_app.py")


def record(study: Study, opened: Draft, text: Text) -> None:
    """The pair doctor: what was done with the file, with a download."""
    if opened.table is None:
        return
    found = examine(study, opened.table)
    st.header(text("data.record"), anchor=False)
    for part in PARTS:
        problems: tuple[Problem, ...] = getattr(found, part)
        if problems:
            st.markdown(f"**{text(keys.RECORD(part))}**")
            st.markdown("\n".join(f"- {names.problem(each, text)}" for each in problems))
        if part == "suspicious":
            _questions(found, study, opened, text)
    st.download_button(
        text("data.record_download"),
        data=lambda: _csv(found, text),
        file_name="prapasca-record.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key="record.download",
    )


def _columns(outcome: Outcome, study: Study, text: Text) -> dict[str, object]:
    rows = slice(0, PREVIEW)
    cell = outcome.cell[rows]
    columns: dict[str, object] = {}
    if study.ids:
        columns[text("data.id")] = list(study.ids[rows])
    else:
        columns[text("data.people")] = study.count[rows]
    columns[text("chart.before")] = outcome.before[cell]
    columns[text("chart.after")] = outcome.after[cell]
    columns[text("chart.change")] = np.round(outcome.after[cell] - outcome.before[cell], 10)
    for factor in study.factors:
        name = factor.label
        while name in columns:  # a factor may be called "before" as well
            name += " "
        if factor.value is not None:
            columns[name] = factor.value[rows]
        elif factor.code is not None:
            levels = (*factor.levels, None)
            columns[name] = [levels[code] for code in factor.code[rows]]
    return columns


def _questions(found: Record, study: Study, opened: Draft, text: Text) -> None:
    """What only the person can know, one button an answer."""
    for problem in found.suspicious:
        if problem.key == "similar_levels":
            _merge(problem, study, opened, text)
        elif problem.key == "missing_code":
            _code(problem, opened, text)


def _merge(problem: Problem, study: Study, opened: Draft, text: Text) -> None:
    """Levels that differ only in case, blanks or dots: make them one."""
    column = str(problem.column)
    into = str(problem.slots["into"])
    label = text("data.merge", column=names.escaped(column), into=names.escaped(into))
    if opened.roles is not None and st.button(label, key=f"merge.{column}.{into}"):
        alike = [name for name in study.factor(column).levels if same_level(name, into)]
        merges = tuple(Merge(column, name, into) for name in alike if name != into)
        opened.roles = replace(opened.roles, merges=(*opened.roles.merges, *merges))
        st.rerun()


def _code(problem: Problem, opened: Draft, text: Text) -> None:
    """A score such as 999 far from all others: no value, or a score after all."""
    column = str(problem.column)
    code = str(problem.slots["code"])
    if opened.roles is None:
        return
    with st.container(horizontal=True):
        no_value = st.button(text("data.code_missing", code=code), key=f"code.{column}.{code}.no")
        a_score = st.button(text("data.code_score", code=code), key=f"code.{column}.{code}.yes")
    if no_value or a_score:
        codes = (*opened.roles.codes(column), *((code,) if no_value else ()))
        others = tuple(each for each in opened.roles.missing if each[0] != column)
        opened.roles = replace(opened.roles, missing=(*others, (column, codes)))
        st.rerun()


def _csv(found: Record, text: Text) -> bytes:
    header = (
        text("data.record_part"),
        text("data.record_what"),
        text("data.record_column"),
        text("data.record_rows"),
    )
    rows = found.rows(
        lambda problem: names.say(problem, text), lambda part: text(keys.RECORD(part))
    )
    delimiter = ";" if text.decimal_comma else ","
    return csv_text([header, *rows], delimiter).encode("utf-8-sig")
