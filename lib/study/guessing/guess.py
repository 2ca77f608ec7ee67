"""Guess: names and cells to roles; everything in it is shown and can be changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lib.study.columns.profile import Profile, profiles
from lib.study.guessing.assignment import maybe_arms
from lib.study.guessing.guess_long import (
    LARGE,
    MOST_OUTCOMES,
    LongGuess,
    guess_by_structure,
    guess_long,
    worded_columns,
)
from lib.study.guessing.names import SURE, read_name
from lib.study.guessing.pairing import NamedPair, pairs_by_name
from lib.study.guessing.structure import is_transposed
from lib.study.problem import Problem
from lib.study.roles import FactorChoice, OutcomeChoice, Part, Roles
from lib.study.table import Table
from lib.study.words.column_names import ID, NAME, TIME
from lib.study.words.vocabulary import factor_rank, lower_is_better

MOST_FACTORS = 12
AT_LARGE = 2  # outcomes that are taken of a large file


@dataclass(frozen=True, slots=True)
class Guess:
    """What the columns probably are.

    roles         complete enough to build where nothing is in doubt
    alternatives  further outcomes that the names suggest, the most likely first
    questions     what a person has to decide, or should look at
    """

    roles: Roles
    alternatives: tuple[OutcomeChoice, ...] = ()
    questions: tuple[Problem, ...] = ()


def guess(table: Table) -> Guess:
    r"""Guess what each column of a table is.

    >>> from lib.study.reading.read import read
    >>> file = b"id,age_group,pre,post\n1,a,3,5\n2,b,4,4\n3,a,2,6\n4,b,3,6\n"
    >>> roles = guess(read(file, "study.csv")).roles
    >>> roles.layout, roles.id, [(choice.before, choice.after) for choice in roles.outcomes]
    ('wide', ('id',), [('pre', 'post')])
    """
    known = profiles(table)
    long = guess_long(table, known)
    if long is not None:
        return _long(table, known, long)
    wide = _wide(table, known)
    if wide.roles.outcomes:
        return wide
    if is_transposed(table, known, worded_columns(table, known)):
        return replace(wide, questions=(Problem("transposed", "warning"),))
    long = guess_by_structure(table, known)
    return wide if long is None else _long(table, known, long)


def _long(table: Table, known: dict[str, Profile], long: LongGuess) -> Guess:
    used = set(long.roles.columns)
    factors = _factors(known, used, len(table.frame), long.constant)
    clusters = tuple(FactorChoice(name) for name in long.roles.id[:-1])  # of a composite id
    arms = maybe_arms(table, known, used - set(long.roles.id[:-1]), long.constant)
    asked = () if arms is None else (arms,)
    roles = replace(long.roles, factors=(*clusters, *factors))
    return Guess(roles, long.alternatives, (*long.questions, *asked))


def _wide(table: Table, known: dict[str, Profile]) -> Guess:
    who = _id(known)
    offered = tuple(_outcomes(table, known, set(who)))
    rows = len(table.frame)
    sure = [pair for pair, _ in offered if pair.strength >= SURE]
    most = MOST_OUTCOMES if rows < LARGE else AT_LARGE
    taken = [c for p, c in offered if p.strength >= SURE or not sure][:most]
    by_place = [] if offered else _by_place(known, set(who))
    questions = [] if sure else [Problem("pair_unsure" if offered else "no_pair_found", "warning")]
    roles = Roles("wide", who, tuple(taken))
    scores = {name for _, choice in offered for name in (choice.before, choice.after)}
    used = {*roles.columns, *scores}
    roles = replace(roles, factors=_factors(known, used, rows, None))
    arms = maybe_arms(table, known, used, None)
    if arms is not None:
        questions.append(arms)
    rest = [choice for _, choice in offered if choice not in taken]
    return Guess(roles, (*rest, *_slashed(known), *by_place), tuple(questions))


def _id(known: dict[str, Profile]) -> tuple[str, ...]:
    """The column that names the participants: by its name, else the row numbers, else names."""
    unique = [p for p in known.values() if p.unique and (p.whole or not p.number)]
    named = [p for p in unique if p.words & ID]
    numbering = [p for p in unique if p.is_row_number]
    ranked = [
        *(p for p in named if p not in numbering),
        *named,
        *numbering,
        *(p for p in unique if p.words & NAME),  # last: nobody need be named
    ]
    return (ranked[0].name,) if ranked else ()


def _outcomes(
    table: Table, known: dict[str, Profile], taken: set[str]
) -> list[tuple[NamedPair, OutcomeChoice]]:
    scores = [
        p.name
        for p in known.values()
        if p.number and p.name not in taken and not (p.is_change or _numbers_rows(p))
    ]
    filled = {name: table.frame[name].notna().to_numpy() for name in scores}

    def complete(before: str, after: str) -> int:
        return int(np.count_nonzero(filled[before] & filled[after]))

    found = pairs_by_name(scores, complete)
    if table.labels and not any(pair.strength >= SURE for pair in found):
        found = pairs_by_name(scores, complete, table.labels)
    return [(pair, _choice(pair, found)) for pair in found]


def _by_place(known: dict[str, Profile], taken: set[str]) -> list[OutcomeChoice]:
    """The only two columns of scores, whatever they are called: offered, never taken."""
    no_score = ID | TIME
    numbers = [p for p in known.values() if p.number and p.name not in taken]
    scores = [
        p.name for p in numbers if not (p.is_category or _numbers_rows(p) or p.words & no_score)
    ]
    if len(scores) != 2:
        return []
    return [OutcomeChoice(scores[0], scores[1], f"{scores[0]} → {scores[1]}")]


def _choice(pair: NamedPair, found: tuple[NamedPair, ...]) -> OutcomeChoice:
    stem = " ".join(pair.stem)
    label = stem if any(c.isalpha() for c in stem) else f"{pair.before} → {pair.after}"
    if any(p.stem == pair.stem and p.after != pair.after for p in found) and label == stem:
        label = f"{stem} ({pair.after})"
    return OutcomeChoice(pair.before, pair.after, label, not lower_is_better(label))


def _slashed(known: dict[str, Profile]) -> list[OutcomeChoice]:
    """Scores inside cells like "120/80": offered, never taken without being asked."""
    names = [profile.name for profile in known.values() if profile.slashed]
    found = pairs_by_name(names, lambda before, after: 1)
    parts: tuple[Part, Part] = ("first", "second")
    offered = []
    for pair in found:
        whole = _choice(pair, found)
        offered += [replace(whole, before_part=part, after_part=part) for part in parts]
    paired = {name for pair in found for name in (pair.before, pair.after)}
    alone = [name for name in names if name not in paired]
    return offered + [
        OutcomeChoice(name, name, name, True, before_part="first", after_part="second")
        for name in alone
    ]


def _factors(
    known: dict[str, Profile], used: set[str], rows: int, constant: frozenset[str] | None
) -> tuple[FactorChoice, ...]:
    """The columns that describe people: few levels, or a number such as age.

    constant  long tables: the columns that do not vary within a person
    """
    most = MOST_FACTORS if rows < LARGE else 2 * AT_LARGE
    fit = [
        p
        for p in known.values()
        if p.name not in used
        and (constant is None or p.name in constant)
        and not (p.is_change or p.is_row_number or p.slashed or _says_when(p.name))
        and (p.is_category or (p.number and factor_rank(p.words) == 0))
    ]
    chosen = sorted(fit, key=lambda p: factor_rank(p.words))[:most]
    names = {profile.name for profile in chosen}
    return tuple(FactorChoice(name) for name in known if name in names)


def _numbers_rows(profile: Profile) -> bool:
    """Whether a column only numbers the rows; scores that happen to be 1, 2, 3 say when."""
    return profile.is_row_number and not _says_when(profile.name)


def _says_when(name: str) -> bool:
    return any(named.strength > SURE for named in read_name(name, name))
