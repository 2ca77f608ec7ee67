"""Where somebody is on the way from a file to its result."""

from __future__ import annotations

from pathlib import Path
from string import Template

import streamlit as st

from lib.text.words import Text
from lib.ui import keys

LIST = Template(Path(__file__).with_name("steps.html").read_text("utf-8"))


def draw(at: keys.Stage, text: Text) -> None:
    """The three steps in one line, the one that is being taken marked; its looks: every_page.css.

    Only words of ours are filled in, nothing that somebody wrote.
    """
    filled = {"name": text("data.stages")}
    for stage in keys.STAGE.members:
        filled[stage] = text(keys.STAGE(stage))
        filled[f"{stage}_now"] = "step" if stage == at else "false"
    st.html(LIST.substitute(filled))
