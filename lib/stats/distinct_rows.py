"""Equal rows counted once, so that a million people on a short scale cost a few hundred rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lib.stats.pairs import Counts, Floats

MANY_ROWS = 5_000  # below, counting costs more than it saves
MOST_BINS = 4_000_000  # a table of counts this long is cheaper than sorting


def distinct_rows(columns: Sequence[Floats], count: Counts) -> tuple[Counts, Counts]:
    """One row number for each distinct combination of the columns, and its people.

    Columns are numbers; all NaN of a column are one value. Few rows, or more combinations than an
    integer can number, are left as they are.
    """
    everything = np.arange(count.size)
    if count.size < MANY_ROWS:
        return everything, count
    codes = [_codes(column) for column in columns]
    width = [int(code.max()) + 1 for code in codes]
    if float(np.prod(np.array(width, np.float64))) > 2.0**62:
        return everything, count
    key = np.zeros(count.size, np.int64)
    for code, one in zip(codes, width, strict=True):
        key = key * one + code
    bins = int(np.prod(np.array(width)))
    if bins > MOST_BINS:
        _, first, key = np.unique(key, return_index=True, return_inverse=True)
        people = np.bincount(key, weights=count)
        return first, people.astype(np.int64)
    people = np.bincount(key, weights=count, minlength=bins)
    first = np.full(bins, -1)
    first[key] = everything
    kept = first >= 0
    return first[kept], people[kept].astype(np.int64)


def _codes(column: Floats) -> NDArray[np.int64]:
    """0, 1, … for the values; small whole numbers without sorting."""
    low, high = np.nanmin(column, initial=0.0), np.nanmax(column, initial=0.0)
    missing = np.isnan(column)
    filled = np.where(missing, high + 1.0, column)
    if high - low < 1_000:
        steps = (filled - low).astype(np.int64)
        if np.array_equal(steps + low, filled):
            return steps
    return np.unique(column, return_inverse=True)[1].astype(np.int64)
