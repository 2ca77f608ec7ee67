"""A page whose visitor holds a file; the folder LET_GO gets a file for each part let go of."""

import gc
import os
import weakref
from pathlib import Path

import streamlit as st

from lib.ui import draft, state
from lib.ui.frame import visit

told = Path(os.environ["LET_GO"])
visit.PATIENCE = 0.1
visit.begin()
state.open_page("data", "")
held = draft.start("upload", "study.csv", lambda: b"id,before,after\n1,2,3\n2,3,5\n3,1,4\n")
study = held.study()
if "watched" not in st.session_state:
    st.session_state["watched"] = True
    weakref.finalize(held.table.frame, (told / "file").touch)
    weakref.finalize(study.count, (told / "study").touch)
    gc.collect()
    gc.freeze()  # the worst case: everything of this visit is out of the collector's sight
st.slider("Age", 0, 9, (0, 9))
