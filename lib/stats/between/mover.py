"""The difference between two independent estimates, from their own intervals."""

from __future__ import annotations

import math

from lib.stats.results import Estimate, Interval


def difference_of_estimates(first: Estimate, second: Estimate) -> Estimate:
    """First minus second with the interval of Zou and Donner (2008), for independent groups.

    "MOVER": the variance near each limit is recovered from the limits of the two, so that skewed
    intervals stay skewed; for two shares with Wilson's intervals it is Newcombe's method 10, for
    two differences of paired shares that of Newcombe (2001). Where one of them is undefined, so is
    the difference, with the same reason; without an interval of both it has none.

    >>> one = Estimate("share", 0.8, Interval(0.6923, 0.8769, "wilson"))
    >>> two = Estimate("share", 0.6, Interval(0.4904, 0.7004, "wilson"))
    >>> found = difference_of_estimates(one, two)
    >>> round(found.value, 3), round(found.interval.low, 3), round(found.interval.high, 3)
    (0.2, 0.053, 0.334)
    """
    name = "difference_of_estimates"
    if first.value is None or second.value is None:
        return Estimate(name, None, reason=first.reason or second.reason)
    value = first.value - second.value
    one = first.interval
    two = second.interval
    if one is None or two is None:
        return Estimate(name, value, reason=first.reason or second.reason)
    low = value - math.hypot(first.value - one.low, two.high - second.value)
    high = value + math.hypot(one.high - first.value, second.value - two.low)
    return Estimate(name, value, Interval(low, high, "mover", one.level))
