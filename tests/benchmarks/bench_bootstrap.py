"""The BCa interval of the rank-biserial correlation, 10,000 resamples, beside scipy's bootstrap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap, rankdata

from lib.stats.paired.bootstrap import RESAMPLES, rank_biserial_bca
from lib.stats.pairs import Pairs
from tests.benchmarks.data import Scores, on_scale
from tests.benchmarks.studies import MILLION
from tests.benchmarks.table import Cost, Row, benchmark, measure, row

Case = tuple[Scores, Scores]
RUNS = 5
FEW = 10  # resamples that scipy is given at a million; the cost grows in proportion


def ours(case: Case) -> object:
    """From raw scores."""
    return rank_biserial_bca(Pairs.of(*case))


def rank_biserial(change: NDArray[np.float64], axis: int = -1) -> NDArray[np.float64]:
    """Over the resamples at once; unchanged participants get no rank."""
    ranks = rankdata(np.where(change == 0, np.nan, np.abs(change)), axis=axis, nan_policy="omit")
    return np.nansum(np.sign(change) * ranks, axis=axis) / np.nansum(ranks, axis=axis)


def scipys(case: Case) -> object:
    """As its documentation has it."""
    change = case[1] - case[0]
    return bootstrap((change,), rank_biserial, n_resamples=RESAMPLES, method="BCa", rng=1)


def few_of_scipys(case: Case) -> object:
    """A few resamples, and percentiles: BCa's jackknife would need a million rankings more."""
    change = case[1] - case[0]
    options = {"n_resamples": FEW, "method": "percentile", "batch": 1, "rng": 1}
    return bootstrap((change,), rank_biserial, **options)


@benchmark
def bca() -> Iterator[Row]:
    """On an 11-point scale."""
    cases = [on_scale(28, seed) for seed in range(RUNS)]
    what = f"BCa of the rank-biserial, B = {RESAMPLES:,}"
    yield row(
        f"{what}, 28 participants", measure(ours, cases), measure(scipys, cases), "scipy bootstrap"
    )
    cases = [on_scale(MILLION, seed) for seed in range(3)]
    part: Cost = measure(few_of_scipys, cases[:1])
    peer = replace(part, cpu=part.cpu * RESAMPLES / FEW)
    beside = f"scipy bootstrap, percentiles, {FEW} resamples times {RESAMPLES // FEW:,}"
    yield row(f"{what}, 1,000,000", measure(ours, cases), peer, beside)
