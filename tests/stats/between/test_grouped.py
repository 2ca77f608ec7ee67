import numpy as np
import pytest

from lib.stats.between.group_shift import brunner_munzel, hodges_lehmann_shift
from lib.stats.between.grouped import GroupedChanges, midranks, weighted_midranks
from lib.stats.between.groups import kruskal_wallis
from lib.stats.between.mann_whitney import mann_whitney
from lib.stats.between.quade import quade
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


# proportions of three items, in thirds
ARM_A = ([0, 0, 1, 1, 0, 0], [1, 2, 2, 2, 1, 1])
ARM_B = ([0, 1, 2, 1, 2, 0], [1, 3, 3, 2, 3, 0])


@pytest.fixture(params=[1, 3], ids=["whole", "thirds"])
def arms(request):
    return [Pairs.of(*(np.array(side) / request.param for side in arm)) for arm in (ARM_A, ARM_B)]


def test_proportions_tie_between_groups(arms):
    # the same scores × 3 are the witness
    groups = GroupedChanges.of_pairs(arms)
    assert groups.counts.tolist() == [[0, 5, 1], [1, 4, 1]]
    assert mann_whitney(groups).exact.p == 1.0
    assert brunner_munzel(groups)[1].value == pytest.approx(20.5 / 36)
    assert hodges_lehmann_shift(groups).value == 0.0
    assert kruskal_wallis(groups).p == pytest.approx(0.5981614527, rel=1e-9)


def test_proportions_tie_between_groups_in_the_scores(arms):
    assert quade(arms).p == pytest.approx(0.6765673288, rel=1e-9)


def test_means_of_groups_that_balance_are_zero():
    groups = GroupedChanges.of([0.1, 0.2, -0.3, 0.3, -0.3], [0, 0, 0, 1, 1])
    assert (groups.means.tolist(), groups.mean) == ([0.0, 0.0], 0.0)


def test_the_mean_of_an_empty_group_is_unknown():
    groups = GroupedChanges.of([2.0], [0], levels=("a", "b"))
    assert (groups.means[0], np.isnan(groups.means[1])) == (2.0, True)
    assert GroupedChanges.of([], []).mean is None


def test_pooled_sd_of_groups():
    groups = GroupedChanges.of([1, 3, 10, 14], [0, 0, 1, 1])
    assert groups.pooled_sd == pytest.approx(np.sqrt((2 + 8) / 2), rel=1e-15)
    assert GroupedChanges.of([1, 2], [0, 1]).pooled_sd is None


def test_pooled_sd_of_changes_that_squares_cannot_hold():
    groups = GroupedChanges.of([1e200, 3e200, 1e200, 3e200], [0, 0, 1, 1])
    assert groups.pooled_sd == pytest.approx(np.sqrt(2) * 1e200, rel=1e-12)
