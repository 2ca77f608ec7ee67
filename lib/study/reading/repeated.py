"""Header rows that stand among the data again, as when tables were put under each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.study.arrays import Mask
from lib.study.reading.column_types import Column

_FEWEST_NAMES = 2  # one cell alone may be a value of its column

Head = tuple[str, ...]


def repeats_a_header(columns: Sequence[Column], heads: Sequence[Head], size: int) -> Mask:
    """For each of `size` rows whether it repeats a row of the header, or is a title above one."""
    repeated = np.zeros(size, dtype=np.bool_)
    for head in heads:
        if sum(map(bool, head)) >= _FEWEST_NAMES:
            repeated |= _equal(columns, head, size)
    if not repeated.any():
        return repeated
    for row in np.flatnonzero(repeated)[::-1]:
        above = int(row) - 1
        if above >= 0 and not repeated[above] and _is_title(columns, above):
            repeated[above] = True
    return repeated


def _equal(columns: Sequence[Column], head: Head, size: int) -> Mask:
    """The rows whose cells are those of the header row, in any case, all others empty."""
    same = np.ones(size, dtype=np.bool_)
    named_first = sorted(zip(columns, head, strict=False), key=lambda pair: not pair[1])
    for column, name in named_first:
        text = pc.utf8_lower(pc.fill_null(column.text, ""))
        equal = pc.equal(text, pa.scalar(name.lower()))
        same &= equal.to_numpy(zero_copy_only=False)
        if column.number is not None:
            same &= np.isnan(column.number)
        if not same.any():
            break
    return same


def _is_title(columns: Sequence[Column], row: int) -> bool:
    """Whether one cell of a row is filled, with a text."""
    texts = sum(bool(column.text[row].as_py()) for column in columns)
    numbers = sum(
        column.number is not None and not np.isnan(column.number[row]) for column in columns
    )
    return texts == 1 and numbers == 0
