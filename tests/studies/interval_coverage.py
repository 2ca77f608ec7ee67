"""How often the intervals that the app shows hold the true figure of a population.

Those that rest on counts alone are summed over every possible study; the others are drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from lib.stats.paired.effects import d_z, d_z_if_normal
from lib.stats.paired.location import hodges_lehmann
from lib.stats.paired.paired_t import mean_change
from lib.stats.paired.rank_biserial import rank_biserial
from lib.stats.paired.shares import clopper_pearson, net_improvement, wilson
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate
from tests.studies.change_shapes import Shape
from tests.studies.conditional_shift import conditional_shift
from tests.studies.effectsize import effectsize

Floats = NDArray[np.float64]
Of = Callable[[Pairs], Estimate]

SEED = 1945  # Wilcoxon
STUDIES = 2_000  # Monte Carlo error .5 points at 95 %
INVERTED = 400  # of them also by inverting the conditional test, which is slow: 1.1 points
ROUNDING = 1e-9

EXACT = ("Wilson", "Clopper–Pearson", "net")
EFFECTS: dict[str, tuple[Of, str]] = {
    "r": (rank_biserial, "rank_biserial"),
    "r effectsize": (effectsize, "rank_biserial"),
    "d_z": (d_z, "d_z"),
    "d_z if normal": (d_z_if_normal, "d_z"),
}
DRAWN: dict[str, tuple[Of, str]] = {
    **EFFECTS,
    "shift": (hodges_lehmann, "pseudomedian"),
    "mean": (mean_change, "mean"),
}
LIVE = {"r": EFFECTS["r"]}
INVERSION = "shift, conditional"
FIGURES = (*EXACT, *DRAWN)


def coverage(shape: Shape, n: int, studies: int = STUDIES) -> dict[str, float]:
    """The share of studies of n participants whose interval holds the true figure, by figure.

    Studies that have no such interval (nobody changed, everybody by the same) do not count; where
    none has one the share is NaN.
    """
    return exact_coverage(shape, n) | drawn_coverage(shape, n, DRAWN, studies)


def drawn_coverage(
    shape: Shape, n: int, figures: dict[str, tuple[Of, str]], studies: int = STUDIES
) -> dict[str, float]:
    """The same for some of the figures that are drawn."""
    samples, times = _studies(shape, n, studies)
    held, made = dict.fromkeys(figures, 0), dict.fromkeys(figures, 0)
    for sample, often in zip(samples, times.tolist(), strict=True):
        pairs = Pairs.of(np.zeros(sample.size), sample)
        for figure, (estimate, truth) in figures.items():
            found = estimate(pairs)
            made[figure] += often if found.interval else 0
            held[figure] += often if _holds(found, getattr(shape, truth)) else 0
    return {figure: held[figure] / made[figure] if made[figure] else math.nan for figure in figures}


def shift_on_a_scale(shape: Shape, n: int, studies: int = INVERTED) -> dict[str, float]:
    """Coverage and mean width of the shift's two intervals, in points of the scale."""
    both = {"shift": hodges_lehmann, INVERSION: conditional_shift}
    samples, times = _studies(shape, n, studies)
    found: dict[str, float] = {}
    for name, estimate in both.items():
        made = [estimate(Pairs.of(np.zeros(sample.size), sample)) for sample in samples]
        widths = [one.interval.high - one.interval.low if one.interval else 0.0 for one in made]
        found[name] = float(
            np.average([_holds(o, shape.pseudomedian) for o in made], weights=times)
        )
        found[f"{name}, width"] = float(np.average(widths, weights=times))
    return found


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


def _studies(shape: Shape, n: int, studies: int) -> tuple[Floats, NDArray[np.intp]]:
    """The distinct studies among those drawn, (k, n), and how often each came."""
    draws = shape.draw(studies, n, np.random.default_rng([SEED, n, *shape.name.encode()]))
    return np.unique(np.sort(draws, axis=1), axis=0, return_counts=True)


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
