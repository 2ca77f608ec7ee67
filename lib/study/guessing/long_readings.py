"""Long readings: the pairs of columns that may say who and when, with the evidence for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.study.arrays import Whole
from lib.study.columns.keys import combined, key_of
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
    tokens,
    words_around,
)
from lib.study.words.vocabulary import factor_rank

REPEATED = 0.3  # share of persons with several rows, from which on a table is long
SOME_REPEATED = 0.2  # the same where the name of the column says that it names people
FEWEST_PERSONS = 5
SHARED = 0.67  # of the filled cells that may differ in a column that says when by its levels
LONGEST_NAME = 4  # words; more are a sentence, in which any word may stand
_DIGITS_AT_END = re.compile(r"[0-9]+$")
_COUNTED = NUMBERED - set(DAYS)

Known = dict[str, Profile]


def long_readings(table: Table, known: Known, wide_is_doubtful: bool) -> list[Reading]:
    """Every way to read a table as long: who and when, with what speaks for it.

    wide_is_doubtful   names say no pair: columns that no name calls a time are looked at as well
    """
    found = []
    for time in _times(table, known, wide_is_doubtful):
        of_time = _time_evidence(table, known[time])
        persons = [_with_person(table, known, time, who) for who in _persons(known, time)]
        found += [_reading(time, of_time, *each) for each in persons if each is not None]
        if not any(person for person in persons) and _is_worded_level(of_time):
            nobody = Evidence("nobody_named")
            found.append(Reading("long", (*of_time, nobody), (), time))
    return found


def worded_columns(table: Table, known: Known) -> list[str]:
    """The columns whose levels say when, such as pre and post."""
    return [name for name, p in known.items() if _is_worded_level(_levels_evidence(table, p))]


def times_in(table: Table, column: str) -> tuple[str, ...]:
    """The texts of a time column in the order of time, else in the order of the file.

    "NA" and its like are no times.
    """
    distinct = pd.unique(table.frame[column].dropna())
    texts = dict.fromkeys(as_text(value).strip() for value in distinct)
    around = words_around(texts) if len(texts) <= MOST_TIMES else frozenset()
    return in_order(text for text in texts if not is_no_level(text, around))


def time_key(table: Table, time: str) -> Whole:
    """For each row the number of its time, −1 where there is none or the text is "NA"."""
    code, distinct = pd.factorize(table.frame[time])
    texts = [as_text(value).strip() for value in distinct]
    around = words_around(texts) if len(texts) <= MOST_TIMES else frozenset()
    kept = [-1 if is_no_level(text, around) else index for index, text in enumerate(texts)]
    of_code: Whole = np.array([*kept, -1], dtype=np.int64)
    of_row: Whole = of_code[code]
    return of_row


def is_named(profile: Profile, words: frozenset[str]) -> bool:
    """Whether a name of few words has one of these.

    In a sentence, as the headers of a questionnaire are, a word says nothing.
    """
    return bool(profile.words & words) and len(tokens(profile.name)) <= LONGEST_NAME


def _times(table: Table, known: Known, wide_is_doubtful: bool) -> list[str]:
    """The columns that may say when."""
    found = []
    for name, profile in known.items():
        named = is_named(profile, TIME) and not profile.running and profile.distinct > 1
        is_shared = 2 <= profile.distinct <= SHARED * profile.filled
        if not (named or is_shared):
            continue
        few = profile.distinct <= MOST_CONDITIONS and (profile.whole or not profile.number)
        unsaid = wide_is_doubtful and few and factor_rank(profile.words) >= 0
        if named or unsaid or _is_worded_level(_levels_evidence(table, profile)):
            found.append(name)
    return found


def _time_evidence(table: Table, profile: Profile) -> tuple[Evidence, ...]:
    """What the levels and the name of a column say for its saying when."""
    evidence = _levels_evidence(table, profile)
    if is_named(profile, TIME):
        whole = len(tokens(profile.name)) == 1 or "event" in profile.words
        evidence.append(Evidence("time_named" if whole else "time_in_name", profile.name))
    if not any(piece.weight > 0 for piece in evidence):
        evidence.append(Evidence("time_unsaid", profile.name))
    return tuple(evidence)


def _levels_evidence(table: Table, profile: Profile) -> list[Evidence]:
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


def _persons(known: Known, time: str) -> list[Profile]:
    """The columns that may name people who have several rows each, the likeliest first."""
    fit = []
    for profile in known.values():
        if profile.name == time or profile.distinct < 2 or profile.distinct > 0.95 * profile.filled:
            continue
        called = _is_called(profile)
        if not called and ((profile.number and not profile.whole) or profile.is_change):
            continue
        if not called and (profile.words & (SCORE | TIME) or factor_rank(profile.words) == 0):
            continue
        if called or profile.distinct >= FEWEST_PERSONS:
            fit.append(profile)
    return sorted(fit, key=lambda p: (not is_named(p, ID), not is_named(p, NAME | NUMBER)))


def _is_called(profile: Profile) -> bool:
    return is_named(profile, ID | NAME | NUMBER)


def _with_person(
    table: Table, known: Known, time: str, person: Profile
) -> tuple[tuple[str, ...], str | None, tuple[Evidence, ...]] | None:
    """The person's columns beside a time, with what speaks for them; None where rows do not fit."""
    when = time_key(table, time)
    lies = grid(key_of(table.frame[person.name]), when)
    called = is_named(person, ID | NAME | NUMBER)
    if lies.persons < 2 or lies.repeated < (SOME_REPEATED if called else REPEATED):
        return None
    columns: tuple[str, ...] = (person.name,)
    apart = None
    if lies.doubled:
        if not called:
            return None
        columns, apart = who_and_apart(table, known, when, person.name)
        if len(columns) > 1:
            lies = grid(combined([key_of(table.frame[name]) for name in columns]), when)
    if not called and person.number and lies.filled < 1:
        return None
    return columns, apart, tuple(_person_evidence(person, lies))


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
