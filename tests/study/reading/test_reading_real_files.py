"""Real files beside a checkout, as their index describes them; skipped where they are not."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from lib.study.problem import Refusal
from lib.study.reading.read import read
from lib.study.table import Table

FILES = Path(__file__).parents[3].parent / "shared" / "files"
INDEX = FILES / "INDEX.json"
ENTRIES = json.loads(INDEX.read_text("utf-8"))["files"] if INDEX.exists() else []
TABLES = [entry for entry in ENTRIES if entry.get("n_data_rows")]
REFUSED = [entry for entry in ENTRIES if entry.get("negative_case")]

pytestmark = pytest.mark.skipif(not ENTRIES, reason="the real files are not here")


def names(entries: list[dict]) -> list[str]:
    return [entry["file"] for entry in entries]


@lru_cache
def table_of(file: str) -> Table:
    return read((FILES / file).read_bytes(), file)


@pytest.mark.parametrize("entry", TABLES, ids=names(TABLES))
def test_a_file_is_understood_without_help(entry):
    table = table_of(entry["file"])
    understood = table.understood
    header = tuple(int(row) for row in str(entry["header_row"]).split("+"))
    delimiter = entry["delimiter"] and entry["delimiter"].replace("\\t", "\t")
    encoding = "utf-8" if entry["encoding"] == "ascii" else entry["encoding"]
    assert understood.header == header
    assert understood.delimiter == delimiter
    assert understood.encoding == encoding
    assert understood.decimal == entry["decimal"]
    assert understood.sheet == entry["sheet"]
    assert len(table.frame) == entry["n_data_rows"]


@pytest.mark.parametrize("entry", TABLES, ids=names(TABLES))
def test_the_columns_have_their_names(entry):
    table = table_of(entry["file"])
    expected = [name for name in entry["header"] if name]
    found = list(table.frame)
    if "..." in expected:  # the index shows the first ones only
        expected = expected[: expected.index("...")]
        found = found[: len(expected)]
    assert [name.split(" / ")[-1] for name in found] == expected


@pytest.mark.parametrize("entry", REFUSED, ids=names(REFUSED))
def test_files_of_other_programs_are_refused_by_name(entry):
    with pytest.raises(Refusal) as refused:
        read((FILES / entry["file"]).read_bytes(), entry["file"])
    assert refused.value.problem.key in ("file_jasp", "file_jamovi")


def test_an_xls_that_claims_four_billion_cells_is_refused_before_memory_is_reserved():
    data = (FILES / "91_derived_messy_bp.xls").read_bytes()
    dimensions = b"\x00\x02\x0e\x00"  # record 0x0200 of 14 bytes
    assert data.count(dimensions) == 1
    start = data.index(dimensions) + 4
    damaged = (
        data[:start] + b"\x00\x00\x00\x00\xff\xff\x00\x00\x00\x00\xff\xff" + data[start + 12 :]
    )
    with pytest.raises(Refusal) as refused:
        read(damaged, "x.xls")
    assert refused.value.problem.key == "file_damaged"
