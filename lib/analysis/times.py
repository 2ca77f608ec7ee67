"""Three or more times: the scores at each, tests over all of them, changes from the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.analysis.size_rules import FEWEST_DESCRIBED
from lib.stats import (
    AtTime,
    Friedman,
    PageTrend,
    Resolution,
    Sequences,
    TimeChange,
    at_each_time,
    change_from_first,
    cochran_q,
    difference_from_control,
    friedman,
    page_trend,
)
from lib.study.study import Factor, Outcome, Series, Study

ALPHA = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class ArmOverTimes:
    """The people of one arm over the times."""

    level: str
    sequences: Sequences
    at: tuple[AtTime, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ArmsOverTimes:
    """Arms compared in their change from the first time.

    arms          those with at least five people, in the order of the factor's levels
    reference     position of the arm that the others are compared with: the control, else the last
    differences   arm minus reference, by time and then arm; intervals hold for all of them
    left_out      levels with too few people
    """

    factor: Factor
    arms: tuple[ArmOverTimes, ...]
    reference: int
    differences: tuple[TimeChange, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class OverTimes:
    """One outcome at all its times, of everybody in the study.

    labels    of the times, in their order, without the words that all share, (t,)
    at        the scores at each
    changes   from the first time to each later one, with simultaneous intervals, (t − 1,)
    test      Friedman's test over the people who have all times, with Kendall's W
    trend     Page's, for times in their order
    yes_no    Cochran's Q where the scores have two values
    arms      where the study has arms of which two or more are among these people
    """

    outcome: Outcome
    labels: tuple[str, ...]
    sequences: Sequences
    at: tuple[AtTime, ...]
    changes: tuple[TimeChange, ...]
    test: Friedman
    trend: PageTrend
    yes_no: Friedman | None
    arms: ArmsOverTimes | None = None

    @property
    def n(self) -> int:
        """Participants with any score."""
        return self.sequences.n

    @property
    def first(self) -> str:
        """What the time is called that the others are compared with."""
        return self.labels[0]


def over_times(study: Study, outcome: Outcome) -> OverTimes:
    """Everything about all times of an outcome; use `study.where` to select people.

    Raises ValueError for an outcome with two times only.
    """
    series = _series(outcome)
    sequences = _counted(study, series)
    return OverTimes(
        outcome=outcome,
        labels=short_labels(series.labels),
        sequences=sequences,
        at=at_each_time(sequences),
        changes=change_from_first(sequences),
        test=friedman(sequences),
        trend=page_trend(sequences),
        yes_no=cochran_q(sequences),
        arms=_arms(study, series),
    )


def short_labels(labels: Sequence[str]) -> tuple[str, ...]:
    """What times are called without the words that all of them begin with.

    >>> short_labels(["PAIN PRE", "PAIN POST 1", "PAIN POST 2"])
    ('PRE', 'POST 1', 'POST 2')
    """
    words = [label.split() for label in labels]
    shared = 0
    while all(len(one) > shared + 1 for one in words) and len({w[shared] for w in words}) == 1:
        shared += 1
    left = tuple(" ".join(one[shared:]) for one in words)
    # "Day 1" is no "1": a number keeps the word before it
    alone = [one.isdecimal() for one in left]
    return tuple(labels) if any(alone) or len(set(left)) < len(left) else left


def _series(outcome: Outcome) -> Series:
    if outcome.series is None:
        raise ValueError(f"{outcome.key!r} has two times only")
    return outcome.series


def _counted(study: Study, series: Series) -> Sequences:
    """The sequences of these people, told apart as finely as those of the whole study."""
    cell = series.cell
    shared = np.bincount(cell, weights=study.count, minlength=len(series.scores))
    resolution = Resolution.of(*series.scores.T)  # a selection keeps the scores of everybody
    return Sequences.of(series.scores, shared.astype(np.int64), resolution)


def _arms(study: Study, series: Series) -> ArmsOverTimes | None:
    """The arms compared; None where the study has none, or fewer than two are large enough."""
    if study.arms is None:
        return None
    factor = study.factor(study.arms.factor)
    if factor.code is None:
        return None
    resolution = Resolution.of(*series.scores.T)
    kept = []
    small = []
    for place, level in enumerate(factor.levels):
        here = factor.code == place
        count = np.bincount(
            series.cell[here], weights=study.count[here], minlength=len(series.scores)
        )
        sequences = Sequences.of(series.scores, count.astype(np.int64), resolution)
        if sequences.n >= FEWEST_DESCRIBED:
            kept.append(ArmOverTimes(level, sequences, at_each_time(sequences)))
        elif sequences.n:
            small.append(level)
    if len(kept) < 2:
        return None
    levels = [arm.level for arm in kept]
    control = study.arms.control
    reference = levels.index(control) if control in levels else len(kept) - 1
    differences = difference_from_control([arm.sequences for arm in kept], reference)
    return ArmsOverTimes(factor, tuple(kept), reference, differences, tuple(small))
