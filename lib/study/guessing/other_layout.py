"""The other layout: what the columns probably are when a person says how the rows lie."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.study.columns.levels import as_text
from lib.study.guessing.guess import Guess, guess
from lib.study.guessing.pairing import pairs_by_name
from lib.study.problem import Problem, ProblemKey
from lib.study.roles import Layout, OutcomeChoice, Roles
from lib.study.table import Table
from lib.study.words.column_names import TIME
from lib.study.words.times import in_order, tokens
from lib.study.words.vocabulary import lower_is_better

MOST_TIMES = 50


def guess_in(layout: Layout, table: Table, roles: Roles) -> Guess:
    """Guess what each column is in that layout; what is known of the people stays.

    >>> from lib.study.table import Dialect
    >>> frame = pd.DataFrame({"id": [1, 2], "pre": [3, 4], "post": [5, 4]})
    >>> found = guess_in("wide", Table(frame, Dialect("csv")), Roles("long", ("id",)))
    >>> [(choice.before, choice.after) for choice in found.roles.outcomes]
    [('pre', 'post')]
    """
    first = guess(table)
    if first.roles.layout == layout:
        return first
    return _wide(table, roles) if layout == "wide" else _long(table, roles)


def _wide(table: Table, roles: Roles) -> Guess:
    names = [name for name in _numbers(table) if name not in roles.id]
    filled = {name: table.frame[name].notna().to_numpy() for name in names}

    def complete(before: str, after: str) -> int:
        return int(np.count_nonzero(filled[before] & filled[after]))

    choices = [
        OutcomeChoice(pair.before, pair.after, label, not lower_is_better(label))
        for pair in pairs_by_name(names, complete)
        for label in [" ".join(pair.stem) or f"{pair.before} → {pair.after}"]
    ]
    key: ProblemKey = "pair_unsure" if choices else "no_pair_found"
    taken = tuple(choices[:1])
    used = {name for choice in taken for name in (choice.before, choice.after)}
    about = tuple(factor for factor in roles.factors if factor.column not in used)
    wide = Roles("wide", roles.id, taken, about)
    return Guess(wide, tuple(choices[1:]), (Problem(key, "warning"),))


def _long(table: Table, roles: Roles) -> Guess:
    time = next((str(name) for name in table.frame.columns if _may_be_time(table, name)), None)
    times = None if time is None else _ends(table, time)
    scores = [name for name in _numbers(table) if name not in (*roles.id, time)]
    choices = [OutcomeChoice(name, name, name, not lower_is_better(name)) for name in scores]
    about = tuple(factor for factor in roles.factors if factor.column not in (*scores[:1], time))
    long = Roles("long", roles.id, tuple(choices[:1]), about, time, times)
    return Guess(long, tuple(choices[1:]))


def _numbers(table: Table) -> list[str]:
    return [str(name) for name in table.frame.select_dtypes("number").columns]


def _may_be_time(table: Table, name: object) -> bool:
    return bool(TIME & set(tokens(str(name)))) and 1 < table.frame[name].nunique() <= MOST_TIMES


def _ends(table: Table, time: str) -> tuple[str, str]:
    distinct = pd.unique(table.frame[time].dropna())
    levels = in_order(dict.fromkeys(as_text(value).strip() for value in distinct))
    return levels[0], levels[-1]
