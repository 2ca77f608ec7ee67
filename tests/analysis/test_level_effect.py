"""The change in each level: what may be said of it, and of two factors at once."""

from __future__ import annotations

import pytest

from lib.analysis.detectable import detectable_between, detectable_correlation
from lib.analysis.level_effect import by_level, by_two, everyone
from lib.stats import GroupedChanges
from tests.analysis.studies import category, study


def test_rises_and_falls_both_count_as_changed():
    people = study([5] * 10, [6] * 5 + [4] * 5)
    assert everyone(people, people.outcome("score")).size == "full"


def test_of_two_factors_whoever_lacks_one_is_in_no_combination():
    sex = category("sex", ["f", "f", "m", "", "m"])
    place = category("place", ["x", "y", "y", "y", ""])
    people = study([1] * 5, [2] * 5, sex, place)
    effects = by_two(people, people.outcome("score"), sex, place)
    assert [(effect.level, effect.n) for effect in effects] == [
        (("f", "x"), 1),
        (("f", "y"), 1),
        (("m", "y"), 1),
    ]


def test_a_level_of_four_is_counted_and_takes_no_part_in_shrinking():
    """Its four would pull the centre far away: they rose by 50, the others by about 1 and 3."""
    sides = category("side", ["a"] * 6 + ["b"] * 6 + ["c"] * 4)
    after = [0, 1, 2, 0, 1, 2, 2, 3, 4, 2, 3, 4, 50, 50, 50, 51]
    people = study([0] * 16, after, sides)
    first, second, small = by_level(people, people.outcome("score"), sides)
    assert small.size == "counts"
    assert small.shrunk is None
    assert 1.0 < first.shrunk < second.shrunk < 3.0


# tanh((z.975 + z.8)·√(1.06/(n − 3))), Fieller, Hartley and Pearson 1957
@pytest.mark.parametrize(("n", "correlation"), [(5, 0.96673), (28, 0.52040)])
def test_detectable_correlation(n, correlation):
    assert detectable_correlation(n).correlation == pytest.approx(correlation, abs=5e-5)


def test_four_people_show_no_correlation():
    assert detectable_correlation(4) is None


def test_changes_that_do_not_vary_within_levels_have_no_difference_in_points():
    groups = GroupedChanges.of([1] * 5 + [2] * 5, [0] * 5 + [1] * 5)
    found = detectable_between(groups)
    assert found.sd is not None
    assert found.points is None
