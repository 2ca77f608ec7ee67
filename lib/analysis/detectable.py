"""The smallest difference in change that a study of this size could have found."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import ndtri

from lib.stats import GroupedChanges, detectable_difference

POWER = 0.8
ALPHA = 0.05
RANK_NOISE = 1.06  # variance of Fisher's z for Spearman's ρ is 1.06/(n − 3) (Fieller et al. 1957)


@dataclass(frozen=True, slots=True)
class Detectable:
    """What a test at 5 % finds with 80 % power: between two levels, or as a correlation.

    between      the two levels meant: with more than two, the two largest, where it is smallest
    sd           difference in change in standard deviations of the change within levels
    points       the same in the score's unit; None where the change does not vary within levels, or
                 varies by more than a float holds
    correlation  of a number with the change; None for levels
    """

    between: tuple[str, ...] = ()
    sd: float | None = None
    points: float | None = None
    correlation: float | None = None


def detectable_between(groups: GroupedChanges) -> Detectable | None:
    """The detectable difference of the two largest groups; None with fewer than two.

    By the two-sample t test, so that 14 against 14 gives 1.10 SD; in normal changes the rank
    test needs about 2 % more.
    """
    sizes = groups.sizes.tolist()
    order = sorted(range(len(sizes)), key=lambda i: -sizes[i])
    largest = sorted(order[:2])
    if len(largest) < 2:
        return None
    first, second = largest
    sd = detectable_difference(sizes[first], sizes[second], POWER, ALPHA)
    spread = groups.pooled_sd
    points = sd * spread if sd is not None and spread else None
    if points is not None and not math.isfinite(points):  # scores near the end of the floats
        points = None
    return Detectable((groups.levels[first], groups.levels[second]), sd, points)


def detectable_correlation(n: int) -> Detectable | None:
    """The correlation that n participants could have shown; None for fewer than five."""
    if n < 5:
        return None
    reach = float(ndtri(1.0 - ALPHA / 2.0) + ndtri(POWER))
    return Detectable(correlation=math.tanh(reach * math.sqrt(RANK_NOISE / (n - 3))))
