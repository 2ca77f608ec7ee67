"""Two independent samples: those measured before beside those measured after, without pairs."""

from __future__ import annotations

import numpy as np

from lib.stats import Counts, Floats
from lib.study.study import Outcome, Study

Side = tuple[Floats, Counts]  # distinct scores in rising order, and how many have each


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


def _side(scores: Floats, count: Counts) -> Side:
    there = np.isfinite(scores) & (count > 0)
    distinct, place = np.unique(scores[there], return_inverse=True)
    people = np.bincount(place, weights=count[there], minlength=distinct.size)
    return distinct, people.astype(np.int64)
