"""Results on the screen: the answer, its four numbers, and what it can and cannot show."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.analysis.arms import arm_factor
from lib.analysis.comparison import Comparison
from lib.charts.keys import CAUTION, REASON
from lib.report import sentences
from lib.study.study import Outcome, Selection, Study
from lib.text.words import Text
from lib.ui import keys, names
from lib.ui.elements.cards import card, limits
from lib.ui.views import looks, subgroup_views


def title(study: Study, text: Text) -> None:
    """What study this is, with the label that must stand beside its every result."""
    colour = "gray" if study.origin == "uploaded" else "orange"
    label = f":{colour}-badge[{text(keys.ORIGIN(study.origin))}]"
    # one element, as every element is a message more in each rerun
    st.markdown(f"{names.about(study, text)} {label}", help=text(keys.ORIGIN_WHY(study.origin)))


def opening(study: Study, selection: Selection, outcome: Outcome, text: Text) -> None:
    """The study and its label, and whom of it one is looking at."""
    title(study, text)
    subgroup_views.banner(study, selection, outcome, text)


def headline(comparison: Comparison, study: Study, text: Text) -> None:
    """The answer in one line."""
    people = names.people(study, comparison.n, text)
    outcome = replace(comparison.outcome, unit=names.escaped(comparison.outcome.unit))
    said = sentences.headline(replace(comparison, outcome=outcome), people, text)
    st.title(said, anchor=False)


def numbers(comparison: Comparison, study: Study, selection: Selection, text: Text) -> None:
    """The four numbers of the answer; seeing its p is a look."""
    looks.saw_tests(study, comparison.outcome, selection, [comparison.test.test])
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
    shows = [f"## {text('dashboard.shows')}", sentences.shows(comparison, text)]
    if comparison.missing:
        shows.append(f":small[{text('dashboard.missing', n=comparison.missing)}]")
    one_group = arm_factor(study) is None
    why = names.why(study, text) if one_group else text("dashboard.why_arms")
    if comparison.verdict not in ("nobody", "one", "no_change"):
        shows += [f"## {text('dashboard.cannot')}", why]
        tipping = sentences.tipping(comparison, people, text)
        if tipping and one_group:  # with a control arm there is no need to guess
            shows.append(f":blue-background[{tipping}]")
        if study.origin == "reconstructed":
            shows.append(f":small[{text('dashboard.bounds')}]")
    with st.container(border=True, height="stretch"):
        st.markdown("\n\n".join(shows), anchors=False)


def bounds(study: Study, text: Text) -> None:
    """How far the true figures of a reconstructed study may lie from those shown."""
    if study.origin == "reconstructed":
        st.caption(text("dashboard.bounds"))


def _improved(comparison: Comparison, text: Text) -> None:
    share = comparison.improved_share
    higher = comparison.outcome.higher_is_better
    shown = {}
    if share.value is not None:
        shown = {
            "percent": text.percent(share.value),
            "interval": limits(share, text, 1, "percent"),
            "direction": text("dashboard.higher" if higher else "dashboard.lower"),
        }
    card(
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
    shift = comparison.shift
    decimals = sentences.decimals(comparison)
    told = text("dashboard.change_help_none")
    if shift.interval is not None:
        told = text("dashboard.change_help", level=text.level(shift.interval.level))
    value = text.signed(shift.value, decimals)
    card(text("dashboard.change"), value, limits(shift, text, decimals), told)


def _effect(comparison: Comparison, text: Text) -> None:
    value = text.effect(comparison.effect.value)
    below = limits(comparison.effect, text, 2, "effect")
    told = text("dashboard.effect_help")
    caution = comparison.effect_caution
    if caution:
        told = f"{told} {text(CAUTION(caution))}"
    card(text("dashboard.effect"), value, below, told)


def _p(comparison: Comparison, text: Text) -> None:
    test = comparison.test
    known = {"exact": "dashboard.p_exact", "asymptotic": "dashboard.p_asymptotic"}
    label = text(known[test.method] if test.method else "dashboard.p_none")
    told = text("dashboard.p_help_asymptotic")
    if test.method == "exact":
        told = text("dashboard.p_help", exact=text.p_exact(test.p, test.log10_p))
    below = text(REASON(test.reason)) if test.reason else text("dashboard.p_changed", n=test.n_used)
    card(label, text.p_bare(test.p, test.log10_p), below, None if test.reason else told)
