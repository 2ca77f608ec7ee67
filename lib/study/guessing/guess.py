"""Guess: names and cells to roles; everything in it is shown and can be changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lib.study.columns.profile import Profile, profiles
from lib.study.guessing.assignment import likely_arms, maybe_arms
from lib.study.guessing.evidence import Reading, likeliest
from lib.study.guessing.guess_long import long_roles
from lib.study.guessing.guess_wide import guess_wide, wide_reading, wide_roles
from lib.study.guessing.in_words import WideInWords, answers_over_time, in_words
from lib.study.guessing.item_roles import with_items
from lib.study.guessing.items import ItemSet, items_over_time
from lib.study.guessing.long_readings import long_readings, names_rows_by_time
from lib.study.guessing.structure import is_turned
from lib.study.guessing.worded import as_numbers, read_in_words
from lib.study.problem import Problem
from lib.study.roles import OutcomeChoice, Roles
from lib.study.table import Table


@dataclass(frozen=True, slots=True)
class Guess:
    """What the columns probably are.

    roles         complete enough to build where nothing is in doubt
    alternatives  further outcomes that the names suggest, the most likely first
    questions     what a person has to decide, or should look at
    readings      the ways to read the table, the one taken first, each with its evidence
    items         columns that look like the items of questionnaires
    """

    roles: Roles
    alternatives: tuple[OutcomeChoice, ...] = ()
    questions: tuple[Problem, ...] = ()
    readings: tuple[Reading, ...] = ()
    items: tuple[ItemSet, ...] = ()


def guess(table: Table) -> Guess:
    r"""Guess what each column of a table is.

    >>> from lib.study.reading.read import read
    >>> file = b"id,age_group,pre,post\n1,a,3,5\n2,b,4,4\n3,a,2,6\n4,b,3,6\n"
    >>> roles = guess(read(file, "study.csv")).roles
    >>> roles.layout, roles.id, [(choice.before, choice.after) for choice in roles.outcomes]
    ('wide', ('id',), [('pre', 'post')])
    """
    known = profiles(table)
    wide = in_words(table, known, guess_wide(table, known))
    readings = likeliest(
        wide_reading(wide.guess, wide.known),
        long_readings(table, known, wide_is_doubtful=not wide.guess.is_told),
    )
    turned = not wide.guess.is_told and is_turned(table, known) and names_rows_by_time(table, known)
    if readings[0].layout == "long" and not turned:
        guessed, constant = _long(table, known, readings)
    else:
        guessed = _wide(wide, readings, turned)
        constant = None
    used = {*guessed.roles.columns} - {factor.column for factor in guessed.roles.factors}
    used.update(name for each in guessed.items for name in each.columns)
    arms = maybe_arms(table, known, used, constant)
    if arms is None:
        return guessed
    proposed = replace(guessed.roles, arms=likely_arms(table, arms))
    return replace(guessed, roles=proposed, questions=(*guessed.questions, arms))


def _wide(wide: WideInWords, readings: tuple[Reading, ...], turned: bool) -> Guess:
    """What the columns are if each row is a person."""
    roles, others, questions = wide_roles(wide.table, wide.known, wide.guess)
    if turned:
        return Guess(roles, tuple(others), (Problem("transposed", "warning"),), readings)
    roles = replace(roles, words=wide.words)
    found = with_items(wide.table, roles, others, wide.guess.items)
    items = {name for each in wide.guess.items for name in each.columns}
    about_scores = [question for question in questions if question.column not in items]
    asked = (*found.questions, *about_scores)
    return Guess(found.roles, found.alternatives, asked, readings, wide.guess.items)


def _long(
    table: Table, known: dict[str, Profile], readings: tuple[Reading, ...]
) -> tuple[Guess, frozenset[str]]:
    """What the columns are if each row is one measurement; and which do not vary in a person."""
    words = answers_over_time(table, known, readings[0])
    read = read_in_words(table, words)
    numbered = as_numbers(known, words)
    long = long_roles(read, numbered, readings[0])
    apart = {*readings[0].person, readings[0].time} | long.constant
    varying = [name for name in known if name not in apart]
    sets = items_over_time(table, numbered, varying)
    roles = replace(long.roles, words=words)
    found = with_items(read, roles, long.alternatives, sets)
    asked = (*found.questions, *long.questions)
    return Guess(found.roles, found.alternatives, asked, readings, sets), long.constant
