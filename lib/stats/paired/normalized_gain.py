"""Normalised gain: how much of what could still be gained was gained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.stats.arrays import Counts, Floats
from lib.stats.describe import describe
from lib.stats.paired.bootstrap import bca_ratio
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, Reason
from lib.stats.tally import tally_pairs

GainClass = Literal["high", "medium", "low"]

HIGH = 0.7
MEDIUM = 0.3
FEWEST = 5  # people for an interval
ROUNDING = 1e-9  # 0.35 / 0.5 is a gain of 0.7


@dataclass(frozen=True, slots=True, eq=False)
class NormalizedGain:
    """The gains of some people towards a highest score.

    of_class    (mean after − mean before) / (highest − mean before), over all people: the share
                of the possible gain that the class made (Hake 1998)
    of_people   the mean of the single gains, over those who have one
    before, after   the means of all n people
    at_top      people at the highest score before: nothing could be gained, so they have none
    beyond      people with a score above the highest; they are left out of everything
    gain        the distinct single gains in rising order, (k,); count who shares them, (k,)
    """

    of_class: Estimate
    of_people: Estimate
    before: float | None
    after: float | None
    n: int
    at_top: int
    beyond: int
    gain: Floats
    count: Counts

    @property
    def with_gain(self) -> int:
        """People who have a gain of their own."""
        return int(self.count.sum())

    @property
    def fallen(self) -> int:
        """People whose gain is below zero."""
        return int(self.count[self.gain < 0.0].sum())

    def in_class(self, name: GainClass) -> int:
        """How many people have a gain of that class; those who lost are among the low ones.

        >>> found = normalized_gain(Pairs.of([50, 60, 80], [90, 72, 70]), 100)
        >>> found.in_class("high"), found.in_class("medium"), found.in_class("low")
        (1, 1, 1)
        """
        return sum(
            people
            for gain, people in zip(self.gain.tolist(), self.count.tolist(), strict=True)
            if gain_class(gain) == name
        )


def gain_class(gain: float) -> GainClass:
    """Hake's classes: high from .7, medium from .3, low below (Hake 1998).

    >>> gain_class(0.7), gain_class(0.3), gain_class(-0.5)
    ('high', 'medium', 'low')
    """
    if gain >= HIGH - ROUNDING:
        return "high"
    return "medium" if gain >= MEDIUM - ROUNDING else "low"


def gains(before: Floats, after: Floats, highest: float) -> Floats:
    """(after − before) / (highest − before); NaN at the highest score before and beyond it.

    >>> gains(np.array([40.0, 100.0]), np.array([70.0, 100.0]), 100.0).tolist()
    [0.5, nan]
    """
    found = np.full(before.shape, np.nan)
    some = (before < highest) & (after <= highest)
    found[some] = (after[some] - before[some]) / (highest - before[some])
    return found


def normalized_gain(pairs: Pairs, highest: float, level: float = 0.95) -> NormalizedGain:
    """The normalised gain of the class and the mean of its people's, each with its BCa interval.

    highest   the highest score that the test allows; higher scores are better

    Reasons for no figure: "no_pairs"; "not_defined" where everybody was at the highest score
    before. Without interval: "too_few" below 5 people, "constant_change" where the draws do not
    vary.

    >>> pairs = Pairs.of([40, 50, 60, 80, 100], [70, 75, 70, 90, 100])
    >>> found = normalized_gain(pairs, 100)
    >>> round(found.of_class.value, 3), found.of_people.value, found.at_top
    (0.441, 0.4375, 1)
    """
    inside = (pairs.before <= highest) & (pairs.after <= highest)
    before = pairs.before[inside]
    after = pairs.after[inside]
    count = pairs.count[inside]
    change = pairs.change[inside]
    single = gains(before, after, highest)
    has = np.isfinite(single)
    gain, _, people = tally_pairs(single[has], np.zeros(int(has.sum())), count[has])
    return NormalizedGain(
        of_class=_ratio("gain_of_class", change, highest - before, count, level),
        of_people=_of_people(gain, people, level) if has.any() else _nobody(before),
        before=describe(before, count).mean,
        after=describe(after, count).mean,
        n=int(count.sum()),
        at_top=int(count[before == highest].sum()),
        beyond=pairs.n - int(count.sum()),
        gain=gain,
        count=people,
    )


def _of_people(gain: Floats, people: Counts, level: float) -> Estimate:
    return _ratio("gain_of_people", gain, np.ones(gain.size), people, level)


def _nobody(before: Floats) -> Estimate:
    """Nobody has a gain: there is nobody, or everybody was at the highest score."""
    reason: Reason = "not_defined" if before.size else "no_pairs"
    return Estimate("gain_of_people", None, reason=reason)


def _ratio(name: str, top: Floats, bottom: Floats, count: Counts, level: float) -> Estimate:
    n = int(count.sum())
    if n == 0:
        return Estimate(name, None, reason="no_pairs")
    possible = float(bottom @ count)
    if possible <= 0.0:
        return Estimate(name, None, reason="not_defined")
    value = float(top @ count) / possible
    interval = bca_ratio(top, bottom, count, level) if n >= FEWEST else None
    reason: Reason | None = None
    if interval is None:
        reason = "too_few" if n < FEWEST else "constant_change"
    return Estimate(name, value, interval, reason)
