"""What a factor's statistic would be if it did not matter: its values and their tails."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from lib.stats.arrays import Counts, Floats
from lib.stats.between.factor_column import FactorAgainstChange
from lib.stats.exact.rank_sum import centred_rank_sums

NOISE = 1e-9  # statistics closer than this share of the largest are equal: rounding
ERRORS = 3.0  # standard errors within which two estimated p-values may be the same one


@dataclass(frozen=True, slots=True, eq=False)
class NullDistribution:
    """The distribution of one statistic, larger being further from the null.

    statistic  its distinct values in rising order, (k,)
    tail       P(S ≥ each); one more place at the end for a value beyond all that were drawn
    step       P(S = each), likewise
    draws      from how many shuffles they were estimated; None where they are exact
    """

    statistic: Floats
    tail: Floats
    step: Floats
    draws: int | None = None

    @classmethod
    def exact(cls, statistic: Floats, chance: Floats) -> NullDistribution:
        """From all values, in any order and repeated, and the chance of each.

        >>> null = NullDistribution.exact(np.array([1.0, 0.0, 1.0]), np.array([0.25, 0.5, 0.25]))
        >>> null.statistic.tolist(), null.tail[:-1].tolist()
        ([0.0, 1.0], [1.0, 0.5])
        """
        values, people = _merged(statistic, chance)
        tail = np.minimum(1.0, np.cumsum(people[::-1])[::-1])
        return cls(values, np.append(tail, tail[-1]), np.append(people, people[-1]))

    @classmethod
    def drawn(cls, statistic: Floats) -> NullDistribution:
        """From the values of B shuffles: P(S ≥ s) as (1 + #)/(B + 1).

        >>> NullDistribution.drawn(np.array([0.0, 1.0, 1.0])).tail.tolist()
        [1.0, 0.75, 0.25]
        """
        values, seen = _merged(statistic, np.ones(statistic.size))
        draws = statistic.size
        tail = (1.0 + np.cumsum(seen[::-1])[::-1]) / (draws + 1.0)
        step = seen / (draws + 1.0)
        return cls(values, np.append(tail, 1.0 / (draws + 1.0)), np.append(step, 0.0), draws)

    def place(self, statistic: Floats) -> Counts:
        """For each value its position among the distinct ones.

        >>> null = NullDistribution.drawn(np.array([0.0, 1.0, 2.0]))
        >>> null.place(np.array([1.0, 5.0])).tolist()
        [1, 3]
        """
        noise = NOISE * float(self.statistic[-1])
        return np.searchsorted(self.statistic, statistic - noise).astype(np.int64)

    def loosened(self, against: int | None) -> Floats:
        """The tails, less what Monte-Carlo error leaves open beside a p of another factor.

        against  the shuffles from which that p was estimated; None where it is exact

        Two p-values that are equal in truth must not be ordered by the noise of one of them. So
        each tail is lowered by three standard errors of the difference, but by at most half of
        its own step: among finely graded values, of which noise misplaces as many upwards as
        downwards, nothing is given away.
        """
        shares = sum(1.0 / draws for draws in (self.draws, against) if draws is not None)
        if not shares:
            return self.tail
        error = np.sqrt(self.tail * (1.0 - self.tail) * shares)
        return self.tail - np.minimum(ERRORS * error, self.step / 2.0)


def exact_null(factor: FactorAgainstChange, most: int) -> NullDistribution | None:
    """The exact distribution: of two values, or over at most `most` arrangements; else None."""
    if factor.value.size == 2:
        total = np.unique(factor.ranks, return_inverse=True)[1]
        tied = np.bincount(total, weights=factor.count).astype(np.int64)
        sums = centred_rank_sums(int(factor.sizes[0]), tied)
        if sums is not None:
            return NullDistribution.exact(factor.of_two_sums(sums[0]), sums[1])
    ways = _arrangement_count(factor.sizes)
    if ways > most:
        return None
    statistic = _of_arrangements(factor, _arrangements(factor.sizes))
    return NullDistribution.exact(statistic, np.full(statistic.size, 1.0 / ways))


def _merged(statistic: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """The distinct values in rising order, equal but for rounding, and the weight of each."""
    order = np.argsort(statistic, kind="stable")
    values = statistic[order]
    start = np.flatnonzero(np.diff(values, prepend=-math.inf) > NOISE * values[-1])
    if start.size == 0:  # all are 0
        start = np.zeros(1, np.int64)
    return values[start], np.add.reduceat(weight[order], start)


def _of_arrangements(factor: FactorAgainstChange, codes: Counts) -> Floats:
    if factor.kind == "ordered":
        return factor.of_orders(codes)
    ranks = np.repeat(factor.ranks, factor.count)
    return factor.of_sums(np.einsum("bmc,m->bc", factor.design[codes], ranks))


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
