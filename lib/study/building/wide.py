"""Wide tables: a row is a person, before and after are two columns."""

from __future__ import annotations

from collections import Counter

import numpy as np

from lib.study.arrays import Floats
from lib.study.building.persons import MOST_IDS, Persons, id_texts, listed, read_factor, read_score
from lib.study.building.series import times_of
from lib.study.columns.keys import combined, key_of, size
from lib.study.problem import Problem, Slots, rows_where
from lib.study.roles import OutcomeChoice, Roles
from lib.study.table import Table


def wide_persons(table: Table, roles: Roles) -> Persons:
    """The participants of a wide table: every row that says anything is one.

    Rows with the same id are different people and stay apart, named "3" and "3 (2)", with a
    warning; a row without an id is named by its row number, "#12".
    """
    problems: list[Problem] = []
    table = _without_blank_rows(table, roles, problems)
    scores = []
    all_times = []
    for choice in roles.outcomes:
        before, first = read_score(table, roles, choice.before, choice.before_part)
        after, second = read_score(table, roles, choice.after, choice.after_part)
        scores.append((before, after))
        known = {choice.before: before, choice.after: after}
        between, third = _others(table, roles, choice, known)
        all_times.append(between)
        found_here = (*first, *second, *third)
        problems += [problem for problem in found_here if problem not in problems]
    factors = []
    for factor_choice in roles.factors:
        factor, found = read_factor(table, roles, factor_choice)
        factors.append(factor)
        problems += found
    row = table.frame.index.to_numpy(np.int64)
    ids, doubled = _ids(table, roles)
    told = [*problems, *doubled]
    return Persons(row, scores, all_times, factors, ids, (), told)


def _others(
    table: Table, roles: Roles, choice: OutcomeChoice, known: dict[str, Floats]
) -> tuple[Floats, list[Problem]]:
    """The scores at all times, (rows, t): those of before and after are read already."""
    problems: list[Problem] = []
    columns = []
    for name in times_of(choice, roles):
        scores = known.get(name)
        if scores is None:
            scores, found = read_score(table, roles, name, choice.before_part)
            problems += found
        columns.append(scores)
    return np.stack(columns, axis=1), problems


def _without_blank_rows(table: Table, roles: Roles, problems: list[Problem]) -> Table:
    """The table without the rows in which every column of the roles is empty."""
    filled = table.frame[list(roles.columns)].notna().any(axis=1).to_numpy()
    if filled.all():
        return table
    rows = rows_where(table.frame.index, ~filled)
    problems.append(Problem("blank_rows", "note", {"n": int((~filled).sum())}, None, rows))
    return Table(table.frame[filled], table.understood, table.labels, table.levels)


def _ids(table: Table, roles: Roles) -> tuple[tuple[str, ...], list[Problem]]:
    frame = table.frame
    columns = roles.id
    rows = [f"#{row}" for row in frame.index] if len(frame) <= MOST_IDS else []
    if not columns:
        return tuple(rows), []
    if not rows:
        keys = combined([key_of(frame[column]) for column in columns])
        doubled = keys.size - size(keys)
        slots: Slots = {"n": doubled, "names": "…"}
        return (), [Problem("ids_doubled", "warning", slots, columns[-1])] if doubled else []
    names = [text or row for text, row in zip(id_texts(frame, columns), rows, strict=True)]
    counted = Counter(names)
    twice = [name for name, n in counted.items() if n > 1]
    if not twice:
        return tuple(names), []
    where = rows_where(frame.index, np.array([counted[name] > 1 for name in names]))
    slots = {"n": len(twice), "names": listed(twice)}
    return _numbered(names), [Problem("ids_doubled", "warning", slots, columns[-1], where)]


def _numbered(names: list[str]) -> tuple[str, ...]:
    """Names made different: the second "3" becomes "3 (2)"."""
    seen: Counter[str] = Counter()
    different = []
    for name in names:
        seen[name] += 1
        different.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(different)
