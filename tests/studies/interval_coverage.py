"""How often the intervals that the app shows hold the true figure of a population.

Those that rest on counts alone are summed over every possible study; the others are drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from lib.stats.paired.bootstrap import rank_biserial_bca
from lib.stats.paired.effects import d_z
from lib.stats.paired.location import hodges_lehmann
from lib.stats.paired.paired_t import mean_change
from lib.stats.paired.rank_biserial import rank_biserial
from lib.stats.paired.shares import clopper_pearson, net_improvement, wilson
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate
from tests.studies.change_shapes import Shape
from tests.studies.effectsize import effectsize

Floats = NDArray[np.float64]
Of = Callable[[Pairs], Estimate]

SEED = 1945  # Wilcoxon
STUDIES = 5_000  # Monte Carlo error .3 points at 95 %
BOOTSTRAPPED = 2_000  # of them also bootstrapped: .5 points
RESAMPLES = 2_000  # of each; the report draws 10,000
ROUNDING = 1e-9

EXACT = ("Wilson", "Clopper–Pearson", "net")
BOOTSTRAP = "r BCa"
DRAWN: dict[str, tuple[Of, str]] = {
    "r live": (rank_biserial, "rank_biserial"),
    BOOTSTRAP: (partial(rank_biserial_bca, resamples=RESAMPLES), "rank_biserial"),
    "r effectsize": (effectsize, "rank_biserial"),
    "shift": (hodges_lehmann, "pseudomedian"),
    "mean": (mean_change, "mean"),
    "d_z": (d_z, "d_z"),
}
FIGURES = (*EXACT, *DRAWN)


def coverage(shape: Shape, n: int, studies: int = STUDIES) -> dict[str, float]:
    """The share of studies of n participants whose interval holds the true figure, by figure.

    Studies that have no such interval (nobody changed, everybody by the same) do not count; where
    none has one the share is NaN.
    """
    draws, found = _draws(shape, n, studies), exact_coverage(shape, n)
    for figure, (estimate, truth) in DRAWN.items():
        used = draws[:BOOTSTRAPPED] if figure == BOOTSTRAP else draws
        found[figure] = _drawn(used, estimate, getattr(shape, truth))
    return found


def live_coverage(shape: Shape, n: int, studies: int = STUDIES) -> float:
    """The same for the live interval of the rank-biserial alone."""
    return _drawn(_draws(shape, n, studies), rank_biserial, shape.rank_biserial)


def exact_coverage(shape: Shape, n: int) -> dict[str, float]:
    """The coverage of the figures that rest on how many rise and fall, without any drawing."""
    share = stats.binom.pmf(np.arange(n + 1), n, shape.rise)
    rises, falls, low, high = _net_intervals(n)
    same = n - rises - falls
    chance = stats.multinomial.pmf(
        np.column_stack([rises, falls, same]),
        n,
        [shape.rise, shape.fall, 1 - shape.rise - shape.fall],
    )
    inside = (low - ROUNDING <= shape.net) & (shape.net <= high + ROUNDING)
    return {
        "Wilson": float(share @ [_holds(wilson(k, n), shape.rise) for k in range(n + 1)]),
        "Clopper–Pearson": float(
            share @ [_holds(clopper_pearson(k, n), shape.rise) for k in range(n + 1)]
        ),
        "net": float(chance[inside].sum()),
    }


def _draws(shape: Shape, n: int, studies: int) -> Floats:
    return shape.draw(studies, n, np.random.default_rng([SEED, n, *shape.name.encode()]))


def _drawn(draws: Floats, estimate: Of, truth: float) -> float:
    samples, times = np.unique(np.sort(draws, axis=1), axis=0, return_counts=True)
    held = made = 0
    for sample, often in zip(samples, times.tolist(), strict=True):
        found = estimate(Pairs.of(np.zeros(sample.size), sample))
        made += often if found.interval else 0
        held += often if _holds(found, truth) else 0
    return held / made if made else math.nan


@lru_cache(maxsize=1)
def _net_intervals(n: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Every way in which n participants may rise and fall, and the interval of the net there."""
    ways = [(up, down) for up in range(n + 1) for down in range(n + 1 - up)]
    found = [net_improvement(_counted(up, down, n)).interval for up, down in ways]
    limits = [(interval.low, interval.high) for interval in found if interval]
    rises, falls = np.array(ways).T
    low, high = np.array(limits).T
    return rises, falls, low, high


def _counted(up: int, down: int, n: int) -> Pairs:
    return Pairs.of([0, 0, 0], [-1, 0, 1], [down, n - up - down, up])


def _holds(estimate: Estimate, truth: float) -> bool:
    made = estimate.interval
    return made is not None and made.low - ROUNDING <= truth <= made.high + ROUNDING
