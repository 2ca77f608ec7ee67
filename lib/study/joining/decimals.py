"""Decimals: numbers that stayed texts in a table, written as the other table writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.study.columns.levels import as_text
from lib.study.columns.numbers import Reading, numbers
from lib.study.joining.order import Source
from lib.study.table import Table


def in_one_decimal(sources: Sequence[Source]) -> list[Source]:
    """The tables with the decimal mark of the first in their texts that are numbers.

    A column with "absent" among its scores stays text; 7,5 of one file and 7.5 of another are one
    number all the same.

    >>> from lib.study.table import Dialect
    >>> point, comma = Dialect("csv", decimal="."), Dialect("csv", decimal=",")
    >>> one = Source("a", Table(pd.DataFrame({"x": ["1.5", "-"]}), point))
    >>> other = Source("b", Table(pd.DataFrame({"x": ["7,5", "absent"]}), comma))
    >>> in_one_decimal([one, other])[1].table.frame["x"].tolist()
    ['7.5', 'absent']
    """
    wanted = sources[0].table.understood.decimal or "."
    return [replace(each, table=_written(each.table, wanted)) for each in sources]


def _written(table: Table, wanted: str) -> Table:
    decimal = table.understood.decimal or "."
    if decimal == wanted:
        return table
    frame = table.frame.copy()
    for name in frame.columns:
        if not pd.api.types.is_numeric_dtype(frame[name].dtype):
            frame[name] = _rewritten(frame[name], decimal, wanted)
    return replace(table, frame=frame)


def _rewritten(column: pd.Series, decimal: str, wanted: str) -> pd.Series:
    """A column of texts with each cell that holds this decimal mark and is a number rewritten."""
    marked = column.fillna("").str.contains(decimal, regex=False).to_numpy(bool)
    value = numbers(column[marked], Reading(decimal)).value
    is_number = np.isfinite(value)
    cells = column.astype(object)
    places = np.flatnonzero(marked)[is_number]
    texts = [as_text(number).replace(".", wanted) for number in value[is_number].tolist()]
    cells.iloc[places] = texts
    return cells.astype("str")
