"""Keys: several columns of codes as one, without a loop over rows."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from lib.study.arrays import Whole

_ROOM = 2**62
_MOST_KEPT = 100_000  # rows


def key_of(column: pd.Series) -> Whole:
    """For each row the number of its distinct value in order of appearance, -1 where empty.

    >>> key_of(pd.Series(["b", None, "a", "b"])).tolist()
    [0, -1, 1, 0]
    """
    code, _ = pd.factorize(column)
    return np.asarray(code, dtype=np.int64)


class ColumnKeys:
    """The keys of the columns of a table, each found once where they are not too large to keep."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self._known: dict[str, Whole] = {}

    def __getitem__(self, name: str) -> Whole:
        """For each row the number of its distinct value in a column, -1 where empty."""
        if name in self._known:
            return self._known[name]
        keys = key_of(self.frame[name])
        if len(self.frame) <= _MOST_KEPT:
            self._known[name] = keys
        return keys


def combined(columns: Iterable[Whole]) -> Whole:
    """One key a row for several columns of keys, counted from 0 in order of appearance.

    -1 (unknown) is a value like any other. Raises ValueError when there is no column.

    >>> combined([np.array([0, 0, 1, 0]), np.array([0, 1, 0, 0])]).tolist()
    [0, 1, 2, 0]
    """
    keys: Whole | None = None
    for column in columns:
        width = int(column.max(initial=-1)) + 2
        if keys is None:
            keys = column + 1
        else:
            if int(keys.max(initial=0)) + 1 > _ROOM // width:
                keys = dense(keys)
            keys = keys * width + column + 1
    if keys is None:
        raise ValueError("no columns")
    return dense(keys)


def dense(keys: Whole) -> Whole:
    """The same keys renumbered 0, 1, 2 … in order of appearance.

    >>> dense(np.array([7, 3, 7, 9])).tolist()
    [0, 1, 0, 2]
    """
    code, _ = pd.factorize(keys)
    return np.asarray(code, dtype=np.int64)


def first_rows(keys: Whole) -> Whole:
    """The position of the first row of each of these dense keys, shape (size(keys),).

    >>> first_rows(np.array([0, 1, 0, 2])).tolist()
    [0, 1, 3]
    """
    first = np.empty(size(keys), dtype=np.int64)
    first[keys[::-1]] = np.arange(keys.size - 1, -1, -1)  # the first row is written last and stays
    return first


def size(keys: Whole) -> int:
    """How many distinct keys there are (dense keys, unknown ones not counted).

    >>> size(np.array([0, -1, 1, 0]))
    2
    """
    return int(keys.max(initial=-1)) + 1
