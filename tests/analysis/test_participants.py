"""Table 1: who took part, and what is not known of them."""

from __future__ import annotations

from dataclasses import replace

from lib.analysis.participants import table_one
from tests.analysis.studies import category, number, study


def test_a_level_is_a_share_of_those_whose_level_is_known():
    people = study([1] * 5, [2] * 5, category("side", ["l", "r", "r", "r", ""]))
    (side,) = table_one(people)
    assert [(level.level, level.n, level.share) for level in side.levels] == [
        ("l", 1, 0.25),
        ("r", 3, 0.75),
    ]
    assert (side.known, side.unknown) == (4, 1)


def test_a_number_is_described_over_those_who_have_one():
    people = study([1] * 4, [2] * 4, number("age", [20, 30, 40, float("nan")]))
    (age,) = table_one(people)
    assert age.numbers is not None
    assert (age.numbers.mean, age.known, age.unknown) == (30.0, 3, 1)


def test_where_nobody_s_level_is_known_every_share_is_nought():
    sides = replace(category("side", ["", "", ""]), levels=("l", "r"))
    (side,) = table_one(study([1, 2, 3], [2, 3, 4], sides))
    assert [(level.n, level.share) for level in side.levels] == [(0, 0.0), (0, 0.0)]
    assert (side.known, side.unknown) == (0, 3)
