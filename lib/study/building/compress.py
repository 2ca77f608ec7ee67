"""Compress: a large study as its distinct rows of factors and scores, each with its count."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from lib.study.arrays import Whole
from lib.study.columns.keys import combined, first_rows, size
from lib.study.study import Factor, Outcome, Study

LARGE = 5_000  # rows above which equal people are counted together
WORTH = 0.5  # unless more than so many of the rows would be left: then the names are worth more


def compress(study: Study, large: int = LARGE) -> Study:
    """The same study with equal participants counted in one row; names are dropped.

    A study of at most `large` rows stays as it is, one row a person with ids; so does one in which
    hardly anybody equals another (a factor or score with very many values). Otherwise the number
    of rows depends on how many distinct values there are, not on how many people.
    """
    if study.count.size <= large:
        return study
    known = [_keys(factor) for factor in study.factors]
    scores = [cell for outcome in study.outcomes for cell in _cells(outcome)]
    keys = combined([*known, *scores])
    if size(keys) > WORTH * keys.size:
        return study
    first = first_rows(keys)
    count = np.bincount(keys, weights=study.count).astype(np.int64)
    return replace(
        study,
        outcomes=tuple(outcome.rows(first) for outcome in study.outcomes),
        factors=tuple(factor.rows(first) for factor in study.factors),
        count=count,
        ids=(),
    )


def _cells(outcome: Outcome) -> list[Whole]:
    """For each row what tells its scores from others': its pair, its sequence, its answers."""
    cells = [outcome.cell.astype(np.int64)]
    if outcome.series is not None:
        cells.append(outcome.series.cell.astype(np.int64))
    if outcome.items is not None:
        cells.append(outcome.items.cell.astype(np.int64))
    return cells


def _keys(factor: Factor) -> Whole:
    if factor.value is not None:
        code, _ = pd.factorize(factor.value)
        return np.asarray(code, dtype=np.int64)
    if factor.code is None:
        raise ValueError(f"factor {factor.key} has neither codes nor values")
    return factor.code.astype(np.int64)
