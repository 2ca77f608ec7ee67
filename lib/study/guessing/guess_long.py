"""Guess a long table: several rows a person, and a column that says when each was measured."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.study.arrays import Mask, Whole
from lib.study.columns.keys import combined, key_of, size
from lib.study.columns.levels import as_text
from lib.study.columns.profile import Profile
from lib.study.guessing.pairing import the_after
from lib.study.guessing.structure import REPEATED, who_and_when
from lib.study.problem import Problem, Slots
from lib.study.roles import OutcomeChoice, Roles
from lib.study.table import Table
from lib.study.words.column_names import CLUSTER, ID, NAME, NUMBER, SCORE, TIME
from lib.study.words.time_words import DAYS, NUMBERED
from lib.study.words.times import in_order, moment_of, tokens
from lib.study.words.vocabulary import lower_is_better

MOST_OUTCOMES = 8  # taken without being asked; all others are offered
LARGE = 100_000  # rows from which on fewer are taken, so that equal people can be counted together
AT_LARGE = 1
MOST_TIMES = 50  # more are days or dates, not named measurements
PERSONS_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class LongGuess:
    """Roles of a long table without its factors; `constant` columns do not vary in a person."""

    roles: Roles
    alternatives: tuple[OutcomeChoice, ...]
    questions: tuple[Problem, ...]
    constant: frozenset[str]


Known = dict[str, Profile]


def guess_long(table: Table, known: Known) -> LongGuess | None:
    """What the columns of a long table probably are; None when it is not long."""
    times = _times(table, known)
    for time in times:
        person = _person(table, known, time)
        if person is not None:
            return long_roles(table, known, time, person)
    worded = [time for time in worded_columns(table, known) if not known[time].unique]
    if worded and len(table.frame) >= 2 * known[worded[0]].distinct:
        scores = _choices([p for p in known.values() if _can_score(p, worded[0])])
        levels = times_in(table, worded[0])
        roles = Roles("long", (), scores[:1], (), worded[0], (levels[0], levels[-1]))
        return LongGuess(roles, scores[1:], (Problem("no_id_in_long", "warning"),), frozenset())
    return None


def guess_by_structure(table: Table, known: Known) -> LongGuess | None:
    """The same from how the rows repeat, where the names do not tell; to be asked about."""
    found = who_and_when(table, known)
    if found is None:
        return None
    long = long_roles(table, known, found[1], found[0])
    slots: Slots = {"person": found[0], "time": found[1]}
    asked = Problem("long_unsure", "warning", slots, found[1])
    return replace(long, questions=(asked, *long.questions))


def long_roles(table: Table, known: Known, time: str, person: str) -> LongGuess:
    """The roles of a long table in which these two columns say when and who."""
    frame = table.frame
    who = key_of(frame[person])
    when = key_of(frame[time])
    measured = _Measured(person, time, who, when)
    ids, separator = _repeats(table, known, measured)
    who = combined([key_of(frame[name]) for name in ids])
    constant = _constant(frame, who, [name for name in known if name not in {*ids, time}])
    scores = [p for p in known.values() if _can_score(p, time) and p.name not in constant]
    apart = [p for p in scores if p.name not in {*ids, separator}]
    if not apart:  # what would tell the rows apart is the only score there is
        separator = None
        apart = [p for p in scores if p.name not in ids]
    choices = _choices(apart)
    most = MOST_OUTCOMES if len(frame) < LARGE else AT_LARGE
    questions = []
    if separator is not None:
        questions.append(Problem("rows_separated", "warning", {"by": separator}, separator))
    levels = times_in(table, time)
    times = _two(levels, frame[time], who) if len(levels) <= MOST_TIMES else None
    if times is None:
        questions.append(Problem("time_is_continuous", "warning", {"n": len(levels)}, time))
    elif any(moment_of(level) is None for level in levels):
        slots: Slots = {"times": ", ".join(levels), "before": times[0], "after": times[1]}
        questions.append(Problem("times_unordered", "warning", slots, time))
    elif len(levels) > 2:
        slots = {"times": ", ".join(levels), "before": times[0], "after": times[1]}
        questions.append(Problem("several_times", "note", slots, time))
    roles = Roles("long", ids, choices[:most], (), time, times)
    return LongGuess(roles, choices[most:], tuple(questions), constant)


def worded_columns(table: Table, known: Known) -> list[str]:
    """The columns whose levels say when, such as pre and post."""
    return [name for name, profile in known.items() if _is_worded(table, profile)]


def _times(table: Table, known: Known) -> list[str]:
    """Columns that may say when, the likeliest first: by their levels, then by their name."""
    worded = worded_columns(table, known)
    named = [p for p in known.values() if p.words & TIME and p.distinct > 1 and not p.running]
    named.sort(key=lambda p: (p.distinct > MOST_TIMES, len(p.words - TIME), not p.number))
    return list(dict.fromkeys([*worded, *(profile.name for profile in named)]))


def _is_worded(table: Table, profile: Profile) -> bool:
    """Whether the levels themselves say when: pre, post; T0, T1; Minggu ke-1."""
    if profile.number or not 2 <= profile.distinct <= MOST_TIMES:
        return False
    name = profile.name
    moments = [moment_of(level) for level in times_in(table, name)]
    known = [moment for moment in moments if moment is not None]
    said = (
        any(m.phase != 1 for m in known) or bool(profile.words & TIME) or _is_counted(table, name)
    )
    return said and len(known) == len(moments) and len(set(known)) > 1


def _is_counted(table: Table, column: str) -> bool:
    """Whether the levels are counted as T0 or visit 1 are; "8-12 yrs" is a length, not a time."""
    words = [word for level in times_in(table, column) for word in tokens(level)]
    return any(re.sub(r"\d+$", "", word) in NUMBERED - set(DAYS) for word in words)


def times_in(table: Table, column: str) -> tuple[str, ...]:
    """The texts of a time column in the order of time, else in the order of the file."""
    distinct = pd.unique(table.frame[column].dropna())
    return in_order(dict.fromkeys(as_text(value).strip() for value in distinct))


def _person(table: Table, known: Known, time: str) -> str | None:
    """The column that names people, who have several rows each."""
    for words in (ID, NAME, NUMBER):
        for profile in known.values():
            if profile.words & words and profile.name != time and not profile.running:
                code = key_of(table.frame[profile.name])
                shared = np.bincount(code[code >= 0])
                if shared.size > 1 and np.mean(shared > 1) >= REPEATED:
                    return profile.name
    return None


@dataclass(frozen=True, slots=True, eq=False)
class _Measured:
    """Who was measured when, by row.

    person, time   the columns that say it
    who, when      their values as numbers, −1 where there is none, (rows,)
    """

    person: str
    time: str
    who: Whole
    when: Whole


def _repeats(table: Table, known: Known, measured: _Measured) -> tuple[tuple[str, ...], str | None]:
    """The id columns, and the column that tells apart several rows per person and time, if any."""
    person = measured.person
    doubled = _doubled([measured.who, measured.when])
    if doubled == 0:
        return (person,), None
    asked = {person, measured.time}
    others = [p for p in known.values() if p.name not in asked and 1 < p.distinct <= MOST_TIMES]
    clusters_first = sorted(others, key=lambda p: not p.words & CLUSTER)
    for profile in clusters_first:
        beside = key_of(table.frame[profile.name])
        left = _doubled([measured.who, measured.when, beside])
        if left <= 0.1 * doubled:
            if profile.words & CLUSTER:
                return (profile.name, person), None
            return (person,), profile.name
    return (person,), None


def _doubled(keys: list[Whole]) -> int:
    known = np.all([key >= 0 for key in keys], axis=0)
    return int(known.sum()) - size(combined([key[known] for key in keys]))


def _constant(frame: pd.DataFrame, who: Whole, names: list[str]) -> frozenset[str]:
    """The columns that hold one value a person, looked up in some 2,000 persons."""
    step = max(1, size(who) // PERSONS_LOOKED_AT)
    rows = np.flatnonzero((who >= 0) & (who % step == 0))
    few = frame.iloc[rows]
    people = who[rows]
    constant = set()
    for name in names:
        value = key_of(few[name])
        filled = value >= 0
        persons = len(pd.unique(people[filled]))
        if persons and size(combined([people[filled], value[filled]])) <= 1.02 * persons:
            constant.add(name)
    return frozenset(constant)


def _can_score(profile: Profile, time: str) -> bool:
    is_id = bool(profile.words & (ID | NAME)) and profile.whole
    return (
        profile.number
        and profile.name != time
        and not (is_id or profile.is_change or profile.is_row_number)
    )


def _choices(scores: list[Profile]) -> tuple[OutcomeChoice, ...]:
    scores = sorted(scores, key=lambda p: not p.words & SCORE)
    return tuple(OutcomeChoice(p.name, p.name, p.name, not lower_is_better(p.name)) for p in scores)


def _two(levels: tuple[str, ...], column: pd.Series, who: Whole) -> tuple[str, str] | None:
    """The earliest time, and the latest that keeps nine in ten of the complete pairs."""
    if len(levels) < 2:
        return None
    code, distinct = pd.factorize(column)
    place = {level: index for index, level in enumerate(levels)}
    when = np.array([*(place[as_text(value).strip()] for value in distinct), -1])[code]
    present: Mask = np.zeros((size(who), len(levels)), dtype=np.bool_)
    known = (when >= 0) & (who >= 0)
    present[who[known], when[known]] = True
    both = (present[:, :1] & present[:, 1:]).sum(axis=0)
    moments = [moment_of(level) for level in levels]
    return levels[0], levels[1 + the_after(moments[0], moments[1:], both.tolist())]
