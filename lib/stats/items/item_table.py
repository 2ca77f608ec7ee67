"""Each item by itself: its means, its change, and what it adds to the score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.stats.arrays import Counts, Floats
from lib.stats.items.alpha import alpha_without, item_rest_correlations
from lib.stats.items.answers import Answers
from lib.stats.paired.paired_t import mean_change
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate


@dataclass(frozen=True, slots=True)
class ItemAtTime:
    """One item at one time.

    answered       people who answered it; `missing` is the share of people who did not
    mean           of those who answered it; of an item scored 1 for right it is its difficulty,
                   the share who were right. None where nobody answered
    item_rest      r with the sum of the other items (corrected item-total correlation)
    alpha_without  Cronbach's alpha of the other items
    """

    answered: int
    missing: float
    mean: float | None
    item_rest: float | None
    alpha_without: float | None


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """One item before and after, and the mean change of those who answered it both times."""

    before: ItemAtTime
    after: ItemAtTime
    change: Estimate


def item_statistics(
    before: Floats, after: Floats, count: Counts, level: float = 0.95
) -> tuple[ItemStatistics, ...]:
    """The statistics of each item, from the distinct rows of answers at both times, (k, m).

    Means take everybody who answered the item, the change those who did so both times (paired t
    interval), correlations and alpha those who answered every item at that time. Raises
    ValueError when the two times have not the same items.

    >>> rows = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> first, _ = item_statistics(rows, np.ones((2, 2)), np.array([3, 1]))
    >>> first.before.mean, first.after.mean, first.change.value
    (0.75, 1.0, 0.25)
    """
    if before.shape != after.shape:
        raise ValueError(f"{before.shape} answers before, {after.shape} after")
    at_first = _at_time(Answers.of(before, count))
    at_second = _at_time(Answers.of(after, count))
    changes = [
        mean_change(Pairs.of(before[:, item], after[:, item], count), level)
        for item in range(before.shape[1])
    ]
    return tuple(map(ItemStatistics, at_first, at_second, changes))


def _at_time(answers: Answers) -> list[ItemAtTime]:
    there = np.isfinite(answers.rows)
    answered = answers.count @ there
    total = answers.count @ np.where(there, answers.rows, 0.0)
    beside = item_rest_correlations(answers)
    without = alpha_without(answers)
    n = answers.n
    return [
        ItemAtTime(
            answered=int(people),
            missing=1.0 - people / n if n else 0.0,
            mean=float(sum_of / people) if people else None,
            item_rest=beside[item],
            alpha_without=without[item],
        )
        for item, (people, sum_of) in enumerate(zip(answered, total, strict=True))
    ]
