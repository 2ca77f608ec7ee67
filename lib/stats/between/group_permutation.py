"""One test per factor of the difference in change, with p-values adjusted over the factors."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc, ndtr

from lib.stats.arrays import Counts, Floats
from lib.stats.between.adjustment import min_p
from lib.stats.between.factor_column import FactorAgainstChange, FactorColumn
from lib.stats.between.grouped import counted
from lib.stats.between.shuffled import exact_p, shuffled_p
from lib.stats.results import HypothesisTest
from lib.stats.tally import distinct_rows

DRAWS = 10_000
SEED = 20_240_229
MOST_ARRANGEMENTS = 20_000  # fewer than this are all gone through
MOST_SHUFFLED = 1_000  # people; beyond, large-sample theory is as good and does not wait


@dataclass(frozen=True, slots=True)
class FactorTest:
    """The test of one factor and its p-values adjusted over all factors tested with it.

    test         p alone: `method` "exact" (two groups by the exact Mann–Whitney distribution, or
                 all arrangements when there are at most 20,000), "permutation", (1 + #)/(B + 1),
                 or "asymptotic" beyond 1,000 people; statistic U, H, z of J, or z of ρ
    single_step  Westfall–Young min-p: the chance that the smallest of all p-values would be as
                 small if no factor mattered
    step_down    the same, only over the factors that are no clearer; never larger

    Both are None where `test.p` is, and such a factor does not count.
    """

    name: str
    test: HypothesisTest
    single_step: float | None = None
    step_down: float | None = None


def permutation_tests(
    change: ArrayLike,
    factors: Sequence[FactorColumn],
    count: ArrayLike | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> tuple[FactorTest, ...]:
    """Test each factor against the change, and adjust for having tested several.

    Rows are people or counted groups of equal people. A missing value leaves its people out of
    that factor's test only. The changes are shuffled against the whole block of factors, so that
    factors that overlap cost little; beyond 1,000 people the shuffles are drawn from their joint
    normal limit. Reasons for no p: "no_pairs", "one_level", "constant_scores" (a number that
    does not vary). When all changes are equal p is 1. Raises ValueError for unequal lengths.
    """
    d = np.asarray(change, np.float64).ravel()
    weight = counted(count, d.size)
    for factor in factors:
        if np.asarray(factor.values).shape != d.shape:
            raise ValueError(f"{factor.name} has not one value for each of {d.size} changes")
    rows, weight = _in_order(d, factors, weight)
    d = d[rows]
    data = [
        FactorAgainstChange.of(replace(factor, values=factor.values[rows]), d, weight)
        for factor in factors
    ]
    tested = [k for k, one in enumerate(data) if one.reason is None]
    alone, single, down = _tested([data[k] for k in tested], weight, draws, seed)
    results = [
        FactorTest(factor.name, HypothesisTest(factor.kind, None, n=one.n, reason=one.reason))
        for factor, one in zip(factors, data, strict=True)
    ]
    for place, k in enumerate(tested):
        results[k] = FactorTest(factors[k].name, alone[place], single[place], down[place])
    return tuple(results)


def _in_order(d: Floats, factors: Sequence[FactorColumn], weight: Counts) -> tuple[Counts, Counts]:
    """The distinct rows that have a change and people, in rising order of change; their people."""
    rows = np.flatnonzero(np.isfinite(d) & (weight > 0))
    values = [np.asarray(factor.values, np.float64)[rows] for factor in factors]
    first, people = distinct_rows([d[rows], *values], weight[rows])
    order = np.argsort(d[rows[first]], kind="stable")
    return rows[first][order], people[order]


def _tested(
    factors: list[FactorAgainstChange], count: Counts, draws: int, seed: int
) -> tuple[list[HypothesisTest], list[float], list[float]]:
    """The tests alone, single-step and step-down p-values of factors that can be tested."""
    if not factors:
        return [], [], []
    if int(count.sum()) <= MOST_SHUFFLED:
        p = shuffled_p(factors, count, draws, seed)
        alone = [_alone(factor, float(p[0, k]), True) for k, factor in enumerate(factors)]
    else:
        p = _drawn_p(factors, count, draws, seed)
        alone = [_alone(factor, 1.0, False) for factor in factors]
        p = np.concatenate([[[test.p or 1.0 for test in alone]], p])
    single, down = min_p(p[0], p[1:])
    raw = np.array([test.p for test in alone])
    return alone, np.maximum(single, raw).tolist(), np.maximum(down, raw).tolist()


def _alone(factor: FactorAgainstChange, shuffled: float, small: bool) -> HypothesisTest:
    """The best p of one factor: exact, else from the shuffles, else asymptotic."""
    exact = factor.two_groups()
    if exact is not None:
        return exact
    test = factor.asymptotic()
    if test.reason == "constant_change":
        return HypothesisTest(test.name, 1.0, None, "exact", 0.0, factor.n, test.df)
    if not small:
        return test
    p = exact_p(factor, MOST_ARRANGEMENTS)
    if p is not None:
        return replace(test, p=p, method="exact", log10_p=math.log10(p))
    return replace(test, p=shuffled, method="permutation", log10_p=math.log10(shuffled))


def _drawn_p(factors: list[FactorAgainstChange], count: Counts, draws: int, seed: int) -> Floats:
    """P-values of the factors in draws from the joint normal limit of their rank sums.

    Under shuffling the rank sums Σ xᵢ·R(dᵢ) have covariances proportional to Σ x̃ᵢ·ỹᵢ, x̃ centred
    over the people who have a value and 0 for the others. Jonckheere's J is equivalent there to
    the rank correlation with the midrank of the level (Hájek projection).
    """
    columns: list[Floats] = []
    for factor in factors:
        centred = factor.design - factor.sizes @ factor.design / factor.n
        spread = np.zeros((count.size, centred.shape[1]))
        spread[factor.known] = centred[factor.code]
        columns.append(spread)
    block = np.concatenate(columns, axis=1)
    size, vectors = np.linalg.eigh(block.T @ (block * count[:, None]))
    normal = np.random.default_rng(seed).standard_normal((draws, size.size))
    sums = normal @ (vectors * np.sqrt(np.maximum(size, 0.0))).T
    p, start = np.empty((draws, len(factors))), 0
    for k, factor in enumerate(factors):
        part = sums[:, start : start + columns[k].shape[1]]
        start += columns[k].shape[1]
        p[:, k] = _limit_p(factor, part)
    return p


def _limit_p(factor: FactorAgainstChange, sums: Floats) -> Floats:
    statistic = factor.of_sums(sums)
    if factor.kind == "levels":
        return np.asarray(chdtrc(factor.value.size - 1, statistic))
    scores = factor.design[:, 0]
    sd = math.sqrt(float(factor.sizes @ scores**2))
    return np.asarray(2.0 * ndtr(-statistic / sd))
