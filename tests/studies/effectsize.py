"""The usual interval of the rank-biserial, from its published formula, to compare with."""

from __future__ import annotations

import math

from scipy.special import ndtri

from lib.stats.paired.rank_biserial import rank_biserial
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, Interval


def effectsize(pairs: Pairs) -> Estimate:
    """tanh(atanh r ± z·SE) as in R's effectsize and in JASP; [r, r] for r = ±1.

    SE = √(n(n + 1)(2n + 1)/6) / (n(n + 1)/2), n the participants who changed, as in JASP. With
    the unchanged among them, as effectsize may count, it is narrower still.
    """
    r, n = rank_biserial(pairs).value, pairs.rises + pairs.falls
    if r is None:
        return Estimate("rank_biserial", None, reason="no_change")
    if abs(r) == 1:
        return Estimate("rank_biserial", r, Interval(r, r, "tanh"))
    half = float(ndtri(0.975)) * math.sqrt(n * (n + 1) * (2 * n + 1) / 6) / (n * (n + 1) / 2)
    low, high = math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)
    return Estimate("rank_biserial", r, Interval(low, high, "tanh"))
