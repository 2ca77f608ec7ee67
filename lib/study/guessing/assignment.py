"""Assignment: a column that may say who got what, which only the person can know."""

from __future__ import annotations

import pandas as pd

from lib.study.columns.levels import as_text, natural_order
from lib.study.columns.profile import Profile
from lib.study.problem import Problem, Slots
from lib.study.roles import ArmsChoice, Roles
from lib.study.table import Table
from lib.study.words.arms import are_of_arms, control_of, may_be_of_arms, names_arms, says_arms
from lib.study.words.times import is_no_level, tokens

MOST_ARMS = 8


def maybe_arms(
    table: Table, known: dict[str, Profile], used: set[str], constant: frozenset[str] | None
) -> Problem | None:
    """The question whether the groups of a column got different things; None where none may.

    The column is told by its name (Treat, kelompok) or by its levels (CBT, Cont, FT; kontrol,
    pijat); one that is told by both comes first.

    used      columns that are something else already
    constant  long tables: the columns that do not vary within a person
    """
    best: tuple[int, str] | None = None
    said: dict[frozenset[str], bool] = {}  # many columns have the same answers
    for name, profile in known.items():
        if name in used or not 2 <= profile.distinct <= MOST_ARMS or profile.unique:
            continue
        if constant is not None and name not in constant:
            continue
        levels = frozenset(profile.levels)
        if levels not in said:
            said[levels] = says_arms(levels)
        weight = 4 * said[levels] + _named(profile, table.labels.get(name, ""))
        if weight and (best is None or weight > best[0]):
            best = weight, name
    if best is None:
        return None
    slots: Slots = {"levels": ", ".join(_levels(table, best[1]))}
    return Problem("maybe_arms", "warning", slots, best[1])


def likely_arms(table: Table, asked: Problem) -> ArmsChoice | None:
    """The arms as they are proposed until somebody answers; None where they are only possible.

    Sure enough are a name that says who got what and levels of which one is the control: Treat
    with CBT, Cont and FT. Everything else is asked and nothing that depends on it is said.

    >>> from lib.study.table import Dialect
    >>> table = Table(pd.DataFrame({"Treat": ["CBT", "Cont"]}), Dialect("csv"))
    >>> likely_arms(table, Problem("maybe_arms", "warning", {}, "Treat"))
    ArmsChoice(column='Treat', control='Cont')
    """
    column = str(asked.column)
    levels = _levels(table, column)
    control = control_of(levels)
    if control is None or not names_arms(column) or not says_arms(levels):
        return None
    return ArmsChoice(column, control)


def arms_question(table: Table, roles: Roles) -> tuple[Problem, ...]:
    """The question against what the arms are compared, of the column that is taken for them.

    >>> from lib.study.table import Dialect
    >>> table = Table(pd.DataFrame({"class": ["a", "b"]}), Dialect("csv"))
    >>> [one.slots["levels"] for one in arms_question(table, Roles(arms=ArmsChoice("class")))]
    ['a, b']
    """
    if roles.arms is None or roles.arms.column not in table.frame.columns:
        return ()
    slots: Slots = {"levels": ", ".join(_levels(table, roles.arms.column))}
    return (Problem("maybe_arms", "warning", slots, roles.arms.column),)


def _named(profile: Profile, label: str) -> int:
    """How surely the name or the label of a column says who got what: 2, 1 for maybe, 0."""
    said = [profile.folded, *([tokens(label)] if label else [])]
    if any(are_of_arms(words) for words in said):
        return 2
    return int(any(may_be_of_arms(words) for words in said))


def _levels(table: Table, column: str) -> tuple[str, ...]:
    """The levels of a column, without what is no value."""
    texts = [as_text(value).strip() for value in pd.unique(table.frame[column].dropna())]
    filled = [text for text in texts if not is_no_level(text)]
    return natural_order(sorted(set(filled), key=str.casefold))[0]
