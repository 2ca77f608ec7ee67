"""Forget a visit when it has ended, as the page promises.

Streamlit keeps a session for two minutes after the connection was lost, so that it can be taken up
again, and never looks at it afterwards until somebody else comes; what is frozen out of the garbage
collection (warm.py) would then stay for good. So a session that has not come back is closed and
emptied by name: what it held goes with the last reference, whoever collects.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from threading import Timer
from typing import Any

import streamlit as st
from streamlit.runtime import Runtime, exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SafeSessionState

PATIENCE = 100.0  # seconds that a lost connection may be taken up again; Streamlit's end at 120


@dataclass(slots=True, eq=False)
class _Visit:
    """One session and what it holds: its state, and the names of the page in its last run."""

    session: str
    held: SafeSessionState
    page: dict[str, Any] = field(default_factory=dict)


def begin() -> None:
    """See to it that this session is forgotten when it ends; once a connection, then for nothing.

    Does nothing where no server runs, as in tests of a page.
    """
    if exists():
        _visit().page = _running_page()


def _left(visit: _Visit) -> None:
    """The connection was lost: wait for it, then forget."""
    timer = Timer(PATIENCE, _forget, [visit])
    timer.daemon = True
    timer.start()


@st.cache_resource(scope="session", show_spinner=False, on_release=_left)
def _visit() -> _Visit:
    context = get_script_run_ctx()
    if context is None:
        raise RuntimeError("there is no visit outside a run of the script")
    return _Visit(context.session_id, context.session_state)


def _forget(visit: _Visit) -> None:
    """Close the session on the server's own thread, unless it has come back."""
    runtime = get_instance()
    loop = runtime._get_async_objs().eventloop  # closing is for that thread alone
    if not loop.is_closed():
        loop.call_soon_threadsafe(_close, runtime, visit)


def _close(runtime: Runtime, visit: _Visit) -> None:
    if runtime.is_active_session(visit.session):
        return
    runtime.close_session(visit.session)
    visit.held._state.clear()
    visit.page.clear()  # each run has names of its own, so nobody else's go


def _running_page() -> dict[str, Any]:
    """The names of the script that is running in this thread."""
    frame = sys._getframe()
    while frame.f_back is not None and frame.f_globals.get("__name__") != "__main__":
        frame = frame.f_back
    return frame.f_globals if frame.f_globals.get("__name__") == "__main__" else {}
