"""The matched-pairs rank-biserial correlation with an interval that holds near ±1."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

import numpy as np
from scipy.special import ndtri

from lib.stats.paired.signed_rank import RankedChanges, rank_changes
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, Interval

NAME = "rank_biserial"
PRIOR = 4  # changes that count for a variance ratio of 1, beside the k of the rarer direction

NEAR_ONE = 0.96  # studies of populations at .97 and more, where heavy tails tell
FINELY_GRADED = 10  # distinct sizes of change; a short scale has fewer, and no heavy tails
SMALL_STUDY = (8, 20)  # participants

Caution = Literal["near_one", "moved_least"]


def rank_biserial(pairs: Pairs, level: float = 0.95) -> Estimate:
    """(W⁺ − W⁻) / (W⁺ + W⁻), zeros dropped (Kerby 2014), positive where the scores rise.

    The interval is Wilson's score interval (1927) with an effective size in the place of n:
    [r ∓ √(g(1 − r²) + g²)] / (1 + g) within ±1, g = z²·ρ·c. Here c = ΣR²/(ΣR)² over the midranks
    is the variance of r, in units of 1 − r², if signs fell without regard to size. The factor
    ρ = (k·q + 4)/(k + 4) corrects it by what the jackknife finds, drawn towards 1 where few moved
    against the rest: k the smaller of the rises and falls, q the jackknife variance of r over
    (1 − r²)c, 1 for k = 0.
    With k = 1 the limit nearer to ±1 is at least 1 + ln(level)·(1 − |r|); with k = 0 the interval
    reaches at least to the sign limit 2(α/2)^(1/n′) − 1. After Agresti and Coull (1998) and Brown,
    Cai and DasGupta (2001); measured in tests/studies/coverage.md.

    Value None with "no_pairs" or "no_change". Swapping before and after mirrors it exactly.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> found = rank_biserial(pairs)  # W⁺ 8.5, W⁻ 1.5
    >>> found.value, round(found.interval.low, 2), round(found.interval.high, 2)
    (0.7, -0.3, 0.98)
    """
    ranked = rank_changes(pairs)
    n_used = int(ranked.tied.sum())
    if n_used == 0:
        return Estimate(NAME, None, reason="no_change" if pairs.n else "no_pairs")
    r = _correlation(ranked, n_used)
    rises = int(ranked.rises.sum())
    falls = int(ranked.falls.sum())
    rarer = min(rises, falls)
    score = _score_interval(r, _effective(ranked, pairs.n, r, rarer), level)
    if rarer == 0:
        return Estimate(NAME, r, _reaching_the_sign_limit(score, r, n_used))
    if rarer == 1:
        return Estimate(NAME, r, _reaching_outwards(score, r))
    return Estimate(NAME, r, score)


def _correlation(ranked: RankedChanges, n_used: int) -> float:
    doubled = int(np.dot(ranked.doubled_rank, ranked.rises - ranked.falls))
    return doubled / (n_used * (n_used + 1))


def _effective(ranked: RankedChanges, n: int, r: float, rarer: int) -> float:
    """ρ·c: one over the number of equally weighed signs that would tell as much about r."""
    n_used = int(ranked.tied.sum())
    doubled_rank = ranked.doubled_rank / (n_used * (n_used + 1))  # a share of ΣR
    by_signs = float(np.dot(doubled_rank * doubled_rank, ranked.tied))
    if rarer == 0:
        return by_signs
    ratio = jackknife_variance(ranked, n, r) / ((1.0 - r * r) * by_signs)
    return (rarer * ratio + PRIOR) / (rarer + PRIOR) * by_signs


def jackknife_variance(ranked: RankedChanges, n: int, r: float) -> float:
    """(n − 1)/n · Σ (r₋ᵢ − mean)² over all n, leaving out one participant of each distinct change.

    Whoever goes takes half a rank from those tied with her and a whole one from those above.

    >>> from lib.stats.paired.signed_rank import rank_changes
    >>> ranked = rank_changes(Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4]))
    >>> round(jackknife_variance(ranked, n=5, r=0.7), 4)
    0.134
    """
    n_used = int(ranked.tied.sum())
    lead = ranked.rises - ranked.falls
    doubled = np.dot(ranked.doubled_rank, lead)
    lead_above = lead.sum() - np.cumsum(lead)
    size = max(n_used * (n_used - 1), 1)
    left = doubled - lead - 2 * lead_above
    without_rise = (left - ranked.doubled_rank + 1) / size
    without_fall = (left + ranked.doubled_rank - 1) / size
    # the sums over rises and over falls stand apart, so that the mirror image rounds alike
    total = np.dot(without_rise, ranked.rises) + np.dot(without_fall, ranked.falls)
    mean = (total + r * (n - n_used)) / n
    of_rises = np.dot((without_rise - mean) ** 2, ranked.rises)
    of_falls = np.dot((without_fall - mean) ** 2, ranked.falls)
    of_unchanged = (r - mean) ** 2 * (n - n_used)
    return (n - 1) / n * float(of_rises + of_falls + of_unchanged)


def _score_interval(r: float, effective: float, level: float) -> Interval:
    z = float(ndtri((1.0 + level) / 2.0))
    g = z * z * effective
    half = math.sqrt(g * (1.0 - r * r) + g * g)
    low = max((r - half) / (1.0 + g), -1.0)
    high = min((r + half) / (1.0 + g), 1.0)
    return Interval(low, high, "score_effective_size", level)


def _reaching_outwards(score: Interval, r: float) -> Interval:
    """The interval of one change against the rest; its size may have come out small by chance."""
    nearest = 1.0 + math.log(score.level) * (1.0 - abs(r))
    high = max(score.high, nearest) if r >= 0.0 else score.high
    low = min(score.low, -nearest) if r <= 0.0 else score.low
    return replace(score, low=low, high=high)


def _reaching_the_sign_limit(score: Interval, r: float, n_used: int) -> Interval:
    """From at most the lower Clopper–Pearson limit of n′ rises out of n′, on the scale of r."""
    alpha = 1.0 - score.level
    limit = 2.0 * (alpha / 2.0) ** (1.0 / n_used) - 1.0
    if r > 0.0:
        return replace(score, low=min(score.low, limit))
    return replace(score, high=max(score.high, -limit))


def interval_caution(pairs: Pairs) -> Caution | None:
    """Where the interval is known to hold the truth less often than it says; None elsewhere.

    "near_one"     |r| is .96 or more and changes have ten sizes or more: it falls short there
                   where a few changes are very large
    "moved_least"  of 8 to 20 participants, all who moved against the rest moved less than any of
                   the rest, so that chance alone may have kept them so small

    >>> ten = list(range(1, 11))
    >>> interval_caution(Pairs.of([0] * 10, ten))  # all rose, by ten sizes
    'near_one'
    >>> interval_caution(Pairs.of([0] * 4, [1, 2, -1, 3])) is None
    True
    """
    ranked = rank_changes(pairs)
    n_used = int(ranked.tied.sum())
    graded = ranked.magnitude.size >= FINELY_GRADED
    if graded and abs(_correlation(ranked, n_used)) >= NEAR_ONE:
        return "near_one"
    fewer, rest = sorted((ranked.rises, ranked.falls), key=lambda moved: int(moved.sum()))
    if not fewer.any() or not SMALL_STUDY[0] <= pairs.n <= SMALL_STUDY[1]:
        return None
    largest_of_fewer = np.flatnonzero(fewer)[-1]
    smallest_of_rest = np.flatnonzero(rest)[0]
    return "moved_least" if largest_of_fewer < smallest_of_rest else None
