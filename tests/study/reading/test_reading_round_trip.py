"""Write a table, read it back: the same values. Read anything: a table or a refusal."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import suppress

import numpy as np
import pandas as pd
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.study.problem import Refusal
from lib.study.reading.limits import Limits
from lib.study.reading.read import read
from lib.study.table import Dialect

SMALL = Limits(unpacked_bytes=5_000_000, cells=1_000_000)
WORDS = st.sampled_from(
    ["kontrol", "intervensi", "laki-laki", "Ibu Ani, S.Kep", 'kata "kutip"', "é"]
)
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 4))
ROWS = st.lists(st.tuples(WORDS, NUMBERS, st.none() | NUMBERS), min_size=3, max_size=25)
NAMES = ["kelompok", "skor awal", "skor akhir"]


def cell(value: float | str | None, decimal: str) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else repr(value).replace(".", decimal)


def same(found: pd.DataFrame, rows: list[tuple[str, float, float | None]]) -> None:
    assert list(found) == NAMES
    assert found["kelompok"].tolist() == [row[0] for row in rows]
    for column, name in ((1, "skor awal"), (2, "skor akhir")):
        expected = np.array([np.nan if row[column] is None else row[column] for row in rows])
        np.testing.assert_array_equal(found[name].to_numpy(np.float64), expected)


@settings(deadline=None, max_examples=60)
@given(
    rows=ROWS,
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    decimal=st.sampled_from([".", ","]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_text_files_in_every_dialect(rows, delimiter, decimal, encoding, end):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(NAMES)
    for row in rows:
        writer.writerow([cell(value, decimal) for value in row])
    wanted = Dialect(decimal=decimal, thousands="")  # 1.234 alone may mean either
    same(read(out.getvalue().encode(encoding), "x.csv", wanted).frame, rows)


@settings(deadline=None, max_examples=30)
@given(rows=ROWS)
def test_workbooks(rows):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, NAMES)
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row)
    same(read(buffer.getvalue(), "x.xlsx").frame, rows)


@settings(deadline=None, max_examples=60)
@given(numbers=st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=3, max_size=30))
def test_the_fast_path_reads_each_number_exactly(numbers):
    numbers = [x for x in numbers if 1e-300 < abs(x) < 1e15] + [0.5, 1.25]
    text = "id,skor\n" + "".join(f"x{i},{x!r}\n" for i, x in enumerate(numbers))
    assert read(text.encode(), "x.csv").frame["skor"].tolist() == numbers


def refused_or_read(data: bytes, name: str) -> None:
    """A table with rows and unique names, or a refusal; any other exception fails the test."""
    with suppress(Refusal):
        table = read(data, name, limits=SMALL)
        assert table.frame.shape[0] > 0
        assert table.frame.columns.is_unique


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=600), name=st.sampled_from(["x.csv", "x.xlsx", "x.sav", "x"]))
def test_random_bytes(data, name):
    refused_or_read(data, name)


@settings(deadline=None, max_examples=60)
@given(text=st.text(alphabet="ab1290.,;\"'\n\r\t |=-é", max_size=300))
def test_random_text(text):
    refused_or_read(text.encode(), "x.csv")


@settings(deadline=None, max_examples=60)
@given(
    start=st.sampled_from(
        [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"$FL2", b"\x72\x02\x01"]
    ),
    data=st.binary(max_size=400),
)
def test_random_bytes_behind_a_known_beginning(start, data):
    refused_or_read(start + data, "x")


@settings(deadline=None, max_examples=30)
@given(members=st.dictionaries(
    st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "mimetype", "content.xml",
                     "[Content_Types].xml", "_rels/.rels", "word/a", "META-INF/manifest.xml"]),
    st.binary(max_size=50) | st.just(b"application/vnd.oasis.opendocument.spreadsheet"),
))  # fmt: skip
def test_random_zips(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    refused_or_read(buffer.getvalue(), "x.xlsx")


@pytest.fixture(scope="module")
def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number in range(30):
            sheet.write_row(number, 0, [f"P{number}", number, number / 7])
    return buffer.getvalue()


@settings(deadline=None, max_examples=60)
@given(
    share=st.floats(0, 1),
    flips=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
)
def test_truncated_and_altered_workbooks(workbook, share, flips):
    data = bytearray(workbook[: max(1, int(share * len(workbook)))])
    for where, byte in flips:
        data[int(where * (len(data) - 1))] = byte
    refused_or_read(bytes(data), "x.xlsx")
