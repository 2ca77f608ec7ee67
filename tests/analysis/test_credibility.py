"""The credibility card answers six questions in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.credibility import credibility
from lib.analysis.subgroups import subgroups
from lib.text.words import languages, load
from tests.analysis.studies import category, golden, number, study


def card(effect, board, **said):
    return {one.question: one.answer for one in credibility(board, effect, **said)}


@pytest.fixture(scope="module")
def board():
    return subgroups(golden(), "score", planned=("work",))


def test_six_questions_and_no_score(board):
    assert list(card(board.factor("work"), board)) == [
        "direction", "evidence", "chance", "few", "cut_points", "natural",
    ]  # fmt: skip


# ICEMAN (Schandelmaier 2020), item 3: bands of the p of the difference
@pytest.mark.parametrize(
    ("p", "answer"),
    [(None, "none"), (0.051, "very_likely"), (0.05, "likely"), (0.01, "possible"),
     (0.005, "unlikely")],
)  # fmt: skip
def test_chance_follows_the_adjusted_p(board, p, answer):
    effect = replace(board.factor("work"), min_p=p)
    assert card(effect, board)["chance"] == answer


def test_a_stated_direction_needs_a_planned_factor(board):
    assert card(board.factor("work"), board, direction="yes")["direction"] == "yes"
    assert card(board.factor("parity"), board, direction="yes")["direction"] == "unplanned"


def test_four_factors_are_not_few(board):
    assert card(board.factor("work"), board)["few"] == "many"


def test_parity_changes_the_natural_course(board):
    assert card(board.factor("parity"), board)["natural"] == "known"
    assert card(board.factor("work"), board)["natural"] == "ask"


def test_bands_of_a_number_are_told_from_categories():
    bands = category("band", ["20-25", "26-30"] * 6)
    ages = number("age", [20.0 + i for i in range(12)])
    some = subgroups(study([0] * 12, list(range(12)), bands, ages), "score")
    assert card(some.factor("band"), some)["cut_points"] == "bands"
    assert card(some.factor("age"), some)["cut_points"] == "number"


@pytest.mark.parametrize("language", languages())
def test_every_answer_has_words(board, language):
    text = load(language)
    for effect in board.factors:
        for said in ("yes", "no", "unknown"):
            for one in credibility(board, effect, said, said):
                assert text.has(f"credibility.{one.question}_{one.answer}")


def test_half_of_the_levels_with_numbers_are_no_bands():
    mixed = category("band", ["20-25", "other"] * 6)
    some = subgroups(study([0] * 12, list(range(12)), mixed), "score")
    assert card(some.factor("band"), some)["cut_points"] == "categories"


def test_three_factors_are_few():
    factors = [category(name, list("ab" * 6)) for name in ("one", "two", "three")]
    some = subgroups(study([0] * 12, list(range(12)), *factors), "score")
    assert some.tested == 3
    assert card(some.factor("one"), some)["few"] == "few"
