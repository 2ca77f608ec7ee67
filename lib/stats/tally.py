"""Counting what is equal: values, pairs of values, and rows of several columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lib.stats.arrays import Counts, Floats, Whole

MOST_CELLS = 1 << 20  # a table of counts this large is still cheaper than sorting
MANY_ROWS = 5_000  # below, counting rows costs more than it saves
MOST_BINS = 4_000_000  # of a row of several columns: longer, sorting is cheaper
MOST_STEPS = 1 << 40  # well inside the whole numbers that floats hold


def tally(values: Floats, count: Counts) -> tuple[Floats, Counts]:
    """The distinct values in rising order and the sum of the counts of each."""
    order = np.argsort(values, kind="stable")
    values, count = values[order], count[order]
    start = np.flatnonzero(np.r_[values.size > 0, values[1:] != values[:-1]][: values.size])
    return values[start], np.add.reduceat(count, start) if start.size else count


def tally_pairs(x: Floats, y: Floats, count: Counts | None) -> tuple[Floats, Floats, Counts]:
    """The distinct pairs, sorted by x then y, and how many share each (or the sums of `count`)."""
    if x.size == 0:
        return x, y, np.zeros(0, np.int64)
    scale_x, scale_y = _on_a_grid(x), _on_a_grid(y)
    if scale_x and scale_y:
        (low_x, wide_x, step_x), (low_y, wide_y, step_y) = scale_x, scale_y
        if wide_x * wide_y <= max(MOST_CELLS, x.size):
            cell = _steps(x, step_x) - low_x
            cell *= wide_y
            cell += _steps(y, step_y) - low_y
            shared = _counted(cell, count, wide_x * wide_y)
            found = np.flatnonzero(shared)
            found_x, found_y = np.divmod(found, wide_y)
            return (found_x + low_x) / step_x, (found_y + low_y) / step_y, shared[found]
    return _sorted_pairs(x, y, count)


def _on_a_grid(values: Floats) -> tuple[int, int, int] | None:
    """Lowest step, number of steps and steps per unit, when all values are few decimals."""
    low, high = float(values.min()), float(values.max())
    for step in (1, 10, 100):
        if max(-low, high) * step > MOST_STEPS or (high - low) * step > MOST_CELLS:
            return None
        steps = _steps(values, step)
        if np.array_equal(steps / step if step > 1 else steps, values):
            first = int(steps.min())
            return first, int(steps.max()) - first + 1, step
    return None


def _steps(values: Floats, step: int) -> Counts:
    return np.rint(values * step if step > 1 else values).astype(np.int64)


def _counted(cell: Counts, count: Counts | None, size: int) -> Counts:
    # np.bincount sums weights in float64, exact for counts below 2**53
    return np.bincount(cell, weights=count, minlength=size).astype(np.int64)


def _sorted_pairs(x: Floats, y: Floats, count: Counts | None) -> tuple[Floats, Floats, Counts]:
    order = np.argsort(x)
    if np.any(x[order[1:]] == x[order[:-1]]):
        order = np.lexsort((y, x))
    x, y = x[order], y[order]
    start = np.flatnonzero(np.r_[True, (x[1:] != x[:-1]) | (y[1:] != y[:-1])])
    if count is None:
        return x[start], y[start], np.diff(np.r_[start, x.size])
    return x[start], y[start], np.add.reduceat(count[order], start)


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


def _codes(column: Floats) -> Whole:
    """0, 1, … for the values; small whole numbers without sorting."""
    low, high = np.nanmin(column, initial=0.0), np.nanmax(column, initial=0.0)
    missing = np.isnan(column)
    filled = np.where(missing, high + 1.0, column)
    if high - low < 1_000:
        steps = (filled - low).astype(np.int64)
        if np.array_equal(steps + low, filled):
            return steps
    return np.unique(column, return_inverse=True)[1].astype(np.int64)
