"""Two samples: those measured before and those measured after, where nobody can say who is who."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lib.study.arrays import Floats, Mask
from lib.study.building.long import times_of_rows
from lib.study.building.persons import Persons, read_factor, read_score
from lib.study.problem import Problem, Refusal
from lib.study.roles import Roles
from lib.study.study import Factor
from lib.study.table import Table


def two_samples(table: Table, roles: Roles) -> Persons:
    """Everybody who was measured at one of the two times, each with one score of an outcome.

    Of a wide table each filled cell is somebody; what stands beside it in its row may be known of
    somebody else, so no factor is kept. Of a long table each row is somebody.
    """
    if roles.layout == "wide":
        return _of_columns(table, roles)
    if roles.time is None or not isinstance(roles.times, tuple):
        raise Refusal("no_times", roles.time)
    return _of_rows(table, roles)


def _of_columns(table: Table, roles: Roles) -> Persons:
    n = len(table.frame)
    nothing = np.full(n, np.nan)
    problems: list[Problem] = []
    scores = []
    for choice in roles.outcomes:
        before, first = read_score(table, roles, choice.before, choice.before_part)
        after, second = read_score(table, roles, choice.after, choice.after_part)
        scores.append((np.append(before, nothing), np.append(nothing, after)))
        problems += [problem for problem in (*first, *second) if problem not in problems]
    row = np.tile(table.frame.index.to_numpy(np.int64), 2)
    return _measured(Persons(row, scores, [], [], problems=problems))


def _of_rows(table: Table, roles: Roles) -> Persons:
    times = roles.times if isinstance(roles.times, tuple) else ("", "")
    side = times_of_rows(table, roles, times)
    problems: list[Problem] = []
    scores = []
    for choice in roles.outcomes:
        value, found = read_score(table, roles, choice.before, choice.before_part)
        scores.append((np.where(side == 0, value, np.nan), np.where(side == 1, value, np.nan)))
        problems += [problem for problem in found if problem not in problems]
    factors: list[Factor] = []
    for factor_choice in roles.factors:
        factor, found = read_factor(table, roles, factor_choice)
        factors.append(factor)
        problems += found
    row = table.frame.index.to_numpy(np.int64)
    return _measured(Persons(row, scores, [], factors, problems=problems))


def _measured(everybody: Persons) -> Persons:
    """Those who have any score."""
    there: Mask = np.any([_filled(*pair) for pair in everybody.scores], axis=0)
    scores = [(before[there], after[there]) for before, after in everybody.scores]
    return replace(
        everybody,
        row=everybody.row[there],
        scores=scores,
        all_times=[np.column_stack(pair) for pair in scores],
        factors=[factor.rows(there) for factor in everybody.factors],
    )


def _filled(before: Floats, after: Floats) -> Mask:
    return np.isfinite(before) | np.isfinite(after)
