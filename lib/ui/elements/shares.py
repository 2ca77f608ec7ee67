"""One bar for how many improved, stayed the same and got worse."""

from __future__ import annotations

from pathlib import Path
from string import Template

import streamlit as st

from lib.analysis.comparison import Comparison
from lib.text.words import Text

BAR = Template(Path(__file__).with_name("shares.html").read_text("utf-8"))


def draw(comparison: Comparison, text: Text) -> None:
    """The bar, and below it the three counts with their signs; its looks are in every_page.css.

    Only counts and words of ours are filled in, nothing that somebody wrote.
    """
    st.html(
        BAR.substitute(
            improved=comparison.improved,
            same=comparison.unchanged,
            worse=comparison.worsened,
            improved_words=text.integer(comparison.improved),
            same_words=text.integer(comparison.unchanged),
            worse_words=text.integer(comparison.worsened),
            improved_name=text("dashboard.improved"),
            same_name=text("dashboard.same"),
            worse_name=text("dashboard.worse"),
        )
    )
