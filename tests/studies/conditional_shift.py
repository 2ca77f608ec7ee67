"""The interval of the shift from inverting the exact signed-rank test, to compare with."""

from __future__ import annotations

import numpy as np

from lib.stats.paired.location import hodges_lehmann
from lib.stats.paired.signed_rank import signed_rank
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, Interval

MARGIN = 2.0  # points beyond the Walsh interval from where the search comes inwards


def conditional_shift(pairs: Pairs) -> Estimate:
    """The outermost shifts of whole changes that the test, given ties and zeros, does not reject.

    Its p changes at halves of a point only, so those and one shift between each are tried; one
    between stands for all there, up to the halves on both sides.
    """
    walsh = hodges_lehmann(pairs)
    if walsh.interval is None:
        return walsh
    low = _outermost(pairs, walsh.interval.low - MARGIN, 0.25)
    high = _outermost(pairs, walsh.interval.high + MARGIN, -0.25)
    return Estimate("conditional_shift", walsh.value, Interval(low, high, "conditional"))


def _outermost(pairs: Pairs, start: float, step: float) -> float:
    change, count = pairs.distinct_change
    shift = start
    while True:
        p = signed_rank(Pairs.of(np.full(change.size, shift), change, count)).p
        if p is None or p > 0.05:
            return shift if (2 * shift).is_integer() else shift - step
        shift += step
