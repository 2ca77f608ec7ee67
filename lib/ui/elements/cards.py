"""One figure in a card: its name, its value, and below it the interval or why there is none."""

from __future__ import annotations

import streamlit as st

from lib.charts.keys import REASON
from lib.stats import Estimate
from lib.text.numbers import FigureKind
from lib.text.words import Text

SHORT = 24  # letters that fit a card in one line; a metric cuts off what is longer


def card(label: str, value: str, below: str, told: str | None) -> None:
    """One number with its name above and what belongs to it below; all cards are equally high."""
    if len(below) <= SHORT:
        told_below = below or " "
        st.metric(
            label, value, help=told, border=True, height="stretch", delta_description=told_below
        )
        return
    with st.container(border=True, height="stretch", gap="xxsmall"):  # a reason takes lines
        st.metric(label, value, help=told)
        st.caption(below)


def limits(estimate: Estimate, text: Text, decimals: int, kind: FigureKind = "number") -> str:
    """The interval at the level that it reaches, else the reason; "" where there is neither."""
    interval = estimate.interval
    if interval is not None:
        return text.interval((interval.low, interval.high), decimals, kind, interval.level)
    return text(REASON(estimate.reason)) if estimate.reason else ""
