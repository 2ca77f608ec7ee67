"""What is asked about items: whether they make one score, and which of them are turned round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from lib.study.guessing.item_roles import kept_apart, summed
from lib.study.problem import Problem, ProblemKey, Slots
from lib.study.recipe import Recipe
from lib.study.roles import OutcomeChoice, Roles

ItemAnswer = Literal[
    "sum_of_items", "mean_of_items", "items_apart", "total_of_file", "turn_round", "not_turned"
]
OF_ITEMS: tuple[ProblemKey, ...] = ("items_found", "items_beside_total", "items_against_rest")

Answered = tuple[ItemAnswer, Roles, Slots]


def item_answers(
    problem: Problem, roles: Roles, alternatives: Sequence[OutcomeChoice]
) -> tuple[Answered, ...]:
    """The answers to a question about items: their words, the roles that each makes, its slots.

    What the roles are now comes first.
    """
    if problem.key == "items_against_rest":
        return _turned(problem, roles)
    score = _score(problem, roles, alternatives)
    if roles.recipe(score.before) is None:
        return ()
    n: Slots = {"n": int(problem.slots["n"])}
    made: list[Answered] = [
        ("sum_of_items", summed(roles, score, "sum"), n),
        ("mean_of_items", summed(roles, score, "mean"), n),
    ]
    apart: Answered = ("items_apart", kept_apart(roles, score), {})
    if problem.key == "items_beside_total":
        total: Slots = {"total": str(problem.slots["total"])}
        return (("total_of_file", roles, total), *made, apart)
    is_score = any(choice.before == score.before for choice in roles.outcomes)
    return (*made, apart) if is_score else (apart, *made)


def _score(problem: Problem, roles: Roles, alternatives: Sequence[OutcomeChoice]) -> OutcomeChoice:
    """The score that a question is about, as it is chosen or offered."""
    before = str(problem.slots["outcome"])
    for choice in (*roles.outcomes, *alternatives):
        if choice.before == before:
            return choice
    slots = problem.slots
    return OutcomeChoice(before, str(slots["after"]), str(slots["label"]))


def _turned(problem: Problem, roles: Roles) -> tuple[Answered, ...]:
    """The roles in which the items that run against the rest are turned round, at both times."""
    column = str(problem.slots["score"])
    mine = roles.recipe(column)
    if mine is None:
        return ()
    after = next((c.after for c in roles.outcomes if c.before == column), column)
    slots = problem.slots
    ends = mine.ends or (float(slots["low"]), float(slots["high"]))
    places = [int(place) for place in str(slots["places"]).split()]
    recipes = tuple(
        _with_turned(recipe, places, ends) if recipe.column in (column, after) else recipe
        for recipe in roles.recipes
    )
    said: Slots = {"sum": f"{sum(ends):g}"}
    return (("turn_round", replace(roles, recipes=recipes), said), ("not_turned", roles, {}))


def _with_turned(recipe: Recipe, places: Sequence[int], ends: tuple[float, float]) -> Recipe:
    turned = set(recipe.reversed) ^ {recipe.items[place] for place in places}
    in_order = tuple(item for item in recipe.items if item in turned)
    return replace(recipe, reversed=in_order, ends=ends)
