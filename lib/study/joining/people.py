"""People: everybody who stands in some of several tables, and their row in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.study.arrays import Whole
from lib.study.joining.key import Columns, named_columns
from lib.study.joining.matching import match
from lib.study.joining.order import Source
from lib.study.joining.spelling import id_keys, shown
from lib.study.problem import MOST_ROWS, Problem, Slots

MOST_NAMED = 8  # names in a sentence


@dataclass(frozen=True, slots=True)
class Join:
    """How tables are joined: frozen and hashable, as roles are.

    names     of the tables, in the order of time
    columns   for each table the columns that name a person
    alike     whether ids that differ in case, blanks, hyphens, dots or zeros at the front are the
              same person; None: nobody has said, and they are not joined
    """

    names: tuple[str, ...]
    columns: tuple[Columns, ...]
    alike: bool | None = None

    @property
    def turned(self) -> Join:
        """The same tables in the other order of time."""
        return replace(self, names=self.names[::-1], columns=self.columns[::-1])


@dataclass(slots=True)
class People:
    """Everybody, in the order of the tables.

    keys    the id of each
    row     for each table the position of each person's row, −1 where they have none
    """

    keys: list[str]
    row: list[Whole]
    problems: list[Problem]


def people_of(tables: Sequence[Source], join: Join) -> People:
    """Everybody, by the ids of each table; an id that occurs twice in a table is nobody's.

    tables   in the order of the join

    >>> import pandas as pd
    >>> from lib.study.table import Dialect, Table
    >>> frames = [pd.DataFrame({"id": ids}) for ids in (["A", "B"], ["B", "C"])]
    >>> tables = [Source(name, Table(f, Dialect())) for name, f in zip("12", frames, strict=True)]
    >>> found = people_of(tables, Join(("1", "2"), (("id",), ("id",))))
    >>> found.keys, [rows.tolist() for rows in found.row]
    (['A', 'B', 'C'], [[0, 1, -1], [-1, 0, 1]])
    """
    keys: list[str] = []
    places: list[dict[int, int]] = []  # for each table: person -> row
    problems: list[Problem] = []
    for source, columns in zip(tables, join.columns, strict=True):
        own = id_keys([source.table.frame[name] for name in columns])
        found = match(keys, own)
        pairs = [*found.same, *(found.alike if join.alike else ())]
        place = dict(pairs)
        others = found.only[1] if join.alike else (*found.only[1], *(b for _, b in found.alike))
        for row in sorted(others):
            place[len(keys)] = row
            keys.append(own[row])
        if join.alike:
            problems += _alike(found.alike, keys, own)
        problems += _twice(source, own, found.twice[1])
        problems += _nameless(source, own)
        places.append(place)
    rows = [np.array([place.get(who, -1) for who in range(len(keys))]) for place in places]
    return People(keys, rows, [*_summary(tables, keys, rows, join), *problems])


def _summary(
    tables: Sequence[Source], keys: list[str], row: list[Whole], join: Join
) -> list[Problem]:
    """How many were joined, and who is missing from a table, by name and row."""
    there = np.array([place >= 0 for place in row]).reshape(len(tables), len(keys))
    said: Slots = {
        "n": int(there.all(axis=0).sum()),
        "of": len(keys),
        "tables": " → ".join(source.name for source in tables),
        "key": named_columns(join.columns[0]),
    }
    problems = [Problem("tables_joined", "note", said)]
    for source, own, place in zip(tables, there, row, strict=True):
        alone = own & ~there.all(axis=0)
        if alone.any():
            who = [shown(keys[each]) for each in np.flatnonzero(alone)[:MOST_ROWS]]
            rows = source.table.frame.index.to_numpy()[place[alone]][:MOST_ROWS]
            slots: Slots = {"n": int(alone.sum()), "names": _listed(who), "table": source.name}
            problems.append(Problem("join_only_in", "warning", slots, rows=tuple(map(int, rows))))
    return problems


def _alike(
    pairs: Sequence[tuple[int, int]], keys: Sequence[str], own: Sequence[str]
) -> list[Problem]:
    if not pairs:
        return []
    said = [f"{shown(keys[one])} = {shown(own[other])}" for one, other in pairs]
    return [Problem("ids_joined", "note", {"n": len(pairs), "names": _listed(said)})]


def _twice(source: Source, own: Sequence[str], places: Sequence[int]) -> list[Problem]:
    if not places:
        return []
    who = list(dict.fromkeys(shown(own[place]) for place in places))
    rows = source.table.frame.index.to_numpy()[list(places)][:MOST_ROWS]
    slots: Slots = {"n": len(who), "names": _listed(who), "table": source.name}
    return [Problem("join_twice", "warning", slots, rows=tuple(map(int, rows)))]


def _nameless(source: Source, own: Sequence[str]) -> list[Problem]:
    places = [place for place, key in enumerate(own) if not key]
    if not places:
        return []
    rows = source.table.frame.index.to_numpy()[places][:MOST_ROWS]
    slots: Slots = {"n": len(places), "table": source.name}
    return [Problem("join_nameless", "warning", slots, rows=tuple(map(int, rows)))]


def _listed(names: Sequence[str]) -> str:
    more = ", …" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
