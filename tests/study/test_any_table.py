"""Any table at all becomes a study or a refusal, and the record of it has its sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.study.building.build import build
from lib.study.checking.record import examine
from lib.study.guessing.guess import guess
from lib.study.problem import Refusal
from lib.study.table import Dialect, Table
from lib.text.words import load

NAMES = st.lists(
    st.sampled_from(
        ["id", "nama", "time", "waktu", "pre", "post", "Skor sebelum", "Skor sesudah", "T0", "T1",
         "score", "age", "kelompok", "visit 1", "visit 2", "x1", "x2", "change", "", "site", "no"]
    ) | st.text(max_size=5),
    min_size=1, max_size=7, unique=True,
)  # fmt: skip
CELL = st.one_of(
    st.none(),
    st.integers(-10, 1000),
    st.floats(allow_nan=True, allow_infinity=False, width=16),
)
WORD = st.sampled_from(
    ["pre", "post", "a", "A ", "120/80", "3,5", "13 tahun", "-", "999", "=x", ""]
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    rows = draw(st.integers(0, 12))
    columns = {}
    for name in draw(NAMES):
        if draw(st.booleans()):
            cells = draw(st.lists(CELL, min_size=rows, max_size=rows))
            columns[name] = pd.Series(cells, dtype=np.float64)
        else:
            cells = draw(st.lists(st.none() | WORD, min_size=rows, max_size=rows))
            columns[name] = pd.Series(cells, dtype="str")
    frame = pd.DataFrame(columns)
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    return Table(frame, Dialect(decimal="."))


@settings(deadline=None, max_examples=60)
@given(tables())
def test_any_table_is_guessed_and_built_or_refused_in_a_sentence(read):
    text, found = load("id"), guess(read)
    try:
        study = build(read, found.roles, "any", "")
    except Refusal as refusal:
        problems = [refusal.problem]
    else:
        record = examine(study, read)
        problems = [*record.done, *record.left_out, *record.suspicious]
        assert study.n == study.count.sum() <= len(read.frame)
    for problem in (*problems, *found.questions):
        assert text(f"problem.{problem.key}", **problem.sentence_slots)
