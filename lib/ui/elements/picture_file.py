"""The picture as a file: made in the visitor's browser, with all that must travel with it.

The chart alone would be saved without its answer, its people and its warning, so the browser sets
title, subtitle and footer around what it has drawn, and hands it out as SVG or as PNG of twice the
size. Nothing is sent for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from lib.text.words import Text

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

HERE = Path(__file__)
KINDS = ("html", "css", "js")


@dataclass(frozen=True, slots=True)
class Travels:
    """What is written around a saved picture, in plain text.

    title       the answer
    subtitles   the figures, the counts
    footers     who and how many, the study, its warning
    """

    title: str
    subtitles: tuple[str, ...]
    footers: tuple[str, ...]


def draw(chart: str, travels: Travels, text: Text) -> None:
    """Buttons that save the chart of that key; `{date}` in a footer becomes the day's date."""
    data = {
        "chart": f"chart-{chart}",
        "file": f"prapasca-{chart}",
        "title": travels.title,
        "subtitles": [words for words in travels.subtitles if words],
        "footers": [words for words in travels.footers if words],
        "language": text.language,
        "save": text("picture.save"),
        "png": text("picture.png"),
        "svg": text("picture.svg"),
    }
    with st.container(key=f"picture-save-{chart}"):
        _component()(key=f"save.{chart}", data=data)


@cache
def _component() -> ComponentRenderer:
    html, css, js = (HERE.with_suffix(f".{kind}").read_text("utf-8") for kind in KINDS)
    return st.components.v2.component("prapasca_picture_file", html=html, css=css, js=js)
