"""SPSS and Stata files, written by pyreadstat."""

from __future__ import annotations

import datetime as dt
import pickle
from contextlib import suppress
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from lib.study.problem import Refusal
from lib.study.reading import statistical
from lib.study.reading.child_process import Reader
from lib.study.reading.limits import Limits
from lib.study.reading.read import read
from lib.study.reading.readstat_answer import Answer, Variable
from lib.study.table import Dialect

FRAME = pd.DataFrame(
    {
        "id": ["a1", "a2", ""],
        "jk": [1.0, 2.0, np.nan],
        "pre": [1.0, 99.0, 3.5],
        "hari": [dt.date(2020, 1, 2)] * 3,
    }
)
LABELS = ["Nomor responden", "Jenis kelamin", "Skor pretest", ""]
LEVELS = {"jk": {1: "laki-laki", 2: "perempuan"}, "pre": {1: "rendah"}}


@pytest.fixture(params=["x.sav", "x.zsav", "x.dta"])
def data(request: pytest.FixtureRequest, tmp_path: Path) -> bytes:
    path = tmp_path / request.param
    if path.suffix == ".dta":
        pyreadstat.write_dta(FRAME, path, column_labels=LABELS, variable_value_labels=LEVELS)
    else:
        pyreadstat.write_sav(
            FRAME, path, column_labels=LABELS, variable_value_labels=LEVELS,
            compress=path.suffix == ".zsav", missing_ranges={"pre": [99]},
        )  # fmt: skip
    return path.read_bytes()


def test_values_with_labels_become_levels(data):
    found = read(data, "x")
    assert found.frame["jk"].tolist()[:2] == ["laki-laki", "perempuan"]
    assert found.frame["jk"].isna().tolist() == [False, False, True]
    assert found.levels["jk"] == {"1": "laki-laki", "2": "perempuan"}


def test_variable_labels_are_kept_beside_the_names(data):
    assert read(data, "x").labels == {
        "id": "Nomor responden", "jk": "Jenis kelamin", "pre": "Skor pretest",
    }  # fmt: skip


def test_a_variable_with_a_few_labels_stays_numbers(data):
    found = read(data, "x")
    assert found.frame["pre"].iloc[2] == 3.5
    assert "labels_partial" in {p.key for p in found.problems}


def test_what_spss_declares_missing_is_empty(data):
    found = read(data, "x")
    if found.understood.format == "sav":  # Stata files cannot declare 99
        assert np.isnan(found.frame["pre"].iloc[1])
    else:
        assert found.frame["pre"].iloc[1] == 99


def test_dates_become_iso_text_and_rows_count_from_one(data):
    found = read(data, "x")
    assert found.frame["hari"].tolist() == ["2020-01-02"] * 3
    assert found.frame.index.tolist() == [1, 2, 3]


def test_declared_missing_codes_count_here_too(data):
    found = read(data, "x", Dialect(missing=("99",)))
    assert np.isnan(found.frame["pre"].iloc[1])


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.97])
def test_a_truncated_file_is_refused(data, share):
    with pytest.raises(Refusal) as refused:
        read(data[: int(len(data) * share)], "x.sav")
    assert refused.value.problem.key in ("file_damaged", "file_unknown")


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_file_is_a_table_or_a_refusal_and_never_a_crash(data, seed):
    damaged = bytearray(data)
    for where in np.random.default_rng(seed).integers(0, len(data), 6):
        damaged[where] ^= 0xFF
    with suppress(Refusal):
        assert len(read(bytes(damaged), "x.sav").frame) > 0


def test_a_reader_that_crashes_is_a_refusal(data, monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("import os; os.abort()")
    monkeypatch.setattr(statistical, "STATISTICAL", Reader(child, 60, "crashed"))
    with pytest.raises(Refusal) as refused:
        read(data, "x.sav")
    assert refused.value.problem.key == "file_damaged"


def test_fewer_rows_than_the_file_declares_are_a_refusal(data, monkeypatch):
    short = Answer(None, 4, 3, "utf-8", (Variable("x", "", {}, np.array([1.0, 2.0, 3.0])),))
    monkeypatch.setattr(statistical, "read_answer", lambda *_: short)
    with pytest.raises(Refusal) as refused:
        read(data, "x.sav")
    assert refused.value.problem.key == "file_damaged"


@pytest.mark.parametrize("answer", [
    b"", b"no answer at all", pickle.dumps({"width": 1, "declared": 1}), bytes(8), b"\xff" * 100,
])  # fmt: skip
def test_an_answer_that_is_none_is_a_refusal(data, monkeypatch, tmp_path, answer):
    child = tmp_path / "child.py"
    child.write_text(f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({answer!r})")
    monkeypatch.setattr(statistical, "STATISTICAL", Reader(child, 60, "crashed"))
    with pytest.raises(Refusal) as refused:
        read(data, "x.sav")
    assert refused.value.problem.key == "file_damaged"


def test_what_unpacks_to_too_much_is_a_refusal(data):
    with pytest.raises(Refusal) as refused:
        read(data, "x.sav", limits=Limits(unpacked_bytes=300))
    assert refused.value.problem.key == "unpacked_too_large"
