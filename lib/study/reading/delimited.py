"""Text files: from characters to records, fast where the file is regular, mended where not."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from lib.study.arrays import Counts
from lib.study.problem import MOST_ROWS, Problem, ProblemKey, Refusal
from lib.study.reading.column_types import Column
from lib.study.reading.delimiter import (
    declared_delimiter,
    find_delimiter,
    has_values,
    is_wrapped,
    parsed,
    unwrapped,
)
from lib.study.reading.fast_text import read_numbers, read_texts
from lib.study.reading.header import ROWS_FOR_THE_HEADER
from lib.study.reading.limits import Limits

_SAMPLE = 100_000  # bytes from which delimiter and header are told
_LARGEST_SAMPLE = 8 * _SAMPLE
_LINES = 10  # that the sample should hold
_LINE_END = re.compile(rb"\r\n|\r|\n")
csv.field_size_limit(10_000_000)  # a long answer in a questionnaire is no error


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a delimited file and how to cut it.

    head      the first records, for finding the header
    quoted    False where the quotation marks are ordinary characters, unbalanced
    """

    utf8: bytes
    delimiter: str
    head: list[list[str]]
    quoted: bool = True
    problems: tuple[Problem, ...] = ()


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
    if sample.lstrip().startswith('"') and is_wrapped(sample):
        opened = open_text(unwrapped(utf8.decode("utf-8")).encode(), wanted)
        return replace(opened, problems=(*opened.problems, Problem("lines_unwrapped")))
    delimiter = wanted or declared or find_delimiter(sample)
    if delimiter is None:
        _refuse_prose(sample)
        delimiter = ","
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise Refusal("delimiter_does_not_fit", delimiter=delimiter)
    head, quoted = _records(sample, delimiter)
    problems = () if quoted else (Problem("quotes_unbalanced", "warning"),)
    return TextFile(utf8, delimiter, head[:ROWS_FOR_THE_HEADER], quoted, problems)


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


def _records(text: str, delimiter: str) -> tuple[list[list[str]], bool]:
    """The trimmed records, and whether quotation marks were quotation marks.

    A quotation mark that is never closed swallows the rest of the file into one cell; then the
    marks are taken for ordinary characters.
    """
    try:
        records = parsed(text, delimiter)
    except csv.Error:
        records = []
    swallowed = max((cell.count("\n") for record in records[-1:] for cell in record), default=0)
    quoted = bool(records) and not (swallowed > 5 and text.count('"') % 2)
    if not quoted:
        try:
            records = parsed(text, delimiter, quoted=False)
        except csv.Error:
            raise Refusal("file_damaged") from None
    return [[cell.strip() for cell in record] for record in records], quoted


def read_body(file: TextFile, header_end: int, width: int, limits: Limits) -> Cells:
    """The records after the header, each of `width` cells.

    header_end   the number of records before the table's first
    """
    if b'"' not in file.utf8:  # each line is a record, so they are counted before they are parsed
        limits.check_table(file.utf8.count(b"\n"), width)
    columns = _read_regular(file, header_end, width)
    if columns is None:
        return _read_irregular(file, header_end, width, limits)
    size = len(columns[0].text) if columns else 0
    limits.check_table(size, width)
    return Cells(columns, np.arange(header_end + 1, header_end + 1 + size, dtype=np.int64))


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
    if file.quoted:
        columns = read_numbers(data, start, mark, file.head[skipped:], width)
        if columns is not None:
            return columns
    return read_texts(data[start:], mark, width, file.quoted)


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


def _read_irregular(file: TextFile, skipped: int, width: int, limits: Limits) -> Cells:
    """Records of different widths: short ones are filled up, longer ones set aside and told."""
    records, quoted = _records(file.utf8.decode("utf-8"), file.delimiter)
    limits.check_table(len(records), width)
    problems: tuple[Problem, ...] = ()
    if file.quoted and not quoted:
        problems = (Problem("quotes_unbalanced", "warning"),)
    kept: list[list[str]] = []
    rows: list[int] = []
    odd: list[int] = []
    for number, record in enumerate(records[skipped:], start=skipped + 1):
        cells = _fitted(record, width, file.delimiter)
        if cells is None:
            odd.append(number)
        else:
            kept.append(cells)
            rows.append(number)
    if odd:
        problems += (_odd_rows(odd, records, width, file.delimiter),)
    texts = list(zip(*kept, strict=True)) or [()] * width
    columns = [Column("", pa.array(cells, pa.string())) for cells in texts]
    return Cells(columns, np.array(rows, dtype=np.int64), problems)


def _fitted(record: list[str], width: int, delimiter: str) -> list[str] | None:
    """The record with `width` cells; None when its cells cannot be told to their columns."""
    while len(record) > width and not record[-1]:
        record = record[:-1]
    if len(record) > width:
        return None
    if delimiter == " " and 1 < len(record) < width:
        return None  # a gap between blanks cannot be seen
    return record + [""] * (width - len(record))


def _odd_rows(odd: list[int], records: list[list[str]], width: int, delimiter: str) -> Problem:
    """A warning about the rows set aside; Refusal when they are more than a few."""
    filled = sum(1 for record in records if any(record))
    if len(odd) > max(3, 0.1 * filled):
        commonest = Counter(len(records[row - 1]) for row in odd).most_common(1)[0][0]
        key: ProblemKey = (
            "decimals_split" if delimiter == "," and commonest > width else "rows_ragged"
        )
        raise Refusal(key, rows=tuple(odd[:MOST_ROWS]), n=len(odd), expected=width, found=commonest)
    slots = {"n": len(odd), "expected": width}
    return Problem("rows_set_aside", "warning", slots, rows=tuple(odd[:MOST_ROWS]))
