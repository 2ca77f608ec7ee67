"""Long readings: the pairs of columns that may say who and when, with the evidence for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.study.arrays import Whole
from lib.study.columns.keys import ColumnKeys, combined
from lib.study.columns.levels import as_text
from lib.study.columns.profile import Profile
from lib.study.guessing.choices import says_when
from lib.study.guessing.evidence import Evidence, Reading, Said
from lib.study.guessing.structure import (
    MOST_CONDITIONS,
    MOST_TIMES,
    Grid,
    grid,
    who_and_apart,
)
from lib.study.table import Table
from lib.study.words.column_names import ID, NAME, NUMBER, SCORE, TIME
from lib.study.words.time_words import DAYS, NUMBERED
from lib.study.words.times import (
    Moment,
    in_order,
    is_no_level,
    moment_of,
    time_text,
    tokens,
    words_around,
)
from lib.study.words.vocabulary import factor_rank

REPEATED = 0.3  # share of persons with several rows, from which on a table is long
SOME_REPEATED = 0.2  # the same where the name of the column says that it names people
FEWEST_PERSONS = 5
MOSTLY_THERE = 0.7  # share of the persons' times at which they have a row
SHARED = 0.67  # of the filled cells that may differ in a column that says when by its levels
MOST_DIFFERENT = 0.95  # of the filled cells, in a column that names people with several rows
LONGEST_NAME = 4  # words; more are a sentence, in which any word may stand
_NO_PERSON = SCORE | TIME
_CALLED = ID | NAME | NUMBER
_DIGITS_AT_END = re.compile(r"[0-9]+$")
_COUNTED = NUMBERED - set(DAYS)

Known = dict[str, Profile]


def long_readings(table: Table, known: Known, wide_is_doubtful: bool) -> list[Reading]:
    """Every way to read a table as long: who and when, with what speaks for it.

    wide_is_doubtful   names say no pair: columns that no name calls a time are looked at as well
    """
    found = []
    keys = ColumnKeys(table.frame)
    for time in _times(known, wide_is_doubtful):
        of_time = _time_evidence(known[time])
        is_said = not any(piece.said == "time_unsaid" for piece in of_time)
        persons = _persons(known, known[time], is_said)
        when = time_key(table, time) if persons else None
        fitting: list[Reading] = []
        for person in persons:
            is_told = any(reading.says("once_at_each_time") for reading in fitting)
            if is_told and not _is_called(person):
                break  # a column that says whose the rows are comes before one that might be it
            fits = None if when is None else _with_person(keys, known, when, person)
            if fits is not None:
                fitting.append(_reading(time, of_time, *fits))
        found += fitting
        if not fitting and _is_worded_level(of_time):
            nobody = Evidence("nobody_named")
            found.append(Reading("long", (*of_time, nobody), (), time))
    return found


def names_rows_by_time(table: Table, known: Known) -> bool:
    """Whether a column holds another time, such as pre and post, in each row."""
    rows = len(table.frame)
    each = [p for p in known.values() if p.distinct == p.filled == rows]
    return any(_is_worded_level(_levels_evidence(profile)) for profile in each)


def times_in(table: Table, column: str) -> tuple[str, ...]:
    """The texts of a time column in the order of time, else in the order of the file.

    "NA" and its like are no times. Of texts that differ in case or blanks the first stands for all.
    """
    distinct = pd.unique(table.frame[column].dropna())
    texts: dict[str, str] = {}
    for value in distinct:
        written = as_text(value).strip()
        texts.setdefault(time_text(written), written)
    around = words_around(texts) if len(texts) <= MOST_TIMES else frozenset()
    return in_order(text for text in texts.values() if not is_no_level(text, around))


def time_key(table: Table, time: str) -> Whole:
    """For each row the number of its time, −1 where there is none or the text is "NA"."""
    code, distinct = pd.factorize(table.frame[time])
    texts = [time_text(as_text(value)) for value in distinct]
    around = words_around(texts) if len(texts) <= MOST_TIMES else frozenset()
    first = {text: index for index, text in reversed(list(enumerate(texts)))}
    kept = [-1 if is_no_level(text, around) else first[text] for text in texts]
    of_code: Whole = np.array([*kept, -1], dtype=np.int64)
    of_row: Whole = of_code[code]
    return of_row


def is_named(profile: Profile, words: frozenset[str]) -> bool:
    """Whether a name of few words has one of these.

    In a sentence, as the headers of a questionnaire are, a word says nothing.
    """
    return profile.name_length <= LONGEST_NAME and not profile.words.isdisjoint(words)


def _times(known: Known, wide_is_doubtful: bool) -> list[str]:
    """The columns that may say when."""
    some_are_people = any(_is_called(p) and _may_repeat(p) for p in known.values())
    worded: dict[frozenset[str], bool] = {}  # many columns have the same answers
    found = []
    for name, profile in known.items():
        named = is_named(profile, TIME) and not profile.running and profile.distinct > 1
        is_shared = 2 <= profile.distinct <= SHARED * profile.filled
        if named or (is_shared and wide_is_doubtful and some_are_people and _is_few(profile)):
            found.append(name)
        elif is_shared and profile.levels:
            levels = frozenset(profile.levels)
            if levels not in worded:
                worded[levels] = _is_worded_level(_levels_evidence(profile))
            found += [name] if worded[levels] else []
    return found


def _is_few(profile: Profile) -> bool:
    """Whether a column has so few values as conditions have."""
    return profile.distinct <= MOST_CONDITIONS and (profile.whole or not profile.number)


def _may_repeat(profile: Profile) -> bool:
    return 2 <= profile.distinct <= MOST_DIFFERENT * profile.filled


def _time_evidence(profile: Profile) -> tuple[Evidence, ...]:
    """What the levels and the name of a column say for its saying when."""
    evidence = _levels_evidence(profile)
    if is_named(profile, TIME):
        whole = profile.name_length == 1 or "event" in profile.words
        evidence.append(Evidence("time_named" if whole else "time_in_name", profile.name))
    if not any(piece.weight > 0 for piece in evidence):
        evidence.append(Evidence("time_unsaid", profile.name))
    return tuple(evidence)


def _levels_evidence(profile: Profile) -> list[Evidence]:
    """What the levels of a column of text say: pre and post; T0, T1; dates."""
    if profile.number or not 2 <= profile.distinct <= MOST_TIMES:
        return _dates(profile)
    if not profile.levels:
        return []
    around = words_around(profile.levels)
    levels = [level for level in profile.levels if not is_no_level(level, around)]
    moments = [moment_of(level, around) for level in levels]
    if not any(moments):
        return _dates(profile)
    phases = {moment.phase for moment in moments if moment is not None}
    said = _said(levels, moments, phases, named=is_named(profile, TIME))
    return [*([Evidence(said, profile.name)] if said else []), *_dates(profile)]


def _said(
    levels: Sequence[str], moments: Sequence[Moment | None], phases: set[int], named: bool
) -> Said | None:
    known = [moment for moment in moments if moment is not None]
    if len(set(known)) < 2 and len(known) == len(moments):
        return None
    if len(known) < len(moments):
        return "levels_partly" if phases & {0, 2, 3} and (named or len(phases) > 1) else None
    if (0 in phases and len(phases) > 1) or (phases & {2, 3} and len(phases) > 1):
        return "levels_before_and_after"
    return "levels_counted" if named or phases != {1} or _is_counted(levels) else None


def _is_counted(levels: Sequence[str]) -> bool:
    """Whether the levels are counted as T0 or visit 1 are; "8-12 yrs" is a length, not a time."""
    words = [word for level in levels for word in tokens(level)]
    return any(_DIGITS_AT_END.sub("", word) in _COUNTED for word in words)


def _dates(profile: Profile) -> list[Evidence]:
    return [Evidence("levels_are_dates", profile.name)] if profile.is_dates else []


def _is_worded_level(evidence: Sequence[Evidence]) -> bool:
    said = {piece.said for piece in evidence}
    if "levels_are_dates" in said:
        return False
    return bool(said & {"levels_before_and_after", "levels_counted"})


def _persons(known: Known, time: Profile, is_said: bool) -> list[Profile]:
    """The columns that may name people who have several rows each, the likeliest first.

    A column whose name does not say so needs a row for each person and time at most, and a time
    that is said; so few distinct values as an answer has are no people.
    """
    fit = []
    for profile in known.values():
        if profile.name == time.name or not _may_repeat(profile):
            continue
        if _is_called(profile):
            fit.append(profile)
        elif is_said and profile.distinct * time.distinct >= profile.filled:
            fit += [profile] if _may_name(profile) else []
    return sorted(fit, key=lambda p: (not is_named(p, ID), not is_named(p, NAME | NUMBER)))


def _may_name(profile: Profile) -> bool:
    """Whether the cells of a column may name people, whatever it is called."""
    if profile.distinct < FEWEST_PERSONS or profile.is_change or profile.is_dates:
        return False
    if profile.number and not profile.whole:
        return False
    return profile.words.isdisjoint(_NO_PERSON) and factor_rank(profile.words) > 0


def _is_called(profile: Profile) -> bool:
    return is_named(profile, _CALLED)


def _with_person(
    keys: ColumnKeys, known: Known, when: Whole, person: Profile
) -> tuple[tuple[str, ...], str | None, tuple[Evidence, ...]] | None:
    """The person's columns beside a time, with what speaks for them; None where rows do not fit."""
    lies = grid(keys[person.name], when)
    called = is_named(person, _CALLED)
    if lies.persons < 2 or lies.repeated < (SOME_REPEATED if called else REPEATED):
        return None
    columns: tuple[str, ...] = (person.name,)
    apart = None
    if lies.doubled:
        if not called:
            return None
        columns, apart = who_and_apart(keys, known, when, person.name)
        if len(columns) > 1:
            lies = grid(combined([keys[name] for name in columns]), when)
    if not called and person.number and not _numbers_people(keys.frame[person.name], lies):
        return None
    return columns, apart, tuple(_person_evidence(person, lies))


