"""What the browser is told beside the page: its language, Streamlit's words, where to begin."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from lib.text.words import Text
from lib.ui import keys
from lib.ui.frame import streamlits_words

SCRIPT = Path(__file__).with_name("browser.html")
MENU = Path(__file__).with_name("menu.css")


def tell(page: keys.Page, text: Text) -> None:
    """Send the script with the page and the words; it holds our own words alone."""
    told = {
        "language": text.language,
        "page": page,
        "pasted": text("data.pasted"),
        "words": streamlits_words.in_words(text),
        "lost": text(keys.CONTROL("lost")),
    }
    script = SCRIPT.read_text("utf-8").replace("TOLD", quote(json.dumps(told), safe=""))
    st.html(script, unsafe_allow_javascript=True)
    st.html(MENU)
