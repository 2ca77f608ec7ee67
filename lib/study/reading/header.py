"""Where the column names stand: under title rows, in one row or more, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.study.arrays import Floats, Mask
from lib.study.reading.cell_kind import CellKind, Row, kind
from lib.study.reading.grid import TEXT, VALUE, Grid

ROWS_FOR_THE_HEADER = 120  # rows from the beginning of a file that are enough to find its header
_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}([T ]\d{1,2}(:\d\d){1,2})?")
_SEARCHED = 40  # rows; longer preambles exist, but a person then names the row
_FEW_COLUMNS = 3  # that a line of notes may fill
_PATIENCE = 0.02  # what a later row must be better by


@dataclass(frozen=True, slots=True)
class Span:
    """A merged cell: its row and its first and last column, from 0."""

    row: int
    first: int
    last: int

    @property
    def width(self) -> int:
        """How many columns it covers."""
        return self.last - self.first + 1


def find_header(
    rows: Sequence[Row], merged: Sequence[Span] = (), width: int | None = None
) -> tuple[int, ...]:
    """The rows (1-based) that hold the column names; () when the first row is data already.

    width   the cells of the longest row, where that is known

    A header row is text over columns of values, names nearly all the columns that are used below,
    does not recur below, and has no row above it that looks like the data. Of several the best
    contrast wins, the earlier one when they are close. Rows above or below that complete its names
    (merged "Visit 1" over "HR") belong to it.

    >>> find_header([["Data 2021"], ["id", "pre"], ["A", "3"], ["B", "4"]])
    (2,)
    """
    grid = Grid(rows, max(map(len, rows), default=0) if width is None else width)
    best = None
    best_score = 0.0
    below: list[CellKind] = []
    later = 0
    for index in range(min(len(rows), _SEARCHED)):
        if best is not None and grid.is_like(index, below):
            break  # no header stands below the data
        score = _score(grid, index)
        if score is None:
            continue
        score -= _PATIENCE * later
        later += 1
        if score > best_score and not _data_above(grid, best, index):
            best = index
            best_score = score
            below = grid.column_kinds(grid.body(index))
    if best is None:
        return _names_alone(rows)
    return _completed(grid, best, merged)


def _names_alone(rows: Sequence[Row]) -> tuple[int, ...]:
    """The one row of a table that has column names and nothing below them."""
    filled = [index for index, row in enumerate(rows) if any(row)]
    is_header = len(filled) == 1 and all(kind(cell) == "text" for cell in rows[filled[0]] if cell)
    return (filled[0] + 1,) if is_header else ()


def _cell(row: Row, column: int) -> str:
    """The cell of a row, "" where the row is shorter."""
    return row[column] if column < len(row) else ""


def _score(grid: Grid, index: int) -> float | None:
    """How well the row names what stands below it: coverage and contrast, each up to 1."""
    body = grid.body(index)
    own = grid.kinds(index)
    if not body or not np.any(own == TEXT):
        return None
    shares = grid.shares(body)
    is_used = ~np.isnan(shares)
    used = np.count_nonzero(is_used)
    if not used:
        return None
    coverage = np.count_nonzero(own[is_used]) / used
    contrast = float(_contrast(grid, index, body, shares).sum()) / used
    if coverage < 0.5 or contrast < 0 or _is_without_scores(grid, index, is_used):
        return None
    return coverage + contrast


def _is_without_scores(grid: Grid, index: int, is_used: Mask) -> bool:
    """Whether people with values stand above, and these and what is below have none there."""
    used = np.count_nonzero(is_used)
    fuller = [row for row in range(index) if sum(map(bool, grid.rows[row])) > used]
    return any(bool(np.any(grid.kinds(row)[~is_used] == VALUE)) for row in fuller)


def _contrast(grid: Grid, index: int, body: Sequence[int], values_below: Floats) -> Floats:
    """Of each column: the share of values below a text; -1 where the cell is one of the data."""
    own = grid.kinds(index)
    recurs = grid.recurs(index, body)
    contrast = np.zeros(grid.width)
    values_or_none = np.nan_to_num(values_below)
    is_over_values = values_or_none >= 0.5
    is_name = own == TEXT
    contrast[is_name & is_over_values] = values_or_none[is_name & is_over_values]
    contrast[is_name & ~is_over_values & recurs] = -1.0
    is_value = own == VALUE
    if is_value.any():
        may_name = ~recurs if _is_named_by_numbers(grid, index, body) else np.zeros_like(recurs)
        contrast[is_value & ~may_name] = -1.0
    return contrast


def _is_named_by_numbers(grid: Grid, index: int, body: Sequence[int]) -> bool:
    """Column names may be years, months or dates (id, 2015); the first column is named too."""
    own = grid.kinds(index)
    numbers = [grid.rows[index][column] for column in np.flatnonzero(own == VALUE).tolist()]
    if own[0] != TEXT:
        return False
    if all(map(_DATE.fullmatch, numbers)):
        return not any(_DATE.fullmatch(cell.strip()) for row in body for cell in grid.rows[row])
    if not all(cell.isdecimal() for cell in numbers):
        return False
    years = all(1900 <= int(cell) <= 2100 for cell in numbers)
    counted = [int(cell) for cell in numbers] == sorted({int(cell) for cell in numbers})
    return years or (counted and grid.column_kinds(body)[0] == "value")


def _data_above(grid: Grid, best: int | None, index: int) -> bool:
    """Whether a row above, after the best header so far, looks like the data below."""
    kinds = grid.column_kinds(grid.body(index))
    start = 0 if best is None else best + 1
    return any(grid.is_like(row, kinds) for row in range(start, index))


def _completed(grid: Grid, index: int, merged: Sequence[Span]) -> tuple[int, ...]:
    """The header row with the rows beside it that complete its names, 1-based."""
    rows = grid.rows
    first = last = index
    kinds = grid.column_kinds(grid.body(index))
    while last + 1 < len(rows) and _goes_on_below(rows[last], rows[last + 1], kinds):
        last += 1
        kinds = grid.column_kinds(grid.body(last))
    used = [column for column, own in enumerate(kinds) if own != "empty"]
    while first > 0 and _goes_on_above(rows, first, used, merged):
        first -= 1
    return tuple(range(first + 1, last + 2))


def _goes_on_below(row: Row, below: Row, kinds: list[CellKind]) -> bool:
    """Whether the next row is no data: text that fills gaps of the header, or units over values."""
    filled = {column for column, cell in enumerate(below) if cell.strip()}
    if not filled or any(kind(below[column]) == "value" for column in filled):
        return False
    used = {column for column, own in enumerate(kinds) if own != "empty"}
    gaps = {column for column in used if not _cell(row, column).strip()}
    fills_gaps = bool(filled & gaps) and not filled >= used
    over_values = [kinds[column] == "value" for column in filled if column < len(kinds)]
    texts_over_values = sum(over_values) >= 2 and all(over_values)
    return (fills_gaps and any(over_values)) or texts_over_values


def _goes_on_above(
    rows: Sequence[Row], first: int, used: list[int], merged: Sequence[Span]
) -> bool:
    """Whether the row above holds names over groups of columns, and not a title."""
    above = rows[first - 1]
    row = rows[first]
    filled = [column for column, cell in enumerate(above) if cell.strip()]
    if not filled or any(kind(above[column]) == "value" for column in filled):
        return False
    names = [_cell(row, column) for column in used]
    spans = [s for s in merged if s.row == first - 1 and s.first in filled and s.width > 1]
    stands_alone = len(filled) == 1
    if stands_alone and (not spans or spans[0].width >= len(used)):
        return False  # a title
    if all(column in filled for column in used) and len(names) > 1:
        # names above names, as survey tools write them, of which the first ones are taken; but for
        # notes that happen to fill as many cells
        return len(used) > _FEW_COLUMNS or sum(map(len, above)) <= 2 * sum(map(len, names))
    repeats = len(set(names)) < len(names)
    return repeats and (len(filled) >= 2 or bool(spans))
