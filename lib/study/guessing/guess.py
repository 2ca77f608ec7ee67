"""Guess: names and cells to roles; everything in it is shown and can be changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lib.study.columns.profile import profiles
from lib.study.guessing.assignment import likely_arms, maybe_arms
from lib.study.guessing.evidence import Reading, likeliest
from lib.study.guessing.guess_long import long_roles
from lib.study.guessing.guess_wide import guess_wide, wide_reading, wide_roles
from lib.study.guessing.long_readings import long_readings, names_rows_by_time
from lib.study.guessing.structure import is_turned
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
    """

    roles: Roles
    alternatives: tuple[OutcomeChoice, ...] = ()
    questions: tuple[Problem, ...] = ()
    readings: tuple[Reading, ...] = ()


def guess(table: Table) -> Guess:
    r"""Guess what each column of a table is.

    >>> from lib.study.reading.read import read
    >>> file = b"id,age_group,pre,post\n1,a,3,5\n2,b,4,4\n3,a,2,6\n4,b,3,6\n"
    >>> roles = guess(read(file, "study.csv")).roles
    >>> roles.layout, roles.id, [(choice.before, choice.after) for choice in roles.outcomes]
    ('wide', ('id',), [('pre', 'post')])
    """
    known = profiles(table)
    wide = guess_wide(table, known)
    readings = likeliest(
        wide_reading(wide, known), long_readings(table, known, wide_is_doubtful=not wide.pairs)
    )
    turned = not wide.pairs and is_turned(table, known) and names_rows_by_time(table, known)
    if readings[0].layout == "long" and not turned:
        long = long_roles(table, known, readings[0])
        guessed = Guess(long.roles, long.alternatives, long.questions, readings)
        constant: frozenset[str] | None = long.constant
    else:
        roles, others, questions = wide_roles(table, known, wide)
        if turned:
            questions = [Problem("transposed", "warning")]
        guessed = Guess(roles, tuple(others), tuple(questions), readings)
        constant = None
    used = {*guessed.roles.columns} - {factor.column for factor in guessed.roles.factors}
    arms = maybe_arms(table, known, used, constant)
    if arms is None:
        return guessed
    proposed = replace(guessed.roles, arms=likely_arms(table, arms))
    return replace(guessed, roles=proposed, questions=(*guessed.questions, arms))
