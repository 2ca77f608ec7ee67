"""Read a file: from its bytes to a table, or to a refusal that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from lib.study.problem import Problem, Refusal
from lib.study.reading.assemble import Body, assemble
from lib.study.reading.cell_kind import Row
from lib.study.reading.column_types import Column
from lib.study.reading.delimited import TextFile, open_text, read_body
from lib.study.reading.encoding import decode
from lib.study.reading.formats import format_of, without_end_marks
from lib.study.reading.header import ROWS_FOR_THE_HEADER, Span, find_header
from lib.study.reading.header_names import column_names
from lib.study.reading.header_width import Heading, heading, usual_width
from lib.study.reading.limits import Limits
from lib.study.reading.spreadsheet import SHEETS, Head, read_sheet, split
from lib.study.reading.statistical import STATISTICAL, read_statistical
from lib.study.table import Dialect, Format, Table

_ANY = Dialect()
_DEFAULT = Limits()
READERS = (SHEETS, STATISTICAL)  # that read in a process of their own


def read(data: bytes, name: str, wanted: Dialect = _ANY, limits: Limits = _DEFAULT) -> Table:
    """The table in a file.

    name     the name of the file; its extension counts only where the bytes do not tell
    wanted   what the person decided; every None is found out and comes back in `understood`
    limits   what is too large

    Refusal for every file that cannot be read, never another exception. Nothing is written to disk.
    """
    limits.check_file(len(data))
    data = without_end_marks(data)
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
    limits.check_table(0, usual_width(file.head))  # before a header is looked for in them
    header = find_header(file.head) if wanted.header is None else wanted.header
    skipped = max(header, default=0)
    found = _heading(file, skipped)
    width = found.width
    limits.check_table(0, width)
    above = [file.head[row - 1] for row in header[:-1] if row <= len(file.head)]
    heads = [*above, found.names] if header else []
    names = column_names(heads, width)
    cells = read_body(file, skipped, found, limits)
    columns = [replace(c, name=name) for c, name in zip(cells.columns, names, strict=True)]
    noted = _header_notes(file.head, header)
    problems = (*decoded.problems, *file.problems, *noted, *found.problems, *cells.problems)
    understood = Dialect("csv", decoded.encoding, file.delimiter, header=header)
    body = Body(columns, cells.rows, _cut(heads, width), problems)
    return assemble(body, wanted, understood)


def _heading(file: TextFile, skipped: int) -> Heading:
    """The last row of names and the number of columns; no names where there is no header."""
    records = file.head[skipped:]
    if not 0 < skipped <= len(file.head):
        return heading("", [], records, file.delimiter)
    line = file.line(skipped)
    return heading(line, file.head[skipped - 1], records, file.delimiter)


def _cut(heads: Sequence[Row], width: int) -> tuple[tuple[str, ...], ...]:
    """Each row of the header with as many cells as there are columns."""
    return tuple(tuple([*row, *[""] * width][:width]) for row in heads)


def _read_spreadsheet(data: bytes, kind: Format, wanted: Dialect, limits: Limits) -> Table:
    sheet = read_sheet(data, kind, wanted.sheet, limits)
    head = Head(sheet.cells[:ROWS_FOR_THE_HEADER])
    header = (
        find_header(head, sheet.merged, len(sheet.cells[0]))
        if wanted.header is None
        else wanted.header
    )
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
    heads = _cut([head[row - 1] for row in header if row <= len(head)], width)
    table = assemble(Body(columns, rows, heads, problems), wanted, understood)
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
