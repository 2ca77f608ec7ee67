"""Signed-rank tests of several outcomes of the same people, adjusted for there being several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from lib.stats.arrays import Counts, Floats, Whole
from lib.stats.between.adjustment import Adjusted, exact_min_p, min_p
from lib.stats.between.grouped import counted
from lib.stats.results import Method
from lib.stats.tally import distinct_rows

SEED = 20_240_612
DRAWS = 10_000
MANY_DRAWS = 50_000  # where a draw is cheap
CHEAP = 100  # people
MOST_SUMS = 1 << 20  # of all sign patterns and outcomes; no more are all gone through
MOST_FLIPPED = 1_000  # people; beyond, the sums are drawn from their joint normal limit
MOST_SHIFTED = 100  # people who changed; beyond, a sum alone is as good as normal
CHUNK = 4_000_000  # signs held at once
ALIKE = 12  # decimals of a correlation; what lies behind them is rounding


@dataclass(frozen=True, slots=True)
class JointSigns:
    """The p-values of several signed-rank tests, adjusted for all of them together.

    step_down   Westfall–Young min-p of each outcome, None where it has no test
    method      "exact" (all sign patterns), "simulation" (seeded patterns) or "asymptotic"
                (seeded draws from the joint normal limit); None where nothing was tested
    n           people of whom anything changed
    """

    step_down: Adjusted
    method: Method | None
    n: int


@dataclass(frozen=True, eq=False)
class _SignedRanks:
    """Doubled midranks with the sign of the change: what one sign a person multiplies.

    rows    distinct up to the sign of a whole row, (k, m); 0 where unchanged or missing
    count   people behind each, (k,)
    sums    W⁺ − W⁻ of each outcome in the data, (m,)
    """

    rows: Floats
    count: Counts
    sums: Floats

    @property
    def n(self) -> int:
        return int(self.count.sum())


def joint_signed_ranks(
    changes: Sequence[ArrayLike], count: ArrayLike | None = None, seed: int = SEED
) -> JointSigns:
    """Adjust the signed-rank tests of several outcomes of the same people for their number.

    changes   for each outcome after − before of the rows, NaN where a score is missing
    count     how many people each row is, one where None

    Under the null hypothesis all changes of a person may as well have had the other sign, and
    they turn together: the dependence of the outcomes is kept, and none is assumed (Westfall and
    Young 1993, step-down). The statistic of an outcome is the p of its Wilcoxon signed-rank test,
    so outcomes of different size or with missing scores weigh alike. All sign patterns are gone
    through where that is affordable (five outcomes: 18 people), those of equal people by their
    binomial weights; else 50,000 seeded ones are drawn up to 100 people, 10,000 up to 1,000, and
    beyond them the joint normal limit is drawn from. Neither the order of the rows matters, nor
    whether equal people are rows or counts. Raises ValueError for unequal lengths.

    >>> pain = [-2, -1, -3, -2, -1, 0]
    >>> sleep = [1, 2, -1, 3, 2, 1]
    >>> found = joint_signed_ranks([pain, sleep])
    >>> found.step_down, found.method  # alone .0625 and .125
    ((0.09375, 0.125), 'exact')
    """
    columns = [np.asarray(change, np.float64).ravel() for change in changes]
    rows = columns[0].size if columns else 0
    for column in columns:
        if column.size != rows:
            raise ValueError(f"one outcome has {column.size} changes, another {rows}")
    ranks = _ranks(columns, counted(count, rows))
    tested = np.flatnonzero(np.any(ranks.rows != 0.0, axis=0))
    if tested.size == 0:
        return JointSigns((None,) * len(columns), None, 0)
    down, method = _adjusted(
        _SignedRanks(ranks.rows[:, tested], ranks.count, ranks.sums[tested]), seed
    )
    adjusted: list[float | None] = [None] * len(columns)
    for place, p in zip(tested.tolist(), down.tolist(), strict=True):
        adjusted[place] = p
    return JointSigns(tuple(adjusted), method, ranks.n)


def _ranks(columns: Sequence[Floats], count: Counts) -> _SignedRanks:
    signed = np.zeros((count.size, len(columns)))
    for place, change in enumerate(columns):
        used = np.isfinite(change) & (change != 0.0) & (count > 0)
        size, group = np.unique(np.abs(change[used]), return_inverse=True)
        tied = np.bincount(group, weights=count[used], minlength=size.size)
        doubled = 2.0 * (np.cumsum(tied) - tied) + tied + 1.0
        signed[used, place] = np.sign(change[used]) * doubled[group]
    some = np.any(signed != 0.0, axis=1)
    signed = signed[some]
    weight = count[some]
    sums = weight @ signed
    if int(weight.sum()) > MOST_FLIPPED:
        return _SignedRanks(signed, weight, sums)
    return _distinct(signed, weight, sums)


def _distinct(signed: Floats, count: Counts, sums: Floats) -> _SignedRanks:
    """Equal rows once; a row and its mirror image are one, as their signs are drawn anyway."""
    if signed.shape[0] == 0:
        return _SignedRanks(signed, count, sums)
    first = signed[np.arange(signed.shape[0]), np.argmax(signed != 0.0, axis=1)]
    upright = signed * np.sign(first)[:, None]
    rows, people = distinct_rows(list(upright.T), count)
    return _SignedRanks(upright[rows], people, sums)


def _adjusted(ranks: _SignedRanks, seed: int) -> tuple[Floats, Method]:
    if ranks.n > MOST_FLIPPED:
        spread, correlation = _limit(ranks)
        drawn = _normal_draws(correlation, seed)
        observed = 2.0 * ndtr(-np.abs(ranks.sums) / spread)
        return min_p(observed, 2.0 * ndtr(-np.abs(drawn)))[1], "asymptotic"
    tails = [_tail(column, ranks.count) for column in ranks.rows.T]
    observed = _p(ranks.sums[None], tails)[0]
    if _patterns(ranks) * ranks.rows.shape[1] <= MOST_SUMS:
        sums, chance = _all_patterns(ranks)
        return exact_min_p(observed, _p(sums, tails), chance), "exact"
    return min_p(observed, _p(_drawn_patterns(ranks, seed), tails))[1], "simulation"


def _patterns(ranks: _SignedRanks) -> float:
    """How many sign patterns are to be gone through; equal people turn in any number."""
    first, *others = ranks.count.tolist()
    return float(first) * float(np.prod(np.array(others, np.float64) + 1.0))


def _all_patterns(ranks: _SignedRanks) -> tuple[Floats, Floats]:
    """The sums of every sign pattern, (patterns, m), and the chance of each, (patterns,).

    The first person keeps the sign: a pattern and its mirror image have sums of the same size.
    """
    sums = ranks.rows[:1].copy()
    chance = np.ones(1)
    free = ranks.count.copy()
    free[0] = free[0] - 1
    for row, people in zip(ranks.rows, free.tolist(), strict=True):
        rising = np.arange(people + 1)
        share = _binomial(people)
        turned = np.multiply.outer(2.0 * rising - people, row)
        sums = (sums[:, None, :] + turned[None]).reshape(-1, row.size)
        chance = np.multiply.outer(chance, share).ravel()
    return sums, chance


def _binomial(people: int) -> Floats:
    """The chances of 0 … n heads in n throws."""
    share = np.ones(1)
    for _ in range(people):
        share = 0.5 * (np.append(share, 0.0) + np.append(0.0, share))
    return share


def _drawn_patterns(ranks: _SignedRanks, seed: int) -> Floats:
    """The sums of random sign patterns, (draws, m): whole numbers, exact as 32-bit floats."""
    generator = np.random.Generator(np.random.PCG64(seed))
    people = np.repeat(ranks.rows, ranks.count, axis=0).astype(np.float32)
    n = people.shape[0]
    draws = MANY_DRAWS if n <= CHEAP else DRAWS
    total = people.sum(axis=0, dtype=np.float64)
    sums = np.empty((draws, people.shape[1]))
    step = max(1, CHUNK // n)
    for start in range(0, draws, step):
        some = min(step, draws - start)
        bytes_ = generator.integers(0, 256, (some, (n + 7) // 8), np.uint8)
        up = np.unpackbits(bytes_, axis=1, count=n).astype(np.float32)
        sums[start : start + some] = 2.0 * (up @ people) - total
    return sums


def _tail(column: Floats, count: Counts) -> Floats | float:
    """Of one outcome the two-sided p by |W⁺ − W⁻| / 2, or the standard deviation of W⁺ − W⁻.

    By the shift algorithm (Streitberg and Röhmel 1986) as long as few people changed.
    """
    scores = np.abs(column)
    used = scores > 0.0
    steps = np.repeat(scores[used].astype(np.int64), count[used])
    if steps.size > MOST_SHIFTED:
        return float(np.sqrt(count @ scores**2))
    share = np.zeros(int(steps.sum()) + 1)
    share[0] = 1.0
    top = 1
    for step in np.sort(steps).tolist():
        share[step : top + step] += share[:top].copy()
        share[: top + step] *= 0.5
        top = top + step
    as_high = np.cumsum(share[::-1])[::-1]
    return np.minimum(1.0, 2.0 * as_high)


def _p(sums: Floats, tails: Sequence[Floats | float]) -> Floats:
    """The two-sided p of each sum, (rows, m)."""
    found = np.empty(sums.shape)
    for place, tail in enumerate(tails):
        size = np.abs(sums[:, place])
        if isinstance(tail, float):
            found[:, place] = 2.0 * ndtr(-size / tail)
        else:
            found[:, place] = tail[_place_of(size, tail.size - 1)]
    return found


def _place_of(size: Floats, total: int) -> Whole:
    """The larger of the doubled W⁺ and W⁻, from the size of their difference."""
    return ((size + total) / 2.0).astype(np.int64)


def _limit(ranks: _SignedRanks) -> tuple[Floats, Floats]:
    """The standard deviation of each sum, and the correlations between them."""
    largest = np.abs(ranks.rows).max(axis=0)
    scaled = ranks.rows / largest
    covariance = scaled.T @ (scaled * ranks.count[:, None])
    spread = np.sqrt(np.diag(covariance))
    correlation = covariance / np.multiply.outer(spread, spread)
    return spread * largest, np.round(correlation, ALIKE)


def _normal_draws(correlation: Floats, seed: int) -> Floats:
    """Seeded normal deviates with that correlation, (draws, m); it may be singular."""
    generator = np.random.Generator(np.random.PCG64(seed))
    values, vectors = np.linalg.eigh(correlation)
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    return np.asarray(generator.standard_normal((DRAWS, values.size)) @ root.T)
