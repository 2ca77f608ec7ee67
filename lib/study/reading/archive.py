"""How much a zipped spreadsheet holds, measured before anything parses it.

The sizes a zip declares are checked first. They can lie, and a few hundred bytes can name a cell
at the far corner of the sheet, for which a parser would lay out every cell in between. So the
members are unpacked once, in pieces, and their true size and outermost cells are counted.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lib.study.problem import Refusal
from lib.study.reading.limits import Limits

_PIECE = 1 << 20
# of a cell's place; apart, because each is few distinct ones
_COLUMN = re.compile(rb' r="([A-Z]{1,3})[0-9]{1,7}"')
_ROW = re.compile(rb' r="[A-Z]{1,3}([0-9]{1,7})"')
# no part may run on over the next tag, or a file of opening tags alone costs the square of its size
_ERROR = re.compile(rb'<c [^<>]{0,99}?r="([A-Z]{1,3}[0-9]{1,7})"[^<>]{0,99}? t="e"')
# a formula with no result: the program that wrote it has not calculated it
_UNCALCULATED = re.compile(
    rb"<c ([^<>]{0,99})><f[^<>]{0,99}(?:/>|>[^<]{0,8192}</f>)(?:<v ?/>|<v></v>)?</c>"
)
_MERGED = b"mergeCell "  # before the reader lays a million of them out
_PLACE = re.compile(rb'r="([A-Z]{1,3}[0-9]{1,7})"')
_MOST_CELLS = 1_000
_ODS_TOKEN = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^<>]*?)(/?)>"
)
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]+)"')
_MOST_TOKENS = 1_000_000  # looked at; what comes after, the reader's own limits hold
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


@dataclass(slots=True)
class Contents:
    """What was seen in passing, some 1,000 cells of each.

    errors         cells that hold an Excel error such as #DIV/0!
    uncalculated   cells with a formula and no result
    """

    errors: list[str] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)


def check_archive(data: bytes, limits: Limits) -> Contents:
    """Refuse an xlsx or ods file that unpacks to more than the limits allow, or is damaged."""
    contents = Contents()
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise Refusal("file_encrypted")
            limits.check_unpacked(sum(member.file_size for member in members))
            for member in members:
                left = limits.unpacked_bytes - unpacked
                pieces = _Counted(_pieces(archive, member, left), limits)
                unpacked += _examine(member.filename, pieces, limits, contents)
    except _DAMAGED:
        raise Refusal("file_damaged") from None
    return contents


@dataclass(slots=True)
class _Counted:
    """Pieces of a member, counted as they pass."""

    pieces: Iterator[bytes]
    limits: Limits
    size: int = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.size += len(piece)
            yield piece


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> Iterator[bytes]:
    """The true contents of a member, piece by piece; Refusal when they are more than is left."""
    member.file_size = left + 1  # not what the zip declares: read on until the data end
    del member.CRC  # of the declared size
    size = 0
    with archive.open(member) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > left:
                raise Refusal("unpacked_too_large", limit=-(-left // 1_000_000))
            yield piece


def _examine(name: str, pieces: _Counted, limits: Limits, seen: Contents) -> int:
    """Read a member to its end, a sheet for its cells too; the size of it, unpacked."""
    if re.match(r"/?xl/worksheets/[^/]+\.xml$", name, re.IGNORECASE):
        _check_sheet(pieces, limits, seen)
    elif name == "content.xml":
        _check_tables(b"".join(pieces), limits)
    else:
        for _ in pieces:
            pass
    return pieces.size


def _check_sheet(pieces: _Counted, limits: Limits, seen: Contents) -> None:
    """Refuse an xlsx sheet whose outermost cells span too many."""
    letters: set[bytes] = set()
    last_row = 0
    merged = 0
    tail = b""
    for piece in pieces:
        text = tail + piece
        merged += text.count(_MERGED) - tail.count(_MERGED)
        limits.check_merged(merged)
        letters.update(_COLUMN.findall(text))
        last_row = max(last_row, max(map(int, set(_ROW.findall(text))), default=0))
        if b' t="e"' in text and len(seen.errors) < _MOST_CELLS:
            seen.errors += [cell.decode() for cell in _ERROR.findall(text)]
        if b"<f" in text and len(seen.uncalculated) < _MOST_CELLS:
            seen.uncalculated += _uncalculated(text)
        tail = text[text.rfind(b"<") :][-200:]
    last_column = max(map(_column_number, letters), default=0)
    limits.check_cells(last_row, last_column)


def _uncalculated(text: bytes) -> list[str]:
    """The cells with a formula and no result; one that gave a text of no letters has one."""
    found = [match[1] for match in _UNCALCULATED.finditer(text) if b't="str"' not in match[1]]
    places = [_PLACE.search(attributes) for attributes in found]
    return [place[1].decode() for place in places if place]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _check_tables(content: bytes, limits: Limits) -> None:
    """Refuse an ods table whose repeated rows and cells span too many up to the last value."""
    row = column = last_row = last_column = 0
    for token in islice(_ODS_TOKEN.finditer(content), _MOST_TOKENS):
        kind, attributes, _ = token.groups()
        match = _REPEATED.search(attributes)
        repeat = int(match[1]) if match else 1
        if kind == b"table":
            row = last_row = last_column = 0
        elif kind == b"table-row":
            row = row + repeat
            column = 0
        else:
            column += repeat
            if b"value-type=" in attributes:
                last_row = max(last_row, row)
                last_column = max(last_column, column)
                limits.check_cells(last_row, last_column)
