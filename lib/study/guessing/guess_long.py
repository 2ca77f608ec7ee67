"""Guess a long table: several rows a person, and a column that says when each was measured."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.study.arrays import Mask, Whole
from lib.study.columns.keys import combined, key_of, size
from lib.study.columns.levels import as_text
from lib.study.columns.profile import Profile
from lib.study.guessing.choices import LARGE, MOST_OUTCOMES, factors
from lib.study.guessing.evidence import Reading
from lib.study.guessing.long_readings import is_named, times_in
from lib.study.guessing.pairing import the_after
from lib.study.guessing.structure import MOST_IN_SERIES, MOST_TIMES, grid
from lib.study.problem import Problem, Slots
from lib.study.roles import FactorChoice, OutcomeChoice, Roles
from lib.study.table import Table
from lib.study.words.column_names import ASIDE, ID, NAME, ROW_NUMBER, SCORE
from lib.study.words.times import moment_of, words_around
from lib.study.words.vocabulary import lower_is_better

AT_LARGE = 1
PERSONS_LOOKED_AT = 2_000
SCATTERED = 0.5  # share of the persons' times that hold a row, below which dates are no visits

Known = dict[str, Profile]


@dataclass(frozen=True, slots=True)
class LongGuess:
    """Roles of a long table; `constant` columns do not vary in a person."""

    roles: Roles
    alternatives: tuple[OutcomeChoice, ...]
    questions: tuple[Problem, ...]
    constant: frozenset[str]


def long_roles(table: Table, known: Known, reading: Reading) -> LongGuess:
    """The roles of a table in which these columns say when and who."""
    time = reading.time or ""
    if not reading.person:
        scores = _choices([p for p in known.values() if _can_score(p, time)])
        levels = times_in(table, time)
        roles = Roles("long", (), scores[:1], (), time, (levels[0], levels[-1]))
        return LongGuess(roles, scores[1:], (Problem("no_id_in_long", "warning"),), frozenset())
    who = combined([key_of(table.frame[name]) for name in reading.person])
    others = [name for name in known if name not in {*reading.person, time}]
    constant = _constant(table.frame, who, others)
    scores = _scores(known, reading, constant)
    most = MOST_OUTCOMES if len(table.frame) < LARGE else AT_LARGE
    times, asked = _two_times(table, reading, who, scores)
    questions = [*_asked(reading, known), *asked, *_empty(known, constant)]
    described = factors(known, {*reading.person, time}, len(table.frame), constant)
    clusters = tuple(FactorChoice(name) for name in reading.person[:-1])  # of a composite id
    chosen = (*clusters, *described)
    roles = Roles("long", reading.person, scores[:most], chosen, time, times)
    roles = replace(roles, all_times=_all_times(table, roles))
    return LongGuess(roles, scores[most:], tuple(questions), constant)


def _scores(known: Known, reading: Reading, constant: frozenset[str]) -> tuple[OutcomeChoice, ...]:
    time = reading.time or ""
    varying = [p for p in known.values() if p.name not in constant]
    scores = [p for p in varying if _can_score(p, time)]
    if not scores:  # scores that happen to count up, of which nothing else is there
        scores = [p for p in varying if p.running and p.name != time and not p.words & ROW_NUMBER]
    apart = [p for p in scores if p.name not in {*reading.person, reading.apart}]
    # what would tell the rows apart may be the only score there is
    return _choices(apart or [p for p in scores if p.name not in reading.person])


def _asked(reading: Reading, known: Known) -> list[Problem]:
    """What a person has to look at about who and when."""
    questions = []
    is_told = reading.says("levels_before_and_after", "levels_counted", "levels_partly")
    if not is_told and not reading.says("time_named", "time_in_name"):
        questions.append(_unsure(reading))
    elif not is_named(known[reading.person[-1]], ID | NAME) and len(reading.person) == 1:
        proven = reading.says("everyone_at_each_time") and is_told
        if not proven:
            questions.append(_unsure(reading))
    if reading.apart is not None:
        slots: Slots = {"by": reading.apart}
        questions.append(Problem("rows_separated", "warning", slots, reading.apart))
    return questions


def _unsure(reading: Reading) -> Problem:
    slots: Slots = {"person": ", ".join(reading.person), "time": reading.time or ""}
    return Problem("long_unsure", "warning", slots, reading.time)


def _empty(known: Known, constant: frozenset[str]) -> list[Problem]:
    """Columns of scores without a number, which are not taken."""
    names = [
        p.name
        for p in known.values()
        if p.filled == 0 and (p.words & SCORE or p.name not in constant) and not p.is_change
    ]
    slots: Slots = {"columns": ", ".join(names)}
    return [Problem("columns_empty", "note", slots)] if names else []


def _two_times(
    table: Table, reading: Reading, who: Whole, scores: tuple[OutcomeChoice, ...]
) -> tuple[tuple[str, str] | None, list[Problem]]:
    """The two times to compare, and what is to be said about them."""
    time = reading.time or ""
    levels = times_in(table, time)
    column = table.frame[time]
    is_dates = reading.says("levels_are_dates")
    is_scattered = is_dates and grid(who, key_of(column)).filled < SCATTERED
    times = None
    if len(levels) <= MOST_TIMES and not is_scattered:
        measured = _measured(table, scores)
        times = _two(levels, column, np.where(measured, who, -1))
    if times is None:
        return None, [Problem("time_is_continuous", "warning", {"n": len(levels)}, time)]
    slots: Slots = {"times": ", ".join(levels), "before": times[0], "after": times[1]}
    around = words_around(levels)
    if any(moment_of(level, around) is None for level in levels):
        return times, [Problem("times_unordered", "warning", slots, time)]
    if len(levels) > 2:
        return times, [Problem("several_times", "note", slots, time)]
    return times, []


def _all_times(table: Table, roles: Roles) -> tuple[str, ...]:
    """All times with a score, in their order; () where there are not three or more."""
    if roles.time is None or not isinstance(roles.times, tuple) or not roles.outcomes:
        return ()
    names = [choice.before for choice in roles.outcomes]
    scored = table.frame[names].notna().any(axis=1)
    seen = pd.unique(table.frame.loc[scored, roles.time].dropna())
    there = {as_text(value).strip() for value in seen} | set(roles.times)
    levels = tuple(level for level in times_in(table, roles.time) if level in there)
    return levels if 2 < len(levels) <= MOST_IN_SERIES else ()


def _measured(table: Table, scores: tuple[OutcomeChoice, ...]) -> Mask:
    """The rows in which the first score is there; all where there is no score."""
    if not scores:
        return np.ones(len(table.frame), dtype=np.bool_)
    there: Mask = table.frame[scores[0].before].notna().to_numpy()
    return there


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
        and profile.filled > 0
        and profile.name != time
        and not (is_id or profile.is_change or profile.is_row_number)
    )


def _choices(scores: list[Profile]) -> tuple[OutcomeChoice, ...]:
    """The scores, those named so first; age, delay or the number of a trial last."""
    ordered = sorted(scores, key=lambda p: (bool(p.words & ASIDE), not p.words & SCORE))
    return tuple(
        OutcomeChoice(p.name, p.name, p.name, not lower_is_better(p.name)) for p in ordered
    )


def _two(levels: tuple[str, ...], column: pd.Series, who: Whole) -> tuple[str, str] | None:
    """The earliest time with a score, and the latest that keeps nine in ten of the pairs.

    who   the person of each row, −1 where there is no score
    """
    if len(levels) < 2:
        return None
    code, distinct = pd.factorize(column)
    place = {level: index for index, level in enumerate(levels)}
    when = np.array([*(place.get(as_text(value).strip(), -1) for value in distinct), -1])[code]
    present: Mask = np.zeros((size(who), len(levels)), dtype=np.bool_)
    known = (when >= 0) & (who >= 0)
    present[who[known], when[known]] = True
    seen = np.flatnonzero(present.any(axis=0))
    first = int(seen[0]) if seen.size and seen[0] < len(levels) - 1 else 0
    both = (present[:, first : first + 1] & present[:, first + 1 :]).sum(axis=0)
    around = words_around(levels)
    moments = [moment_of(level, around) for level in levels]
    after = the_after(moments[first], moments[first + 1 :], both.tolist())
    return levels[first], levels[first + 1 + after]
