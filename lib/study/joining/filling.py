"""Filling: cells that stand for those below them, as merged cells do when a file is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from lib.study.arrays import Mask
from lib.study.columns.keys import combined, key_of, size
from lib.study.columns.profile import Profile, profiles
from lib.study.joining.times import says_times, time_columns
from lib.study.problem import Problem, Slots, rows_where
from lib.study.table import Table
from lib.study.words.arms import ARM
from lib.study.words.column_names import CLUSTER, ID, NAME, NUMBER, SCORE

MOST_FILLED = 0.75  # share of the rows that may have the cell itself
UNIQUE = 0.9  # share of the filled cells that must differ where they name people
DOUBLED = 0.05  # share of the rows that may be a second one of a person and time
SEVERAL = 0.3  # share of the people who must have several rows
FEWEST = 4  # rows
NAMES = ID | NAME | NUMBER


def cells_to_fill(table: Table) -> tuple[str, ...]:
    """The columns whose empty cells mean the cell above them, () where there are none.

    A person's name that stands once for all their measurements; a time that stands once for all
    its people; a class that stands once for all who are in it.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> who = ["R1", None, "R2", None, "R3", None]
    >>> frame = pd.DataFrame({"id": who, "time": ["pre", "post"] * 3, "score": range(6)})
    >>> cells_to_fill(Table(frame, Dialect("csv")))
    ('id',)
    """
    holes = {str(name): cells.notna().to_numpy() for name, cells in table.frame.items()}
    gappy = {name: filled for name, filled in holes.items() if _may_go_on(filled)}
    if not gappy or len(table.frame) < FEWEST:
        return ()
    known = profiles(table)
    people = _people(table, known, gappy)
    if people is not None:
        inside = [name for name in gappy if _is_group_of(known[name], gappy, name, people)]
        return (*inside, people)
    times = [name for name in gappy if _is_time_of_all(table, known, name)]
    classes = [name for name in gappy if name not in times and _is_class(known[name])]
    return (*times[:1], *classes)


def fill(table: Table, columns: tuple[str, ...]) -> Table:
    """The table with each empty cell of these columns as the one above it.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> table = Table(pd.DataFrame({"id": ["R1", None, "R2"]}), Dialect("csv"))
    >>> fill(table, ("id",)).frame["id"].tolist()
    ['R1', 'R1', 'R2']
    """
    frame = table.frame.copy()
    problems = []
    for name in columns:
        empty = frame[name].isna().to_numpy()
        frame[name] = frame[name].ffill()
        slots: Slots = {"n": int(empty.sum())}
        problems.append(
            Problem("cells_filled", "note", slots, name, rows_where(frame.index, empty))
        )
    return replace(table, frame=frame, problems=(*table.problems, *problems))


def _may_go_on(filled: Mask) -> bool:
    """Whether a column begins with a cell and has as many empty ones as merging leaves."""
    return bool(filled.size and filled[0]) and 0 < int(filled.sum()) <= MOST_FILLED * filled.size


def _people(table: Table, known: Mapping[str, Profile], gappy: Mapping[str, Mask]) -> str | None:
    """The column that names each person once, above all their times."""
    times = [name for name in time_columns(known) if name not in gappy]
    called = sorted(gappy, key=lambda name: not known[name].words & NAMES)
    for name in called:
        profile = known[name]
        if profile.distinct < UNIQUE * profile.filled or not _may_name_people(profile):
            continue
        for time in times:
            who = key_of(table.frame[name].ffill())
            when = key_of(table.frame[time])
            if _is_once_each(who, when):
                return name
    return None


def _may_name_people(profile: Profile) -> bool:
    """Whether a column is called so; one that is not holds texts, and is called no score."""
    if profile.words & NAMES:
        return profile.whole or not profile.number
    return not profile.number and profile.words.isdisjoint(SCORE)


def _is_once_each(who: np.ndarray, when: np.ndarray) -> bool:
    """Whether nearly everybody has several rows, and nearly each of these is at another time."""
    doubled = who.size - size(combined([who, when]))
    rows = np.bincount(who)
    return doubled <= DOUBLED * who.size and float(np.mean(rows > 1)) >= SEVERAL


def _is_group_of(profile: Profile, gappy: Mapping[str, Mask], name: str, people: str) -> bool:
    """Whether a class stands once above the people in it, beside the column of the people."""
    inside = bool(np.all(gappy[people][gappy[name]]))
    fewer = int(gappy[name].sum()) < int(gappy[people].sum())
    return name != people and inside and fewer and _is_class(profile)


def _is_class(profile: Profile) -> bool:
    """Whether each level stands once in a column that says which group somebody is in."""
    once = profile.distinct == profile.filled and profile.distinct > 1
    return once and bool(profile.words & (CLUSTER | ARM)) and profile.name_length <= 4


def _is_time_of_all(table: Table, known: Mapping[str, Profile], name: str) -> bool:
    """Whether a time stands once above all who were measured then, each of them once."""
    profile = known[name]
    if profile.distinct != profile.filled or not says_times(profile.levels):
        return False
    when = key_of(table.frame[name].ffill())
    for other in known.values():
        if other.name == name or not other.words & NAMES or other.filled < other.rows:
            continue
        if _is_once_each(key_of(table.frame[other.name]), when):
            return True
    return False
