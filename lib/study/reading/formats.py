"""What kind of file this is, told by its first bytes; what cannot be read is refused by name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from lib.study.problem import ProblemKey, Refusal
from lib.study.reading.limits import Limits
from lib.study.table import Format

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ZIP_MEMBER = b"PK\x01\x02"  # begins each entry of the list at the end
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

# the first bytes of what people try and we do not read -> the key of the refusal
_REFUSED_STARTS: tuple[tuple[bytes, ProblemKey], ...] = (
    (b"%PDF", "file_pdf"),
    (b"\x89PNG", "file_image"),
    (b"\xff\xd8\xff", "file_image"),
    (b"GIF8", "file_image"),
    (b"BM", "file_image"),
    (b"II*\x00", "file_image"),
    (b"MM\x00*", "file_image"),
    (b"RDX", "file_r"),
    (b"RDA", "file_r"),
    (b"X\n\x00\x00", "file_r"),
    (b"\x1f\x8b", "file_compressed"),
    (b"BZh", "file_compressed"),
    (b"\xfd7zXZ", "file_compressed"),
    (b"7z\xbc\xaf", "file_compressed"),
    (b"Rar!", "file_compressed"),
    (b"SQLite format 3", "file_database"),
    (b"\x00\x01\x00\x00Standard", "file_database"),
    (b"PAR1", "file_database"),
    (b"\x1c\x00\x00\x00\x00\x00\x00\x00ENCRYPTED", "file_encrypted"),  # SPSS with a password
    (b"MIME-Version:", "file_web_page"),
    (b"{\\rtf", "file_document"),
    (b"HEADER RECORD***", "file_sas"),
    (b"\x00" * 12 + b"\xc2\xea\x81", "file_sas"),
)
# for some files only the name says which program they belong to
_REFUSED_NAMES: dict[str, ProblemKey] = {
    ".jasp": "file_jasp",
    ".omv": "file_jamovi",
    ".omt": "file_jamovi",
    ".spv": "file_spss_output",
    ".por": "file_spss_portable",
    ".rds": "file_r",
    ".rdata": "file_r",
    ".rda": "file_r",
    ".numbers": "file_numbers",
    ".gsheet": "file_google_link",
    ".json": "file_json",
    ".sas7bdat": "file_sas",
    ".xpt": "file_sas",
    ".pzfx": "file_prism",
    ".pzf": "file_prism",
    ".prism": "file_prism",
}
_IMAGE_NAMES = {".png", ".jpg", ".jpeg", ".heic", ".webp", ".tif", ".tiff", ".gif", ".bmp"}
# (a member of the zip, the refusal)
_REFUSED_MEMBERS: tuple[tuple[str, ProblemKey], ...] = (
    (r"outputViewer\d*\.xml$", "file_spss_output"),
    (r"META-INF/MANIFEST\.MF$|^xdata\.json$", "file_jamovi"),
    (r"analyses\.json$|^internal\.sqlite$|jaspResults", "file_jasp"),
    (r"^word/", "file_document"),
    (r"^ppt/", "file_document"),
    (r"^xl/workbook\.bin$", "file_xlsb"),
    (r"^Index/.*\.iwa$|^Index\.zip$", "file_numbers"),
)
_END_MARKS = b"\x00\x1a"
_MARKUP = re.compile(rb"\s*<(!doctype html|html|head|body|table|meta|style|div|center)", re.I)


def format_of(data: bytes, name: str, limits: Limits) -> Format:
    """The kind of file, by its bytes before its name; Refusal for every kind that is not read."""
    if not data[:4096].strip(b"\x00 \t\r\n") and not data.strip(b"\x00 \t\r\n"):
        raise Refusal("file_empty")
    suffix = PurePath(name).suffix.lower()
    for start, key in _REFUSED_STARTS:
        if data.startswith(start) and not (start == b"BM" and _is_text(data)):
            raise Refusal("file_r" if _REFUSED_NAMES.get(suffix) == "file_r" else key)
    if data.startswith(_ZIP):
        return _zip_format(data, limits)
    if data.startswith(_OLE):
        return _ole_format(data)
    if data.startswith((b"$FL2", b"$FL3")):
        return "sav"
    if _is_stata(data):
        return "dta"
    if suffix in _REFUSED_NAMES or suffix in _IMAGE_NAMES:
        raise Refusal(_REFUSED_NAMES.get(suffix, "file_image"))
    _refuse_markup(data)
    if not _is_text(data):
        raise Refusal("file_damaged" if suffix in _BINARY_NAMES else "file_unknown")
    return "csv"


_BINARY_NAMES = {".xlsx", ".xlsm", ".xls", ".ods", ".sav", ".zsav", ".dta"}


def _zip_format(data: bytes, limits: Limits) -> Format:
    """xlsx or ods; every other zip is refused by what is inside."""
    limits.check_members(data.count(_ZIP_MEMBER))  # before the list of them is laid out
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
            kind = _start_of(archive, "mimetype") if "mimetype" in members else b""
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
    ):
        raise Refusal("file_damaged") from None
    for pattern, key in _REFUSED_MEMBERS:
        if any(re.search(pattern, member) for member in members):
            raise Refusal(key)
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    if b"opendocument" in kind:
        raise Refusal("file_document")
    if any(member.lower().replace("\\", "/") == "xl/workbook.xml" for member in members):
        return "xlsx"
    raise Refusal("file_compressed")


def _start_of(archive: zipfile.ZipFile, member: str) -> bytes:
    """The first bytes of a member: it may unpack to gigabytes."""
    with archive.open(member) as stream:
        return stream.read(200)


def _ole_format(data: bytes) -> Format:
    """xls; the other tenants of Microsoft's old container are refused by their streams' names."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refusal("file_encrypted")
    if "WordDocument".encode("utf-16-le") in data or "PowerPoint".encode("utf-16-le") in data:
        raise Refusal("file_document")
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "WORKBOOK", "Book", "BOOK")):
        return "xls"
    raise Refusal("file_unknown")


