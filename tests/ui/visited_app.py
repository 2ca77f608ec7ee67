"""A page whose visitor holds a file; the folder LET_GO gets a file for each part let go of."""

import gc
import os
import weakref
from pathlib import Path

import streamlit as st

from lib.ui import drafts, state
from lib.ui.dropped import Dropped
from lib.ui.frame import visit

DATA = b"id,before,after\n1,2,3\n2,3,5\n3,1,4\n"
told = Path(os.environ["LET_GO"])
visit.PATIENCE = 0.1
visit.begin()
state.open_page("data", "")
held = drafts.start([Dropped("upload", "study.csv", lambda: DATA)])
study = held.study()
if "watched" not in st.session_state:
    st.session_state["watched"] = True
    weakref.finalize(held.table.frame, (told / "file").touch)
    weakref.finalize(study.count, (told / "study").touch)
    gc.collect()
    gc.freeze()  # the worst case: everything of this visit is out of the collector's sight
st.slider("Age", 0, 9, (0, 9))
