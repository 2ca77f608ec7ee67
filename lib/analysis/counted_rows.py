"""The factors of a study beside the change of one outcome, in as few counted rows as there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.stats import Counts, FactorColumn, FactorKind, Floats, Pairs, Whole, round_to
from lib.study.study import Factor, Outcome, Study

MOST_CELLS = 1 << 23  # a table this large is counted faster than its rows are sorted
WORTH_IT = 5_000  # rows; fewer are taken as they are


@dataclass(frozen=True, slots=True, eq=False)
class CountedRows:
    """Rows of (change, a column a factor) and how many people each stands for, (rows,)."""

    change: Floats
    columns: tuple[FactorColumn, ...]
    count: Counts


def counted_rows(
    study: Study, outcome: Outcome, factors: Sequence[tuple[Factor, Whole | Floats]]
) -> CountedRows:
    """The study's rows with both scores; equal rows of a large study are counted together.

    factors  each with its values by row of the study: codes (−1: left out) or numbers (NaN)
    """
    cells, inverse = np.unique(change_of_cells(outcome), return_inverse=True)  # NaN comes last
    row_change = inverse[outcome.cell]
    values: list[Whole | Floats] = [value for _, value in factors]
    count = study.count
    if count.size > WORTH_IT:
        place, count = _together([row_change.astype(np.int64), *values], count)
        row_change, values = row_change[place], [value[place] for value in values]
    here = np.isfinite(cells)[row_change] if cells.size else np.zeros(0, np.bool_)
    columns = tuple(
        FactorColumn(factor.key, _kind(factor), value[here])
        for (factor, _), value in zip(factors, values, strict=True)
    )
    return CountedRows(cells[row_change[here]], columns, count[here])


def change_of_cells(outcome: Outcome) -> Floats:
    """after − before of each distinct pair of the outcome, NaN where a score is missing, (k,)."""
    decimals = Pairs.of(outcome.before, outcome.after).decimals
    with np.errstate(over="ignore", invalid="ignore"):
        change = outcome.after - outcome.before
    change = np.where(np.isfinite(change), change, np.nan)
    known = np.isfinite(change)
    change[known] = round_to(change[known], decimals) + 0.0
    return change


def _kind(factor: Factor) -> FactorKind:
    if factor.is_number:
        return "number"
    return "ordered" if factor.ordered and len(factor.levels) > 2 else "levels"


def _together(columns: list[Floats | Whole], count: Counts) -> tuple[Whole, Counts]:
    """The first row of each distinct combination, and the people of all its rows."""
    key, size = np.zeros(count.size, np.int64), 1
    for column in columns:
        code, levels = _coded(column)
        if size > (1 << 62) // max(1, levels):  # would overflow: renumber what there is so far
            distinct, key = np.unique(key, return_inverse=True)
            size = distinct.size
        key, size = key * levels + code, size * levels
    if size <= MOST_CELLS:
        people = np.bincount(key, weights=count, minlength=size).astype(np.int64)
        row = np.zeros(size, np.int64)
        row[key] = np.arange(count.size)
        found = np.flatnonzero(people)
        return row[found], people[found]
    _, row, inverse = np.unique(key, return_index=True, return_inverse=True)
    return row, np.bincount(inverse, weights=count).astype(np.int64)


def _coded(column: Floats | Whole) -> tuple[Whole, int]:
    """Codes 0, 1, … of the values, and how many there are."""
    if column.dtype.kind in "iu":
        low = int(column.min(initial=0))
        return column.astype(np.int64) - low, int(column.max(initial=0)) - low + 1
    distinct, code = np.unique(column, return_inverse=True)
    return code.astype(np.int64), distinct.size