def _is_stata(data: bytes) -> bool:
    """The tag of Stata 13 and later, or the release and byte order bytes of 8 to 12.

    Refusal when the closing tag is missing: the labels at the end would be lost in silence.
    """
    if _is_early_stata(data):
        raise Refusal("file_early_stata")
    if data.startswith(b"<stata_dta>"):
        if not data.rstrip().endswith(b"</stata_dta>"):
            raise Refusal("file_damaged")
        return True
    return len(data) > 109 and data[0] in (113, 114, 115) and data[1] in (1, 2) and data[2] == 1


def _is_early_stata(data: bytes) -> bool:
    """The release and byte order bytes of Stata 4 to 7, whose files the reader does not know."""
    return len(data) > 60 and data[0] in (104, 105, 108, 110) and data[1] in (1, 2) and data[2] == 1


def without_end_marks(data: bytes) -> bytes:
    r"""A text without the Ctrl-Z and NULs with which old programs and broken copies end it.

    >>> without_end_marks(b"id,pre\n1,2\n\x00\x1a")
    b'id,pre\n1,2\n'
    """
    end = len(data.rstrip(_END_MARKS))
    return data if end == len(data) or 0 in data[:end] else data[:end]


def _refuse_markup(data: bytes) -> None:
    """Web pages and XML that call themselves .xls, and JSON."""
    start = data[:4000].lstrip(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.replace(b"\x00", b"")[2:]
    if _MARKUP.match(start):
        raise Refusal("file_web_page")
    if re.match(rb"\s*<\?xml", start):
        raise Refusal("file_web_page" if b"<html" in start.lower() else "file_xml")
    if re.match(rb'\s*[\[{]\s*["{\[]', start):
        raise Refusal("file_json")


def _is_text(data: bytes) -> bool:
    """No control characters to speak of; UTF-16 has a NUL in every Latin letter and is text."""
    if data.startswith(_TEXT_MARKS):
        return True
    sample = data[:20_000]
    nuls = sample.count(0)
    if nuls:
        even = sample[::2].count(0)
        odd = sample[1::2].count(0)
        one_sided = min(even, odd) < 0.02 * nuls
        return nuls >= 0.2 * len(sample) and one_sided
    control = sum(sample.count(code) for code in range(32) if code not in (9, 10, 12, 13, 27))
    return control <= 0.002 * len(sample)
