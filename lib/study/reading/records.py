"""The records of delimited text, told apart where a quotation mark or a delimiter went astray.

A quotation mark that is never closed swallows the people after it, and a delimiter too many or too
few moves a score under another column's name. So a text is only handed to a fast parser when every
record has the same number of cells and every quotation mark stands at the edge of one.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from lib.study.arrays import Mask, Whole
from lib.study.reading.delimiter import lines_of, parsed

MOST_LINES = 100  # of one cell; more have been swallowed
MOST_STRAY = 100  # lines with a stray mark, from which on the marks are ordinary characters
_PIECE = 1 << 20  # bytes looked at together
_QUOTE = 34
_LINE_FEED = 10
_RETURN = 13
_BLANK = 32

Record = list[str]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Records:
    """The trimmed records of a text.

    stray   the records with a quotation mark that closes no cell, counted from 1
    """

    records: list[Record]
    stray: tuple[int, ...] = ()


def records_of(text: str, delimiter: str, *, is_whole: bool = True) -> Records:
    r"""The records of a text; where a quotation mark is never closed, its line is taken as written.

    is_whole   False for the beginning of a text: what is open at its end is left out

    >>> records_of('id,note,pre\nA,"fine,3\nB,ok,4', ",").records
    [['id', 'note', 'pre'], ['A', 'fine', '3'], ['B', 'ok', '4']]
    """
    if '"' not in text or delimiter == " ":
        return Records(_trimmed(parsed(text, delimiter)))
    lines = _with_ends(text)
    width = _usual_width(lines, delimiter)
    records: list[Record] = []
    stray: list[int] = []
    index = 0
    while index < len(lines):
        plain = _plain_lines(lines, index)
        if plain:
            records += csv.reader(plain, delimiter=delimiter, skipinitialspace=True)
            index += len(plain)
            continue
        record, taken = _joined(lines, index, delimiter)
        its_lines = lines[index : index + taken]
        is_last = index + taken >= len(lines)
        is_open = is_last and not _is_closed(its_lines, delimiter)
        if is_open and not is_whole:
            break
        if is_open or (taken > 1 and not _is_cell(its_lines, record, delimiter, width)):
            record = _as_written(lines[index], delimiter)
            taken = 1
            stray.append(len(records) + 1)
        records.append(record)
        index += taken
        if len(stray) > MOST_STRAY:
            rest = parsed("".join(lines[index:]), delimiter, quoted=False)
            return Records(_trimmed([*records, *rest]), tuple(stray))
    return Records(_trimmed(records), tuple(stray))


def is_regular(data: bytes, start: int, delimiter: str, width: int) -> bool:
    """Whether each record from `start` on has `width` cells and every quotation mark its place.

    Lines without a character may stand between. A quoted cell over several lines is regular, unless
    a line inside it has the delimiters of a whole record: it may have swallowed one.
    """
    end = _LINE_FEED if b"\n" in data else _RETURN
    shape = _Shape(ord(delimiter), end, width)
    before = 0  # quotation marks
    counted = 0  # delimiters of the line that goes on
    for first in range(start, len(data), _PIECE):
        piece = _piece(data, first, before)
        found = _cells_of_lines(piece, counted, shape)
        if found is None or not _marks_fit(data, first, piece, delimiter):
            return False
        counted = found
        before += piece.quotes.size
    is_ended = data.endswith((b"\n", b"\r")) or counted == width - 1
    return before % 2 == 0 and is_ended


@dataclass(frozen=True, slots=True)
class _Shape:
    """What each record is to have: the bytes that part cells and lines, and so many cells."""

    mark: int
    end: int
    width: int


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """Some bytes of a text, where quotation marks stand in them, and how many stand before."""

    codes: Bytes
    quotes: Whole
    before: int

    def outside(self, places: Whole) -> Mask:
        """For each of these places whether it stands outside quotation marks."""
        if self.quotes.size == 0:
            return np.full(places.size, self.before % 2 == 0)
        marks_before: Whole = np.searchsorted(self.quotes, places) + self.before
        is_even: Mask = marks_before % 2 == 0
        return is_even


def _piece(data: bytes, first: int, before: int) -> _Piece:
    codes = np.frombuffer(data, np.uint8, min(_PIECE, len(data) - first), first)
    has_quotes = data.find(b'"', first, first + _PIECE) >= 0
    quotes = np.flatnonzero(codes == _QUOTE) if has_quotes else np.zeros(0, np.int64)
    return _Piece(codes, quotes, before)


def _cells_of_lines(piece: _Piece, counted: int, shape: _Shape) -> int | None:
    """The delimiters after the last line's end; None where a line has not those of a record.

    counted   the delimiters of the first line that stood before these bytes
    """
    codes = piece.codes
    places = np.flatnonzero((codes == shape.mark) | (codes == shape.end))
    if piece.quotes.size or piece.before % 2:
        is_outside = piece.outside(places)
        if _swallows(piece, places[~is_outside], shape) or _joins(codes, places, is_outside, shape):
            return None
        places = places[is_outside]
    ends = np.flatnonzero(codes[places] == shape.end)
    if ends.size == 0:
        return counted + places.size
    in_line = np.diff(ends, prepend=-1) - 1
    in_line[0] += counted
    odd = np.flatnonzero(in_line != shape.width - 1)
    if odd.size and not _are_blank(codes, places[ends], odd):
        return None
    return places.size - 1 - int(ends[-1])


def _are_blank(codes: Bytes, ends: Whole, which: Whole) -> bool:
    """Whether these of the lines that end at these places have no character."""
    lengths = np.diff(ends, prepend=-1)[which] - 1
    has_return = codes[ends[which] - 1] == _RETURN
    return bool(np.all((lengths == 0) | ((lengths == 1) & has_return)))


def _swallows(piece: _Piece, inside: Whole, shape: _Shape) -> bool:
    """Whether a quoted cell holds a line with as many delimiters as a record has.

    inside   the places of the delimiters and line ends within quotation marks
    """
    if shape.width == 1:
        return False
    ends = np.flatnonzero(piece.codes[inside] == shape.end)
    held = np.diff(ends) - 1
    between = np.diff(np.searchsorted(piece.quotes, inside[ends]))
    return bool(np.any((held == shape.width - 1) & (between == 0)))


def _joins(codes: Bytes, places: Whole, is_outside: Mask, shape: _Shape) -> bool:
    """Whether a quoted cell goes on from one line to the next, and both could be whole records."""
    ends = np.flatnonzero(codes[places] == shape.end)
    is_whole = np.diff(ends, prepend=-1) - 1 == shape.width - 1
    is_within = ~is_outside[ends]
    return shape.width > 2 and bool(np.any(is_within[:-1] & is_whole[:-1] & is_whole[1:]))


def _marks_fit(data: bytes, first: int, piece: _Piece, delimiter: str) -> bool:
    """Whether each quotation mark opens or closes a cell, or is one of two inside a cell."""
    if piece.quotes.size == 0:
        return True
    is_edge = np.zeros(256, dtype=np.bool_)
    is_edge[[_QUOTE, _LINE_FEED, _RETURN, _BLANK, ord(delimiter)]] = True
    above = data[first - 1 : first] or b"\n"
    end = first + piece.codes.size
    below = data[end : end + 1] or b"\n"
    around = np.frombuffer(above + piece.codes.tobytes() + below, np.uint8)
    opens = (np.arange(piece.quotes.size) + piece.before) % 2 == 0
    before = is_edge[around[piece.quotes[opens]]]
    after = is_edge[around[piece.quotes[~opens] + 2]]
    return bool(before.all() and after.all())


def _with_ends(text: str) -> list[str]:
    """The lines of a text, each with one line feed at its end."""
    lines = [f"{line}\n" for line in lines_of(text)]
    return lines[:-1] if lines and lines[-1] == "\n" else lines


def _trimmed(records: Sequence[Record]) -> list[Record]:
    return [[cell.strip() for cell in record] for record in records]


def _plain_lines(lines: Sequence[str], index: int) -> list[str]:
    """The lines from here on without a quotation mark: each of them is a record."""
    return list(takewhile(lambda line: '"' not in line, _from(lines, index)))


def _from(lines: Sequence[str], start: int, most: int | None = None) -> Iterator[str]:
    """The lines from a place on; `islice` would walk to it through all before."""
    end = len(lines) if most is None else min(len(lines), start + most)
    return (lines[place] for place in range(start, end))


def _joined(lines: Sequence[str], index: int, delimiter: str) -> tuple[Record, int]:
    """The record that begins at a line, and how many lines it takes."""
    within = _from(lines, index, MOST_LINES)
    reader = csv.reader(within, delimiter=delimiter, skipinitialspace=True)
    return next(reader), reader.line_num


def _is_closed(lines: Sequence[str], delimiter: str) -> bool:
    """Whether these lines are one well-formed record to their end."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
    try:
        next(reader)
    except csv.Error:
        return False
    return reader.line_num == len(lines)


