"""Text files: from characters to records, fast where the file is regular, mended where not."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from lib.study.arrays import Counts
from lib.study.problem import MOST_ROWS, Problem, Refusal
from lib.study.reading.column_types import Column
from lib.study.reading.delimiter import (
    declared_delimiter,
    find_delimiter,
    has_values,
    is_wrapped,
    lines_of,
    unwrapped,
)
from lib.study.reading.fast_text import read_numbers, read_texts
from lib.study.reading.header import ROWS_FOR_THE_HEADER
from lib.study.reading.header_width import Heading, rejoined
from lib.study.reading.limits import Limits
from lib.study.reading.quotes import has_other_quotes, with_plain_quotes
from lib.study.reading.records import is_regular, records_of
from lib.study.reading.widths import Widths, fit

_SAMPLE = 100_000  # bytes from which delimiter and header are told
_LARGEST_SAMPLE = 8 * _SAMPLE
_LINES = 10  # that the sample should hold
_LINE_END = re.compile(rb"\r\n|\r|\n")
csv.field_size_limit(2**31 - 1)  # the file has a limit; a long cell in it is no error


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a delimited file and how to cut it.

    head    the first records, for finding the header
    stray   those of them with a quotation mark that closes no cell
    """

    utf8: bytes
    delimiter: str
    head: list[list[str]]
    stray: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()

    def line(self, number: int) -> str:
        """A record as it is written, where it is one line; "" where none of this number is."""
        start = _offset_after(self.utf8, self.head[: number - 1])
        after = _offset_after(self.utf8, self.head[:number])
        if start is None or after is None:
            return ""
        return self.utf8[start:after].decode("utf-8").rstrip("\r\n")


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The cells below the header, column by column.

    rows   the number of each record in the file, from 1
    """

    columns: list[Column]
    rows: Counts
    problems: tuple[Problem, ...] = ()


def open_text(utf8: bytes, wanted: str | None) -> TextFile:
    """Find the delimiter and the first records; Refusal when there is no table."""
    declared, line = declared_delimiter(utf8[:20].decode("utf-8", "replace"))
    utf8 = utf8[len(line.encode()) :] if line else utf8
    sample = _sample(utf8)
    if has_other_quotes(sample):
        utf8 = with_plain_quotes(utf8.decode("utf-8")).encode()
        sample = _sample(utf8)
    if '"' in sample and is_wrapped(sample):
        opened = open_text(unwrapped(utf8.decode("utf-8")).encode(), wanted)
        return replace(opened, problems=(*opened.problems, Problem("lines_unwrapped")))
    delimiter = wanted or declared or find_delimiter(sample)
    if delimiter is None:
        _refuse_prose(sample)
        delimiter = ","
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise Refusal("delimiter_does_not_fit", delimiter=delimiter)
    try:
        head = records_of(sample, delimiter, is_whole=len(sample.encode()) == len(utf8))
    except csv.Error:
        raise Refusal("file_damaged") from None
    return TextFile(utf8, delimiter, head.records[:ROWS_FOR_THE_HEADER], head.stray)


def _sample(utf8: bytes) -> str:
    """The beginning of the text, to the end of a line; more of it where the lines are long."""
    size = _SAMPLE
    while size < _LARGEST_SAMPLE and _count_lines(utf8[:size]) < _LINES:
        size *= 2
    if len(utf8) <= size:
        return utf8.decode("utf-8")
    end = max(utf8.rfind(b"\n", 0, size), utf8.rfind(b"\r", 0, size))
    return utf8[: end + 1 if end > 0 else size].decode("utf-8", "ignore")


def _count_lines(utf8: bytes) -> int:
    return max(utf8.count(b"\n"), utf8.count(b"\r"))


def _refuse_prose(sample: str) -> None:
    """One column is a table when its lines are short and hold numbers; running text is none."""
    lines = [line for line in sample.splitlines() if line.strip()]
    if len(lines) < 2 or sum(map(len, lines)) > 40 * len(lines) or not has_values(sample):
        raise Refusal("no_table")


def read_body(file: TextFile, header_end: int, head: Heading, limits: Limits) -> Cells:
    """The records after the header, each with a cell for each column.

    header_end   the number of records before the table's first
    """
    width = head.width
    if b'"' not in file.utf8:  # each line is a record, so they are counted before they are parsed
        limits.check_table(file.utf8.count(b"\n"), width)
    columns = _read_regular(file, header_end, width)
    if columns is None:
        return _read_irregular(file, header_end, head, limits)
    size = len(columns[0].text) if columns else 0
    limits.check_table(size, width)
    rows = np.arange(header_end + 1, header_end + 1 + size, dtype=np.int64)
    return Cells(columns, rows, _unbalanced(row for row in file.stray if row <= header_end))


def _read_regular(file: TextFile, skipped: int, width: int) -> list[Column] | None:
    """The columns when all records have the same width, None when they have not."""
    data = file.utf8
    mark = file.delimiter
    start = _offset_after(data, file.head[:skipped])
    # after a blank the fast parsers take a quotation mark for a letter
    spaced_quote = b'"' in data and f'{mark} "'.encode() in data
    if start is None or start >= len(data) or not width or spaced_quote:
        return None
    if not mark.isascii() or (mark == " " and _has_gaps(data)):
        return None
    if not is_regular(data, start, mark, width):
        return None
    columns = read_numbers(data, start, mark, file.head[skipped:], width)
    return read_texts(data[start:], mark, width) if columns is None else columns


def _has_gaps(data: bytes) -> bool:
    """Whether blanks stand side by side or at an edge of a line, where a cell may be missing."""
    edges = (b"  ", b"\n ", b"\r ", b" \n", b" \r")
    return data.startswith(b" ") or data.endswith(b" ") or any(edge in data for edge in edges)


def _offset_after(utf8: bytes, records: Sequence[Sequence[str]]) -> int | None:
    """Where the text goes on after these records; None when a cell in them holds a line break."""
    offset = 0
    for record in records:
        if any("\n" in cell or "\r" in cell for cell in record):
            return None
        match = _LINE_END.search(utf8, offset)
        if match is None:
            return len(utf8)
        offset = match.end()
    return offset


def _read_irregular(file: TextFile, skipped: int, head: Heading, limits: Limits) -> Cells:
    """Records of different widths: fitted to the columns where they can be, else set aside."""
    try:
        found = records_of(file.utf8.decode("utf-8"), file.delimiter)
    except csv.Error:
        raise Refusal("file_damaged") from None
    limits.check_table(len(found.records), head.width)
    widths = Widths(head.needed, head.width, file.delimiter)
    together = _together(file, found.records, skipped, head.width)
    fitted = fit(found.records[skipped:], skipped + 1, widths)
    texts = list(zip(*fitted.records, strict=True)) or [()] * head.width
    columns = [Column("", pa.array(cells, pa.string())) for cells in texts]
    rows = np.array(fitted.rows, dtype=np.int64)
    return Cells(columns, rows, (*_unbalanced(found.stray), *together, *fitted.problems))


def _together(
    file: TextFile, records: list[list[str]], skipped: int, width: int
) -> tuple[Problem, ...]:
    """Put the cells together that a comma with a blank behind it has cut ("Doe, John"); tell so."""
    if file.delimiter != "," or b'"' in file.utf8:
        return ()
    lines = lines_of(file.utf8.decode("utf-8"))
    rows = []
    for index in range(skipped, len(records)):
        if len(records[index]) > width > 1:
            whole = rejoined(lines[index], ",", width)
            if whole is not None:
                records[index] = whole
                rows.append(index + 1)
    if not rows:
        return ()
    slots = {"n": len(rows)}
    return (Problem("cells_rejoined", "warning", slots, rows=tuple(rows[:MOST_ROWS])),)


def _unbalanced(rows: Iterable[int]) -> tuple[Problem, ...]:
    """A warning about the records with a quotation mark that closes no cell."""
    listed = tuple(rows)
    if not listed:
        return ()
    slots = {"n": len(listed)}
    return (Problem("quotes_unbalanced", "warning", slots, rows=listed[:MOST_ROWS]),)
