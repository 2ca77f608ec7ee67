"""Long tables: a row is one measurement of a person; two times are put side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.study.arrays import Floats, Mask, Whole
from lib.study.building.persons import MOST_IDS, Persons, id_texts, listed, read_factor, read_score
from lib.study.building.series import times_of
from lib.study.columns.keys import combined, dense, first_rows, key_of, size
from lib.study.columns.levels import as_text
from lib.study.problem import Problem, ProblemKey, Refusal, Slots, rows_where
from lib.study.roles import FactorChoice, Repeats, Roles
from lib.study.study import Factor
from lib.study.table import Table
from lib.study.words.times import Moment, moment_of, time_text

TOLD: dict[Repeats, ProblemKey] = {  # what is said of several rows a person and time
    "first": "several_rows_first",
    "last": "several_rows_last",
    "mean": "several_rows_mean",
    "leave_out": "several_rows_leave_out",
}


def long_persons(table: Table, roles: Roles) -> Persons:
    """The participants of a long table: everybody measured at one of its times.

    Refuses a table without an id (rows cannot be joined), without two times, and several rows per
    person and time unless the roles say what to do with them. What is known about a person is
    taken from their first row that tells it.
    """
    if not roles.id:
        raise Refusal("no_id_in_long")
    if roles.time is None or roles.times is None:
        raise Refusal("no_times", roles.time)
    problems: list[Problem] = []
    table, who = _named_rows(table, roles, problems)
    scores = [read_score(table, roles, o.before, o.before_part) for o in roles.outcomes]
    for _, found in scores:
        problems += [problem for problem in found if problem not in problems]
    values = [value for value, _ in scores]
    measured = np.any([np.isfinite(value) for value in values], axis=0)
    times = _times(roles)
    when = _when(table, roles, who, measured)
    factors = [_of_person(table, roles, choice, who, problems) for choice in roles.factors]
    kept, left = _one_row_each(table, roles, _Rows(who, when, measured, len(times)), problems)
    here = dense(who[kept])  # the participants, in the order of their first row that counts
    first = first_rows(here)
    person = who[kept][first]
    tables = [_side_by_side(value[kept], here, when[kept], len(times)) for value in values]
    before, after = _places(roles, times)
    pairs = [(table[:, before], table[:, after]) for table in tables]
    known = [factor.rows(person) for factor in factors]
    row = table.frame.index.to_numpy(np.int64)[kept][first]
    named = first.size <= MOST_IDS
    ids = tuple(id_texts(table.frame.iloc[np.flatnonzero(kept)[first]], roles.id)) if named else ()
    return Persons(row, pairs, tables, known, ids, left, problems)


def _when(table: Table, roles: Roles, who: Whole, measured: Mask) -> Whole:
    """For each row the position of its time, -1 where it is none of those that are kept."""
    if roles.times == "ends":
        return _ends(table, roles, who, measured)
    return times_of_rows(table, roles, _times(roles))


def _named_rows(table: Table, roles: Roles, problems: list[Problem]) -> tuple[Table, Whole]:
    """The rows that have an id, and for each the number of its person."""
    parts = [key_of(table.frame[column]) for column in roles.id]
    named = np.all([part >= 0 for part in parts], axis=0)
    if not named.all():
        rows = rows_where(table.frame.index, ~named)
        slots: Slots = {"n": int((~named).sum())}
        problems.append(Problem("rows_without_id", "warning", slots, roles.id[-1], rows))
        table = replace(table, frame=table.frame[named])
    return table, combined([part[named] for part in parts])


def _times(roles: Roles) -> tuple[str, ...]:
    """The times that are kept: all of them where there are several, else the two."""
    return times_of(roles.outcomes[0], roles)


def _places(roles: Roles, times: tuple[str, ...]) -> tuple[int, int]:
    """Where before and after stand among the times."""
    if not isinstance(roles.times, tuple):
        return 0, 1
    return times.index(roles.times[0]), times.index(roles.times[1])


def times_of_rows(table: Table, roles: Roles, times: tuple[str, ...]) -> Whole:
    """For each row the position of its time among those that are kept, -1 at any other."""
    code, distinct = pd.factorize(table.frame[roles.time])
    texts = [time_text(as_text(value)) for value in distinct]
    first, second = roles.times if isinstance(roles.times, tuple) else ("", "")
    for time in (first, second):
        if time_text(time) not in texts:
            raise Refusal("time_not_found", roles.time, time=time)
    if time_text(first) == time_text(second):
        raise Refusal("same_time", roles.time, time=first)
    place_of = {time_text(time): place for place, time in enumerate(times)}
    place = [place_of.get(text, -1) for text in texts]
    of_code = np.array([*place, -1], dtype=np.int64)  # the last for a row without a time
    return np.asarray(of_code[code])


def _ends(table: Table, roles: Roles, who: Whole, measured: Mask) -> Whole:
    """For each row 0 at the person's earliest measurement, 1 at the latest, -1 between."""
    code, distinct = pd.factorize(table.frame[roles.time])
    moments = [moment_of(as_text(value)) for value in distinct]
    order = {moment: rank for rank, moment in enumerate(sorted({m for m in moments if m}))}
    rank = np.array([*(order.get(m or Moment(9), -1) for m in moments), -1])[code]
    usable = measured & (rank >= 0)
    earliest = np.full(size(who), len(order))
    latest = np.full(size(who), -1)
    np.minimum.at(earliest, who[usable], rank[usable])
    np.maximum.at(latest, who[usable], rank[usable])
    when: Whole = np.full(who.size, -1, dtype=np.int64)
    when[usable & (rank == latest[who])] = 1
    when[usable & (rank == earliest[who])] = 0
    return when


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Who was measured when, by row.

    who        the number of the person
    when       the position of the time, −1 at none of those that are kept
    measured   whether the row holds any score
    times      how many times are kept
    """

    who: Whole
    when: Whole
    measured: Mask
    times: int = 2

    @property
    def kept(self) -> Mask:
        """The rows of the times that are kept."""
        return self.when >= 0

    @property
    def place(self) -> Whole:
        """A number for each person and time; 0 for a row that is not kept."""
        return np.where(self.kept, self.who * self.times + self.when, 0)

    def are_several(self, which: Mask) -> Mask:
        """For each person and time whether several of these kept rows are theirs."""
        return np.bincount(self.place[which], minlength=self.times * size(self.who)) > 1


def _one_row_each(
    table: Table, roles: Roles, rows: _Rows, problems: list[Problem]
) -> tuple[Mask, tuple[str, ...]]:
    """The rows that count, at most one per person and time unless means are wanted."""
    kept = rows.kept
    several = rows.are_several(kept & rows.measured)
    if not several.any():  # an empty row beside the measured one does no harm
        is_alone = ~rows.are_several(kept)[rows.place]
        return kept & (rows.measured | is_alone), ()
    again = kept & rows.measured & several[rows.place]
    problems.append(_repeated(table, roles, again, int(several.sum())))
    if roles.repeats == "leave_out":
        names = id_texts(table.frame[again], roles.id)
        is_left_out = np.isin(rows.who, rows.who[again])
        return kept & ~is_left_out, tuple(dict.fromkeys(names))
    if roles.repeats == "mean":
        return kept, ()
    position = np.flatnonzero(kept & rows.measured)
    chosen = position if roles.repeats == "last" else position[::-1]
    row_of = np.full(several.size, -1)
    row_of[rows.place[chosen]] = chosen  # the last one written stays
    is_chosen = np.isin(np.arange(kept.size), row_of)
    return kept & ~again | is_chosen, ()


def _repeated(table: Table, roles: Roles, again: Mask, n: int) -> Problem:
    """Who has several rows at one time; Refusal where nobody said what to do with them."""
    names = dict.fromkeys(id_texts(table.frame[again].head(200), roles.id))
    slots: Slots = {"n": n, "names": listed(list(names))}
    rows = rows_where(table.frame.index, again)
    if roles.repeats is None:
        raise Refusal("several_rows", roles.time, rows, **slots)
    return Problem(TOLD[roles.repeats], "warning", slots, roles.time, rows)


def _side_by_side(value: Floats, here: Whole, when: Whole, times: int) -> Floats:
    """The score of each participant at each time, means where there are several rows, (n, t)."""
    sides = []
    for time in range(times):
        counted = (when == time) & np.isfinite(value)
        n = np.bincount(here[counted], minlength=size(here))
        total = np.bincount(here[counted], weights=value[counted], minlength=size(here))
        sides.append(np.divide(total, n, out=np.full(n.size, np.nan), where=n > 0))
    return np.stack(sides, axis=1)


def _of_person(
    table: Table, roles: Roles, choice: FactorChoice, who: Whole, problems: list[Problem]
) -> Factor:
    """A factor per person: from the first row that tells it; rows that differ are noted."""
    factor, found = read_factor(table, roles, choice)
    problems += found
    cells = factor.value if factor.value is not None else factor.code
    assert cells is not None  # a factor is one or the other
    filled = np.flatnonzero(np.isfinite(cells) if factor.value is not None else cells >= 0)
    distinct = key_of(pd.Series(cells[filled]))
    persons = size(dense(who[filled]))
    differing = size(combined([who[filled], distinct])) - persons if filled.size else 0
    if differing:
        slots: Slots = {"n": differing}
        problems.append(Problem("factor_varies", "note", slots, choice.column))
    empty = np.nan if factor.value is not None else -1
    first = np.full(size(who), empty, dtype=cells.dtype)
    first[who[filled[::-1]]] = cells[filled[::-1]]  # the first row is written last and stays
    return replace(factor, code=first) if factor.value is None else replace(factor, value=first)
