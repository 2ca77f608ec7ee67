"""The matched-pairs rank-biserial correlation with an interval that holds near ±1."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from lib.stats.arrays import Floats, Mask
from lib.stats.paired.signed_rank import RankedChanges, rank_changes
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, Interval

NAME = "rank_biserial"
CELLS_AT_ONCE = 1_000_000  # of a matrix of draws, so that memory stays small


def rank_biserial(pairs: Pairs, level: float = 0.95) -> Estimate:
    """(W⁺ − W⁻) / (W⁺ + W⁻), zeros dropped (Kerby 2014), positive where the scores rise.

    The interval is tanh(atanh r ± z·SE / (1 − r²)) with the jackknife SE; where all changes share
    a sign it is `one_sided_interval`. None with "no_pairs" or "no_change".
    """
    ranked = rank_changes(pairs)
    n_used = int(ranked.tied.sum())
    if n_used == 0:
        return Estimate(NAME, None, reason="no_change" if pairs.n else "no_pairs")
    rises, falls = int(ranked.rises.sum()), int(ranked.falls.sum())
    if rises == 0 or falls == 0:
        return Estimate(NAME, 1.0 if rises else -1.0, one_sided_interval(rises, falls, level))
    doubled = int(np.dot(ranked.doubled_rank, ranked.rises - ranked.falls))
    r = doubled / (n_used * (n_used + 1))
    half = float(ndtri((1 + level) / 2)) * _jackknife_se(ranked, pairs.n, r) / (1 - r * r)
    low, high = math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)
    return Estimate(NAME, r, Interval(low, high, "jackknife_fisher_z", level))


def one_sided_interval(rises: int, falls: int, level: float = 0.95) -> Interval | None:
    """The interval of r where all changes share a sign; None where they do not or none exists.

    From 2(α/2)^(1/n′) − 1 to 1: the lower Clopper–Pearson limit of n′ rises out of n′, on the
    scale of r. Mirrored for falls. No resampling can tell anything here, all draws give ±1.
    """
    if (rises > 0) == (falls > 0):
        return None
    limit = 2 * ((1 - level) / 2) ** (1 / (rises + falls)) - 1
    low, high = (limit, 1.0) if rises else (-1.0, -limit)
    return Interval(low, high, "sign_fallback", level)


def rank_biserial_of_counts(distinct_change: Floats, counts: NDArray[np.integer]) -> Floats:
    """The rank-biserial of many samples at once, each given by its counts.

    distinct_change  the distinct changes in rising order, shape (k,)
    counts           how often each occurs in each of B samples, shape (B, k)

    Returns shape (B,). A sample in which nobody changed has r = 0, so that none is NaN.
    """
    magnitude, group = np.unique(np.abs(distinct_change), return_inverse=True)
    rising, falling = _columns(distinct_change > 0, group), _columns(distinct_change < 0, group)
    if magnitude.size and magnitude[0] == 0:
        rising, falling = rising[1:], falling[1:]
    at_once = max(1, CELLS_AT_ONCE // max(1, counts.shape[1]))
    chunks = range(0, counts.shape[0], at_once)
    parts = [_of_chunk(counts[i : i + at_once], rising, falling) for i in chunks]
    return np.concatenate(parts) if parts else np.zeros(0)


def _columns(chosen: Mask, group: NDArray[np.intp]) -> NDArray[np.intp]:
    """For each distinct |d| the column that holds it among the chosen, −1 where none does."""
    column = np.full(int(group.max(initial=-1)) + 1, -1)
    column[group[chosen]] = np.flatnonzero(chosen)
    return column


def _of_chunk(
    counts: NDArray[np.integer], rising: NDArray[np.intp], falling: NDArray[np.intp]
) -> Floats:
    rises = np.where(rising >= 0, counts[:, rising], 0).astype(np.float64)
    falls = np.where(falling >= 0, counts[:, falling], 0).astype(np.float64)
    tied = rises + falls
    doubled_rank = 2 * np.cumsum(tied, axis=1) - tied + 1
    n_used = tied.sum(axis=1)
    signed = np.einsum("bk,bk->b", doubled_rank, rises - falls)
    return np.asarray(signed / np.maximum(n_used * (n_used + 1), 1))


def _jackknife_se(ranked: RankedChanges, n: int, r: float) -> float:
    """√((n − 1)/n · Σ (r₋ᵢ − mean)²), leaving out one participant of each distinct change.

    Whoever goes takes half a rank from those tied with her and a whole one from those above.
    """
    n_used = int(ranked.tied.sum())
    lead = ranked.rises - ranked.falls
    doubled = np.dot(ranked.doubled_rank, lead)
    lead_above = lead.sum() - np.cumsum(lead)
    size = max(n_used * (n_used - 1), 1)
    left = doubled - lead - 2 * lead_above
    without_rise = (left - ranked.doubled_rank + 1) / size
    without_fall = (left + ranked.doubled_rank - 1) / size
    values = np.r_[without_rise, without_fall, r]
    count = np.r_[ranked.rises, ranked.falls, n - n_used]
    mean = np.dot(values, count) / n
    return math.sqrt((n - 1) / n * float(np.dot((values - mean) ** 2, count)))
