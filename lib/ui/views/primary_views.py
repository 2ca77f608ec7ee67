"""Which outcome the study is about: said by the person, kept with the file and with the looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from lib.analysis.outcomes import leading
from lib.study.study import Study
from lib.text.words import Text
from lib.ui import drafts, names, state, studies
from lib.ui.views import looks


def draw(study: Study, said: str, text: Text) -> None:
    """What leads, and the buttons that declare a primary outcome or take that back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{said} {_when(study, text)}".strip(), width="stretch")
        if not studies.is_private(study):
            return
        with st.popover(text("outcomes.declare"), icon=":material/flag:"):
            _declare(study, text)
        if leading(study).primary:
            st.button(
                text("outcomes.take_back"),
                type="tertiary",
                on_click=declare,
                args=(study, None),
                key="primary.none",
            )


def lines(study: Study, text: Text) -> list[str]:
    """What was declared and when, for words and files that leave the screen."""
    first = leading(study)
    if not first.primary:
        return [text("outcomes.none_declared")]
    name = names.plain_outcome(first, text)
    return [f"{text('outcomes.declared', outcome=name)} {_when(study, text)}".strip()]


def declare(study: Study, key: str | None) -> None:
    """Make that outcome the primary one, None for none, and look at what leads then.

    Every figure stays as it is, so what was computed and looked at is kept.
    """
    held = studies.current_key()
    opened = drafts.of_study(held)
    outcomes = tuple(replace(each, primary=each.key == key) for each in study.outcomes)
    if opened is not None and opened.roles is not None:
        # an outcome of the study stands where its choice stands among the roles
        chosen = zip(opened.roles.outcomes, outcomes, strict=True)
        choices = tuple(replace(choice, primary=each.primary) for choice, each in chosen)
        opened.roles = replace(opened.roles, outcomes=choices)
    ledger = looks.ledger()
    if key is None:
        ledger.primaries.pop(study.fingerprint, None)
    else:
        ledger.declare(study.fingerprint, key, datetime.now(UTC))
    made = replace(study, outcomes=outcomes)
    state.uploads()[held] = made
    state.choose(state.OUTCOME, leading(made).key)


def _declare(study: Study, text: Text) -> None:
    st.markdown(text("outcomes.declare_what"))
    picked = st.selectbox(
        text("outcomes.choose"),
        [each.key for each in study.outcomes],
        format_func=lambda key: names.plain_outcome(study.outcome(key), text),
        key=f"primary.{study.fingerprint[:12]}.{text.language}",
    )
    st.button(
        text("outcomes.declare_this"),
        type="primary",
        on_click=declare,
        args=(study, picked),
        key="primary.declare",
    )


def _when(study: Study, text: Text) -> str:
    """Whether anything had been looked at when the outcome was declared here."""
    declared = looks.ledger().primaries.get(study.fingerprint)
    if declared is None or declared.outcome != leading(study).key or not leading(study).primary:
        return ""
    return text("outcomes.declared_after", n=declared.looks_before)
