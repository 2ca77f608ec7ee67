"""Shuffling participants against their changes, a whole block of factors at once."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np

from lib.stats.arrays import Counts, Floats
from lib.stats.between.factor_column import FactorAgainstChange

CHUNK = 200_000  # cells of the permuted matrix held at once
NOISE = 1e-9  # statistics closer than this share of the largest are equal: rounding


def shuffled_p(factors: list[FactorAgainstChange], count: Counts, draws: int, seed: int) -> Floats:
    """Permutation p-values of each factor in the data (row 0) and in `draws` shuffles.

    count  the people behind each row of the block; the rows stand in the order of their change

    Each p is the share of these draws + 1 arrangements whose statistic is at least as large as
    the row's own, (draws + 1, factors). One shuffle of the people serves all factors: it puts
    them in a new order of change. Where the value of a factor is missing, the others keep their
    order among themselves and share the changes that are theirs. Rows that stand for several
    people are written out here, so call it with a few thousand people at most.
    """
    rng = np.random.default_rng(seed)
    written_out = [_Expanded(factor, count) for factor in factors]
    everyone = np.arange(int(count.sum()))
    step = max(1, CHUNK // max(1, everyone.size))
    complete = [one.ranks for one in written_out if one.complete]
    ranks = complete[0] if complete else np.zeros(everyone.size)
    statistics = [[one.statistic(everyone[None], ranks[None])] for one in written_out]
    for start in range(0, draws, step):
        place = rng.permuted(np.tile(everyone, (min(step, draws - start), 1)), axis=1)
        shared = ranks[place]
        for one, found in zip(written_out, statistics, strict=True):
            found.append(one.statistic(place, shared))
    return np.stack([_tail_shares(np.concatenate(found)) for found in statistics], axis=1)


def exact_p(factor: FactorAgainstChange, most: int) -> float | None:
    """The exact permutation p over all distinct arrangements, None if more than `most`."""
    if _arrangement_count(factor.sizes) > most:
        return None
    codes = _arrangements(factor.sizes)
    ranks = np.repeat(factor.ranks, factor.count)
    column = np.repeat(_column(factor), factor.count)
    own = np.repeat(factor.code, factor.count)
    statistics = []
    for arrangement in (own[None], codes):
        if factor.kind == "ordered":
            shape = (factor.value.size, int(column.max()) + 1)
            statistics.append(factor.of_tables(_count(arrangement, column, shape)))
        else:
            sums = np.einsum("bmc,m->bc", factor.design[arrangement], ranks)
            statistics.append(factor.of_sums(sums))
    observed, everything = statistics[0][0], statistics[1]
    return float(np.mean(everything >= observed - NOISE * everything.max()))


class _Expanded:
    """One factor written out by person, to evaluate new orders of the people."""

    def __init__(self, factor: FactorAgainstChange, count: Counts) -> None:
        self.factor = factor
        self.known = np.repeat(factor.known, count)
        self.code = np.repeat(factor.code, factor.count)
        self.ranks = np.repeat(factor.ranks, factor.count)
        self.column = np.repeat(_column(factor), factor.count)
        self.rows = factor.design[self.code]
        self.complete = bool(self.known.all())

    def statistic(self, place: Counts, shared: Floats) -> Floats:
        """The statistic when person i gets the change number place[i], (b, n) → (b,).

        shared  the ranks of those changes among all people, right when nobody's value is missing
        """
        if not self.complete:
            place = self._among_known(place)
        if self.factor.kind == "ordered":
            shape = (self.factor.value.size, int(self.column.max()) + 1)
            return self.factor.of_tables(_count(self.code, self.column[place], shape))
        ranked = shared if self.complete else self.ranks[place]
        return self.factor.of_sums(ranked @ self.rows)

    def _among_known(self, place: Counts) -> Counts:
        """The places of the people with a value, counted among themselves."""
        theirs = place[:, self.known]
        taken = np.zeros_like(place)
        np.put_along_axis(taken, theirs, 1, axis=1)
        return np.take_along_axis(np.cumsum(taken, axis=1), theirs, axis=1) - 1


def _column(factor: FactorAgainstChange) -> Counts:
    return np.unique(factor.change, return_inverse=True)[1].astype(np.int64)


def _count(codes: Counts, column: Counts, shape: tuple[int, int]) -> Counts:
    """Tables of people by code and distinct change, one for each arrangement of either."""
    levels, changes = shape
    draws = max(1, codes.size // column.shape[-1], column.size // codes.shape[-1])
    cell = (np.arange(draws)[:, None] * levels + codes) * changes + column
    return np.bincount(cell.ravel(), minlength=draws * levels * changes).reshape(
        draws, levels, changes
    )


def _tail_shares(statistic: Floats) -> Floats:
    """For each value the share of all values that are at least as large."""
    ordered = np.sort(statistic)
    below = np.searchsorted(ordered, statistic - NOISE * ordered[-1], side="left")
    return np.asarray((ordered.size - below) / ordered.size)


def _arrangement_count(sizes: Counts) -> int:
    ways = math.factorial(int(sizes.sum()))
    return ways // math.prod(math.factorial(size) for size in sizes.tolist())


def _arrangements(sizes: Counts) -> Counts:
    """All distinct ways to give out the codes, sizes[g] times the code g: (ways, n)."""
    n = int(sizes.sum())
    rows = np.full((1, n), -1, np.int64)
    for code, size in enumerate(sizes.tolist()):
        free = np.nonzero(rows == -1)[1].reshape(rows.shape[0], -1)
        chosen = np.array(list(combinations(range(free.shape[1]), size)), np.int64)
        places = free[:, chosen.reshape(-1, size)].reshape(-1, size)
        rows = np.repeat(rows, len(chosen), axis=0)
        np.put_along_axis(rows, places, code, axis=1)
    return rows
