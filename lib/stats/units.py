"""A unit in which scores of any size can be squared."""

from __future__ import annotations

import math

import numpy as np

from lib.stats.arrays import Floats


def power_of_two(*values: Floats) -> float:
    """The largest power of two that is at most the largest absolute value; 1 for zeros only.

    Dividing by it and multiplying back loses nothing, and squares neither overflow nor vanish.
    """
    largest = max((float(np.abs(one).max(initial=0.0)) for one in values), default=0.0)
    if largest == 0.0 or not math.isfinite(largest):
        return 1.0
    return math.ldexp(1.0, max(-1000, math.frexp(largest)[1] - 1))
