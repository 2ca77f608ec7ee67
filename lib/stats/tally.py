"""Counting what is equal: values, pairs of values, and rows of several columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lib.stats.arrays import Counts, Floats, Whole

MOST_CELLS = 1 << 20  # a table of counts this large is still cheaper than sorting
MANY_ROWS = 5_000  # fewer are sorted
MOST_BINS = 4_000_000  # of a row of several columns: longer, sorting is cheaper
MOST_COMBINATIONS = 1 << 62  # that an integer can number
MOST_WHOLE = 1_000  # the range of whole numbers that are their own codes
HALF = 1 << 26  # whole numbers of 53 bits in two halves, whose sums stay within 64 bits
MOST_STEPS = 1 << 40  # well inside the whole numbers that floats hold


def tally(values: Floats, count: Counts) -> tuple[Floats, Counts]:
    """The distinct values in rising order and the sum of the counts of each.

    >>> values, count = tally(np.array([2.0, 1.0, 2.0]), np.array([1, 5, 3]))
    >>> values.tolist(), count.tolist()
    ([1.0, 2.0], [5, 4])
    """
    order = np.argsort(values, kind="stable")
    values = values[order]
    count = count[order]
    start = np.flatnonzero(np.r_[values.size > 0, values[1:] != values[:-1]][: values.size])
    return values[start], np.add.reduceat(count, start) if start.size else count


def exact_sum(steps: Whole, count: Counts) -> int:
    """Σ steps·count without rounding, for whole numbers up to 2⁵³ and fifty billion people.

    >>> exact_sum(np.array([2**53, 1]), np.array([3, 1])) - 3 * 2**53
    1
    """
    high, low = np.divmod(steps, HALF)
    return int(high @ count) * HALF + int(low @ count)


def tally_pairs(x: Floats, y: Floats, count: Counts | None) -> tuple[Floats, Floats, Counts]:
    """The distinct pairs, sorted by x then y, and how many share each (or the sums of `count`).

    >>> x, y, count = tally_pairs(np.array([2.0, 1.0, 2.0]), np.array([3.0, 1.0, 3.0]), None)
    >>> x.tolist(), y.tolist(), count.tolist()
    ([1.0, 2.0], [1.0, 3.0], [1, 2])
    """
    if x.size == 0:
        return x, y, np.zeros(0, np.int64)
    scale_x = _on_a_grid(x)
    scale_y = _on_a_grid(y)
    if scale_x and scale_y:
        low_x, wide_x, step_x = scale_x
        low_y, wide_y, step_y = scale_y
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
    low = float(values.min())
    high = float(values.max())
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
    if _are_in_order(x, y):  # a selection of sorted pairs stays sorted
        return x, y, np.ones(x.size, np.int64) if count is None else count
    order = np.argsort(x)
    if np.any(x[order[1:]] == x[order[:-1]]):
        order = np.lexsort((y, x))
    x = x[order]
    y = y[order]
    start = np.flatnonzero(np.r_[True, (x[1:] != x[:-1]) | (y[1:] != y[:-1])])
    if count is None:
        return x[start], y[start], np.diff(np.r_[start, x.size])
    return x[start], y[start], np.add.reduceat(count[order], start)


def _are_in_order(x: Floats, y: Floats) -> bool:
    """Whether the pairs are distinct and sorted by x then y."""
    if np.any(x[1:] < x[:-1]):
        return False
    tied = np.flatnonzero(x[1:] == x[:-1])
    return bool(np.all(y[tied + 1] > y[tied]))


def distinct_rows(columns: Sequence[Floats | Whole], count: Counts) -> tuple[Counts, Counts]:
    """One row number for each distinct combination of the columns, and its people.

    The combinations come in rising order of the first column, then of the second and so on, NaN
    last; all NaN of a column are one value. What comes back does not depend on the order of the
    rows, nor on whether equal people are given as rows or as counts.

    (`lib.study.columns.keys.combined` does the like for columns of any type, while a study is
    built: no layer imports the other.)

    >>> sex = np.array([1, 0, 1])
    >>> age = np.array([30.0, np.nan, 30.0])
    >>> first, people = distinct_rows([sex, age], np.array([2, 1, 4]))
    >>> first.tolist(), people.tolist()
    ([1, 0], [1, 6])
    """
    key = np.zeros(count.size, np.int64)
    size = 1
    for column in columns:
        code, width = _codes(column)
        if size > MOST_COMBINATIONS // max(1, width):  # renumber those that there are so far
            distinct, key = np.unique(key, return_inverse=True)
            size = distinct.size
        key = key * width + code
        size = size * width
    if size > max(MOST_BINS, count.size) or count.size < MANY_ROWS:
        _, first, key = np.unique(key, return_index=True, return_inverse=True)
        return first, np.bincount(key, weights=count).astype(np.int64)
    people = np.bincount(key, weights=count, minlength=size)
    row = np.full(size, -1)
    row[key] = np.arange(count.size)
    found = np.flatnonzero(row >= 0)
    return row[found], people[found].astype(np.int64)


def _codes(column: Floats | Whole) -> tuple[Whole, int]:
    """Codes 0, 1, … in the order of the values, NaN last, and the bound of the codes.

    Whole numbers within a small range need no sorting.
    """
    if column.size == 0:
        return np.zeros(0, np.int64), 1
    values = column.astype(np.float64)
    low = float(np.fmin.reduce(values))
    high = float(np.fmax.reduce(values))
    if high - low < MOST_WHOLE:
        steps = np.where(np.isnan(values), high + 1.0, values) - low
        whole = steps.astype(np.int64)
        if np.array_equal(whole, steps):
            return whole, int(high - low) + 2
    distinct, code = np.unique(values, return_inverse=True)
    return code.astype(np.int64), max(1, distinct.size)
