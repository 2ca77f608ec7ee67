"""Quade's rank analysis of covariance: do groups end apart, allowing for where they started?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lib.stats.arrays import Counts, Floats
from lib.stats.between.grouped import weighted_midranks
from lib.stats.pairs import Pairs, at_one_resolution
from lib.stats.probability import f_upper
from lib.stats.results import HypothesisTest, Reason

ROUNDING = 1e-12  # sums of squares below this share of the whole are rounding noise


def quade(groups: Sequence[Pairs]) -> HypothesisTest:
    """F of a one-way analysis of the residuals of rank(after) on rank(before).

    Scores are ranked over all groups together (midranks), after is regressed on before without
    regard to the group, and the residuals are compared between the k groups that have people:
    df = k − 1 and n − k (`df` holds the first, n − k follows from `n`). Undefined with fewer than
    two groups ("one_level"), without a spare person ("too_few"), when no score after differs
    ("constant_scores"), or when the residuals do not vary within groups ("not_defined").
    Quade 1967, JASA 62:1187.

    >>> first = Pairs.of([10, 12, 14, 16], [15, 16, 19, 20])
    >>> second = Pairs.of([11, 13, 15, 17], [12, 13, 16, 17])
    >>> test = quade([first, second])
    >>> round(test.statistic, 2), test.df
    (64.98, 1.0)
    """
    filled = [pairs for pairs in at_one_resolution(groups) if pairs.n]
    n = sum(pairs.n for pairs in filled)
    k = len(filled)
    name = "quade"
    if k < 2:
        return HypothesisTest(name, None, n=n, reason="one_level")
    if n <= k:
        return HypothesisTest(name, None, n=n, df=k - 1.0, reason="too_few")
    count = np.concatenate([pairs.count for pairs in filled])
    group = np.repeat(np.arange(k), [pairs.count.size for pairs in filled])
    before = weighted_midranks(np.concatenate([pairs.before for pairs in filled]), count)
    after = weighted_midranks(np.concatenate([pairs.after for pairs in filled]), count)
    residual = _residuals(before - (n + 1) / 2.0, after - (n + 1) / 2.0, count)
    between, within = _squares(residual, group, count)
    whole = float(count @ (after - (n + 1) / 2.0) ** 2)
    if within <= ROUNDING * whole:
        reason: Reason = "not_defined" if whole > 0 else "constant_scores"
        return HypothesisTest(name, None, n=n, df=k - 1.0, reason=reason)
    f = (between / (k - 1.0)) / (within / (n - k))
    tail = f_upper(f, k - 1.0, float(n - k))
    return HypothesisTest(name, tail.p, f, "asymptotic", tail.log10_p, n, k - 1.0)


def _residuals(x: Floats, y: Floats, count: Counts) -> Floats:
    """y − slope·x for centred x and y; without variation in x there is nothing to allow for."""
    square = float(count @ x**2)
    return y - (float(count @ (x * y)) / square) * x if square > 0 else y


def _squares(values: Floats, group: Counts, count: Counts) -> tuple[float, float]:
    """Sums of squares between and within groups."""
    sizes = np.bincount(group, weights=count)
    means = np.bincount(group, weights=count * values) / sizes
    middle = float(count @ values) / float(count.sum())
    between = float(sizes @ (means - middle) ** 2)
    return between, float(count @ (values - means[group]) ** 2)
