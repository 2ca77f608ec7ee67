"""Recipes carried out: sums, means, reversed items, keys, gaps, words, and what cannot be read."""

from __future__ import annotations

import numpy as np
import pytest

from lib.study.building.build import build
from lib.study.building.recipes import is_right, with_scores
from lib.study.problem import Refusal
from lib.study.recipe import Recipe, WordScores
from lib.study.roles import OutcomeChoice, Roles
from tests.study.tables import table

ITEMS = {"q1": [1, 2, 5, None], "q2": [2, 4, None, None], "q3": [5, 1, 4, None]}


def made(recipe: Recipe, columns: dict[str, list[object]] | None = None, **roles: object) -> list:
    scored = with_scores(table(columns or ITEMS), Roles(recipes=(recipe,), **roles))
    return scored.table.frame[recipe.column].tolist()


def told(recipe: Recipe, columns: dict[str, list[object]] | None = None) -> dict:
    scored = with_scores(table(columns or ITEMS), Roles(recipes=(recipe,)))
    return {problem.key: problem for problem in scored.problems}


def test_the_sum_needs_every_item():
    assert made(Recipe("t", ("q1", "q2", "q3"))) == pytest.approx(
        [8, 7, np.nan, np.nan], nan_ok=True
    )
    few = told(Recipe("t", ("q1", "q2", "q3")))["items_too_few"]
    assert (few.slots["names"], few.rows) == ("#4", (4,))  # row 5 holds nothing at all


def test_a_gap_that_is_allowed_is_filled_with_the_mean_of_the_answered_ones():
    recipe = Recipe("t", ("q1", "q2", "q3"), most_missing=1)
    assert made(recipe) == pytest.approx([8, 7, 13.5, np.nan], nan_ok=True)
    assert told(recipe)["items_filled"].rows == (4,)


def test_the_mean_is_that_of_the_answered_items():
    recipe = Recipe("t", ("q1", "q2", "q3"), "mean", most_missing=1)
    assert made(recipe) == pytest.approx([8 / 3, 7 / 3, 4.5, np.nan], nan_ok=True)


def test_a_reversed_item_is_turned_round_between_the_ends_of_its_scale():
    recipe = Recipe("t", ("q1", "q2", "q3"), reversed=("q3",), ends=(1, 5))
    assert made(recipe)[:2] == [1 + 2 + 1, 2 + 4 + 5]
    with pytest.raises(ValueError, match="turned round"):
        Recipe("t", ("q1",), reversed=("q1",))


def test_a_key_scores_one_for_right_and_nought_for_any_other_answer():
    columns = {"a": ["B", "b. Anemia", "C", None], "b": ["Benar", "salah", "BENAR ", "Benar"]}
    recipe = Recipe("t", ("a", "b"), key=("B", "Benar"), most_missing=0)
    assert made(recipe, columns) == pytest.approx([2, 1, 1, np.nan], nan_ok=True)


@pytest.mark.parametrize(
    ("answer", "right", "is_it"),
    [
        ("B", "b", True),
        ("B. Hemoglobin rendah", "B", True),
        ("Hemoglobin rendah", "B. Hemoglobin rendah", True),
        ("3", "3", True),
        ("C", "B", False),
        ("Bayi", "B", False),
        ("Salah", "Benar", False),
    ],
)
def test_what_is_the_right_answer(answer, right, is_it):
    assert is_right(answer, right) is is_it


def test_a_cell_that_cannot_be_read_is_listed_by_its_row():
    columns = {"q1": ["1", "zwei", "3", "4"], "q2": [1, 2, 3, 4]}
    problem = told(Recipe("t", ("q1", "q2")), columns)["not_a_number"]
    assert (problem.column, problem.rows, problem.slots["example"]) == ("q1", (3,), "zwei")


def test_an_answer_beyond_the_scale_counts_as_none_and_is_listed():
    columns = {"q1": [1, 55, 3], "q2": [1, 2, 3]}
    recipe = Recipe("t", ("q1", "q2"), ends=(1, 5))
    assert told(recipe, columns)["item_outside"].rows == (3,)
    assert made(recipe, columns) == pytest.approx([2, np.nan, 6], nan_ok=True)


def test_words_are_scored_and_what_is_no_such_word_is_listed():
    words = WordScores(("q1", "q2"), (("Setuju", 4.0), ("Netral", 3.0)), (1.0, 5.0))
    columns = {"q1": ["setuju", "NETRAL", "stuju"], "q2": ["Netral", "5", "Setuju"]}
    roles = Roles(recipes=(Recipe("t", ("q1", "q2")),), words=(words,))
    scored = with_scores(table(columns), roles)
    assert scored.table.frame["t"].tolist() == pytest.approx([7, 8, np.nan], nan_ok=True)
    wrong = next(p for p in scored.problems if p.key == "not_a_number")
    assert (wrong.column, wrong.rows) == ("q1", (4,))


def test_an_item_that_the_table_has_not_or_nobody_answered_is_refused():
    with pytest.raises(Refusal) as missing:
        made(Recipe("t", ("q1", "q9")))
    assert missing.value.problem.key == "column_missing"
    with pytest.raises(Refusal) as empty:
        made(Recipe("t", ("q1", "q2")), {"q1": [1, 2], "q2": [None, None]})
    assert empty.value.problem.column == "q2"


def test_a_study_holds_the_answers_as_they_enter_the_score():
    columns = {"a1": [1, 2, 3], "a2": [5, 4, 1], "b1": [2, 2, 5], "b2": [1, 3, None]}
    before = Recipe("before", ("a1", "a2"), reversed=("a2",), ends=(1, 5))
    after = Recipe("after", ("b1", "b2"), reversed=("b2",), ends=(1, 5))
    roles = Roles(outcomes=(OutcomeChoice("before", "after"),), recipes=(before, after))
    outcome = build(table(columns), roles, "study", "digest").outcomes[0]
    items = outcome.items
    assert items.before[items.cell].tolist() == [[1, 1], [2, 2], [3, 5]]
    assert items.after[items.cell][:2].tolist() == [[2, 5], [2, 3]]
    assert outcome.before[outcome.cell].tolist() == [2, 4, 8]
    assert items.recipe == before


def test_a_code_among_items_is_asked_about_in_the_item_and_not_in_the_total():
    columns = {f"{t}{i}": [1, 2, 3, 4, 5, 2, 3, 4, 1, 2] for t in "ab" for i in (1, 2, 3)}
    columns["a2"][4] = 99
    recipes = tuple(Recipe(t, tuple(f"{t}{i}" for i in (1, 2, 3))) for t in "ab")
    roles = Roles(outcomes=(OutcomeChoice("a", "b"),), recipes=recipes)
    asked = [p for p in build(table(columns), roles, "", "").problems if p.key == "missing_code"]
    assert [(problem.column, problem.slots["code"]) for problem in asked] == [("a2", "99")]
