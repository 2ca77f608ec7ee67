"""Doubts about a guess: which of them concern what the roles still are."""

from __future__ import annotations

from lib.study.guessing.guess import Guess
from lib.study.problem import Problem
from lib.study.roles import Roles


def open_doubts(guess: Guess, roles: Roles) -> tuple[Problem, ...]:
    """The questions of a guess that were not overtaken by a change of the roles.

    >>> unsure = Problem("pair_unsure", "warning")
    >>> guess = Guess(Roles(), questions=(unsure,))
    >>> open_doubts(guess, Roles()) == (unsure,), open_doubts(guess, Roles("long"))
    (True, ())
    """
    return tuple(each for each in guess.questions if _still_holds(each, guess.roles, roles))


def _still_holds(problem: Problem, guessed: Roles, roles: Roles) -> bool:
    if problem.key in ("pair_unsure", "no_pair_found", "several_afters"):
        return roles.outcomes == guessed.outcomes and roles.layout == "wide"
    if problem.key in ("times_unordered", "time_is_continuous"):
        return (roles.time, roles.times) == (guessed.time, guessed.times)
    if problem.key == "maybe_arms" and roles.arms is not None:
        return roles.arms.column == problem.column
    if problem.key == "rows_separated":
        return not roles.filters and roles.repeats is None
    return roles.layout == guessed.layout
