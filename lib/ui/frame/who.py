"""Who is shown, by name: each choice with a way to take it back, and how many are left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from lib.study.study import Selection, Study
from lib.text.words import Text
from lib.ui import names
from lib.ui.frame import filters


@dataclass(frozen=True, slots=True)
class Choice:
    """One part of a selection: what it is called, and what takes it back."""

    key: str
    name: str
    undo: partial[Any]


def draw(study: Study, selection: Selection, text: Text) -> None:
    """Only: Parity: multipara × (12 of 28); a click on a part takes it back."""
    selected = study.n_chosen(selection)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(f"**{text('filter.only')}**", width="content")
        for choice in choices(study, selection, text):
            st.button(
                choice.name,
                icon=":material/close:",
                icon_position="right",
                key=f"who.{choice.key}",
                on_click=choice.undo,
            )
        counts = text("filter.selected", selected=selected, total=study.n)
        st.markdown(f"({counts})", width="content")


def choices(study: Study, selection: Selection, text: Text) -> Iterator[Choice]:
    """The parts of a selection in the order of the factors, names escaped."""
    for factor in study.factors:
        name = names.factor_name(factor, text)
        if factor.key in selection.ranges:
            low, high = (text.score(end) for end in selection.ranges[factor.key])
            called = text("filter.range", factor=name, low=low, high=high)
            yield Choice(factor.key, called, partial(filters.widen, factor))
        picked = selection.levels.get(factor.key, frozenset())
        for place, level in enumerate(factor.levels):
            if level in picked:
                shown = names.level_name(factor, level, text)
                called = text("filter.level", factor=name, level=shown)
                undo = partial(filters.toggle, factor, level)
                yield Choice(f"{factor.key}.{place}", called, undo)
