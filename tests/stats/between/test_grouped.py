import numpy as np
import pytest

from lib.stats.between.grouped import GroupedChanges, midranks, weighted_midranks
from lib.stats.pairs import Pairs


def test_people_are_counted_by_group_and_change():
    groups = GroupedChanges.of([1, 2, 1, 1], [0, 0, 1, 0], [1, 5, 2, 1])
    assert groups.counts.tolist() == [[2, 5], [2, 0]]


def test_rows_without_group_or_change_are_left_out():
    groups = GroupedChanges.of([1.0, np.nan, 3.0, np.inf], [0, 0, -1, 0])
    assert groups.n == 1


def test_a_level_that_nobody_has_keeps_its_place():
    groups = GroupedChanges.of([1, 2], [0, 2], levels=("low", "middle", "high"))
    assert groups.sizes.tolist() == [1, 0, 1]


def test_occupied_drops_the_levels_that_nobody_has():
    groups = GroupedChanges.of([1, 2], [0, 2], levels=("low", "middle", "high"))
    assert groups.occupied.levels == ("low", "high")


def test_changes_of_pairs_tie_exactly():
    first, second = Pairs.of([13.1], [13.2]), Pairs.of([10.1], [10.2])
    assert GroupedChanges.of_pairs([first, second]).change.size == 1


def test_no_pairs_at_all_make_empty_groups():
    assert GroupedChanges.of_pairs([Pairs.of([], []), Pairs.of([], [])]).n == 0


def test_midranks_of_counted_values():
    assert midranks(np.array([2, 1, 3])).tolist() == [1.5, 3.0, 5.0]


def test_midranks_of_rows_that_stand_for_people():
    ranks = weighted_midranks(np.array([5.0, 1.0, 5.0]), np.array([1, 2, 1]))
    assert ranks.tolist() == [3.5, 1.5, 3.5]


def test_a_code_without_a_level_is_refused():
    with pytest.raises(ValueError, match="no level"):
        GroupedChanges.of([1], [3], levels=("a", "b"))


def test_unequal_lengths_are_refused():
    with pytest.raises(ValueError, match="2 changes"):
        GroupedChanges.of([1, 2], [0])


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="negative"):
        GroupedChanges.of([1], [0], [-1])
