"""One score in the form: its columns, its name, which direction is better, its scale."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.study.roles import OutcomeChoice
from lib.study.study import Scale
from lib.study.table import Table
from lib.text.words import Text
from lib.ui import keys, names, state
from lib.ui.opening import columns

DIRECTIONS = (True, False)


def ask(choice: OutcomeChoice, scope: str, text: Text) -> OutcomeChoice:
    """What the columns do not say about a score; closed until somebody wants to change it."""
    title = names.escaped(choice.label or f"{choice.before} → {choice.after}")
    better = text("data.higher" if choice.higher_is_better else "data.lower")
    own = f"{choice.before}.{choice.before_part}.{choice.after}.{choice.after_part}"
    with st.expander(f"{title} · {better}"):
        with state.widget(f"roles.better.{own}", choice.higher_is_better, scope) as key:
            higher = st.segmented_control(
                text("data.better"),
                DIRECTIONS,
                format_func=lambda up: text("data.higher" if up else "data.lower"),
                key=key,
                required=True,
            )
        with state.widget(f"roles.label.{own}", choice.label, scope) as key:
            label = st.text_input(text("data.label"), key=key, max_chars=80)
        left, middle, right = st.columns(3, gap="small")
        low = _limit(left, "low", choice, scope, text)
        high = _limit(middle, "high", choice, scope, text)
        with state.widget(f"roles.unit.{own}", choice.unit, scope) as key:
            unit = right.text_input(text("data.unit"), key=key, max_chars=12)
        scale = Scale(low, high) if low is not None and high is not None and low < high else None
        if low is not None and high is not None and scale is None:
            st.warning(text("data.scale_wrong"))
    return replace(choice, higher_is_better=bool(higher), label=label, unit=unit, scale=scale)


def another(table: Table, scope: str, text: Text) -> OutcomeChoice | None:
    """Any two columns put together as one more pair, when the person has just done so."""
    choices = columns.offered(table)
    with st.popover(text("data.other_pair"), icon=":material/add:"):
        before = st.selectbox(text("data.before"), choices, key=f"pair.before.{scope}")
        after = st.selectbox(text("data.after"), choices, key=f"pair.after.{scope}")
        ready = before is not None and after is not None and before != after
        if st.button(text("data.add_pair"), disabled=not ready, key=f"pair.add.{scope}"):
            return OutcomeChoice(str(before), str(after), f"{before} → {after}")
    return None


def _limit(
    place: st.delta_generator.DeltaGenerator,
    end: keys.End,
    choice: OutcomeChoice,
    scope: str,
    text: Text,
) -> float | None:
    value = None if choice.scale is None else float(getattr(choice.scale, end))
    with state.widget(f"roles.{end}.{choice.before}.{choice.after}", value, scope) as key:
        limit: float | None = place.number_input(
            text(keys.SCALE_END(end)), key=key, value=None, format="%g"
        )
    return limit
