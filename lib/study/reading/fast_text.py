"""Text files whose records all have the same width, read at the speed of pandas or Arrow.

pandas' parser turns "007" into 7 and "3E2" into 300, and takes the point of "1.250" for a decimal
point. So it is let in only where none of this can happen; elsewhere every cell is read as text.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import csv as arrow_csv

from lib.study.reading.column_types import Column
from lib.study.reading.number_marks import LONGEST, Shapes, evidence

_PIECE = 1 << 18


def read_numbers(
    data: bytes, start: int, delimiter: str, sample: Sequence[Sequence[str]], width: int
) -> list[Column] | None:
    """The columns by pandas' parser; None where that might misread one or cannot read the file.

    start    where the first record begins in the data
    sample   the first records, trimmed
    """
    if any(len(record) > width for record in sample):
        return None
    shapes = Shapes()
    said = [
        evidence((record[column] for record in sample if column < len(record)), shapes)
        for column in range(width)
    ]
    if any(column.says_comma or (column.example and not column.says_point) for column in said):
        return None
    codes = np.frombuffer(data, np.uint8)[start:]
    with ThreadPoolExecutor(1) as beside:  # both leave Python's lock to others
        has_codes = beside.submit(_has_codes, codes, ord(delimiter))
        frame = _parsed(data, start, delimiter, width)
    if frame is None or has_codes.result():
        return None
    is_padded = b" " in data
    columns = [_column(frame[i], is_padded, found.says_point) for i, found in enumerate(said)]
    sure = [column for column in columns if column is not None]
    return sure if len(sure) == width else None


def _parsed(data: bytes, start: int, delimiter: str, width: int) -> pd.DataFrame | None:
    """What pandas makes of the records, None where it cannot."""
    source = io.BytesIO(data)
    source.seek(start)
    try:
        frame = pd.read_csv(
            source,
            sep=delimiter,
            header=None,
            names=list(range(width)),
            keep_default_na=False,
            na_values=[""],
            skip_blank_lines=False,
        )
    except (ValueError, OverflowError, pd.errors.DtypeWarning):
        return None  # a column of mixed kinds only warns by default and comes back as objects
    return frame if isinstance(frame.index, pd.RangeIndex) else None


def _column(cells: pd.Series, is_padded: bool, has_points: bool) -> Column | None:
    """Numbers that cannot be anything else, or texts; None for what needs a closer look."""
    match cells.dtype.kind:
        case "i" | "f":
            numbers = cells.to_numpy()
            largest = np.fmax.reduce(numbers)
            smallest = np.fmin.reduce(numbers)
            if largest >= LONGEST or smallest <= -LONGEST:
                return None
            if cells.dtype.kind == "f" and not has_points and np.any(numbers % 1 > 0):
                return None
            return Column("", pa.nulls(len(numbers), pa.string()), numbers)
        case "O" if isinstance(cells.dtype, pd.StringDtype):
            text = _one_piece(pa.chunked_array(pa.array(cells))).cast(pa.string())
            text = pc.utf8_trim_whitespace(text) if is_padded else text
            return Column("", text)
        case _:  # truth values, numbers of twenty digits, mixtures
            return None


def _has_codes(codes: NDArray[np.uint8], delimiter: int) -> bool:
    """Whether a cell begins with 0 and a digit, or an e stands between digits: 007, 3E2."""
    for start in range(0, codes.size, _PIECE):
        piece = codes[max(0, start - 2) : start + _PIECE]
        is_digit = (piece - 48) < 10
        before = piece[:-2]
        here = piece[1:-1]
        # after a line break, blank, quotation mark, comma or plus, or after the delimiter itself
        begins = before < 45 if delimiter < 45 else (before < 45) | (before == delimiter)
        if np.any((here == 48) & begins & is_digit[2:]):
            return True
        if np.any(((here | 32) == 101) & is_digit[:-2] & is_digit[2:]):
            return True
    return bool(codes.size > 1 and codes[0] == 48 and 48 <= codes[1] <= 57)


def read_texts(data: bytes, delimiter: str, width: int) -> list[Column] | None:
    """The columns as trimmed texts by Arrow's parser; None where records differ in width."""
    names = [str(column) for column in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.py_buffer(data),
            arrow_csv.ReadOptions(column_names=names),
            arrow_csv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=b'"' in data,
                ignore_empty_lines=False,
            ),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError):
        return None
    return [Column("", pc.utf8_trim_whitespace(_one_piece(column))) for column in table.columns]


def _one_piece(column: pa.ChunkedArray) -> pa.Array:
    combined = column.combine_chunks()
    return combined.chunk(0) if isinstance(combined, pa.ChunkedArray) else combined
