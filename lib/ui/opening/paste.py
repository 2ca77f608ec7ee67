"""Cells pasted from a spreadsheet: a place to put them, where a file can be dropped."""

from __future__ import annotations

import hashlib

import streamlit as st

from lib.text.words import Text
from lib.ui import state
from lib.ui.dropped import Dropped

CELLS = "paste"


def area(text: Text) -> list[Dropped]:
    """A field for cells, folded; what was put into it, as a file, once somebody opens it."""
    with st.expander(text("data.paste"), icon=":material/content_paste:"):
        with state.widget(CELLS, "") as key:
            cells = st.text_area(
                text("data.paste_cells"), key=key, height=140, placeholder=text("data.paste_how")
            )
        is_open = st.button(text("data.paste_open"), disabled=not cells.strip(), key="paste.open")
    if not is_open or not cells.strip():
        return []
    data = cells.encode()
    upload = f"paste-{hashlib.sha256(data).hexdigest()[:16]}"
    return [Dropped(upload, text("data.pasted"), lambda: data)]
