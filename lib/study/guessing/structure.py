"""Structure: who and when in a long table whose names do not tell, from how the rows repeat."""

from __future__ import annotations

import numpy as np

from lib.study.arrays import Whole
from lib.study.columns.keys import combined, key_of, size
from lib.study.columns.profile import Profile
from lib.study.table import Table
from lib.study.words.column_names import ID, NAME, TIME

MOST_CONDITIONS = 12
FEWEST_PERSONS = 5
REPEATED = 0.3  # share of persons with several rows, from which on a table is long


def who_and_when(table: Table, known: dict[str, Profile]) -> tuple[str, str] | None:
    """(person, time) where one of the two is told by its name and the rows fit the other.

    Every person has at most one row at each time, and most have several. R's `sleep` names the
    person (ID) but not the time (group), `ChickWeight` the time but not the person (Chick).
    """
    named = [p for p in known.values() if p.words & (ID | NAME) and not p.running]
    timed = [p for p in known.values() if p.words & TIME and 1 < p.distinct <= p.filled // 2]
    others = [p for p in known.values() if p.whole or not p.number]
    tried = [(who, when) for who in named for when in others if when.distinct <= MOST_CONDITIONS]
    tried += [(who, when) for when in timed for who in others]
    for who, when in tried:
        if who.name != when.name and when.distinct > 1 and who.distinct >= FEWEST_PERSONS:
            keys = key_of(table.frame[who.name]), key_of(table.frame[when.name])
            if _fits(*keys):
                return who.name, when.name
    return None


def is_transposed(table: Table, known: dict[str, Profile], worded: list[str]) -> bool:
    """Whether the times stand in the rows and the people in the columns."""
    rows, columns = table.frame.shape
    numeric = sum(profile.number for profile in known.values())
    labelled = [name for name in worded if known[name].distinct == known[name].filled == rows]
    return bool(labelled) and 1 < rows <= MOST_CONDITIONS and numeric > rows and columns > rows + 1


def _fits(who: Whole, when: Whole) -> bool:
    there = (who >= 0) & (when >= 0)
    rows = np.bincount(who[there])
    repeated = rows.size > 1 and float(np.mean(rows > 1)) >= REPEATED
    return repeated and size(combined([who[there], when[there]])) == int(there.sum())
