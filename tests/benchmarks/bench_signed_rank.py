"""The exact signed-rank test with ties, from raw scores, beside the peers' ways to it."""

from __future__ import annotations

from collections.abc import Iterator

import pingouin
from scipy.stats import PermutationMethod, wilcoxon

from lib.stats.paired.signed_rank import signed_rank
from lib.stats.pairs import Pairs
from tests.benchmarks.data import Scores, continuous, on_scale
from tests.benchmarks.table import Row, benchmark, measure, row

Case = tuple[Scores, Scores]
RUNS = 9


def ours(case: Case) -> object:
    """Exact for this many, however tied."""
    return signed_rank(Pairs.of(*case))


def scipys(case: Case) -> object:
    """The only way in scipy to a p that allows for ties; by simulation."""
    before, after = case
    method = PermutationMethod(n_resamples=9999, rng=1)
    return wilcoxon(after, before, method=method)


def pingouins(case: Case) -> object:
    """The normal approximation, once there is a tie or a zero."""
    before, after = case
    return pingouin.wilcoxon(after, before)


@benchmark
def exact_signed_rank() -> Iterator[Row]:
    """On an 11-point scale and in tenths of a unit."""
    for kind, make in (("11-point scale", on_scale), ("tenths of a unit", continuous)):
        for n in (28, 200, 500):
            cases = [make(n, seed) for seed in range(RUNS)]
            cost, what = measure(ours, cases), f"exact signed-rank, {n} participants, {kind}"
            yield row(what, cost, measure(scipys, cases), "scipy, 9,999 permutations")
            yield row(what, cost, measure(pingouins, cases), "pingouin, asymptotic")
