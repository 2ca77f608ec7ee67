"""Tables of the same people, put side by side: a row a person, the same scores marked by when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.study.arrays import Whole
from lib.study.columns.levels import as_text
from lib.study.columns.profile import Profile, profiles
from lib.study.joining.classes import have_both_times
from lib.study.joining.decimals import in_one_decimal
from lib.study.joining.key import Columns
from lib.study.joining.order import Source, bare_name, marks, problems_of
from lib.study.joining.people import Join, People, people_of
from lib.study.joining.spelling import BETWEEN
from lib.study.problem import Problem, Refusal
from lib.study.table import Dialect, Table
from lib.study.words.column_names import ASIDE
from lib.study.words.times import tokens
from lib.study.words.vocabulary import factor_rank

HARDLY_DIFFERS = 0.2  # share of the people, up to which a text is one fact with slips
OLDER = 0.5  # share of the people who may have had a birthday

Joint = tuple[str, ...]  # columns of one score, in the order of time


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """The joined table, the columns of each score in the order of time, and who is how in it.

    who        the columns that name a person
    problems   what was joined, and who could not be; `table.problems` has them too
    """

    table: Table
    scores: tuple[Joint, ...]
    who: Columns
    problems: tuple[Problem, ...]


def ordered(sources: Sequence[Source], names: Sequence[str]) -> list[Source]:
    """The tables of these names, in that order; KeyError where there is none.

    >>> from lib.study.table import Dialect
    >>> both = [Source(name, Table(pd.DataFrame(), Dialect("csv"))) for name in "ab"]
    >>> [source.name for source in ordered(both, ["b", "a"])]
    ['b', 'a']
    """
    by_name = {source.name: source for source in sources}
    return [by_name[name] for name in names]


def join_tables(sources: Sequence[Source], join: Join) -> Joined:
    r"""Join tables by the ids in them; who is in one of them alone stays, without the other score.

    An id that occurs twice in a table is not joined: nobody can say which row is meant. Columns of
    one name are one score, marked by when, where their numbers differ, and one fact where they do
    not. The rows of the result are numbered from 1.

    >>> from lib.study.reading.read import read
    >>> pre = Source("pre.csv", read(b"id,score\nA,3\nB,4\n", "pre.csv"))
    >>> post = Source("post.csv", read(b"id,score\nB,6\nA,5\n", "post.csv"))
    >>> joined = join_tables([pre, post], Join(("pre.csv", "post.csv"), (("id",), ("id",))))
    >>> joined.scores
    (('pre: score', 'post: score'),)
    >>> joined.table.frame.values.tolist()
    [['A', 3, 5], ['B', 4, 6]]
    """
    tables = in_one_decimal(ordered(sources, join.names))
    people = people_of(tables, join)
    if not people.keys:
        raise Refusal("join_nobody", first=join.names[0], second=join.names[-1])
    made = _Made({}, {}, {})
    for name, texts in zip(join.columns[0], _ids(people.keys), strict=True):
        made.frame[name] = texts
    scores, problems = _fill(made, tables, people, join)
    noted = (*people.problems, *problems)
    own = [problem for source in tables for problem in problems_of(source)]
    first = tables[0].table
    understood = Dialect(first.understood.format, decimal=first.understood.decimal)
    frame = pd.DataFrame(made.frame)
    frame.index = pd.RangeIndex(1, len(people.keys) + 1)
    table = Table(frame, understood, made.labels, made.levels, first.sheets, (*own, *noted))
    return Joined(table, scores, join.columns[0], noted)


def _ids(keys: Sequence[str]) -> list[pd.api.extensions.ExtensionArray]:
    """The columns that name people."""
    parts = zip(*(key.split(BETWEEN) for key in keys), strict=True)
    return [pd.array([text.strip() for text in part], dtype="str") for part in parts]


@dataclass(slots=True)
class _Made:
    """The joined columns so far, with the labels that SPSS and Stata gave them."""

    frame: dict[str, object]
    labels: dict[str, str]
    levels: dict[str, Mapping[str, str]]

    def add(self, name: str, values: object, table: Table, column: str) -> str:
        """Add a column, called as it is in a table; returns the name that was free."""
        own = name
        times = 2
        while own in self.frame:
            own = f"{name} ({times})"
            times += 1
        self.frame[own] = values
        if column in table.labels:
            self.labels[own] = table.labels[column]
        if column in table.levels:
            self.levels[own] = table.levels[column]
        return own


def _fill(
    made: _Made, tables: Sequence[Source], people: People, join: Join
) -> tuple[tuple[Joint, ...], list[Problem]]:
    """Add the columns that name nobody; returns those of each score, and what was noted."""
    columns = _columns(tables, people, join)
    say_when = have_both_times(tables)  # then a table is one score, and its columns are the times
    marked = tuple(bare_name(source.name) for source in tables) if say_when else marks(tables)
    scores = []
    problems: list[Problem] = []
    for column in columns:
        if column.is_fact:
            place, name = next(iter(column.names.items()))
            made.add(name, _first_of(column.cells), tables[place].table, name)
            problems += _differing(name, column.cells)
            continue
        own = []
        for (place, name), cells in zip(column.names.items(), column.cells, strict=True):
            own.append(made.add(f"{marked[place]}: {name}", cells.array, tables[place].table, name))
        if column.is_score and not say_when:
            scores.append((bool(column.known[0].words & ASIDE), tuple(own)))
    return tuple(own for _, own in sorted(scores, key=lambda each: each[0])), problems


def _columns(tables: Sequence[Source], people: People, join: Join) -> list[_Column]:
    """The columns that name nobody, those of one name together, with the cells of everybody."""
    known = [profiles(source.table) for source in tables]
    columns = []
    for names in _shared(tables, join):
        cells = [
            _taken(tables[place].table.frame[name], people.row[place])
            for place, name in names.items()
        ]
        profile = [known[place][name] for place, name in names.items()]
        columns.append(_Column(names, cells, profile, _is_fact(cells, profile)))
    if any(each.is_score for each in columns) or have_both_times(tables):
        return columns
    # nobody changed at all
    return [replace(each, is_fact=each.is_fact and not each.may_be_score) for each in columns]


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """Columns of one name in several tables, or one column of one table.

    names     for each table that has it, its name there
    cells     the values of everybody in each of them
    is_fact   they say the same of each person, as sex does, and become one column
    """

    names: dict[int, str]
    cells: list[pd.Series]
    known: list[Profile]
    is_fact: bool

    @property
    def is_score(self) -> bool:
        """Whether it is one score measured several times."""
        return not self.is_fact and all(profile.number for profile in self.known)

    @property
    def may_be_score(self) -> bool:
        """Whether a column that says the same each time may be a score all the same."""
        several = len(self.cells) > 1 and all(profile.number for profile in self.known)
        first = self.known[0]
        return several and not first.is_row_number and factor_rank(first.words) > 0


def _shared(tables: Sequence[Source], join: Join) -> list[dict[int, str]]:
    """The columns besides the ids, those of one name together: for each table its name there."""
    found: dict[str, dict[int, str]] = {}
    for place, (source, who) in enumerate(zip(tables, join.columns, strict=True)):
        for name in map(str, source.table.frame.columns):
            if name in who:
                continue
            called = " ".join(tokens(name)) or name
            if place in found.get(called, {}):
                called = name
            found.setdefault(called, {})[place] = name
    return list(found.values())


def _taken(column: pd.Series, row: Whole) -> pd.Series:
    """The cells of a column for each person, empty where they have no row."""
    cells = column.reset_index(drop=True).reindex(row)
    return cells.reset_index(drop=True)


def _is_fact(cells: Sequence[pd.Series], known: Sequence[Profile]) -> bool:
    """Whether columns of one name say the same thing of each person, as sex and age do."""
    if len(cells) == 1 or all(profile.is_row_number for profile in known):
        return True
    differs = _share_differing(cells)
    if differs == 0:
        return True
    if all(profile.number for profile in known):
        return bool(known[0].words & ASIDE) and differs <= OLDER
    return differs <= HARDLY_DIFFERS


def _share_differing(cells: Sequence[pd.Series]) -> float:
    """The share of those with several values whose values differ."""
    n = len(cells[0])
    code, _ = pd.factorize(pd.concat([_compared(one) for one in cells], ignore_index=True))
    values = np.asarray(code).reshape(len(cells), n)  # −1 where there is none
    there = values >= 0
    several = there.sum(axis=0) > 1
    highest = values.max(axis=0)
    differing = (there & (values != highest)).any(axis=0)[several]
    return float(differing.mean()) if differing.size else 0.0


def _compared(cells: pd.Series) -> pd.Series:
    return cells.map(lambda value: as_text(value).strip().casefold(), na_action="ignore")


def _first_of(cells: Sequence[pd.Series]) -> object:
    """For each person the value of the first table that has one."""
    filled = cells[0]
    for other in cells[1:]:
        numbers = [pd.api.types.is_numeric_dtype(each.dtype) for each in (filled, other)]
        if any(numbers) and not all(numbers):
            filled = _as_texts(filled).where(filled.notna(), _as_texts(other))
        else:
            filled = filled.where(filled.notna(), other)
    return filled.array


def _as_texts(cells: pd.Series) -> pd.Series:
    return cells.map(as_text, na_action="ignore").astype("str")


def _differing(name: str, cells: Sequence[pd.Series]) -> list[Problem]:
    share = _share_differing(cells) if len(cells) > 1 else 0.0
    if share == 0:
        return []
    several = pd.concat(cells, axis=1).notna().sum(axis=1) > 1
    return [Problem("join_differs", "note", {"n": round(share * int(several.sum()))}, name)]
