"""What one group without a comparison can bear: tipping points and reliable change."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import bdtr, bdtrc, ndtri

from lib.stats.paired.paired_t import mean_change
from lib.stats.paired.shares import clopper_pearson
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, HypothesisTest, Reason


@dataclass(frozen=True, slots=True)
class TippingShare:
    """How common improvement must be by itself to make a study's share no surprise.

    share    improved of n, with the Clopper–Pearson interval
    tipping  its lower limit: if that share or more of similar people improve anyway, what was
             seen is no surprise; None with "no_pairs" without people
    """

    share: Estimate
    tipping: float | None


def tipping_share(improved: int, n: int, level: float = 0.95) -> TippingShare:
    """The natural share that explains `improved` of `n`; ValueError if improved is not in 0…n.

    >>> round(tipping_share(9, 10).tipping, 3)
    0.555
    """
    if not 0 <= improved <= n:
        raise ValueError(f"{improved} of {n} cannot have improved")
    share = clopper_pearson(improved, n, level)
    return TippingShare(share, None if share.interval is None else share.interval.low)


def natural_share_test(improved: int, n: int, natural: float) -> HypothesisTest:
    """P(at least that many improve) if the share `natural` did by itself, exact binomial.

    One-sided: the question is whether more improved than would have anyway. No people:
    "no_pairs". Raises ValueError for a share outside 0 and 1.

    >>> natural_share_test(9, 10, 0.5).p == 11 / 1024
    True
    """
    if not (0 <= improved <= n and 0.0 <= natural <= 1.0):
        raise ValueError("needs 0 ≤ improved ≤ n and a share between 0 and 1")
    name = "natural_share_one_sided"
    if n == 0:
        return HypothesisTest(name, None, reason="no_pairs")
    p = float(bdtrc(improved - 1, n, natural)) if improved else 1.0
    if p > 0.9:  # from the other side, for its digits
        p = 1.0 - (float(bdtr(improved - 1, n, natural)) if improved else 0.0)
    p = min(1.0, max(p, 5e-324))
    return HypothesisTest(name, p, improved / n, "exact", math.log10(p), n)


@dataclass(frozen=True, slots=True)
class TippingAmount:
    """How much change by itself would explain the mean change of a study.

    mean      the mean change with its t interval: a natural change of this size explains it all
    excluded  the limit of the interval nearer to 0: any smaller natural change is still too
              little to explain what was seen; None with "not_attainable" when the interval holds 0
    """

    mean: Estimate
    excluded: float | None
    reason: Reason | None = None


def tipping_amount(pairs: Pairs, level: float = 0.95) -> TippingAmount:
    """The natural change, in the score's unit, at which the mean change is no surprise.

    Read off the t interval of the mean change; rerunning the signed-rank test on d − δ would not
    do, its p is not monotone in δ for scores on a short scale. Reasons as of `mean_change`.

    >>> found = tipping_amount(Pairs.of([3, 5, 4, 6, 5], [5, 6, 5, 9, 7]))
    >>> found.mean.value, round(found.excluded, 3)
    (1.8, 0.761)
    """
    mean = mean_change(pairs, level)
    if mean.interval is None:
        return TippingAmount(mean, None, mean.reason)
    low = mean.interval.low
    high = mean.interval.high
    if low <= 0.0 <= high:
        return TippingAmount(mean, None, "not_attainable")
    return TippingAmount(mean, low if low > 0 else high)


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """Jacobson & Truax's reliable change, from an entered reliability.

    standard_error       SD before · √(1 − reliability)
    of_difference        √2 times that: the error of a difference of two scores
    threshold            the smallest change beyond that error at the level: 1.96 times it
    up, down, uncertain  participants whose score rose or fell by more, and the others
    """

    standard_error: float
    of_difference: float
    threshold: float
    up: int
    down: int
    uncertain: int


def reliable_change(
    pairs: Pairs, sd_before: float, reliability: float, level: float = 0.95
) -> ReliableChange | None:
    """Count changes larger than measurement error (Jacobson & Truax 1991).

    The error of a difference has the √2 of two scores (Christensen and Mendoza 1986).

    sd_before    the SD of the scores before, of this study or better of a reference group
    reliability  published for the instrument, 0 ≤ r < 1

    None where there is no error to judge by: an SD that is not positive, r outside [0, 1).

    >>> pairs = Pairs.of([50, 50, 50], [65, 55, 30])
    >>> found = reliable_change(pairs, sd_before=10, reliability=0.84)
    >>> round(found.standard_error, 3), round(found.threshold, 2)
    (4.0, 11.09)
    >>> found.up, found.down, found.uncertain
    (1, 1, 1)
    """
    if not (sd_before > 0.0 and math.isfinite(sd_before) and 0.0 <= reliability < 1.0):
        return None
    error = sd_before * math.sqrt(1.0 - reliability)
    threshold = float(ndtri(0.5 + level / 2.0)) * math.sqrt(2.0) * error
    up = int(pairs.count[pairs.change > threshold].sum())
    down = int(pairs.count[pairs.change < -threshold].sum())
    return ReliableChange(error, math.sqrt(2.0) * error, threshold, up, down, pairs.n - up - down)


def reliable_change_index(before: float, after: float, change: ReliableChange) -> float:
    """One person's RC = (after − before)/S_diff; beyond ±1.96 it exceeds measurement error.

    >>> change = reliable_change(Pairs.of([50], [65]), sd_before=10, reliability=0.84)
    >>> round(reliable_change_index(50, 65, change), 2)
    2.65
    """
    return (after - before) / change.of_difference
