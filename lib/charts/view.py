"""What the pictures of one outcome need to know."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lib.stats import Estimate, Floats, Pairs, Whole, quantiles
from lib.study.study import Outcome, Study

# that a slopegraph can show
MOST_PARTICIPANTS = 300
MOST_LINES = 120
MOST_SCORES_ALONE = 21  # whole scores with a place each; where there are more, they share bins
SIGNIFICANT = 3  # digits of the largest change that a summary shows


@dataclass(frozen=True, eq=False)  # without slots, so that the medians are found once
class ChangeView:
    """The change of one outcome among the selected participants.

    outcome   labels, unit, scale and direction of benefit
    pairs     the scores of the selected participants
    centre    their typical change with its interval (Hodges-Lehmann or mean), if it is to be drawn
    people    the study of the selected participants, for who is who on hover; None or a large
              study gives counts instead of names
    behind    the scores of those who are not selected, drawn faintly behind
    """

    outcome: Outcome
    pairs: Pairs
    centre: Estimate | None = None
    people: Study | None = None
    behind: Pairs | None = None

    @property
    def kind(self) -> Whole:
        """Of each distinct pair: 1 improved, 0 unchanged, -1 worsened, shape (k,)."""
        return kinds(self.pairs.change, self.outcome)

    @property
    def whole(self) -> bool:
        """Whether all scores are whole numbers."""
        return self.pairs.decimals == 0

    @property
    def crowded(self) -> bool:
        """Whether lines would hide each other, so that a matrix of counts takes their place."""
        return self.pairs.n > MOST_PARTICIPANTS or self.pairs.count.size > MOST_LINES

    @property
    def decimals(self) -> int:
        """Decimals of the typical change and its limits."""
        return summary_decimals(self.pairs)

    @cached_property
    def scale(self) -> tuple[float, float]:
        """The declared scale, widened where scores lie outside; else the range of all scores."""
        parts = [self.pairs.before, self.pairs.after]
        if self.behind is not None:
            parts += [self.behind.before, self.behind.after]
        if self.outcome.scale is not None:
            parts.append(np.array([self.outcome.scale.low, self.outcome.scale.high]))
        scores = np.concatenate(parts)
        if scores.size == 0:
            return 0.0, 1.0
        low = float(scores.min())
        high = float(scores.max())
        return (low, high) if low < high else (low - 1, high + 1)

    @cached_property
    def medians(self) -> tuple[float, float] | None:
        """The median before and after; None when there is nobody."""
        before = quantiles(self.pairs.before, self.pairs.count, (0.5,))
        after = quantiles(self.pairs.after, self.pairs.count, (0.5,))
        return None if before is None or after is None else (before[0], after[0])

    @property
    def typical(self) -> tuple[float, float] | None:
        """The median before, and where the typical change leads from there; None without one."""
        medians = self.medians
        if medians is None or self.centre is None or self.centre.value is None:
            return None
        return medians[0], medians[0] + self.centre.value


def summary_decimals(pairs: Pairs) -> int:
    """Decimals worth showing of a summary of the changes, such as their median, ≥ 0.

    Three significant digits of the largest change (where nobody changed, of the largest score),
    but at most one decimal more than the scores carry.
    """
    largest = float(np.max(np.abs(pairs.change), initial=0.0))
    if not largest:
        largest = float(np.max(np.abs([pairs.before, pairs.after]), initial=0.0)) or 1.0
    wanted = SIGNIFICANT - 1 - math.floor(math.log10(largest))
    return max(0, min(wanted, pairs.decimals + 1))


def kinds(change: Floats, outcome: Outcome) -> Whole:
    """Of each change: 1 an improvement, 0 none, -1 a worsening, by the direction of benefit."""
    sign = np.sign(change).astype(np.int64)
    return sign if outcome.higher_is_better else -sign
