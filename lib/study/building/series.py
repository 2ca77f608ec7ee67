"""Series: all the times of an outcome, beside the two that are the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.study.arrays import Floats, Whole
from lib.study.building.persons import outcome_key
from lib.study.columns.keys import combined, first_rows
from lib.study.roles import OutcomeChoice, Roles
from lib.study.study import Series

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


def between_times(roles: Roles, key: str, first: str, last: str) -> Roles:
    """The roles with two other times of an outcome as its before and after.

    key           of the outcome, which stays the same
    first, last   what the times are called; in a long table they are those of all outcomes

    >>> choice = OutcomeChoice("pre", "post2", "pre → post2", times=("pre", "post1", "post2"))
    >>> [new] = between_times(Roles(outcomes=(choice,)), "pre→post2", "pre", "post1").outcomes
    >>> new.before, new.after, new.label, new.key
    ('pre', 'post1', 'pre → post1', 'pre→post2')
    """
    if roles.layout == "long":
        return replace(roles, times=(first, last))
    outcomes = []
    for choice in roles.outcomes:
        if outcome_key(choice) != key:
            outcomes.append(choice)
            continue
        named = f"{choice.before} → {choice.after}"
        label = f"{first} → {last}" if choice.label in ("", named) else choice.label
        outcomes.append(replace(choice, before=first, after=last, label=label, key=key))
    return replace(roles, outcomes=tuple(outcomes))


def _coded(scores: Floats) -> Whole:
    """A number for each distinct score, −1 where it is missing."""
    code, _ = pd.factorize(scores, sort=True, use_na_sentinel=True)
    return np.asarray(code, dtype=np.int64)
