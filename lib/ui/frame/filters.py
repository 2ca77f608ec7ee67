"""Who is included: one control a factor, the same on every page, bound to the URL for samples."""

from __future__ import annotations

from typing import cast

import streamlit as st

from lib.study.study import Factor, Selection, Study
from lib.text.words import Text
from lib.ui import names, state, studies

FIRST = 4  # factors shown at once; the others wait behind "More"
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
    selected = int(study.count[study.chosen(selection)].sum())
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
    ranges, levels = {}, {}
    for factor in study.factors:
        if factor.value is not None:
            everyone = factor.limits
            wanted = _within(state.get(state.RANGE + factor.key, everyone), everyone)
            if wanted != everyone:
                ranges[factor.key] = wanted
        else:
            picked = _known(factor)
            if picked != factor.levels:
                levels[factor.key] = frozenset(picked)
    return Selection(ranges, levels)


def only(factor: Factor, place: int) -> None:
    """Select one level everywhere, by its position; selecting it again selects everyone."""
    level = factor.levels[place]
    name = state.LEVELS + factor.key
    wanted = factor.levels if _known(factor) == (level,) else (level,)
    state.choose(name, wanted)


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
    with state.widget(name, list(_known(factor)), study.fingerprint[:12]) as key:
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
    kept = tuple(level for level in factor.levels if level in picked)
    state.put(name, kept, factor.levels, private=studies.is_private(study))


def _range(factor: Factor, study: Study, text: Text) -> None:
    name, everyone = state.RANGE + factor.key, factor.limits
    begin = _within(state.get(name, everyone), everyone)
    with state.widget(name, begin, study.fingerprint[:12]) as key:
        picked = st.slider(
            names.factor_name(factor, text), *everyone, step=factor.step, format="%g", key=key
        )
    # the key holds two numbers, so the slider is a range; its signature speaks of one value
    low, high = cast("tuple[float, float]", picked)
    state.put(name, (low, high), everyone, private=studies.is_private(study))


def _varies(factor: Factor) -> bool:
    return factor.has_few_levels or factor.limits[0] < factor.limits[1]


def _known(factor: Factor) -> tuple[str, ...]:
    """The chosen levels that this factor has, in its order; all where nothing of it was chosen."""
    wanted = state.get(state.LEVELS + factor.key, factor.levels)
    known = tuple(level for level in factor.levels if level in wanted)
    return known if known or not wanted else factor.levels


def _within(wanted: tuple[float, float], everyone: tuple[float, float]) -> tuple[float, float]:
    low, high = max(wanted[0], everyone[0]), min(wanted[1], everyone[1])
    return (low, high) if low <= high else everyone
