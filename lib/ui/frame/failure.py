"""A failure of ours in the visitor's language: what happened, what is safe, what to do next."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.text.words import Text


def tell_in(text: Text) -> None:
    """Show a failure of this run in these words, in place of Streamlit's box and its links.

    The failure itself is logged by Streamlit, for whoever runs the server.
    """
    run = get_script_run_ctx()
    if run is not None:
        run.on_script_error = partial(_tell, text)


def _tell(text: Text, _: Exception) -> bool:
    """Say it; True, so that nothing else is shown."""
    with st.container(border=True):
        st.header(text("failure.title"), anchor=False)
        st.markdown(text("failure.what"))
        with st.container(horizontal=True, gap="small"):
            st.button(text("failure.again"), type="primary", key="failure.again")
            st.page_link("pages/data.py", label=text("failure.data"), icon=":material/upload:")
    return True
