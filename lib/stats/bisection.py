"""Where a rising function reaches a value, by halving the range that holds the place.

Two places halve by themselves: the k-th difference (between/group_shift) stops at a step of the
data, since counting all differences is dear, and Tango's limit (paired/share_difference) asks
whether a test rejects, which is no function that rises.
"""

from __future__ import annotations

from collections.abc import Callable

MOST_HALVINGS = 100  # a range of floats is used up after about 60, unless it holds 0


def where_reached(
    rising: Callable[[float], float], target: float, low: float, high: float
) -> float:
    """The smallest number found at which the function is at least the target.

    rising  a function that nowhere falls, below the target at low and not at high

    Halved until no float lies between the two ends, so the answer has every digit that the
    function's own rounding leaves. Where it steps, as a count does, the answer is the step.

    >>> where_reached(lambda x: x * x, 2.0, 0.0, 2.0)
    1.4142135623730951
    """
    for _ in range(MOST_HALVINGS):
        middle = low + (high - low) / 2.0
        if not low < middle < high:
            break
        if rising(middle) < target:
            low = middle
        else:
            high = middle
    return high
