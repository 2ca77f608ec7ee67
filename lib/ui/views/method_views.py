"""The methods and the glossary on the screen."""

from __future__ import annotations

import streamlit as st

from lib.text.words import Text
from lib.ui import keys

FIRST = keys.METHOD.members[0]  # stands open


def sections(text: Text) -> None:
    """Every method with its convention, one expander each; the words are in [methods]."""
    st.title(text("page.methods"), anchor=False)
    st.markdown(text("methods.intro"))
    for part in keys.METHOD.members:
        with st.expander(text(keys.METHOD_TITLE(part)), expanded=part == FIRST):
            st.markdown(text(keys.METHOD(part)))


def glossary(text: Text) -> None:
    """The terms of the field with their definitions, and the sources."""
    st.header(text("methods.glossary"), anchor=False)
    terms = keys.TERM.members
    st.table(
        {f"**{text(keys.TERM(term))}**": text(keys.TERM_IS(term)) for term in terms},
        border="horizontal",
        alt=text("methods.glossary"),
    )
    st.caption(f"{text('methods.sources')}: {text('methods.sources_list')}")
