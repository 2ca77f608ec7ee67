"""Who is included: one control a factor, the same on every page, bound to the URL for samples.

Nothing chosen is everyone; the first level chosen is only that one, and more add to it. A chip in
the sidebar, a bar and the row that names the selection do the same.
"""

from __future__ import annotations

from typing import cast

import streamlit as st

from lib.study.study import Factor, Selection, Study
from lib.text.words import Text
from lib.ui import names, state, studies

FIRST = 4  # factors shown at once; the others wait behind "More"
EVERYONE: tuple[str, ...] = ()  # no level is chosen
MOST_PILLS = 6  # a factor with more levels gets a list to choose from


def draw(study: Study, text: Text) -> None:
    """The filters in the sidebar, with "n of N" and a reset above them."""
    factors = [factor for factor in study.factors if _varies(factor)]
    if not factors:
        return
    heading = st.container(horizontal=True, vertical_alignment="center", gap="small")
    for factor in factors[:FIRST]:
        _control(factor, study, text)
    if factors[FIRST:]:
        _more(factors[FIRST:], study, text)
    selection = chosen(study)
    selected = study.n_chosen(selection)
    counts = text("filter.selected", selected=selected, total=study.n)
    colour = "gray" if selection.is_everyone else "primary"
    with heading:
        st.markdown(f"**{text('filter.title')}** :{colour}-badge[{counts}]", width="content")
        if not selection.is_everyone:
            st.button(
                text("filter.reset"),
                type="tertiary",
                icon=":material/restart_alt:",
                on_click=_reset,
                key="reset",
            )


def _more(factors: list[Factor], study: Study, text: Text) -> None:
    """The other factors, drawn only when looked at or in use."""
    selection = chosen(study)
    used = any(each.key in {*selection.ranges, *selection.levels} for each in factors)
    key = f"open.filters.{study.fingerprint[:12]}"
    panel = st.expander(text("filter.more"), expanded=used, on_change="rerun", key=key)
    if panel.open or used:
        with panel:
            for factor in factors:
                _control(factor, study, text)


def chosen(study: Study) -> Selection:
    """Which participants the view lets through; choices that do not apply here are passed over."""
    ranges = {}
    levels = {}
    for factor in study.factors:
        if factor.value is not None:
            wanted = _between(factor)
            if wanted != factor.limits:
                ranges[factor.key] = wanted
        else:
            picked = _picked(factor)
            if picked:
                levels[factor.key] = frozenset(picked)
    return Selection(ranges, levels)


def remember(study: Study) -> None:
    """Keep what was chosen in the URL of a page that shows no filters."""
    for factor in study.factors:
        if factor.value is not None:
            _keep_range(factor, _between(factor), study)
        else:
            _keep_levels(factor, _picked(factor), study)


def toggle(factor: Factor, level: str) -> None:
    """Add a level to those that are selected everywhere, or take it out again."""
    picked = set(_picked(factor)) ^ {level}
    state.choose(state.LEVELS + factor.key, _in_order(factor, picked))


def widen(factor: Factor) -> None:
    """Let everybody through whose number is known or not: the whole range is no choice."""
    state.choose(state.RANGE + factor.key, factor.limits)


def _reset() -> None:
    state.forget(state.RANGE)
    state.forget(state.LEVELS)


def _control(factor: Factor, study: Study, text: Text) -> None:
    if factor.value is None:
        _levels(factor, study, text)
    else:
        _range(factor, study, text)


def _levels(factor: Factor, study: Study, text: Text) -> None:
    name = state.LEVELS + factor.key
    label = names.factor_name(factor, text)
    with state.widget(name, list(_picked(factor)), study.fingerprint[:12]) as key:
        if len(factor.levels) <= MOST_PILLS:
            picked = st.pills(
                label,
                factor.levels,
                selection_mode="multi",
                format_func=lambda level: names.level_name(factor, level, text),
                key=key,
            )
        else:
            picked = st.multiselect(
                label,
                factor.levels,
                format_func=lambda level: names.plain_level(factor, level, text),
                key=key,
            )
    _keep_levels(factor, _in_order(factor, set(picked)), study)


def _range(factor: Factor, study: Study, text: Text) -> None:
    name = state.RANGE + factor.key
    with state.widget(name, _between(factor), study.fingerprint[:12]) as key:
        picked = st.slider(
            names.factor_name(factor, text),
            *factor.limits,
            step=factor.step,
            format="%g",
            key=key,
        )
    # the key holds two numbers, so the slider is a range; its signature speaks of one value
    low, high = cast("tuple[float, float]", picked)
    _keep_range(factor, (low, high), study)


def _keep_levels(factor: Factor, levels: tuple[str, ...], study: Study) -> None:
    name = state.LEVELS + factor.key
    state.put(name, levels, EVERYONE, private=studies.is_private(study))


def _keep_range(factor: Factor, wanted: tuple[float, float], study: Study) -> None:
    name = state.RANGE + factor.key
    state.put(name, wanted, factor.limits, private=studies.is_private(study))


def _varies(factor: Factor) -> bool:
    return factor.has_few_levels or factor.limits[0] < factor.limits[1]


def _picked(factor: Factor) -> tuple[str, ...]:
    """The chosen levels that this factor has, in its order; () for everyone."""
    return _in_order(factor, set(state.get(state.LEVELS + factor.key, EVERYONE)))


def _in_order(factor: Factor, levels: set[str]) -> tuple[str, ...]:
    return tuple(level for level in factor.levels if level in levels)


def _between(factor: Factor) -> tuple[float, float]:
    """The chosen range, as far as this factor has it; its limits for everyone."""
    everyone = factor.limits
    wanted = state.get(state.RANGE + factor.key, everyone)
    low = max(wanted[0], everyone[0])
    high = min(wanted[1], everyone[1])
    return (low, high) if low <= high else everyone
