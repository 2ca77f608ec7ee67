"""Before and after as two lists of scores, of the same people or of nobody knows whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.charts.view import ChangeView
from lib.stats import Counts, Floats
from lib.study.study import Outcome

Side = tuple[Floats, Counts]  # scores, and how many have each


@dataclass(frozen=True, slots=True, eq=False)
class TwoSides:
    """The scores before and those after, each with how many have it.

    scale   the lowest and the highest score to be shown
    whole   whether all scores are whole numbers
    """

    outcome: Outcome
    before: Side
    after: Side
    scale: tuple[float, float]
    whole: bool

    @classmethod
    def of(cls, view: ChangeView) -> TwoSides:
        """Of the same people: both scores of each."""
        pairs = view.pairs
        before = pairs.before, pairs.count
        after = pairs.after, pairs.count
        return cls(view.outcome, before, after, view.scale, view.whole)

    @classmethod
    def of_samples(cls, outcome: Outcome, before: Side, after: Side) -> TwoSides:
        """Of two samples; the declared scale is widened where scores lie outside."""
        scores = np.concatenate([before[0], after[0]])
        ends = [] if outcome.scale is None else [outcome.scale.low, outcome.scale.high]
        every = np.append(scores, ends)
        low = float(every.min(initial=np.inf)) if every.size else 0.0
        high = float(every.max(initial=-np.inf)) if every.size else 1.0
        scale = (low, high) if low < high else (low - 1, high + 1)
        whole = bool(np.all(scores == np.floor(scores)))
        return cls(outcome, before, after, scale, whole)

    @property
    def sizes(self) -> tuple[int, int]:
        """How many scores there are before and after."""
        return int(self.before[1].sum()), int(self.after[1].sum())
