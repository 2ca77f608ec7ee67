"""The methods and the glossary on the screen."""

from __future__ import annotations

import streamlit as st

from lib.text.words import Text


def sections(text: Text) -> None:
    """Every method with its convention, one expander each; the words are in [methods]."""
    st.title(text("page.methods"), anchor=False)
    st.markdown(text("methods.intro"))
    words = text.section("methods")
    for key, title in words.items():
        if key.endswith("_title"):
            with st.expander(title, expanded=key == "pairs_title"):
                st.markdown(words[key.removesuffix("_title")])


def glossary(text: Text) -> None:
    """The terms of the field with their definitions, and the sources."""
    st.header(text("methods.glossary"), anchor=False)
    terms = text.section("glossary")
    names = {key: name for key, name in terms.items() if not key.endswith("_is")}
    st.table(
        {f"**{name}**": terms[f"{key}_is"] for key, name in names.items()},
        border="horizontal",
        alt=text("methods.glossary"),
    )
    st.caption(f"{text('methods.sources')}: {text('methods.sources_list')}")
