"""The factors of a study beside the change of one outcome, in as few counted rows as there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.analysis.scores import change_of_cells
from lib.stats import Counts, FactorColumn, FactorKind, Floats, Whole, distinct_rows
from lib.study.study import Factor, Outcome, Study


@dataclass(frozen=True, slots=True, eq=False)
class CountedRows:
    """Rows of (change, a column a factor) and how many people each stands for, (rows,)."""

    change: Floats
    columns: tuple[FactorColumn, ...]
    count: Counts


def counted_rows(
    study: Study, outcome: Outcome, factors: Sequence[tuple[Factor, Whole | Floats]]
) -> CountedRows:
    """The study's distinct rows with both scores, in the order of change and factors.

    factors  each with its values by row of the study: codes (−1: left out) or numbers (NaN)
    """
    change = change_of_cells(outcome)[outcome.cell]
    complete = np.isfinite(change)
    change = change[complete]
    known = [values[complete] for _, values in factors]
    first, people = distinct_rows([change, *known], study.count[complete])
    columns = tuple(
        FactorColumn(factor.key, _kind(factor), values[first])
        for (factor, _), values in zip(factors, known, strict=True)
    )
    return CountedRows(change[first], columns, people)


def _kind(factor: Factor) -> FactorKind:
    if factor.is_number:
        return "number"
    return "ordered" if factor.ordered and len(factor.levels) > 2 else "levels"
