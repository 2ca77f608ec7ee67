"""How much is said about small groups."""

from __future__ import annotations

import pytest

from lib.analysis.level_effect import by_two
from lib.analysis.size_rules import size_of
from lib.analysis.subgroups import subgroups
from lib.study.samples import shipped
from tests.analysis.studies import category, number, study


# STATISTICS: n < 5 counts only; 5 <= n < 10 or n' < 6 description and interval, no p
@pytest.mark.parametrize(
    ("n", "changed", "size"),
    [
        (0, 0, "counts"),
        (4, 4, "counts"),
        (5, 5, "description"),
        (9, 9, "description"),
        (10, 5, "description"),
        (10, 6, "full"),
    ],
)
def test_size(n, changed, size):
    assert size_of(n, changed) == size


def test_a_level_of_four_shows_counts_only():
    bands = category("band", ["a"] * 4 + ["b"] * 6 + ["c"] * 6)
    effect = subgroups(study([0] * 16, list(range(16)), bands), "score").factor("band")
    small = effect.levels[0]
    assert (small.n, small.improved, small.unchanged) == (4, 3, 1)
    assert small.mean.value is None
    assert small.mean.reason == "too_few"
    assert small.shrunk is None


def test_a_level_of_four_is_left_out_of_the_test_and_named():
    bands = category("band", ["a"] * 4 + ["b"] * 6 + ["c"] * 6)
    effect = subgroups(study([0] * 16, list(range(16)), bands), "score").factor("band")
    assert effect.left_out == ("a",)
    assert effect.compared == ("b", "c")
    assert effect.test.n == 12


def test_no_test_when_one_level_is_left():
    lone = category("band", ["a"] * 4 + ["b"] * 8)
    effect = subgroups(study([0] * 12, list(range(12)), lone), "score").factor("band")
    assert effect.finding == "too_few"
    assert effect.test.reason == "too_few"


def test_an_untested_factor_does_not_count_in_the_adjustment():
    some = study(
        [0] * 12, list(range(12)),
        category("lone", ["a"] * 2 + ["b"] * 10), category("side", ["l", "r"] * 6),
    )  # fmt: skip
    board = subgroups(some, "score")
    assert board.tested == 1
    assert board.factor("side").holm == board.factor("side").asymptotic.p


def test_a_number_known_of_four_is_not_tested():
    ages = number("age", [20, 21, 22, 23] + [float("nan")] * 8)
    effect = subgroups(study([0] * 12, list(range(12)), ages), "score").factor("age")
    assert effect.test.p is None
    assert effect.unknown == 8


def test_people_without_both_scores_are_in_no_level():
    side = category("side", ["l"] * 6 + ["r"] * 6)
    effect = subgroups(study([0] * 12, [1, float("nan"), *range(10)], side), "score").factor("side")
    assert [level.n for level in effect.levels] == [5, 6]


@pytest.mark.parametrize(("factor", "level"), [("age_group", "36-40"), ("delivery", "preterm")])
def test_the_single_mother_levels_of_the_sample_are_too_few(factor, level):
    effect = subgroups(shipped.load("blooto_2021"), "fluency").factor(factor)
    assert level in effect.left_out
    small = next(one for one in effect.levels if one.level == (level,))
    assert (small.n, small.size) == (1, "counts")


def test_combinations_are_description_of_those_that_anybody_has():
    sample = shipped.load("blooto_2021")
    both = by_two(
        sample, sample.outcome("fluency"), sample.factor("parity"), sample.factor("delivery")
    )
    assert sum(effect.n for effect in both) == 28
    assert all(effect.n > 0 for effect in both)
    assert not hasattr(both[0], "p")
