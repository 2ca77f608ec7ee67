"""What each column is: the guess, shown as a form that the person can change."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.study.guessing.guess import Guess
from lib.study.roles import FactorChoice, Layout, OutcomeChoice, Roles
from lib.study.table import Table
from lib.text.words import Text
from lib.ui import keys, state
from lib.ui.draft import Draft
from lib.ui.opening import columns, items_form, long_form, outcome_form, words_form

LAYOUTS: tuple[Layout, ...] = ("wide", "long")


def ask(opened: Draft, text: Text) -> None:
    """The form; what is chosen is written into the draft."""
    table = opened.table
    guessed = opened.guess
    roles = opened.roles
    if table is None or guessed is None or roles is None:
        return
    with st.expander(text("data.columns")):
        roles = _layout(roles, opened, text)
        left, right = st.columns(2, gap="medium")
        with left:
            if roles.layout == "long":
                roles = long_form.ask(roles, table, opened.scope, text)
            roles = _outcomes(roles, guessed, table, opened.scope, text)
            roles = words_form.reorder(roles, opened.scope, text)
            roles = items_form.another(roles, opened, text)
            roles = items_form.ask(roles, opened, text)
        with right:
            roles = _people(roles, table, opened.scope, text)
    opened.roles = roles


def _layout(roles: Roles, opened: Draft, text: Text) -> Roles:
    with state.widget("roles.layout", roles.layout, opened.scope) as key:
        layout = st.segmented_control(
            text("data.layout"),
            LAYOUTS,
            format_func=lambda layout: text(keys.LAYOUT(layout)),
            key=key,
            required=True,
        )
    if layout is not None and layout != roles.layout:
        # the choices of one layout mean nothing in the other: it is guessed anew
        opened.lay_out(layout)
        state.redraw("roles.")
        st.rerun()
    return roles


def _outcomes(roles: Roles, guessed: Guess, table: Table, scope: str, text: Text) -> Roles:
    """Which scores to compare: those the names suggest, and any other pair of columns."""
    name = f"roles.outcomes.{roles.layout}"
    list_of_pairs = st.container()
    if roles.layout == "wide":
        new = outcome_form.another(table, scope, text)
        if new is not None:
            roles = replace(roles, outcomes=(new, *roles.outcomes))  # what was chosen comes first
            state.redraw(f"{name}.")
    known = _known(roles, guessed)
    if roles.layout == "long":
        known |= long_form.scores(roles, table)
    labels = {_name(choice): choice for choice in known if choice.before and choice.after}
    chosen_now = [_name(choice) for choice in roles.outcomes if _name(choice) in labels]
    with list_of_pairs, state.widget(name, chosen_now, scope) as key:
        chosen = st.multiselect(
            text("data.scores"), list(labels), key=key, help=text("data.scores_help")
        )
    asked = [outcome_form.ask(labels[name], scope, text) for name in chosen]
    waiting = (choice for choice in roles.outcomes if not (choice.before and choice.after))
    return replace(roles, outcomes=(*asked, *waiting))


def _known(roles: Roles, guessed: Guess) -> dict[OutcomeChoice, None]:
    """The chosen pairs first, as chosen, then those guessed; each pair of columns once."""
    fitting = guessed.roles.layout == roles.layout
    offered = (*guessed.roles.outcomes, *guessed.alternatives) if fitting else ()
    by_name = {_name(choice): choice for choice in (*offered, *roles.outcomes)}
    return dict.fromkeys(by_name.values())


def _people(roles: Roles, table: Table, scope: str, text: Text) -> Roles:
    """Who is who, and what is known about them."""
    known = {factor.column: factor for factor in roles.factors}
    choices = columns.offered(table, *roles.id, *known)
    with state.widget("roles.id", list(roles.id), scope) as key:
        ids = st.multiselect(text("data.id"), choices, key=key, help=text("data.id_help"))
    with state.widget("roles.factors", [f for f in known if f in choices], scope) as key:
        picked = st.multiselect(
            text("data.factors"), choices, key=key, help=text("data.factors_help")
        )
    if columns.left_over(table):
        st.caption(text("data.columns_left", n=columns.left_over(table)))
    factors = tuple(known.get(name, FactorChoice(name)) for name in picked)
    unpaired = not ids and _no_pairs(roles, scope, text)
    return replace(roles, id=tuple(ids), factors=factors, unpaired=unpaired)


def _no_pairs(roles: Roles, scope: str, text: Text) -> bool:
    """Whether nobody can say who is who, which may be so where no column names people."""
    with state.widget("roles.unpaired", roles.unpaired, scope) as key:
        return st.toggle(text("data.unpaired"), key=key, help=text("data.unpaired_help"))


def _name(choice: OutcomeChoice) -> str:
    """How a pair of columns is listed: before → after, or the one score of a long table."""
    if choice.before == choice.after:
        return choice.before
    parts = {"first": " (1)", "second": " (2)", "whole": ""}
    return f"{choice.before}{parts[choice.before_part]} → {choice.after}{parts[choice.after_part]}"
