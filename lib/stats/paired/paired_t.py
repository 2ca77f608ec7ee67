"""The mean change with its t interval, and the paired t test."""

from __future__ import annotations

import math

from scipy.special import stdtrit

from lib.stats.describe import change_moments
from lib.stats.pairs import Pairs
from lib.stats.probability import student_two_sided
from lib.stats.results import Estimate, HypothesisTest, Interval


def mean_change(pairs: Pairs, level: float = 0.95) -> Estimate:
    """The mean of after − before with the paired t interval.

    Value None with "no_pairs"; interval None with "one_pair", "no_change" or "constant_change",
    as there is no spread to judge by.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> mean_change(pairs).value
    1.0
    """
    moments = change_moments(pairs)
    if moments.mean is None or moments.sd is None or moments.reason:
        return Estimate("mean_change", moments.mean, reason=moments.reason)
    half = float(stdtrit(moments.n - 1, (1 + level) / 2)) * moments.sd / math.sqrt(moments.n)
    interval = Interval(moments.mean - half, moments.mean + half, "paired_t", level)
    return Estimate("mean_change", moments.mean, interval)


def paired_t(pairs: Pairs) -> HypothesisTest:
    """The paired t test, two-sided; statistic t, df = n − 1.

    p None with "no_pairs", "one_pair", "no_change" or "constant_change": a spread of 0 (or of
    rounding noise) has no t.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> round(paired_t(pairs).statistic, 3)  # 1 / (1.581/√5)
    1.414
    """
    moments = change_moments(pairs)
    ratio = moments.standardised
    if ratio is None:
        return HypothesisTest("paired_t", None, n=moments.n, reason=moments.reason)
    t = ratio * math.sqrt(moments.n)
    probability = student_two_sided(t, moments.n - 1)
    return HypothesisTest(
        name="paired_t",
        p=probability.p,
        statistic=t,
        method="exact",
        log10_p=probability.log10_p,
        n=moments.n,
        df=float(moments.n - 1),
    )
