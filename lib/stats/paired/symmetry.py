"""Moves between categories tested without large numbers: each mover may have gone either way.

Given how many moved between each two categories, under symmetry each of them went up or down like
a fair coin. The statistics of Bowker and of Stuart and Maxwell are then functions of independent
binomials, whose distribution is counted, or drawn where there are too many.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln

from lib.stats.arrays import Floats, Mask, Whole
from lib.stats.paired.transitions import bowker, checked_counts, stuart_maxwell
from lib.stats.probability import Probability
from lib.stats.results import HypothesisTest, Method

ENOUGH = 10  # movers between each two categories from which χ² needs no help (5 expected each way)
MOST_COUNTED = 400_000  # outcomes that are counted; beyond, 20,000 are drawn
DRAWS = 20_000
SEED = 20_240_701
TOLERANCE = 1e-9  # of statistics that are equal but for rounding


def bowker_test(table: ArrayLike) -> HypothesisTest:
    """Bowker's test, exact where few moved between some two categories, else by χ².

    Where between each two categories that anybody moved between at least 10 did, or nobody moved,
    the asymptotic test. Undefined as `bowker` is.

    >>> test = bowker_test([[5, 6], [0, 5]])  # two categories: McNemar's exact p, 2 / 2⁶
    >>> round(test.p, 5), test.method
    (0.03125, 'exact')
    """
    return _small(table, bowker(table), homogeneity=False)


def stuart_maxwell_test(table: ArrayLike) -> HypothesisTest:
    """The test of Stuart and Maxwell, exact given the moves where few moved, else by χ².

    >>> test = stuart_maxwell_test([[5, 6, 0], [1, 5, 1], [0, 0, 5]])
    >>> round(test.p, 4), test.method
    (0.125, 'exact')
    """
    return _small(table, stuart_maxwell(table), homogeneity=True)


def _small(table: ArrayLike, asymptotic: HypothesisTest, *, homogeneity: bool) -> HypothesisTest:
    if asymptotic.p is None or asymptotic.reason is not None:
        return asymptotic
    counts = checked_counts(table)
    rows, columns = np.triu_indices(len(counts), 1)
    movers = (counts + counts.T)[rows, columns].astype(np.int64)
    moved = movers > 0
    movers = movers[moved]
    if movers.min() >= ENOUGH:
        return asymptotic
    form = _form(counts, rows[moved], columns[moved], homogeneity=homogeneity)
    observed = counts[rows, columns][moved].astype(np.int64)
    outcomes = float(np.prod(movers + 1.0))
    method: Method = "exact" if outcomes <= MOST_COUNTED else "simulation"
    chance = _counted if method == "exact" else _drawn
    tail = Probability.of(min(1.0, chance(movers, observed, form)))
    return replace(asymptotic, p=tail.p, log10_p=tail.log10_p, method=method, df=None)


def _form(counts: Floats, rows: Whole, columns: Whole, *, homogeneity: bool) -> Floats:
    """The matrix Q with which the statistic is dᵀQd, d = there − back for each two categories."""
    movers = (counts + counts.T)[rows, columns]
    if not homogeneity:
        return np.diag(1.0 / movers)
    # each move takes one from its row's margin and adds one to its column's
    shifts = np.zeros((len(counts), rows.size))
    pair = np.arange(rows.size)
    shifts[rows, pair] = 1.0
    shifts[columns, pair] = -1.0
    covariance = (shifts * movers) @ shifts.T
    form: Floats = shifts.T @ np.linalg.pinv(covariance, hermitian=True) @ shifts
    return form


def _counted(movers: Whole, observed: Whole, form: Floats) -> float:
    """The chance of a statistic at least as large, over all ways in which the movers may go."""
    grids = np.meshgrid(*(np.arange(m + 1) for m in movers), indexing="ij")
    there = np.stack([grid.ravel() for grid in grids], axis=1)
    logs = gammaln(movers + 1.0) - gammaln(there + 1.0) - gammaln(movers - there + 1.0)
    chance = np.exp(logs.sum(axis=1) - movers.sum() * np.log(2.0))
    as_large = _reached(there, movers, observed, form)
    return float(chance[as_large].sum() / chance.sum())


def _drawn(movers: Whole, observed: Whole, form: Floats) -> float:
    there = np.random.default_rng(SEED).binomial(movers, 0.5, (DRAWS, movers.size))
    as_large = np.count_nonzero(_reached(there, movers, observed, form))
    return (1 + int(as_large)) / (1 + DRAWS)


def _reached(there: Whole, movers: Whole, observed: Whole, form: Floats) -> Mask:
    surplus = 2.0 * there - movers
    seen = 2.0 * observed - movers
    statistic = np.einsum("ij,jk,ik->i", surplus, form, surplus)
    limit = float(seen @ form @ seen)
    as_large: Mask = statistic >= limit * (1.0 - TOLERANCE) - TOLERANCE
    return as_large