def _is_cell(lines: Sequence[str], record: Record, delimiter: str, width: int) -> bool:
    """Whether a cell over several lines is one, and has swallowed no record."""
    if len(record) != width or not _is_closed(lines, delimiter):
        return False
    if width > 2 and all(line.count(delimiter) == width - 1 for line in lines):
        return False  # each line is a whole record but for its quotation marks
    inner = [line for line in lines[1:-1] if '"' not in line]
    return width < 2 or all(line.count(delimiter) != width - 1 for line in inner)


def _usual_width(lines: Sequence[str], delimiter: str) -> int:
    """How many cells most records have; a well-formed one over several lines is one of them."""
    widths: Counter[int] = Counter()
    index = 0
    while index < min(len(lines), 4 * MOST_LINES):
        record, taken = _joined(lines, index, delimiter)
        is_whole = taken == 1 or _is_closed(lines[index : index + taken], delimiter)
        if is_whole and len(record) > 1:
            widths[len(record)] += 1
        index += taken if is_whole else 1
    return max(widths, key=lambda width: widths[width], default=1)


def _as_written(line: str, delimiter: str) -> Record:
    """The cells of a line in which a quotation mark is no more than a character."""
    return [cell.strip().removeprefix('"').removesuffix('"') for cell in line.split(delimiter)]
