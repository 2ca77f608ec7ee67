"""The first rows of a file as arrays: what each cell is, and which cells are alike.

A header is looked for among many rows, each beside those below it. Here every distinct cell is
looked at once, and the rows are compared as numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from lib.study.arrays import Floats, Mask
from lib.study.reading.cell_kind import KIND_OF_CODE, CellKind, Kinds, Row, kind_of_most

EMPTY, VALUE, TEXT = range(len(KIND_OF_CODE))
_ABSENT = -1  # the number of a cell where the row is shorter
_COMPARED = 30  # rows below a candidate
_CODES = {kind: code for code, kind in enumerate(KIND_OF_CODE)}
Codes: TypeAlias = NDArray[np.int8]


class Grid:
    """The rows from the beginning of a file; each is looked at when it is first asked for.

    width   the cells of the longest row
    """

    def __init__(self, rows: Sequence[Row], width: int) -> None:
        self.rows = rows
        self.width = width
        shape = (len(rows), self.width)
        self._kinds: Codes = np.zeros(shape, dtype=np.int8)
        self._numbers = np.full(shape, _ABSENT, dtype=np.int32)
        self._seen = [False] * len(rows)
        self._kind_of = Kinds()
        self._number_of: dict[str, int] = {}

    def kinds(self, index: int) -> Codes:
        """What each cell of a row is: EMPTY, VALUE or TEXT; EMPTY where the row is shorter."""
        self._see(index)
        codes: Codes = self._kinds[index]
        return codes

    def _see(self, index: int) -> None:
        if self._seen[index]:
            return
        self._seen[index] = True
        row = self.rows[index]
        number_of = self._number_of
        self._numbers[index, : len(row)] = [
            number_of.setdefault(cell, len(number_of)) for cell in row
        ]
        self._kinds[index, : len(row)] = [_CODES[self._kind_of[cell]] for cell in row]

    def body(self, index: int) -> list[int]:
        """The first filled rows below, but for those that repeat the row."""
        own = list(self.rows[index])
        below: list[int] = []
        for other in range(index + 1, len(self.rows)):
            row = self.rows[other]
            if any(row) and list(row) != own:
                below.append(other)
                if len(below) == _COMPARED:
                    break
        return below

    def shares(self, rows: Sequence[int]) -> Floats:
        """For each column the share of values among its filled cells, NaN where none is filled."""
        self._see_all(rows)
        kinds = self._kinds[list(rows)]
        filled = np.count_nonzero(kinds, axis=0)
        values = np.count_nonzero(kinds == VALUE, axis=0)
        shares: Floats = np.full(self.width, np.nan)
        np.divide(values, filled, out=shares, where=filled > 0)
        return shares

    def column_kinds(self, rows: Sequence[int]) -> list[CellKind]:
        """For each column the kind that most of its cells have, "empty" where all are."""
        shares = self.shares(rows).tolist()
        return [kind_of_most(None if math.isnan(share) else share) for share in shares]

    def recurs(self, index: int, rows: Sequence[int]) -> Mask:
        """For each cell of a row whether the same text stands in its column in one of these."""
        self._see_all([index, *rows])
        same: Mask = np.any(self._numbers[list(rows)] == self._numbers[index], axis=0)
        return same

    def _see_all(self, rows: Sequence[int]) -> None:
        for row in rows:
            self._see(row)

    def is_like(self, index: int, kinds: Sequence[CellKind]) -> bool:
        """Whether a row looks like the data: each filled cell of its column's kind, one a value."""
        own = self.kinds(index)
        is_filled = own != EMPTY
        expected = np.array([_CODES[kind] for kind in kinds], dtype=np.int8)
        if np.count_nonzero(is_filled) < min(2, len(kinds)) or not np.any(own == VALUE):
            return False
        return bool(np.all(own[is_filled] == expected[is_filled]))
