"""Series: all the times of an outcome, beside the two that are the question."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.study.arrays import Codes, Floats, Whole
from lib.study.columns.keys import combined, first_rows
from lib.study.roles import OutcomeChoice, Roles
from lib.study.study import Outcome, Series, Study

FEWEST_TIMES = 3


def times_of(choice: OutcomeChoice, roles: Roles) -> tuple[str, ...]:
    """What an outcome's times are called, the before and after among them, in their order.

    Where the roles know only two, or not those that are compared, these two alone.

    >>> times_of(OutcomeChoice("pre", "post", times=("pre", "post", "later")), Roles())
    ('pre', 'post', 'later')
    >>> times_of(OutcomeChoice("pre", "post"), Roles())
    ('pre', 'post')
    """
    if roles.layout == "long":
        two = roles.times if isinstance(roles.times, tuple) else ("", "")
        known = roles.all_times
    else:
        two = (choice.before, choice.after)
        known = choice.times
    distinct = tuple(dict.fromkeys(known))
    is_series = len(distinct) >= FEWEST_TIMES and set(two) <= set(distinct)
    return distinct if is_series else two


def series_of(labels: Sequence[str], scores: Floats, two: tuple[str, str]) -> Series | None:
    """The series of these scores; None where fewer than three times hold any.

    labels   of the times, (t,)
    scores   NaN where missing, one row a person, (rows, t)
    two      the labels of before and after

    >>> scores = np.array([[1.0, 2.0, 4.0], [1.0, 2.0, 4.0], [3.0, np.nan, 5.0]])
    >>> found = series_of(("T0", "T1", "T2"), scores, ("T0", "T2"))
    >>> found.cell.tolist(), found.scores.tolist(), found.first, found.last
    ([0, 0, 1], [[1.0, 2.0, 4.0], [3.0, nan, 5.0]], 0, 2)
    """
    held = np.isfinite(scores).any(axis=0)
    kept = [labels[place] for place in np.flatnonzero(held).tolist()]
    if len(kept) < FEWEST_TIMES or not set(two) <= set(kept):
        return None
    table = scores[:, held]
    cell = combined([_coded(column) for column in table.T])
    first = first_rows(cell)
    return Series(
        labels=tuple(kept),
        cell=cell.astype(np.int32),
        scores=table[first],
        first=kept.index(two[0]),
        last=kept.index(two[1]),
    )


def with_two_times(study: Study, key: str, first: int, last: int) -> Study:
    """The study with two other times of an outcome as its before and after.

    first, last   positions among the labels of the outcome's series

    Its fingerprint is another one, since its answers are. Raises ValueError for an outcome
    without a series, or the same time twice; KeyError for no outcome of that key.

    >>> scores = np.array([[1.0, 2.0, 4.0], [3.0, np.nan, 5.0]])
    >>> series = series_of(("T0", "T1", "T2"), scores, ("T0", "T2"))
    >>> old = Outcome("y", "Y", np.array([0, 1]), scores[:, 0], scores[:, 2], series=series)
    >>> study = Study("s", "f", "uploaded", (old,), (), np.array([1, 1]))
    >>> new = with_two_times(study, "y", 0, 1).outcome("y")
    >>> new.after[new.cell].tolist(), new.after_label
    ([2.0, nan], 'T1')
    """
    outcomes = tuple(
        _at(outcome, first, last) if outcome.key == key else outcome for outcome in study.outcomes
    )
    study.outcome(key)  # KeyError where there is none
    told = f"{study.fingerprint}\n{key}\n{first}\n{last}"
    return replace(study, outcomes=outcomes, fingerprint=hashlib.sha256(told.encode()).hexdigest())


def _at(outcome: Outcome, first: int, last: int) -> Outcome:
    """The outcome with two other times of its series as before and after."""
    series = outcome.series
    if series is None:
        raise ValueError(f"{outcome.key!r} has two times only")
    if first == last:
        raise ValueError("a time is compared with another, not with itself")
    before = series.scores[:, first]
    after = series.scores[:, last]
    pair_of_sequence = combined([_coded(before), _coded(after)])
    one = first_rows(pair_of_sequence)
    cell: Codes = pair_of_sequence[series.cell].astype(np.int32)
    return replace(
        outcome,
        cell=cell,
        before=before[one],
        after=after[one],
        before_label=series.labels[first],
        after_label=series.labels[last],
        series=replace(series, first=first, last=last),
    )


def _coded(scores: Floats) -> Whole:
    """A number for each distinct score, −1 where it is missing."""
    code, _ = pd.factorize(scores, sort=True, use_na_sentinel=True)
    return np.asarray(code, dtype=np.int64)
