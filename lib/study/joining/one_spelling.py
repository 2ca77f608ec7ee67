"""One spelling: in a long table the ids of one person that were typed in several ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from lib.study.arrays import Whole
from lib.study.columns.keys import key_of
from lib.study.columns.profile import Profile, profiles
from lib.study.joining.spelling import loose, tight
from lib.study.joining.times import time_columns
from lib.study.problem import Problem, rows_where
from lib.study.table import Table
from lib.study.words.column_names import ID, NAME, NUMBER

MOST_NAMED = 8
MOST_IDS = 20_000  # different ids, beyond which they are no list that somebody typed
NAMES = ID | NAME | NUMBER
Form = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Spellings:
    """The ids of a column that are to be read as others: (as typed, as read) for each."""

    column: str
    same: tuple[tuple[str, str], ...]

    @property
    def said(self) -> str:
        """The first of them, for a sentence."""
        told = [f"{other} = {one}" for other, one in self.same]
        more = ", …" if len(told) > MOST_NAMED else ""
        return ", ".join(told[:MOST_NAMED]) + more


def ids_alike(table: Table) -> Spellings | None:
    """The ids that differ in case, blanks, hyphens, dots or zeros and never share a time.

    Two ids that were both measured before are two people, however alike they are. None where no
    column of times is, or all ids are spelled once.

    >>> from lib.study.table import Dialect
    >>> cells = {"id": ["AB01", "C2", "ab01 ", "C2"], "t": ["pre", "pre", "post", "post"]}
    >>> ids_alike(Table(pd.DataFrame(cells), Dialect("csv"))).same
    (('ab01 ', 'AB01'),)
    """
    known = profiles(table)
    for time in time_columns(known):
        when = key_of(table.frame[time])
        for name in _people(known, time):
            same = _spellings(table.frame[name], when)
            if same:
                return Spellings(name, tuple(same.items()))
    return None


def one_spelling(table: Table, spellings: Spellings) -> Table:
    """The table in which each person's id is spelled in one way.

    >>> from lib.study.table import Dialect
    >>> table = Table(pd.DataFrame({"id": ["AB01", "ab01"]}), Dialect("csv"))
    >>> one_spelling(table, Spellings("id", (("ab01", "AB01"),))).frame["id"].tolist()
    ['AB01', 'AB01']
    """
    column = table.frame[spellings.column]
    read_as = dict(spellings.same)
    changed = column.isin(list(read_as))
    frame = table.frame.copy()
    frame[spellings.column] = column.where(~changed, column.map(read_as))
    rows = rows_where(frame.index, changed.to_numpy())
    slots: dict[str, str | int | float] = {"n": len(read_as), "names": spellings.said}
    noted = Problem("ids_joined", "note", slots, spellings.column, rows)
    return replace(table, frame=frame, problems=(*table.problems, noted))


def _people(known: Mapping[str, Profile], time: str) -> list[str]:
    """The columns of text that may name people, those whose name says so first."""
    texts = [p for p in known.values() if not p.number and p.name != time and p.filled]
    named = [p.name for p in texts if p.words & NAMES and p.name_length <= 4]
    coded = [p.name for p in texts if p.name not in named and _looks_coded(p)]
    return [*named, *coded]


def _looks_coded(profile: Profile) -> bool:
    """Whether a column that no name calls people's holds codes with digits, hardly two alike."""
    with_digits = sum(any(letter.isdigit() for letter in text) for text in profile.levels)
    return 2 * profile.distinct > profile.filled and 2 * with_digits > len(profile.levels)


def _spellings(column: pd.Series, when: Whole) -> dict[str, str]:
    """For each id that is another's as well, how that one is spelled: the first in the column."""
    code, distinct = pd.factorize(column)
    ids = [str(each) for each in distinct]
    if len(ids) > MOST_IDS:
        return {}
    times = defaultdict(set)
    for who, time in zip(code.tolist(), when.tolist(), strict=True):
        times[who].add(time)
    read_as: dict[int, int] = {place: place for place in range(len(ids))}
    for form in (tight, loose):
        for group in _groups(ids, read_as, form):
            seen = [time for place in group for time in times[place]]
            if len(set(seen)) == len(seen):  # nobody would have two rows at one time
                _join(group, read_as, times)
    return {ids[place]: ids[into] for place, into in read_as.items() if place != into}


def _join(group: Sequence[int], read_as: dict[int, int], times: dict[int, set[int]]) -> None:
    first, *others = group
    for other in others:
        times[first] |= times[other]
        for place, into in read_as.items():
            if into == other:
                read_as[place] = first


def _groups(ids: Sequence[str], read_as: Mapping[int, int], form: Form) -> list[list[int]]:
    """The ids that are not read as others yet and have a form in common, several each."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, into in read_as.items():
        if place == into:
            groups[form(ids[place])].append(place)
    return [group for written, group in groups.items() if written and len(group) > 1]
