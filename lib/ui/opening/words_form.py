"""Answers in words of no known order: the person puts them in order, from low to high."""

from __future__ import annotations

import streamlit as st

from lib.study.columns.answers import answer_scores
from lib.study.guessing.worded import in_order, words_to_order
from lib.study.roles import OutcomeChoice, Roles
from lib.text.words import Text
from lib.ui import names, state
from lib.ui.draft import Draft


def waits(opened: Draft) -> bool:
    """Whether some score waits for the order of its words."""
    return _found(opened) is not None


def ask(opened: Draft, text: Text) -> None:
    """The words of the first score that nobody has put in order yet."""
    found = _found(opened)
    if found is None or opened.table is None or opened.roles is None:
        return
    choice, words = found
    columns = [opened.table.frame[name] for name in dict.fromkeys((choice.before, choice.after))]
    known = answer_scores(columns)
    proposed = [word for word, _ in known.scores] if known else []
    with st.container(border=True, gap="small"):
        pair = f"{names.escaped(choice.before)} → {names.escaped(choice.after)}"
        st.markdown(text("items.order_words", pair=pair))
        key = f"words.{opened.scope}.{choice.before}.{choice.after}"
        ordered = st.multiselect(
            text("items.order"),
            list(words),
            default=[word for word in proposed if word in words],
            key=key,
            help=text("items.order_help"),
        )
        left = len(words) - len(ordered)
        if left:
            st.caption(text("items.order_left", n=left))
        if st.button(text("items.order_take"), disabled=left > 0, key=f"{key}.take"):
            opened.roles = in_order(opened.roles, choice, ordered)
            state.redraw("roles.")
            st.rerun()


def reorder(roles: Roles, scope: str, text: Text) -> Roles:
    """The order of the words of each score that is written in words, to be changed."""
    for choice in roles.outcomes:
        scored = roles.word_scores(choice.before)
        if scored is None:
            continue
        words = [word for word, _ in scored.scores]
        label = text("items.order_of", label=names.escaped(choice.label))
        with state.widget(f"roles.order.{choice.before}.{choice.after}", words, scope) as key:
            ordered = st.multiselect(label, sorted(words), key=key, help=text("items.order_help"))
        if ordered != words and len(ordered) == len(words):
            roles = in_order(roles, choice, ordered)
    return roles


def _found(opened: Draft) -> tuple[OutcomeChoice, tuple[str, ...]] | None:
    if opened.table is None or opened.roles is None or opened.guess is None:
        return None
    return words_to_order(opened.table, opened.roles, opened.guess.alternatives)
