"""What cannot be read is refused by name, in a sentence of both languages."""

from __future__ import annotations

import io
import zipfile

import pytest

from lib.study.problem import Refusal
from lib.study.reading.read import read
from lib.study.table import Dialect
from lib.text.words import load

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for member in members:
            opened.writestr(member, "x")
    return buffer.getvalue()


def ole(stream: str) -> bytes:
    return OLE + b"\x00" * 600 + stream.encode("utf-16-le") + b"\x00" * 600


CASES = {
    "file_empty": (b" \r\n", "a.csv"),
    "file_pdf": (b"%PDF-1.7 ...", "a.pdf"),
    "file_image": (b"\x89PNG\r\n\x1a\n....", "a.png"),
    "file_r": (b"\x1f\x8b\x08....", "data.rds"),
    "file_compressed": (archive("data.csv"), "a.zip"),
    "file_database": (b"SQLite format 3\x00...", "a.db"),
    "file_document": (archive("[Content_Types].xml", "word/document.xml"), "a.docx"),
    "file_sas": (b"HEADER RECORD*******LIBRARY", "a.xpt"),
    "file_jasp": (archive("manifest.json", "internal.sqlite", "index.html"), "a.jasp"),
    "file_jamovi": (archive("META-INF/MANIFEST.MF", "xdata.json", "index.html"), "a.omv"),
    "file_spss_output": (archive("outputViewer0000000000.xml"), "a.spv"),
    "file_spss_portable": (b"ASCII SPSS PORT FILE", "a.por"),
    "file_numbers": (archive("Index/Document.iwa"), "a.numbers"),
    "file_google_link": (b'{"url": "https://docs"}', "a.gsheet"),
    "file_json": (b'[{"id": 1, "pre": 5}]', "a.txt"),
    "file_prism": (b"<?xml version='1.0'?><GraphPadPrismFile/>", "a.pzfx"),
    "file_xlsb": (archive("[Content_Types].xml", "xl/workbook.bin"), "a.xlsb"),
    "file_encrypted": (ole("EncryptedPackage"), "a.xlsx"),
    "file_web_page": (b"\xef\xbb\xbf<html><body><table><tr><td>1</td>", "a.xls"),
    "file_xml": (b'<?xml version="1.0"?><Workbook/>', "a.xls"),
    "file_damaged": (b"PK\x03\x04 cut off", "a.xlsx"),
    "file_unknown": (bytes(range(256)) * 20, "a.bin"),
    "no_table": (
        b"This is a letter about a study.\nSomebody wrote it to us, long ago.\n" * 3,
        "a.txt",
    ),
    "no_rows": (b"id,pre,post\n", "a.csv"),
}


def refusal(data: bytes, name: str, wanted: Dialect | None = None) -> Refusal:
    with pytest.raises(Refusal) as refused:
        read(data, name, wanted or Dialect())
    return refused.value


@pytest.mark.parametrize("key", CASES)
def test_each_kind_is_refused_by_its_own_name(key):
    assert refusal(*CASES[key]).problem.key == key


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("key", CASES)
def test_each_refusal_has_a_sentence(key, language):
    problem = refusal(*CASES[key]).problem
    sentence = load(language)(f"problem.{problem.key}", **problem.sentence_slots)
    assert "{" not in sentence


def test_an_old_word_document_is_a_document():
    assert refusal(ole("WordDocument"), "a.doc").problem.key == "file_document"


def test_bytes_decide_and_not_the_name():
    assert refusal(b"%PDF-1.4", "data.csv").problem.key == "file_pdf"
    assert read(b"id,pre\n1,5\n2,6\n", "data.xlsx").understood.format == "csv"


def test_an_encoding_that_does_not_fit_is_refused():
    data = "nama,pré\nAni,1\n".encode("cp1252")
    found = refusal(data, "a.csv", Dialect(encoding="utf-8"))
    assert found.problem.key == "encoding_does_not_fit"


def test_an_encoding_that_does_not_exist_is_refused():
    found = refusal(b"id,pre\n1,5\n", "a.csv", Dialect(encoding="klingon"))
    assert found.problem.key == "encoding_does_not_fit"


def test_a_format_that_does_not_fit_is_refused():
    found = refusal(b"id,pre\n1,5\n", "a.csv", Dialect(format="xlsx"))
    assert found.problem.slots == {"format": "xlsx", "found": "csv"}
