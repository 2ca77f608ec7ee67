"""What was made of a file: one line, the table that is the form, the questions, the one button."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.analysis import samples
from lib.study.checking.record import PairsMade, Record
from lib.study.columns.levels import as_text
from lib.study.csv_cells import csv_text
from lib.study.problem import Problem
from lib.study.roles import Roles
from lib.study.study import Study
from lib.study.table import Table
from lib.text.words import Text
from lib.ui import keys, names, state, studies
from lib.ui.draft import Draft
from lib.ui.elements import questions
from lib.ui.opening import column_roles, items_form, roles_form, upload, words_form

PREVIEW = 3
MOST_COLUMNS = 40
MOST_WARNED = 3
PARTS = keys.RECORD.members


def check(opened: Draft, text: Text) -> None:
    """The second step: what was understood and is asked, above the forms that change it."""
    top = st.container()
    upload.understood(opened, text)
    roles_form.ask(opened, text)
    with top:
        made = opened.study()
        is_settled = not opened.asks_of_tables
        if is_settled:  # else it is about a table that is still to be made
            _line(made, opened, text)
        _table(opened, text)
        _warned(opened, text)
        if items_form.without_key(opened) is None:
            words_form.ask(opened, text)
        items_form.ask_key(opened, text)
        left = questions.ask(opened, text)
        if isinstance(made, Study) and is_settled:
            _use(made, left, opened, text)
    _record(opened, text)


def _line(made: Study | Problem, opened: Draft, text: Text) -> None:
    """What was understood, in one line; where nothing was, why, and what to do."""
    record = opened.record()
    if isinstance(made, Study) and record is not None:
        st.markdown(_understood(record, made, opened, text))
        made_of = items_form.understood(made, text)
        if made_of:
            st.caption(made_of)
        return
    if opened.waits_for is not None:
        st.info(text(keys.WAITS(opened.waits_for)), icon=":material/ads_click:")
    elif isinstance(made, Problem) and not _is_asked(made, opened) and not _waits(opened):
        st.error(names.problem(opened.one_measurement or made, text), icon=":material/block:")


def _waits(opened: Draft) -> bool:
    """Whether a score waits for the order of its words, or for the key of its items."""
    return words_form.waits(opened) or items_form.without_key(opened) is not None


def _is_asked(made: Problem, opened: Draft) -> bool:
    asked = {question.problem.key for question in opened.questions()}
    return made.key in asked or (made.key == "no_outcome" and "no_pair_found" in asked)


def _understood(record: Record, study: Study, opened: Draft, text: Text) -> str:
    first: PairsMade = record.pairs[0]
    outcome = study.outcomes[0]
    parts = [
        text("data.rows", n=record.rows_read),
        _pairs(first, study, text),
        text(
            "data.from_to",
            before=names.escaped(outcome.before_label),
            after=names.escaped(outcome.after_label),
        ),
    ]
    more = len(study.outcomes) - 1
    if more:
        parts.append(text("data.more_scores", n=more))
    return " · ".join(parts)


def _pairs(made: PairsMade, study: Study, text: Text) -> str:
    """How many pairs were made, or how many were measured at each time where none can be."""
    if not study.unpaired:
        return text("data.pairs", n=made.complete)
    before, after = samples.sizes(study, study.outcomes[0])
    return text("data.samples", before=before, after=after)


def _table(opened: Draft, text: Text) -> None:
    """The first rows; a click on a column's header opens what it is."""
    table = opened.table
    roles = opened.roles
    if table is None or roles is None:
        return
    shown = _in_order(table, roles)
    key = f"columns.{opened.scope}"
    st.dataframe(
        _cells(table, shown, roles, text),
        hide_index=True,
        height="content",
        placeholder=text("data.empty_cell"),
        alt=text("data.preview"),
        column_config={name: _header(name, roles, table, text) for name in shown},
        on_select="rerun",
        selection_mode="single-column",
        key=key,
    )
    picked = [name for name in state.selected_columns(key) if name in shown]
    if picked:
        _roles_of(picked[0], roles, opened, text)
    else:
        st.caption(text("data.click_header"))


def _warned(opened: Draft, text: Text) -> None:
    """What the person should look at in the file, the first few; the record has them all."""
    warned = opened.warned()
    if not warned:
        return
    said = [names.problem(problem, text) for problem in warned[:MOST_WARNED]]
    if len(warned) > MOST_WARNED:
        said.append(text("data.more_warned", n=len(warned) - MOST_WARNED))
    st.warning("\n\n".join(said), icon=":material/warning:")


def _roles_of(column: str, roles: Roles, opened: Draft, text: Text) -> None:
    name = f"column.{column}"
    with state.widget(name, column_roles.role_of(column, roles), opened.scope) as key:
        role = st.segmented_control(
            text("data.column_role", column=names.escaped(column)),
            column_roles.offered(roles),
            format_func=lambda role: text(keys.COLUMN_ROLE(role)),
            key=key,
            required=True,
        )
    if role is not None and role != column_roles.role_of(column, roles):
        opened.roles = column_roles.given(roles, column, role)
        state.redraw("roles.")
        st.rerun()


def _header(column: str, roles: Roles, table: Table, text: Text) -> ColumnConfig:
    role = column_roles.role_of(column, roles)
    label = column if role == "none" else f"{text(keys.COLUMN_ROLE(role))}: {column}"
    is_number = pd.api.types.is_numeric_dtype(table.frame[column].dtype)
    return st.column_config.TextColumn(label, alignment="right" if is_number else "left")


def _in_order(table: Table, roles: Roles) -> list[str]:
    """The columns that have a role first, then the others in the order of the file."""
    every = [str(name) for name in table.frame.columns]
    used = [name for name in roles.columns if name in every]
    return list(dict.fromkeys([*used, *every]))[:MOST_COLUMNS]


def _cells(table: Table, shown: Sequence[str], roles: Roles, text: Text) -> pd.DataFrame:
    """The first rows, numbers as the visitor writes them, ids as they are."""
    first = table.frame[list(shown)].head(PREVIEW)
    cells = {}
    for name in shown:
        is_id = name in roles.id
        cells[name] = [_cell(value, is_id, text) for value in first[name]]
    return pd.DataFrame(cells)


def _cell(value: object, is_id: bool, text: Text) -> str | None:
    if pd.isna(value):
        return None
    if isinstance(value, int | float) and not is_id:
        return text.score(float(value))
    return as_text(value)


def _use(study: Study, left: int, opened: Draft, text: Text) -> None:
    """Take the study into this visit and go to its answer."""
    label = text("data.use_open", n=left) if left else text("data.use")
    if st.button(label, type="primary", icon=":material/check:", key="use"):
        key = studies.take(opened, study)
        state.look_at(key, studies.FIRST)
        # with its address at once: written later, it would be one more step for the back button
        st.switch_page("streamlit_app.py", query_params=state.link())


def _record(opened: Draft, text: Text) -> None:
    """The pair doctor: what was done with the file, with a download."""
    found = opened.record()
    if found is None:
        return
    with st.expander(text("data.record")):
        for part in PARTS:
            problems: tuple[Problem, ...] = getattr(found, part)
            if problems:
                st.markdown(f"**{text(keys.RECORD(part))}**")
                st.markdown("\n".join(f"- {names.problem(each, text)}" for each in problems))
        st.download_button(
            text("data.record_download"),
            data=lambda: _csv(found, text),
            file_name="prapasca-record.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
            key="record.download",
        )


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
