"""Items that run against the others of their score."""

from __future__ import annotations

import numpy as np

from lib.study.building.build import build
from lib.study.checking.item_signs import against_the_rest
from lib.study.guessing.questions import Asked, question
from lib.study.recipe import Recipe
from lib.study.roles import OutcomeChoice, Roles
from tests.study.tables import table


def questionnaire(turned: tuple[int, ...]) -> tuple[object, Roles]:
    """Thirty people whose answers to six items follow one thing, some of them upside down."""
    rng = np.random.default_rng(1)
    columns = {}
    for time in "ab":
        common = rng.normal(size=30)
        for item in range(6):
            answer = np.clip(np.round(3 + common + 0.6 * rng.normal(size=30)), 1, 5)
            columns[f"{time}{item}"] = (6 - answer if item in turned else answer).tolist()
    recipes = tuple(Recipe(time, tuple(f"{time}{i}" for i in range(6))) for time in "ab")
    return table(columns), Roles(outcomes=(OutcomeChoice("a", "b", "fear"),), recipes=recipes)


def test_an_item_that_runs_against_the_rest_is_asked_about_and_turned_round_on_request():
    cells, roles = questionnaire(turned=(2,))
    study = build(cells, roles, "", "")
    [problem] = against_the_rest(study, study.outcomes[0])
    assert (problem.slots["items"], problem.slots["places"]) == ("2", "2")
    asked = question(problem, Asked(cells, roles))
    assert [answer.key for answer in asked.answers] == ["turn_round", "not_turned"]
    turned = asked.answers[0].roles
    assert [recipe.reversed for recipe in turned.recipes] == [("a2",), ("b2",)]
    assert turned.recipes[0].ends == (1, 5)
    again = build(cells, turned, "", "")
    assert against_the_rest(again, again.outcomes[0]) == []
    assert roles.recipes[0].reversed == ()  # never in silence


def test_an_item_that_runs_against_the_rest_only_once_is_not_asked_about():
    cells, roles = questionnaire(turned=())
    upside_down, _ = questionnaire(turned=(2,))
    cells.frame["a2"] = upside_down.frame["a2"]
    study = build(cells, roles, "", "")
    assert against_the_rest(study, study.outcomes[0]) == []


def test_nothing_is_asked_where_all_go_one_way_or_most_go_another():
    for turned in ((), (0, 1, 2)):
        cells, roles = questionnaire(turned)
        study = build(cells, roles, "", "")
        assert against_the_rest(study, study.outcomes[0]) == []
