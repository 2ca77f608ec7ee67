"""The studies a visitor can look at: the samples, which are public, and the visitor's uploads."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.study.samples import shipped
from lib.study.study import Study
from lib.text.words import Text
from lib.ui import draft, names, state

FIRST = shipped.KEYS[0]
UPLOAD = "file-"  # the keys of uploads begin so, followed by the start of their fingerprint


def choose(text: Text) -> Study | None:
    """The picker of studies in the sidebar; returns the chosen study, None when it is not here."""
    keys = [*state.uploads(), *shipped.KEYS]
    chosen = current_key()
    if chosen not in keys:  # a link to somebody else's file
        keys.insert(0, chosen)
    called = {key: names.study_name(key, state.uploads().get(key), text) for key in keys}
    with state.widget(state.STUDY, chosen) as key:
        picked = st.selectbox(text("frame.study"), keys, format_func=called.__getitem__, key=key)
    state.look_at(picked, FIRST)
    return current()


def current() -> Study | None:
    """The study being looked at; None when the link names a file that is not in this session."""
    key = current_key()
    if key in state.uploads():
        return state.uploads()[key]
    return shipped.load(key) if key in shipped.KEYS else None


def current_key() -> str:
    """The key of the study being looked at."""
    return state.get(state.STUDY, FIRST)


def is_private(study: Study) -> bool:
    """Whether the study's words may not enter the URL: it was uploaded."""
    return study.origin == "uploaded"


def take(study: Study) -> str:
    """Keep an uploaded study for this visit, under a name of its own; returns its key."""
    key = UPLOAD + study.fingerprint[:10]
    taken = {other.name for each, other in state.uploads().items() if each != key}
    name = study.name
    times = 2
    while name in taken:
        name = f"{study.name} ({times})"
        times = times + 1
    state.add_upload(key, replace(study, name=name))
    return key


def remove(key: str) -> None:
    """Forget an uploaded study and its file; whoever looked at it sees the first sample."""
    state.remove_upload(key)
    opened = draft.current()
    if opened is not None and key in opened.taken:
        draft.drop()
    if current_key() == key:
        state.look_at(FIRST, FIRST)
        state.redraw(f"{state.STUDY}.")
