"""The part of the form for tables with one row a measurement: when, which two times, repeats."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from lib.study.columns.levels import as_text
from lib.study.guessing.structure import MOST_IN_SERIES
from lib.study.roles import OutcomeChoice, Repeats, Roles
from lib.study.table import Table
from lib.study.words.times import in_order
from lib.text.words import Text
from lib.ui import keys, state
from lib.ui.opening import columns

WAYS: dict[keys.Way, Repeats | None] = {
    "ask": None,
    "first": "first",
    "last": "last",
    "mean": "mean",
    "leave_out": "leave_out",
}
EVERY = ""  # no filter
MOST_TIMES = 200
MOST_TIMES_OFFERED = 100


def ask(roles: Roles, table: Table, scope: str, text: Text) -> Roles:
    """The column that says when, the two times, and what to do with several rows."""
    choices = columns.offered(table, roles.time or "")
    with state.widget("roles.time", roles.time, scope) as key:
        time = st.selectbox(text("data.time"), choices, key=key, index=None)
    if time is None:
        return replace(roles, time=None)
    roles = replace(roles, time=time)
    roles = _times(roles, table, scope, text)
    roles = _repeats(roles, scope, text)
    return _filter(roles, table, scope, text)


def scores(roles: Roles, table: Table) -> dict[OutcomeChoice, None]:
    """Every numeric column may be the score of a long table."""
    numeric = table.frame.select_dtypes("number").columns
    taken = {roles.time, *roles.id, *(choice.before for choice in roles.outcomes)}
    free = [str(name) for name in numeric if str(name) not in taken]
    return dict.fromkeys(OutcomeChoice(name, name, name) for name in free)


def _times(roles: Roles, table: Table, scope: str, text: Text) -> Roles:
    times = _levels(table, str(roles.time))
    if len(times) > MOST_TIMES:
        st.caption(text("data.ends"))
        return replace(roles, times="ends")
    chosen: tuple[str | None, str | None] = (None, None)
    if isinstance(roles.times, tuple) and set(roles.times) <= set(times):
        chosen = roles.times
    elif len(times) > 1:  # another column says when: its first and its last time
        chosen = (times[0], times[-1])
    left, right = st.columns(2, gap="small")
    picked: list[str | None] = []
    asked: tuple[tuple[st.delta_generator.DeltaGenerator, keys.Time, str | None], ...] = (
        (left, "before", chosen[0]),
        (right, "after", chosen[1]),
    )
    for place, part, value in asked:
        with state.widget(
            f"roles.{part}.{roles.time}", value if value in times else None, scope
        ) as key:
            picked.append(place.selectbox(text(keys.TIME(part)), times, key=key, index=None))
    first, second = picked
    is_known = set(roles.all_times) <= set(times)
    all_times = roles.all_times if roles.all_times and is_known else _all(times)
    two = (first, second) if first and second else None
    return replace(roles, times=two, all_times=all_times)


def _all(times: tuple[str, ...]) -> tuple[str, ...]:
    """The times as a series, where they are three or more and few enough to be visits."""
    return times if 2 < len(times) <= MOST_IN_SERIES else ()


def _repeats(roles: Roles, scope: str, text: Text) -> Roles:
    with state.widget("roles.repeats", roles.repeats or "ask", scope) as key:
        chosen = st.selectbox(
            text("data.repeats"),
            list(WAYS),
            format_func=lambda way: text(keys.REPEATS(way)),
            key=key,
            help=text("data.repeats_help"),
        )
    return replace(roles, repeats=WAYS[chosen])


def _filter(roles: Roles, table: Table, scope: str, text: Text) -> Roles:
    """Only some rows: the first of five hours, one of several visits."""
    column, value = roles.filters[0] if roles.filters else (EVERY, None)
    choices = [EVERY, *columns.offered(table, column)]
    left, right = st.columns(2, gap="small")
    with state.widget("roles.filter", column, scope) as key:
        column = left.selectbox(
            text("data.only_rows"),
            choices,
            format_func=lambda name: name or text("data.all_rows"),
            key=key,
        )
    if column == EVERY:
        return replace(roles, filters=())
    levels = _levels(table, column)[:MOST_TIMES_OFFERED]
    kept = levels[0] if levels else None
    if value in levels:
        kept = value
    with state.widget(f"roles.filter.{column}", kept, scope) as key:
        value = right.selectbox(text("data.only_value"), levels, key=key)
    return replace(roles, filters=((column, value),) if value is not None else ())


def _levels(table: Table, column: str) -> tuple[str, ...]:
    distinct = pd.unique(table.frame[column].dropna())
    return in_order(sorted({as_text(value).strip() for value in distinct}))
