"""Shuffling participants against their changes, a whole block of factors at once."""

from __future__ import annotations

import numpy as np

from lib.stats.arrays import Counts, Floats, Whole
from lib.stats.between.factor_column import FactorAgainstChange

CHUNK = 200_000  # cells of the permuted matrix held at once


def shuffled_statistics(
    factors: list[FactorAgainstChange], count: Counts, draws: int, seed: int
) -> tuple[Floats, Floats]:
    """The statistic of each factor in the data, (factors,), and in shuffles, (draws, factors).

    count  the people behind each row of the block; the rows stand in rising order of change, and
           where that is equal in an order that the file has no part in

    One shuffle of the people serves all factors: it puts them in a new order of change. Where the
    value of a factor is missing, the others keep their order among themselves and share the
    changes that are theirs. Rows that stand for several people are written out here, so call it
    with a few thousand people at most.
    """
    rng = np.random.default_rng(seed)
    written_out = [_Expanded(factor, count) for factor in factors]
    n = int(count.sum())
    ranks = next((one.ranks for one in written_out if one.is_summed), None)
    observed = _statistics(written_out, np.arange(n)[None], ranks)[0]
    drawn = np.empty((draws, len(factors)))
    step = max(1, CHUNK // max(1, n))
    for start in range(0, draws, step):
        keys = rng.integers(0, 2**32, (min(step, draws - start), n), np.uint32)
        order = np.argsort(keys, axis=1)  # among 32-bit numbers ties are too rare to matter
        drawn[start : start + step] = _statistics(written_out, order, ranks)
    return observed, drawn


class _Expanded:
    """One factor written out by person in rising order of change, to evaluate new orders."""

    def __init__(self, factor: FactorAgainstChange, count: Counts) -> None:
        self.factor = factor
        self.known = np.repeat(factor.known, count)
        self.code = np.zeros(self.known.size, np.int16)
        self.code[self.known] = np.repeat(factor.code, factor.count)
        self.ranks = np.repeat(factor.ranks, factor.count)
        self.is_complete = bool(self.known.all())
        self.is_summed = self.is_complete and factor.kind != "ordered"
        self.rows = factor.design[self.code] if self.is_summed else np.empty(0)

    def statistic(self, order: Whole) -> Floats:
        """The statistic when the person order[i] has the i-th smallest change, (b, n) → (b,)."""
        if not self.is_complete:
            order = order[self.known[order]].reshape(order.shape[0], -1)
        codes = self.code[order]
        if self.factor.kind == "ordered":
            return self.factor.of_orders(codes)
        if self.factor.kind == "number":
            return self.factor.of_sums((self.factor.design[:, 0][codes] @ self.ranks)[:, None])
        sums = [(codes == level) @ self.ranks for level in range(self.factor.value.size)]
        return self.factor.of_sums(np.stack(sums, axis=1))


def _statistics(factors: list[_Expanded], order: Whole, ranks: Floats | None) -> Floats:
    """The statistics of all factors in each order of the people, (b, n) → (b, factors)."""
    found = np.empty((order.shape[0], len(factors)))
    shared = np.empty(0)
    if ranks is not None:  # the rank of each person's change, once for all that only sum them
        shared = np.empty(order.shape)
        np.put_along_axis(shared, order, np.broadcast_to(ranks, order.shape), axis=1)
    for k, one in enumerate(factors):
        if one.is_summed:
            found[:, k] = one.factor.of_sums(shared @ one.rows)
        else:
            found[:, k] = one.statistic(order)
    return found
