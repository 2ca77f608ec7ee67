"""Read a file: from its bytes to a table, or to a refusal that says what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from lib.study.problem import Problem, Refusal
from lib.study.reading.assemble import Body, assemble
from lib.study.reading.cell_kind import Row
from lib.study.reading.column_types import Column
from lib.study.reading.delimited import TextFile, open_text, read_body
from lib.study.reading.encoding import decode
from lib.study.reading.formats import format_of
from lib.study.reading.header import ROWS_FOR_THE_HEADER, Span, find_header
from lib.study.reading.header_names import column_names
from lib.study.reading.limits import Limits
from lib.study.reading.spreadsheet import read_sheet, split, text_of
from lib.study.reading.statistical import read_statistical
from lib.study.table import Dialect, Format, Table

_ANY = Dialect()
_DEFAULT = Limits()


def read(data: bytes, name: str, wanted: Dialect = _ANY, limits: Limits = _DEFAULT) -> Table:
    """The table in a file.

    name     the name of the file; its extension counts only where the bytes do not tell
    wanted   what the person decided; every None is found out and comes back in `understood`
    limits   what is too large

    Refusal for every file that cannot be read, never another exception. Nothing is written to disk.
    """
    limits.check_file(len(data))
    kind = format_of(data, name, limits)
    if wanted.format is not None and wanted.format != kind:
        raise Refusal("format_does_not_fit", format=wanted.format, found=kind)
    if kind in ("sav", "dta"):
        return read_statistical(data, kind, wanted, limits)
    if kind == "csv":
        return _read_text(data, wanted, limits)
    return _read_spreadsheet(data, kind, wanted, limits)


def _read_text(data: bytes, wanted: Dialect, limits: Limits) -> Table:
    decoded = decode(data, wanted.encoding)
    file = open_text(decoded.utf8, wanted.delimiter)
    header = find_header(file.head) if wanted.header is None else wanted.header
    skipped = max(header, default=0)
    width = _width(file, skipped)
    limits.check_table(0, width)
    rows = [_padded(file.head[row - 1], width) for row in header if row <= len(file.head)]
    names = column_names(rows, width)
    cells = read_body(file, skipped, width, limits)
    columns = [replace(c, name=name) for c, name in zip(cells.columns, names, strict=True)]
    above = _header_notes(file.head, header)
    problems = (*decoded.problems, *file.problems, *above, *cells.problems)
    understood = Dialect("csv", decoded.encoding, file.delimiter, header=header)
    return assemble(Body(columns, cells.rows, problems), wanted, understood)


def _width(file: TextFile, skipped: int) -> int:
    """The number of columns: of the header, or of the data where most of it is wider."""
    widths = Counter(_filled_width(record) for record in file.head[skipped:] if any(record))
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    named = len(file.head[skipped - 1]) if 0 < skipped <= len(file.head) else 0
    if not named:
        return usual
    if usual > named and file.delimiter == ",":
        return named  # 80,7 cut in two: the reader of the body refuses it
    return max(usual, named)


def _filled_width(record: Sequence[str]) -> int:
    """The cells of a record up to its last filled one."""
    width = len(record)
    while width and not record[width - 1]:
        width -= 1
    return width


def _padded(record: Row, width: int) -> Row:
    """A header row of one cell less than the data has no name for the row names before it (R)."""
    return ["", *record] if len(record) == width - 1 else record


def _read_spreadsheet(data: bytes, kind: Format, wanted: Dialect, limits: Limits) -> Table:
    sheet = read_sheet(data, kind, wanted.sheet, limits)
    head = [[text_of(cell) for cell in row] for row in sheet.cells[:ROWS_FOR_THE_HEADER]]
    header = find_header(head, sheet.merged) if wanted.header is None else wanted.header
    skipped = max(header, default=0)
    first = min(header, default=1) - 1
    merged = [Span(s.row - first, s.first, s.last) for s in sheet.merged if s.row >= first]
    width = len(sheet.cells[0])
    names = column_names([head[row - 1] for row in header if row <= len(head)], width, merged)
    start = int(np.searchsorted(sheet.rows, skipped, side="right"))
    body = sheet.cells[start:]
    rows = sheet.rows[start:]
    columns = []
    for index, name in enumerate(names):
        text, number = split([row[index] for row in body])
        columns.append(Column(name, text, number))
    problems = (*sheet.problems, *_header_notes(head, header))
    understood = Dialect(kind, header=header, sheet=sheet.name)
    table = assemble(Body(columns, rows, problems), wanted, understood)
    return replace(table, sheets=sheet.sheets)


def _header_notes(head: Sequence[Row], header: tuple[int, ...]) -> tuple[Problem, ...]:
    """What to tell about the rows above the header, or about its absence."""
    if not header:
        return (Problem("no_header", "warning"),)
    titles = tuple(
        row for row in range(1, header[0]) if any(head[row - 1 : row]) and any(head[row - 1])
    )
    if not titles:
        return ()
    slots = {"n": len(titles), "header": header[0]}
    return (Problem("title_rows", "note", slots, None, titles),)
