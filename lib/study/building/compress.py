"""Compress: a large study as its distinct rows of factors and scores, each with its count."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from lib.study.arrays import Whole
from lib.study.columns.keys import combined, first_rows, size
from lib.study.study import Factor, Study

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
    keys = combined(
        [*map(_keys, study.factors), *(o.cell.astype(np.int64) for o in study.outcomes)]
    )
    if size(keys) > WORTH * keys.size:
        return study
    first = first_rows(keys)
    count = np.bincount(keys, weights=study.count).astype(np.int64)
    return replace(
        study,
        outcomes=tuple(replace(o, cell=o.cell[first]) for o in study.outcomes),
        factors=tuple(factor.rows(first) for factor in study.factors),
        count=count,
        ids=(),
    )


def _keys(factor: Factor) -> Whole:
    if factor.value is not None:
        code, _ = pd.factorize(factor.value)
        return np.asarray(code, dtype=np.int64)
    if factor.code is None:
        raise ValueError(f"factor {factor.key} has neither codes nor values")
    return factor.code.astype(np.int64)
