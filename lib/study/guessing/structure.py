"""Structure: how the rows of a table repeat by the columns that may say who and when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.study.arrays import Whole
from lib.study.columns.keys import ColumnKeys, combined, size
from lib.study.columns.profile import Profile
from lib.study.table import Table
from lib.study.words.arms import ARM
from lib.study.words.column_names import CLUSTER, NUMBER

MOST_CONDITIONS = 12
MOST_IN_SERIES = 12  # times that are looked at together
MOST_TIMES = 50  # more are days or dates, not named measurements
SEPARATED = 0.1  # of the doubled rows that may be left by a column that tells them apart

Known = dict[str, Profile]


@dataclass(frozen=True, slots=True)
class Grid:
    """How rows lie over persons and times.

    persons, times   how many there are
    repeated         share of the persons who have several rows
    doubled          rows beyond the first of a person and time
    filled           share of the persons' times at which they have a row
    """

    persons: int
    times: int
    repeated: float
    doubled: int
    filled: float


def grid(who: Whole, when: Whole) -> Grid:
    """How the rows lie over persons and times, each given by keys (−1: none).

    >>> found = grid(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))
    >>> found.repeated, found.doubled, found.filled
    (1.0, 0, 1.0)
    """
    there = (who >= 0) & (when >= 0)
    if not there.any():
        return Grid(0, 0, 0.0, 0, 0.0)
    people = np.bincount(who[there])
    people = people[people > 0]
    times = int(np.count_nonzero(np.bincount(when[there])))
    cells = size(combined([who[there], when[there]]))
    doubled = int(there.sum()) - cells
    repeated = float(np.mean(people > 1))
    return Grid(people.size, times, repeated, doubled, cells / (people.size * times))


def who_and_apart(
    keys: ColumnKeys, known: Known, when: Whole, person: str
) -> tuple[tuple[str, ...], str | None]:
    """The columns that name a person, and the one that tells apart several rows at a time, if any.

    A number that starts again in each clinic or group needs the clinic beside it; an hour of the
    day does not belong to the person.

    when   the number of each row's time, −1 where there is none
    """
    at_time = _both(keys[person], when)
    doubled = _doubled(at_time)
    if doubled == 0:
        return (person,), None
    others = [p for p in known.values() if p.name != person and 1 < p.distinct <= MOST_TIMES]
    restarts = bool(known[person].words & NUMBER)
    beside = CLUSTER | ARM if restarts else CLUSTER
    for profile in sorted(others, key=lambda p: not p.words & beside):
        left = _doubled(_both(at_time, keys[profile.name]))
        if left <= SEPARATED * doubled:
            if profile.words & beside:
                return (profile.name, person), None
            return (person,), profile.name
    return (person,), None


def is_turned(table: Table, known: Known) -> bool:
    """Whether a table has the shape of one whose people stand in columns and times in rows."""
    rows, columns = table.frame.shape
    numeric = sum(profile.number for profile in known.values())
    return bool(1 < rows <= MOST_CONDITIONS and numeric > rows and columns > rows + 1)


def _both(first: Whole, second: Whole) -> Whole:
    """Two keys as one, −1 where either is unknown."""
    both = combined([first, second])
    both[(first < 0) | (second < 0)] = -1
    return both


def _doubled(keys: Whole) -> int:
    """The rows beyond the first of each key; unknown ones are not counted."""
    rows = np.bincount(keys[keys >= 0])
    return int(rows.sum()) - int(np.count_nonzero(rows))
