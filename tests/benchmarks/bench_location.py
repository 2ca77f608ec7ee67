"""The Hodges–Lehmann shift with its exact interval, beside the textbook's list of all averages."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.special import ndtri

from lib.stats.paired.location import hodges_lehmann
from lib.stats.pairs import Pairs
from tests.benchmarks.data import Scores, continuous, on_scale
from tests.benchmarks.table import Row, benchmark, measure, row

Case = tuple[Scores, Scores]
RUNS = 5
MOST_IN_MEMORY = 10_000  # participants whose n(n + 1)/2 averages still fit


def ours(case: Case) -> object:
    """From raw scores."""
    return hodges_lehmann(Pairs.of(*case))


def textbook(case: Case) -> tuple[float, float, float]:
    """All Walsh averages, their median, and the ranks that the normal approximation names."""
    change = case[1] - case[0]
    n = change.size
    i, j = np.triu_indices(n)
    averages = np.sort((change[i] + change[j]) / 2.0)
    mean, sd = n * (n + 1) / 4.0, np.sqrt(n * (n + 1) * (2 * n + 1) / 24.0)
    k = max(0, round(mean + ndtri(0.025) * sd))
    return float(np.median(averages)), float(averages[k]), float(averages[-1 - k])


@benchmark
def location() -> Iterator[Row]:
    """Distinct scores cost the most, so both kinds are shown."""
    for kind, make in (("tenths of a unit", continuous), ("11-point scale", on_scale)):
        for n in (28, 10_000, 1_000_000):
            cases = [make(n, seed) for seed in range(RUNS)]
            fits = n <= MOST_IN_MEMORY
            peer = measure(textbook, cases) if fits else None
            beside = "all n(n + 1)/2 averages" if fits else "4 TB of averages: cannot be run"
            yield row(
                f"Hodges-Lehmann, {n:,} participants, {kind}", measure(ours, cases), peer, beside
            )
