"""Layouts that follow the width of the browser, which the server does not know.

The style sheets know them by the keys of their containers: of two shapes of a picture one is
hidden; the parts of a row stand side by side where both have room. Parts are wrapped in elements
without a class of their own, hence the :has().
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

SHAPES = Path(__file__).with_name("shapes.css")
PAGE = Path(__file__).with_name("every_page.css")


def shapes(name: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Containers for the wide and the narrow shape; the other one takes no room and is silent."""
    wide = st.container(key=f"wide-{name}")
    narrow = st.container(key=f"narrow-{name}")
    st.html(SHAPES)
    return wide, narrow


def style() -> None:
    """The style sheet of every page: rows, the bar of shares, large screens, print."""
    st.html(PAGE)


def row(name: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """A main part and an aside beside it; under it where there is no room for both."""
    with st.container(horizontal=True, gap="small", key=f"row-{name}"):
        return st.container(key=f"row-main-{name}"), st.container(key=f"row-aside-{name}")
