"""One test per factor of the difference in change, with p-values adjusted over the factors."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lib.stats.arrays import Counts, Floats
from lib.stats.between.adjustment import min_p
from lib.stats.between.factor_column import FactorAgainstChange, FactorColumn
from lib.stats.between.grouped import counted
from lib.stats.between.joint_limit import drawn_p
from lib.stats.between.null_distribution import NullDistribution, exact_null
from lib.stats.between.shuffled import shuffled_statistics
from lib.stats.results import HypothesisTest, Method
from lib.stats.tally import distinct_rows

DRAWS = 10_000
MANY_DRAWS = 50_000  # where a shuffle is cheap
CHEAP = 100  # people
SEED = 20_240_229
MOST_ARRANGEMENTS = 20_000  # fewer than this are all gone through
MOST_SHUFFLED = 1_000  # people; beyond, large-sample theory is as good and does not wait


@dataclass(frozen=True, slots=True)
class FactorTest:
    """The test of one factor and its p-values adjusted over all factors tested with it.

    test         p alone: `method` "exact" (two values by the exact distribution of rank sums, or
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
    draws: int | None = None,
    seed: int = SEED,
) -> tuple[FactorTest, ...]:
    """Test each factor against the change, and adjust for having tested several.

    Rows are people or counted groups of equal people, in any order: they are brought into one
    order, of the change and of all factors, before anything is drawn, so that the same people
    give the same figures to the last digit. A missing value leaves its people out of that
    factor's test only. The changes are shuffled against the whole block of factors (50,000 times
    up to 100 people, else 10,000), so that factors that overlap cost little; beyond 1,000 people
    the shuffles are drawn from their joint normal limit. Each shuffle's p-values are exact where
    the factor's own p is. Reasons for no p: "no_pairs", "one_level", "constant_scores" (a number
    that does not vary). When all changes are equal p is 1. Raises ValueError for unequal lengths.

    >>> arm = FactorColumn("arm", "levels", np.array([0, 0, 0, 1, 1, 1]))
    >>> (found,) = permutation_tests([1, 2, 3, 4, 5, 6], [arm])
    >>> found.test.method, round(found.test.p, 3)  # 2 of 20 arrangements
    ('exact', 0.1)
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
    """The distinct rows that have a change and people, in the order of change and factors.

    Factors are taken by name: which of them were asked for first must not matter.
    """
    rows = np.flatnonzero(np.isfinite(d) & (weight > 0))
    by_name = sorted(factors, key=lambda factor: factor.name)
    values = [np.asarray(factor.values, np.float64)[rows] for factor in by_name]
    first, people = distinct_rows([d[rows], *values], weight[rows])
    return rows[first], people


def _tested(
    factors: list[FactorAgainstChange], count: Counts, draws: int | None, seed: int
) -> tuple[list[HypothesisTest], list[float], list[float]]:
    """The tests alone, single-step and step-down p-values of factors that can be tested."""
    if not factors:
        return [], [], []
    n = int(count.sum())
    if draws is None:
        draws = MANY_DRAWS if n <= CHEAP else DRAWS
    if n <= MOST_SHUFFLED:
        return _shuffled(factors, count, draws, seed)
    alone = [_alone(factor, None) for factor in factors]
    raw = np.array([test.p for test in alone], np.float64)
    single, down = min_p(raw, drawn_p(factors, count, draws, seed))
    return alone, np.maximum(single, raw).tolist(), np.maximum(down, raw).tolist()


def _shuffled(
    factors: list[FactorAgainstChange], count: Counts, draws: int, seed: int
) -> tuple[list[HypothesisTest], list[float], list[float]]:
    observed, drawn = shuffled_statistics(factors, count, draws, seed)
    nulls = _nulls(factors, drawn)
    places = [null.place(drawn[:, k]) for k, null in enumerate(nulls)]
    seen = [float(null.tail[null.place(observed[[k]])[0]]) for k, null in enumerate(nulls)]
    alone = [
        _alone(factor, (p, null.draws is None))
        for factor, p, null in zip(factors, seen, nulls, strict=True)
    ]
    raw = np.array(seen)
    single = np.empty_like(raw)
    down = np.empty_like(raw)
    for against in {null.draws for null in nulls}:
        resampled = [
            null.loosened(against)[place] for null, place in zip(nulls, places, strict=True)
        ]
        these = np.array([null.draws == against for null in nulls])
        for found, adjusted in zip((single, down), min_p(raw, np.stack(resampled, 1)), strict=True):
            found[these] = adjusted[these]
    order = np.argsort(raw, kind="stable")
    down[order] = np.maximum.accumulate(down[order])
    return alone, np.maximum(single, raw).tolist(), np.maximum(down, raw).tolist()


def _nulls(factors: list[FactorAgainstChange], drawn: Floats) -> list[NullDistribution]:
    """The null distribution of each factor: exact, or from its shuffles.

    Factors that have the same one in truth, such as two with three levels of the same sizes,
    share what was drawn for all of them.
    """
    exact = [exact_null(factor, MOST_ARRANGEMENTS) for factor in factors]
    alike: dict[object, list[int]] = {}
    for k, factor in enumerate(factors):
        if exact[k] is None:
            alike.setdefault(_design_of(factor), []).append(k)
    pooled = {key: NullDistribution.drawn(drawn[:, them].ravel()) for key, them in alike.items()}
    return [null or pooled[_design_of(factor)] for factor, null in zip(factors, exact, strict=True)]


def _design_of(factor: FactorAgainstChange) -> tuple[str, bytes, tuple[int, ...]]:
    """What the null distribution of a factor depends on, beside the changes of everybody."""
    sizes = tuple(factor.sizes.tolist())
    same = tuple(sorted(sizes)) if factor.kind == "levels" else min(sizes, sizes[::-1])
    return factor.kind, factor.known.tobytes(), same


def _alone(factor: FactorAgainstChange, shuffled: tuple[float, bool] | None) -> HypothesisTest:
    """The best p of one factor: exact, else from the shuffles, else asymptotic.

    shuffled  p from the null distribution and whether that is exact; None in a large study
    """
    two = factor.two_groups()
    if two is not None:
        return two
    test = factor.asymptotic()
    if test.reason == "constant_change":
        return HypothesisTest(test.name, 1.0, None, "exact", 0.0, factor.n, test.df)
    if shuffled is None:
        return test
    p, is_exact = shuffled
    method: Method = "exact" if is_exact else "permutation"
    return replace(test, p=p, method=method, log10_p=math.log10(p))
