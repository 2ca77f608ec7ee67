"""What the browser is told beside the page: its language, Streamlit's words, where to begin."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from lib.text.words import Text
from lib.ui import keys

SCRIPT = Path(__file__).with_name("browser.html")
MENU = Path(__file__).with_name("menu.css")
# Streamlit's own words, as it writes them, and the keys of ours
STREAMLITS: dict[str, keys.Control] = {
    "Upload": "upload",
    "Browse files": "upload",
    "per file": "per_file",
    "Drag and drop file here": "drag",
    "Choose options": "choose_many",
    "Choose an option": "choose_one",
    "Select all": "select_all",
    "No options to select": "no_options",
    "No options to select.": "no_options",
    "No results": "no_results",
    "Skip to main content": "skip",
}


def tell(page: keys.Page, text: Text) -> None:
    """Send the script with the page and the words; it holds our own words alone."""
    words = {theirs: text(keys.CONTROL(ours)) for theirs, ours in STREAMLITS.items()}
    pasted = text("data.pasted")
    about = {"language": text.language, "page": page, "words": words, "pasted": pasted}
    told = json.dumps(about)
    script = SCRIPT.read_text("utf-8").replace("TOLD", quote(told, safe=""))
    st.html(script, unsafe_allow_javascript=True)
    st.html(MENU)
