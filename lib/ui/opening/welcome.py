"""The first visit: what this is, and where a file goes; gone as soon as a study is open."""

from __future__ import annotations

import streamlit as st

from lib.text.words import Text
from lib.ui import drafts, state
from lib.ui.frame import place
from lib.ui.opening import upload


def welcome(text: Text) -> None:
    """One sentence and one place to drop a file, above the example."""
    if not state.came_bare() or state.uploads() or drafts.current() is not None:
        return
    with st.container(key="welcome", gap="small"):
        st.markdown(f"**{text('frame.what')}**")
        opened = upload.drop_area(text)
        if opened is not None and opened.refusal is not None:
            upload.refusal(opened.refusal, text)
        st.caption(place.kept(text))
        st.markdown(f":gray-badge[{text('frame.example')}]")
