"""The studies a visitor can look at: the samples, which are public, and the visitor's uploads."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.study.samples import shipped
from lib.study.study import Study
from lib.text.words import Text
from lib.ui import drafts, names, state
from lib.ui.draft import Draft

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


def show_first() -> None:
    """Look at the first sample."""
    state.look_at(FIRST, FIRST)
    state.redraw(f"{state.STUDY}.")


def take(opened: Draft, study: Study) -> str:
    """Keep the study that was made of a file for this visit; returns its key.

    A file that was opened again keeps the key, the name and the choices of its study.
    """
    key = opened.taken or UPLOAD + study.fingerprint[:10]
    held = state.uploads().get(key)
    goes_on = held is not None and drafts.of_study(key) is opened
    name = held.name if held is not None and goes_on else _free_name(study.name, key)
    state.add_upload(key, replace(study, name=name))
    drafts.taken(opened, key)
    return key


def remove(key: str) -> None:
    """Forget an uploaded study and its file; the last one removed can be brought back."""
    study = state.uploads()[key]
    state.remove_upload(key)
    removed = _removed()
    removed.clear()
    removed[key] = (study, drafts.forget(key))
    if current_key() == key:
        left = [FIRST, *state.uploads()]
        state.look_at(left[-1], FIRST)
        state.redraw(f"{state.STUDY}.")


def removed() -> Study | None:
    """The study that was removed last, while it can still be brought back."""
    for study, _ in _removed().values():
        return study
    return None


def bring_back() -> None:
    """Undo the last removal."""
    for key, (study, opened) in _removed().items():
        state.add_upload(key, study)
        if opened is not None:
            drafts.taken(opened, key)
        state.look_at(key, FIRST)
        state.redraw(f"{state.STUDY}.")
    _removed().clear()


def forget_removed() -> None:
    """Let go of what was removed for good."""
    _removed().clear()


def _removed() -> dict[str, tuple[Study, Draft | None]]:
    return state.keep("removed", dict[str, tuple[Study, Draft | None]])


def _free_name(wanted: str, key: str) -> str:
    taken = {other.name for each, other in state.uploads().items() if each != key}
    name = wanted
    times = 2
    while name in taken:
        name = f"{wanted} ({times})"
        times = times + 1
    return name
