"""The permutation test of the mean change: every change may as well have had the other sign."""

from __future__ import annotations

import math
from typing import get_args

import numpy as np

from lib.stats.arrays import Counts, Floats, Whole
from lib.stats.describe import exact_mean
from lib.stats.exact.shift import Tails, sum_tails
from lib.stats.paired.sign_test import Alternative, check_alternative
from lib.stats.paired.signed_rank import normal_tails
from lib.stats.pairs import Pairs
from lib.stats.probability import Probability
from lib.stats.results import HypothesisTest, Method, Reason
from lib.stats.scores import LARGEST_WHOLE, Resolution

RESAMPLES = 10_000
SEED = 20_240_501
MOST_DISTINCT = 500  # with more distinct |d| the sum is as good as normal, and costly to draw
MOST_ENUMERATED = 36  # two halves of 2**18 sums each
CHUNK = 4_000_000  # numbers held at a time while simulating


def permutation_test(
    pairs: Pairs, alternative: Alternative = "two-sided", seed: int = SEED
) -> HypothesisTest:
    """The sign-flip test of the mean change (Fisher 1935; Pitman 1937).

    Given the sizes |d|, each sign is a fair coin; p is the share of sign patterns whose mean is at
    least as far out. "greater" speaks for a rise, "less" for a fall, two-sided doubles the smaller
    tail. The statistic is the mean change over all participants, `n` those who changed.

    Exact where the cost allows: by the shift algorithm on |d| in whole units of the last decimal,
    or by counting all patterns for up to 36 changed participants whatever their scores. Else
    "simulation": 10,000 seeded patterns, p = (1 + #)/10,001. Else, with over 500 distinct |d|,
    "asymptotic". Where nobody changed p is None and the reason says so. Raises ValueError for an
    unknown alternative.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> test = permutation_test(pairs)  # of 16 sign patterns three have a mean as high
    >>> test.statistic, test.p, test.method
    (1.0, 0.375, 'exact')
    """
    check_alternative(alternative)
    change, count = pairs.distinct_change
    used = change != 0
    if not used.any():
        nobody: Reason = "no_change" if pairs.n else "no_pairs"
        return HypothesisTest("permutation_mean", None, reason=nobody)
    if not np.all(np.isfinite(change)):
        return HypothesisTest("permutation_mean", None, reason="not_defined")
    method, p = _probabilities(change[used], count[used], pairs.resolution, seed)
    mean = exact_mean(change, count, pairs.resolution)
    chosen = p[alternative]
    changed = int(count[used].sum())
    return HypothesisTest("permutation_mean", chosen.p, mean, method, chosen.log10_p, n=changed)


def _probabilities(
    change: Floats, count: Counts, resolution: Resolution, seed: int
) -> tuple[Method, dict[Alternative, Probability]]:
    """All three p from the sum of the rises, which orders the sign patterns as the mean does."""
    size, group = np.unique(np.abs(change), return_inverse=True)
    rises, falls = np.zeros((2, size.size), np.int64)
    np.add.at(rises, group[change > 0], count[change > 0])
    np.add.at(falls, group[change < 0], count[change < 0])
    tied = rises + falls
    whole = _whole(size, tied, resolution)
    exact = None if whole is None else _exact(whole, tied, int(np.dot(whole, rises)))
    if exact is not None:
        return "exact", _of_tails(exact)
    unit = size / size[-1]
    deviation = float(np.dot(unit, rises - falls)) / 2
    if size.size <= MOST_DISTINCT:
        return "simulation", _simulated(unit, tied, deviation, seed)
    sd = math.sqrt(float(np.dot(unit**2, tied))) / 2
    return "asymptotic", _of_tails(normal_tails(deviation, sd))


def _of_tails(tails: Tails) -> dict[Alternative, Probability]:
    return {
        "two-sided": Probability(tails.two_sided, tails.log10_two_sided),
        "greater": Probability(tails.greater, tails.log10_greater),
        "less": Probability(tails.less, tails.log10_less),
    }


def _whole(size: Floats, tied: Counts, resolution: Resolution) -> Whole | None:
    """|d| in whole steps; None where their sum is beyond the whole numbers that floats hold."""
    whole = resolution.whole(size)
    if whole is None or not float(np.dot(whole[0].astype(np.float64), tied)) < LARGEST_WHOLE:
        return None
    return whole[0]


def _exact(whole: Whole, tied: Counts, observed: int) -> Tails | None:
    tails = sum_tails(whole, tied, observed)
    if tails is None and tied.sum() <= MOST_ENUMERATED:
        return _enumerated(np.repeat(whole, tied), observed)
    return tails


def _enumerated(sizes: Whole, observed: int) -> Tails:
    """All 2^n sums, as pairs of the sums of two halves (Horowitz and Sahni 1974)."""
    half = sizes.size // 2
    left = np.sort(_subset_sums(sizes[:half]))
    right = np.sort(_subset_sums(sizes[half:]))
    at_most = int(np.searchsorted(left, observed - right, side="right").sum())
    below = int(np.searchsorted(left, observed - right, side="left").sum())
    everything = 2**sizes.size
    less = at_most / everything
    greater = (everything - below) / everything
    return Tails(less, greater, math.log10(less), math.log10(greater))


def _subset_sums(sizes: Whole) -> Whole:
    sums = np.zeros(1, np.int64)
    for size in sizes.tolist():
        sums = np.concatenate([sums, sums + size])
    return sums


def _simulated(
    unit: Floats, tied: Counts, deviation: float, seed: int
) -> dict[Alternative, Probability]:
    """Random patterns: of the participants with one |d|, a binomial half rises."""
    generator = np.random.Generator(np.random.PCG64(seed))
    rows = max(1, CHUNK // unit.size)
    sums = np.concatenate(
        [
            (generator.binomial(tied, 0.5, (min(rows, RESAMPLES - start), unit.size)) - tied / 2)
            @ unit
            for start in range(0, RESAMPLES, rows)
        ]
    )
    rounding = 1e-12 * float(np.dot(unit, tied))  # equal patterns, summed in another order
    as_far = {
        "two-sided": np.abs(sums) >= abs(deviation) - rounding,
        "greater": sums >= deviation - rounding,
        "less": sums <= deviation + rounding,
    }
    return {
        side: Probability.of((1 + int(np.count_nonzero(as_far[side]))) / (1 + RESAMPLES))
        for side in get_args(Alternative)
    }
