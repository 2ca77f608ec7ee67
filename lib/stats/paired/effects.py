"""How large the change is: standardised mean changes and r = |Z| / √N, each under its own name."""

from __future__ import annotations

import math
from dataclasses import replace

from lib.stats.describe import Moments, change_moments, mean_and_sd
from lib.stats.paired.leave_one_out import jackknife_interval
from lib.stats.paired.noncentral_t import noncentrality
from lib.stats.paired.signed_rank import SignedRank
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, Interval, Reason


def d_z(pairs: Pairs, level: float = 0.95) -> Estimate:
    """Mean change / SD of the changes, with the jackknife's t interval.

    It holds for changes of any shape. Where leaving one participant out leaves no spread (two
    participants, or all but one changed alike) the noncentral-t interval stands in, as `method`
    says. None with "no_pairs", "one_pair", "no_change" or "constant_change".

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> round(d_z(pairs).value, 3)  # a mean of 1, an SD of 1.581
    0.632
    """
    moments = change_moments(pairs)
    value = moments.standardised
    if value is None:
        return Estimate("d_z", None, reason=moments.reason)
    changes, count = pairs.distinct_change
    by_jackknife = jackknife_interval(changes, count, value, level)
    if by_jackknife is None:
        return replace(d_z_if_normal(pairs, level), name="d_z")
    return Estimate("d_z", value, by_jackknife)


def d_z_if_normal(pairs: Pairs, level: float = 0.95) -> Estimate:
    """d_z with the noncentral-t interval, for changes that are normal (Cumming and Finch 2001).

    None as d_z.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> interval = d_z_if_normal(pairs).interval
    >>> round(interval.low, 2), round(interval.high, 2)
    (-0.37, 1.58)
    """
    moments = change_moments(pairs)
    value = moments.standardised
    if value is None:
        return Estimate("d_z_if_normal", None, reason=moments.reason)
    root = math.sqrt(moments.n)
    df = moments.n - 1
    low = noncentrality(value * root, df, (1 + level) / 2) / root
    high = noncentrality(value * root, df, (1 - level) / 2) / root
    return Estimate("d_z_if_normal", value, Interval(low, high, "noncentral_t", level))


def g_z(pairs: Pairs) -> Estimate:
    """d_z · (1 − 3 / (4(n − 1) − 1)), Hedges' correction for n − 1 degrees of freedom.

    None as d_z, and with "too_few" for n = 2, where the correction leaves nothing.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> round(g_z(pairs).value, 3)  # d_z times 1 − 3/15
    0.506
    """
    moments = change_moments(pairs)
    value = moments.standardised
    if value is None:
        return Estimate("g_z", None, reason=moments.reason)
    if moments.n < 3:
        return Estimate("g_z", None, reason="too_few")
    return Estimate("g_z", value * (1 - 3 / (4 * (moments.n - 1) - 1)))


def d_av(pairs: Pairs) -> Estimate:
    """Mean change / ((SD before + SD after) / 2) (Cumming 2012).

    None with "no_pairs", "one_pair", or "constant_scores" where neither measurement varies.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> round(d_av(pairs).value, 3)
    0.622
    """
    moments = change_moments(pairs)
    return _by_scores("d_av", moments, _average_sd(pairs, moments))


def g_av(pairs: Pairs) -> Estimate:
    """d_av · (1 − 3 / (4·2n − 9)) (Lakens 2013); None as d_av.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> round(g_av(pairs).value, 3)
    0.562
    """
    d = d_av(pairs)
    if d.value is None:
        return Estimate("g_av", None, reason=d.reason)
    return Estimate("g_av", d.value * (1 - 3 / (8 * pairs.n - 9)))


def r_pairs(test: SignedRank) -> Estimate:
    """|Z| / √n over all pairs, unchanged ones included, Z as SPSS prints it; None as Z.

    >>> from lib.stats.paired.signed_rank import signed_rank
    >>> test = signed_rank(Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4]))
    >>> round(r_pairs(test).value, 3), round(r_changed(test).value, 3)  # |Z| = 1.289
    (0.576, 0.644)
    """
    return _r("r_pairs", test, test.n)


def r_changed(test: SignedRank) -> Estimate:
    """|Z| / √n′ over the pairs that changed.

    >>> from lib.stats.paired.signed_rank import signed_rank
    >>> test = signed_rank(Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4]))
    >>> round(r_changed(test).value, 3)  # |Z| = 1.289 of 4 who changed
    0.644
    """
    return _r("r_changed", test, test.n_used)


def r_observations(test: SignedRank) -> Estimate:
    """|Z| / √(2n) over both measurements of all pairs (Field 2012, Pallant).

    >>> from lib.stats.paired.signed_rank import signed_rank
    >>> test = signed_rank(Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4]))
    >>> round(r_observations(test).value, 3)  # |Z| = 1.289 of 10 scores
    0.408
    """
    return _r("r_observations", test, 2 * test.n)


def _average_sd(pairs: Pairs, moments: Moments) -> float | None:
    if moments.n < 2:
        return None
    before = mean_and_sd(pairs.before, pairs.count)[1]
    return before / 2 + mean_and_sd(pairs.after, pairs.count)[1] / 2


def _by_scores(name: str, moments: Moments, sd: float | None) -> Estimate:
    """The mean change in units of the spread of the scores, which a constant change leaves."""
    if moments.mean is None or sd is None:
        return Estimate(name, None, reason=moments.reason)
    none: Reason = "constant_scores"
    return Estimate(name, moments.mean / sd) if sd > 0 else Estimate(name, None, reason=none)


def _r(name: str, test: SignedRank, size: int) -> Estimate:
    if test.z is None:
        return Estimate(name, None, reason=test.reason)
    return Estimate(name, abs(test.z) / math.sqrt(size))
