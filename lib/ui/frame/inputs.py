"""Which score a page speaks of, and the picker for it."""

from __future__ import annotations

import streamlit as st

from lib.analysis.outcomes import leading
from lib.study.study import Outcome, Study
from lib.text.words import Text
from lib.ui import names, state, studies


def choose_outcome(study: Study, text: Text) -> None:
    """A picker of scores where the study has several."""
    chosen = outcome(study).key
    keys = [each.key for each in study.outcomes]
    if len(keys) == 1:
        return
    with state.widget(state.OUTCOME, chosen, study.fingerprint[:12]) as widget:
        picked = st.selectbox(
            text("frame.outcome"),
            keys,
            format_func=lambda key: names.plain_outcome(study.outcome(key), text),
            key=widget,
        )
    state.put(state.OUTCOME, picked, leading(study).key, private=studies.is_private(study))


def remember_cut(study: Study) -> None:
    """Keep in the URL how the scores are read as categories, where that was chosen."""
    name = state.CUT + outcome(study).key
    state.put(name, state.get(name, ""), "", private=studies.is_private(study))


def with_series(study: Study) -> Outcome | None:
    """The score being looked at where it was measured three or more times, else the first such."""
    chosen = outcome(study)
    if chosen.series is not None:
        return chosen
    return next((each for each in study.outcomes if each.series is not None), None)


def outcome(study: Study) -> Outcome:
    """The score being looked at: the chosen one where this study has it, else the leading one."""
    wanted = state.get(state.OUTCOME, "")
    found = [each for each in study.outcomes if each.key == wanted]
    return found[0] if found else leading(study)
