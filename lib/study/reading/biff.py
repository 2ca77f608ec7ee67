"""How far the cells of an old Excel file (.xls) reach, found before anything lays them out.

Each cell record of the BIFF format names its row and column in sixteen bits. One damaged byte makes
a parser reserve memory for four billion cells, so the records are walked first.
Source: [MS-CFB] Compound File Binary, [MS-XLS] sections 2.4 and 2.5.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from lib.study.problem import Refusal
from lib.study.reading.limits import Limits

_END = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_MOST_ROWS = 65_536
_MOST_COLUMNS = 256
_DIMENSIONS = 0x0200
# formula, number, label, truth value or error, RK number, label of the shared table, old ones
_CELLS = {0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x0003, 0x0004, 0x0005, 0x0002}
_SEVERAL = 0x00BD  # RK numbers side by side; the last column stands at the end
_PASSWORD = 0x002F
_BEGIN = {0x0809, 0x0409, 0x0209, 0x0009}


def check_biff(data: bytes, limits: Limits) -> None:
    """Refuse an xls file whose cells reach too far, or whose structure is damaged."""
    try:
        stream = _workbook(data)
        last_row = last_column = -1
        for kind, body in _records(stream):
            if kind == _PASSWORD:
                raise Refusal("file_encrypted")
            if kind in _BEGIN:
                last_row = last_column = -1
            elif kind == _DIMENSIONS:
                _check_dimensions(body)
            elif (kind in _CELLS or kind == _SEVERAL) and len(body) >= 6:
                row, column = struct.unpack_from("<HH", body)
                if kind == _SEVERAL:
                    column = max(column, struct.unpack_from("<H", body, len(body) - 2)[0])
                last_row = max(last_row, row)
                last_column = max(last_column, column)
                if last_column >= _MOST_COLUMNS:
                    raise Refusal("file_damaged")
                limits.check_table(last_row + 1, last_column + 1)
    except (struct.error, IndexError, ValueError):
        raise Refusal("file_damaged") from None


def _check_dimensions(body: bytes) -> None:
    """Refuse a sheet whose declared extent is impossible: memory is reserved for it."""
    rows = struct.unpack_from("<II" if len(body) >= 14 else "<HH", body)
    columns = struct.unpack_from("<HH", body, 8 if len(body) >= 14 else 4)
    if not rows[0] <= rows[1] <= _MOST_ROWS or not columns[0] <= columns[1] <= _MOST_COLUMNS:
        raise Refusal("file_damaged")


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    offset = 0
    while offset + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, offset)
        yield kind, stream[offset + 4 : offset + 4 + size]
        offset += 4 + size


def _workbook(data: bytes) -> bytes:
    """The stream "Workbook" (or "Book") of the compound file."""
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        raise ValueError("no such sector size")
    size = 1 << shift
    table = _sector_table(data, size)
    directory = _chain(data, table, struct.unpack_from("<I", data, 48)[0], size)
    for start in range(0, len(directory), 128):
        entry = directory[start : start + 128]
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le")
        if name.casefold() in ("workbook", "book"):
            first, length = struct.unpack_from("<II", entry, 116)
            return _chain(data, table, first, size)[:length]
    raise ValueError("no workbook inside")


def _sector_table(data: bytes, size: int) -> list[int]:
    """For each sector the one that follows it."""
    sectors = [s for s in struct.unpack_from("<109I", data, 76) if s < _END]
    following, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // size)):
        if following >= _END:
            break
        *more, following = struct.unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        sectors += [s for s in more if s < _END]
    if len(sectors) > len(data) // size + 1:
        raise ValueError("more sectors than the file has")
    table: list[int] = []
    for sector in sectors:
        table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    return table


def _chain(data: bytes, table: list[int], first: int, size: int) -> bytes:
    """The sectors of one stream, in their order."""
    pieces: list[bytes] = []
    sector = first
    while sector < _END:
        if len(pieces) > len(table):
            raise ValueError("the sectors run in a circle")
        pieces.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(pieces)
