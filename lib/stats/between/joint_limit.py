"""P-values of several factors drawn together, from the normal limit of their rank sums.

Under shuffling the rank sums Σ xᵢ·R(dᵢ) have covariances proportional to Σ x̃ᵢ·ỹᵢ, x̃ centred over
the people who have a value and 0 for the others. Jonckheere's J is equivalent there to the rank
correlation with the midrank of the level (Hájek projection).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc, ndtr

from lib.stats.arrays import Counts, Floats, Mask, Whole
from lib.stats.between.factor_column import FactorAgainstChange

MOST_CROSSED = 1 << 22  # cells of a table of two factors; of more, one of them is a number


def drawn_p(factors: list[FactorAgainstChange], count: Counts, draws: int, seed: int) -> Floats:
    """The p of each factor in each draw, (draws, factors).

    count  the people behind each row that the factors were taken from
    """
    covariance = _covariance(factors, count)
    variance, axes = np.linalg.eigh(covariance)
    normal = np.random.default_rng(seed).standard_normal((draws, variance.size))
    sums = normal @ (axes * np.sqrt(np.maximum(variance, 0.0))).T
    p = np.empty((draws, len(factors)))
    for place, (factor, columns) in enumerate(zip(factors, _columns(factors), strict=True)):
        p[:, place] = _limit_p(factor, sums[:, columns])
    return p


def _columns(factors: list[FactorAgainstChange]) -> list[slice]:
    """Where the rank sums of each factor stand among those of all."""
    ends = np.cumsum([factor.design.shape[1] for factor in factors]).tolist()
    starts = [0, *ends[:-1]]
    return [slice(start, end) for start, end in zip(starts, ends, strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class _Scored:
    """A factor by row: the code of its value, and what each value counts for.

    code    0, 1, …, (rows,); −1 where there is none
    scores  centred over the people who have a value, (values, columns)
    """

    code: Whole
    scores: Floats

    @classmethod
    def of(cls, factor: FactorAgainstChange) -> _Scored:
        code = np.full(factor.known.size, -1, np.int64)
        code[factor.known] = factor.code
        return cls(code, factor.design - factor.sizes @ factor.design / factor.n)

    def rows(self, which: Mask) -> _Scored:
        return _Scored(self.code[which], self.scores)


def _covariance(factors: list[FactorAgainstChange], count: Counts) -> Floats:
    """Of the rank sums of all factors, (columns, columns), up to one scale for all."""
    columns = _columns(factors)
    scored = [_Scored.of(factor) for factor in factors]
    covariance = np.empty((columns[-1].stop, columns[-1].stop))
    for first, at_first in enumerate(columns):
        for second, at_second in enumerate(columns[: first + 1]):
            both = (scored[first].code >= 0) & (scored[second].code >= 0)
            block = _products(scored[first].rows(both), scored[second].rows(both), count[both])
            covariance[at_first, at_second] = block
            covariance[at_second, at_first] = block.T
    return covariance


def _products(one: _Scored, other: _Scored, count: Counts) -> Floats:
    """Σ count·x̃·ỹᵀ over rows that have both values, (columns of one, columns of the other).

    The rows are counted by code first, so that 200 levels cost a table and no column a level.
    """
    rows = one.scores.shape[0]
    columns = other.scores.shape[0]
    if rows * columns <= MOST_CROSSED:
        place = one.code * columns + other.code
        people = np.bincount(place, weights=count, minlength=rows * columns)
        return np.asarray(one.scores.T @ people.reshape(rows, columns) @ other.scores)
    if other.scores.shape[1] == 1:
        weight = count * other.scores[other.code, 0]
        summed = np.bincount(one.code, weights=weight, minlength=rows)
        return np.asarray(one.scores.T @ summed[:, None])
    return _products(other, one, count).T


def _limit_p(factor: FactorAgainstChange, sums: Floats) -> Floats:
    statistic = factor.of_sums(sums)
    if factor.kind == "levels":
        return np.asarray(chdtrc(factor.value.size - 1, statistic))
    scores = factor.design[:, 0]
    sd = math.sqrt(float(factor.sizes @ scores**2))
    return np.asarray(2.0 * ndtr(-statistic / sd))
