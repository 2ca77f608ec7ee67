"""Two independent samples: those measured before beside those measured after, without pairs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lib.stats import (
    Counts,
    Description,
    DifferenceInChange,
    Estimate,
    Floats,
    GroupedChanges,
    HypothesisTest,
    Resolution,
    as_scores,
    brunner_munzel,
    describe,
    hodges_lehmann_shift,
    mann_whitney,
    welch,
)
from lib.study.study import Outcome, Study

ALWAYS_ENOUGH = 10  # in each sample, above which a p of .0001 can be reached

Side = tuple[Floats, Counts]  # distinct scores in rising order, and how many have each


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Before and after as two samples of whom nobody knows who is who; after minus before.

    sides          the distinct scores of each sample and how many have them, before first
    before, after  each sample described
    test           Mann–Whitney, exact where it can be had (Mann & Whitney 1947)
    shift          Hodges–Lehmann: the median of all differences, one after minus one before
    difference     of the means, with Welch's interval and test (Welch 1947)
    superiority    the chance that one after is higher than one before, ties as a half, with the
                   interval of Brunner & Munzel (2000)
    """

    outcome: Outcome
    sides: tuple[Side, Side]
    before: Description
    after: Description
    test: HypothesisTest
    shift: Estimate
    difference: DifferenceInChange
    superiority: Estimate

    @property
    def n(self) -> int:
        """Scores in both samples together; how many people they are, nobody knows."""
        return self.before.n + self.after.n

    @property
    def smallest_p(self) -> float:
        """The smallest two-sided p that samples of these sizes can reach, ties apart."""
        if min(self.before.n, self.after.n) > ALWAYS_ENOUGH:
            return 0.0
        return min(1.0, 2 / math.comb(self.n, self.before.n))


def sides(study: Study, outcome: Outcome) -> tuple[Side, Side]:
    """The distinct scores of each sample with how many have them, before first.

    >>> pairs = np.array([3.0, np.nan]), np.array([np.nan, 5.0])
    >>> outcome = Outcome("x", "x", np.array([0, 0, 1]), *pairs)
    >>> study = Study("s", "f", "uploaded", (outcome,), (), np.ones(3, int), unpaired=True)
    >>> [(scores.tolist(), count.tolist()) for scores, count in sides(study, outcome)]
    [([3.0], [2]), ([5.0], [1])]
    """
    count = study.cells(outcome)
    return _side(outcome.before, count), _side(outcome.after, count)


def sizes(study: Study, outcome: Outcome) -> tuple[int, int]:
    """How many scores there are before and after."""
    before, after = sides(study, outcome)
    return int(before[1].sum()), int(after[1].sum())


def compare_samples(study: Study, outcome: Outcome) -> Samples:
    """Compare the scores before with those after as two independent samples.

    outcome  one of this very study's; use `study.where` to select
    """
    before, after = sides(study, outcome)
    scores = np.concatenate([after[0], before[0]])
    code = np.repeat([0, 1], [after[0].size, before[0].size])
    count = np.concatenate([after[1], before[1]])
    resolution = Resolution.of(as_scores(outcome.before), as_scores(outcome.after))
    groups = GroupedChanges.of(scores, code, count, ("after", "before"), resolution)
    return Samples(
        outcome=outcome,
        sides=(before, after),
        before=describe(*before),
        after=describe(*after),
        test=mann_whitney(groups).best,
        shift=hodges_lehmann_shift(groups),
        difference=welch(groups),
        superiority=brunner_munzel(groups)[1],
    )


def _side(scores: Floats, count: Counts) -> Side:
    there = np.isfinite(scores) & (count > 0)
    distinct, place = np.unique(scores[there], return_inverse=True)
    people = np.bincount(place, weights=count[there], minlength=distinct.size)
    return distinct, people.astype(np.int64)
