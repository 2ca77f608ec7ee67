"""Kornbrot's rank-difference test: a signed-rank test that holds for ordinal scores."""

from __future__ import annotations

import numpy as np

from lib.stats.arrays import Counts, Floats
from lib.stats.paired.signed_rank import SignedRank, ZeroMethod, signed_rank
from lib.stats.pairs import Pairs
from lib.stats.scores import Resolution


def rank_difference(pairs: Pairs, zeros: ZeroMethod = "wilcoxon") -> SignedRank:
    """The signed-rank test of the differences between joint ranks (Kornbrot 1990).

    All 2n scores are midranked together and each participant's two ranks take the place of the
    scores. Unlike the signed-rank test of the scores, the p stays the same under any monotone
    recoding of the scale. The result reads as that of `signed_rank`; rises and falls are those of
    the scores. Raises ValueError for an unknown treatment of the zeros.

    >>> test = rank_difference(Pairs.of([1, 2, 3, 4], [10, 20, 35, 3]))
    >>> test.rises, test.falls, test.p
    (3, 1, 0.25)
    """
    return signed_rank(_ranked(pairs), zeros)


def _ranked(pairs: Pairs) -> Pairs:
    """The pairs with every score replaced by twice its joint midrank, a whole number."""
    doubled = _doubled_midranks(
        np.concatenate([pairs.before, pairs.after]), np.concatenate([pairs.count, pairs.count])
    )
    before, after = np.split(doubled.astype(np.float64), 2)
    whole = Resolution()
    return Pairs(before, after, pairs.count, whole, pairs.missing, pairs.missing_rows)


def _doubled_midranks(scores: Floats, count: Counts) -> Counts:
    _, level = np.unique(scores, return_inverse=True)
    holders = np.zeros(int(level.max(initial=-1)) + 1, np.int64)
    np.add.at(holders, level, count)
    return (2 * np.cumsum(holders) - holders + 1)[level]