def _numbers_people(cells: pd.Series, lies: Grid) -> bool:
    """Whether numbers that no name calls people's are theirs.

    Everybody is there at each time, or the numbers count on from the first and most are there.
    """
    if lies.filled == 1:
        return True
    value = cells.dropna()
    counts_on = pd.api.types.is_numeric_dtype(value) and value.max() - value.min() < lies.persons
    return bool(counts_on) and lies.filled >= MOSTLY_THERE


def _person_evidence(person: Profile, lies: Grid) -> list[Evidence]:
    said: list[Said] = []
    if is_named(person, ID):
        said.append("person_named")
    elif is_named(person, NAME | NUMBER):
        said.append("person_named_weakly")
    elif person.number:
        said.append("person_is_a_number")
    said.append("several_rows_at_a_time" if lies.doubled else "once_at_each_time")
    if lies.filled >= 0.9:
        said.append("everyone_at_each_time")
    if lies.persons < FEWEST_PERSONS:
        said.append("few_persons")
    if says_when(person.name):
        said.append("scores_say_when")
    return [Evidence(each, person.name) for each in said]


def _reading(
    time: str,
    of_time: tuple[Evidence, ...],
    person: tuple[str, ...],
    apart: str | None,
    of_person: tuple[Evidence, ...],
) -> Reading:
    return Reading("long", (*of_time, *of_person), person, time, apart)
