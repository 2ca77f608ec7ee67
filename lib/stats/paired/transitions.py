"""Tables of who moved from which category to which: whether the moves lean one way."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.stats.arrays import Floats
from lib.stats.pairs import Pairs
from lib.stats.probability import chi_square_upper, normal_two_sided
from lib.stats.results import HypothesisTest, Reason


def bowker(table: ArrayLike) -> HypothesisTest:
    """Bowker's (1948) test that moves from i to j are as frequent as from j to i.

    table: counts, square, (k, k). χ² = Σ (nᵢⱼ − nⱼᵢ)²/(nᵢⱼ + nⱼᵢ) over the pairs of levels between
    which anybody moved; their number is df. Nobody moved: p is 1 with "no_discordant". An empty
    table has no p ("no_pairs"). Raises ValueError when the table is not square or negative.

    >>> test = bowker([[5, 6, 0], [2, 5, 3], [0, 1, 5]])  # (6 − 2)²/8 + (3 − 1)²/4
    >>> test.statistic, test.df
    (3.0, 2.0)
    """
    counts = checked_counts(table)
    upper = np.triu_indices(len(counts), 1)
    there = counts[upper]
    back = counts.T[upper]
    moved = there + back > 0
    if not moved.any():
        return _unmoved("bowker", counts)
    there = there[moved]
    back = back[moved]
    statistic = float(np.sum((there - back) ** 2 / (there + back)))
    return _chi_square("bowker", statistic, int(moved.sum()), counts)


def stuart_maxwell(table: ArrayLike) -> HypothesisTest:
    """The test of Stuart (1955) and Maxwell (1970) that all levels are as frequent before as after.

    table: counts, square, (k, k). Levels that nobody entered or left are dropped; df is one less
    than those that remain. Where the moves fall into sets of levels with none between them, it is
    the sum over the sets, each with one df less than its levels (R: coin::mh_test). Nobody moved:
    p is 1 with "no_discordant". An empty table has no p ("no_pairs").
    Raises ValueError when the table is not square or negative.

    >>> test = stuart_maxwell([[5, 6], [2, 5]])  # two levels: McNemar's χ² = (6 − 2)²/8
    >>> round(test.statistic, 12), test.df
    (2.0, 1.0)
    """
    counts = checked_counts(table)
    moves = counts + counts.T
    np.fill_diagonal(moves, 0.0)
    if not moves.any():
        return _unmoved("stuart_maxwell", counts)
    free = _all_but_the_first(moves)
    shift = (counts.sum(axis=1) - counts.sum(axis=0))[free]
    covariance = (np.diag(moves.sum(axis=1)) - moves)[np.ix_(free, free)]
    statistic = float(shift @ np.linalg.solve(covariance, shift))
    return _chi_square("stuart_maxwell", max(statistic, 0.0), shift.size, counts)


def marginal_homogeneity(pairs: Pairs) -> HypothesisTest:
    """SPSS's marginal homogeneity test of ordered scores, asymptotic, two-sided.

    z = Σ(before − after)/√Σ(before − after)² over participants: positive when scores fell, as
    SPSS prints its standardised statistic. The scores are taken as numbers. Where nobody changed
    p is None and the reason says so. Source: IBM SPSS Statistics Algorithms, NPAR TESTS.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> round(marginal_homogeneity(pairs).statistic, 3)  # −5/√15
    -1.291
    """
    change, count = pairs.distinct_change
    largest = float(np.abs(change).max(initial=0.0))
    if largest == 0.0:
        reason: Reason = "no_change" if pairs.n else "no_pairs"
        return HypothesisTest("marginal_homogeneity", None, n=pairs.n, reason=reason)
    unit = change / largest
    z = 0.0 - float(unit @ count) / math.sqrt(float(unit**2 @ count))
    p = normal_two_sided(z)
    changed = pairs.n - pairs.unchanged
    return HypothesisTest("marginal_homogeneity", p.p, z, "asymptotic", p.log10_p, n=changed)


def checked_counts(table: ArrayLike) -> Floats:
    """The counts of a table as floats. Raises ValueError unless it is square without negatives.

    >>> checked_counts([[1, 2], [0, 3]]).tolist()
    [[1.0, 2.0], [0.0, 3.0]]
    """
    counts = np.asarray(table, np.float64)
    if counts.size == 0:
        return np.zeros((0, 0))
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError(f"a transition table is square, not of shape {counts.shape}")
    if not np.all(counts >= 0):
        raise ValueError("a count is negative or missing")
    return counts


def _unmoved(name: str, counts: Floats) -> HypothesisTest:
    n = round(float(counts.sum()))
    if n == 0:
        return HypothesisTest(name, None, reason="no_pairs")
    return HypothesisTest(name, 1.0, 0.0, "asymptotic", 0.0, n=n, df=0.0, reason="no_discordant")


def _chi_square(name: str, statistic: float, df: int, counts: Floats) -> HypothesisTest:
    p = chi_square_upper(statistic, df)
    n = round(float(counts.sum()))
    return HypothesisTest(name, p.p, statistic, "asymptotic", p.log10_p, n=n, df=float(df))


def _all_but_the_first(moves: Floats) -> NDArray[np.intp]:
    """The levels less the first of each set that is connected by moves in either direction.

    Within a set the shifts of the others determine that of the first.
    """
    free: list[int] = []
    seen = np.zeros(len(moves), bool)
    for first in range(len(moves)):
        if seen[first]:
            continue
        reached = np.arange(len(moves)) == first
        while np.any(grown := moves[reached].any(axis=0) & ~reached):
            reached |= grown
            free.extend(np.flatnonzero(grown).tolist())
        seen |= reached
    return np.array(free, np.intp)
