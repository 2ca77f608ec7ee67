"""The items of a score: how they hang together before and after, and how each one changed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.stats import (
    Answers,
    Estimate,
    ItemStatistics,
    cronbach_alpha,
    item_statistics,
    mcdonald_omega,
)
from lib.study.study import ItemScores, Outcome, Study


@dataclass(frozen=True, slots=True)
class Reliability:
    """How the items hang together at one time.

    n        participants who answered every item
    left     the places of the items that all of them answered alike, which no figure counts
    """

    n: int
    alpha: Estimate
    omega: Estimate
    left: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ItemAnalysis:
    """The items of one outcome, for the participants of a study.

    items   the statistics of each, in their order
    """

    outcome: Outcome
    scores: ItemScores
    n: int
    before: Reliability
    after: Reliability
    items: tuple[ItemStatistics, ...]

    @property
    def against(self) -> tuple[str, ...]:
        """The items that run against the others at both times, by their labels."""
        named = zip(self.scores.labels, self.items, strict=True)
        return tuple(label for label, each in named if _is_below_zero(each))


def _is_below_zero(each: ItemStatistics) -> bool:
    both = (each.before.item_rest, each.after.item_rest)
    return all(r is not None and r < 0 for r in both)


def analyse_items(study: Study, outcome: Outcome) -> ItemAnalysis | None:
    """The items of everybody in the study; use `study.where` to select. None without items."""
    scores = outcome.items
    if scores is None:
        return None
    people = np.bincount(scores.cell, weights=study.count, minlength=len(scores.before))
    there = people > 0
    count = people[there].astype(np.int64)
    before = scores.before[there]
    after = scores.after[there]
    return ItemAnalysis(
        outcome=outcome,
        scores=scores,
        n=int(count.sum()),
        before=_reliability(Answers.of(before, count)),
        after=_reliability(Answers.of(after, count)),
        items=item_statistics(before, after, count),
    )


def _reliability(answers: Answers) -> Reliability:
    complete = answers.complete
    left = np.flatnonzero(~answers.varying) if complete.n else np.empty(0, np.int64)
    return Reliability(
        complete.n, cronbach_alpha(answers), mcdonald_omega(answers), tuple(left.tolist())
    )
