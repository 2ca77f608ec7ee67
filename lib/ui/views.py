"""Results on the screen: the answer, its four numbers, and what it can and cannot show."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from lib.analysis.arms import arm_factor
from lib.analysis.comparison import Comparison
from lib.report import sentences
from lib.stats.results import Estimate
from lib.study.study import Outcome, Selection, Study
from lib.text.numbers import Kind
from lib.text.words import Text
from lib.ui import looks, names, subgroup_views


def title(study: Study, text: Text) -> None:
    """What study this is, with the label that must stand beside its every result."""
    about = names.about(study, text)
    label = text(f"frame.{study.origin}")
    color: Literal["gray", "orange"] = "gray" if study.origin == "uploaded" else "orange"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(about, width="content")
        st.badge(label, color=color, help=text(f"frame.{study.origin}_why"))


def opening(study: Study, selection: Selection, outcome: Outcome, text: Text) -> None:
    """The study and its label, and whom of it one is looking at."""
    title(study, text)
    subgroup_views.banner(study, selection, outcome, text)


def headline(comparison: Comparison, study: Study, text: Text) -> None:
    """The answer in one line."""
    people = names.people(study, comparison.n, text)
    st.title(sentences.headline(comparison, people, text), anchor=False)


def numbers(comparison: Comparison, study: Study, selection: Selection, text: Text) -> None:
    """The four numbers of the answer; seeing its p is a look."""
    if comparison.test.p is not None:
        looks.saw(study, comparison.outcome, selection, "", "signed_rank")
    # two by two where four do not fit, never three and one
    with st.grid(2, min_column_width=290, gap="xsmall"):
        with st.grid(2, min_column_width=130, gap="xsmall"):
            _improved(comparison, text)
            _change(comparison, text)
        with st.grid(2, min_column_width=130, gap="xsmall"):
            _effect(comparison, text)
            _p(comparison, text)


def caveat(comparison: Comparison, study: Study, text: Text) -> None:
    """What this shows and what it cannot show, beside the picture."""
    people = names.people(study, 2, text)
    with st.container(border=True, height="stretch"):
        st.header(text("dashboard.shows"), anchor=False)
        st.markdown(sentences.shows(comparison, text))
        if comparison.missing:
            st.caption(text("dashboard.missing", n=comparison.missing))
        if comparison.verdict in ("nobody", "one", "no_change"):
            return
        st.header(text("dashboard.cannot"), anchor=False)
        st.markdown(names.why(study, text))
        tipping = sentences.tipping(comparison, people, text)
        if tipping and arm_factor(study) is None:  # with a control arm there is no need to guess
            st.info(tipping)
        if study.origin == "reconstructed":
            st.caption(text("dashboard.bounds"))


def _improved(comparison: Comparison, text: Text) -> None:
    share = comparison.improved_share
    direction = "higher" if comparison.outcome.higher_is_better else "lower"
    shown = (
        {}
        if share.value is None
        else {
            "percent": text.percent(share.value),
            "interval": _interval(share, text, 1, "percent"),
            "direction": text(f"dashboard.{direction}"),
        }
    )
    _card(
        text("dashboard.improved"),
        text("dashboard.improved_value", count=comparison.improved, n=comparison.n),
        text(
            "dashboard.improved_rest",
            unchanged=comparison.unchanged,
            worsened=comparison.worsened,
        ),
        text("dashboard.improved_help", **shown) if shown else None,
    )


def _change(comparison: Comparison, text: Text) -> None:
    shift, decimals = comparison.shift, sentences.decimals(comparison)
    told = text("dashboard.change_help_none")
    if shift.interval is not None:
        told = text("dashboard.change_help", level=text.level(shift.interval.level))
    value = text.signed(shift.value, decimals)
    _card(text("dashboard.change"), value, _limits(shift, text, decimals), told)


def _effect(comparison: Comparison, text: Text) -> None:
    value = text.effect(comparison.effect.value)
    limits = _limits(comparison.effect, text, 2, "effect")
    _card(text("dashboard.effect"), value, limits, text("dashboard.effect_help"))


def _p(comparison: Comparison, text: Text) -> None:
    test = comparison.test
    label = text(f"dashboard.p_{test.method or 'none'}")
    told = text("dashboard.p_help_asymptotic")
    if test.method == "exact":
        told = text("dashboard.p_help", exact=text.p_exact(test.p, test.log10_p))
    below = (
        text(f"reason.{test.reason}") if test.reason else text("dashboard.p_changed", n=test.n_used)
    )
    _card(label, text.p_bare(test.p, test.log10_p), below, None if test.reason else told)


def _card(label: str, value: str, below: str, told: str | None) -> None:
    """One number with its name above and what belongs to it below; all cards are equally high."""
    with st.container(border=True, height="stretch", gap="xxsmall"):
        st.metric(label, value, help=told)
        st.caption(below)


def _limits(estimate: Estimate, text: Text, decimals: int, kind: Kind = "number") -> str:
    if estimate.interval is not None:
        return _interval(estimate, text, decimals, kind)
    return text(f"reason.{estimate.reason}") if estimate.reason else ""


def _interval(estimate: Estimate, text: Text, decimals: int, kind: Kind = "number") -> str:
    interval = estimate.interval
    if interval is None:
        return ""
    return text.interval((interval.low, interval.high), decimals, kind)
