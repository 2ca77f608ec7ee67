"""Pairs: complete pairs, exact differences, counts."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.pairs import Pairs

scores = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=40)


def table(pairs: Pairs) -> list[tuple[float, float, int]]:
    return list(zip(pairs.before.tolist(), pairs.after.tolist(), pairs.count.tolist(), strict=True))


def test_equal_pairs_are_counted_once():
    pairs = Pairs.of([1, 2, 1, 1], [3, 2, 3, 4])
    assert table(pairs) == [(1, 3, 2), (1, 4, 1), (2, 2, 1)]


def test_given_counts_are_added_up():
    pairs = Pairs.of([1, 2, 1], [3, 2, 3], [5, 0, 2])
    assert table(pairs) == [(1, 3, 7)]


def test_rows_that_nobody_has_are_not_missing():
    assert Pairs.of([1, np.nan], [3, 4], [5, 0]).missing == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([13.1, 10.1], [13.2, 10.2]),
        ([36.1, 36.4], [36.4, 36.7]),
        ([-0.3, 0.1], [-0.1, 0.3]),
        ([1e-9, 2e-9], [4e-9, 5e-9]),
        ([1e12 + 0.1, 5.1], [1e12 + 0.3, 5.3]),
    ],
)
def test_equal_decimal_differences_tie(before, after):
    assert Pairs.of(before, after).distinct_change[0].size == 1


def test_binary_noise_is_no_change():
    assert Pairs.of([0.3], [0.1 + 0.2]).unchanged == 1


def test_means_of_three_items_tie_although_they_never_end():
    # 4/3, each: 2.333… − 1, 2.666… − 1.333… and 3.333… − 2
    pairs = Pairs.of([1, 4 / 3, 2], [7 / 3, 8 / 3, 10 / 3])
    assert pairs.distinct_change[1].tolist() == [3]


def test_a_change_of_one_survives_at_1e12():
    assert Pairs.of([1e12, 1e12], [1e12 + 1, 1e12 - 1]).change.tolist() == [-1.0, 1.0]


def test_a_change_of_two_survives_at_1e15_beside_decimals():
    assert Pairs.of([1e15, 0.5], [1e15 + 2, 0.75]).distinct_change[0].tolist() == [0.25, 2.0]


def test_a_change_of_1e_9_survives():
    assert Pairs.of([1e-9], [2e-9]).change.tolist() == [1e-9]


def test_unsigned_integers_do_not_wrap():
    pairs = Pairs.of(np.array([200, 3], np.uint8), np.array([3, 200], np.uint8))
    assert pairs.distinct_change[0].tolist() == [-197.0, 197.0]


def test_booleans_are_zero_and_one():
    assert Pairs.of([True, False], [False, False]).distinct_change[0].tolist() == [-1.0, 0.0]


def test_narrow_floats_stand_for_their_decimals():
    pairs = Pairs.of(np.array([13.1, 10.1], np.float32), np.array([13.2, 10.2], np.float32))
    assert pairs.distinct_change[0].tolist() == [0.1]


def test_decimal_numbers_are_numbers():
    assert Pairs.of([Decimal("13.1")], [Decimal("13.2")]).change.tolist() == [0.1]


@pytest.mark.parametrize("bad", [None, float("nan"), float("inf"), "7", "", 10**400, 1e305])
def test_what_is_no_number_is_missing_with_its_row(bad):
    pairs = Pairs.of([1, bad, 3], [2, 5, 4])
    assert (pairs.n, pairs.missing, pairs.missing_rows) == (2, 1, (1,))


def test_missing_participants_are_counted_by_their_counts():
    assert Pairs.of([np.nan, 1], [1, 2], [3, 4]).missing == 3


def test_nobody_is_a_study_too():
    pairs = Pairs.of([], [])
    assert (pairs.n, pairs.rises, pairs.falls, pairs.unchanged) == (0, 0, 0, 0)


def test_changes_in_whole_steps_are_exact():
    steps, decimals = Pairs.of([13.1, 10.0], [13.2, 9.75]).change_steps
    assert (steps.tolist(), decimals) == ([-25, 10], 2)


def test_different_lengths_are_refused():
    with pytest.raises(ValueError, match="before has 2 scores, after has 1"):
        Pairs.of([1, 2], [1])


@pytest.mark.parametrize("count", [[1, -1], [1, 0.5], [1, np.nan], ["1", "2"], [1]])
def test_counts_that_are_none_are_refused(count):
    with pytest.raises(ValueError, match="count"):
        Pairs.of([1, 2], [3, 4], count)


@settings(deadline=None, max_examples=60)
@given(scores, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows, random):
    mixed = list(rows)
    random.shuffle(mixed)
    assert table(Pairs.of(*zip(*rows, strict=True))) == table(Pairs.of(*zip(*mixed, strict=True)))


@settings(deadline=None, max_examples=60)
@given(scores)
def test_the_table_of_counts_gives_itself(rows):
    pairs = Pairs.of(*zip(*rows, strict=True))
    assert table(Pairs.of(pairs.before, pairs.after, pairs.count)) == table(pairs)


@settings(deadline=None, max_examples=60)
@given(scores, st.sampled_from([1, 10, 100, 1000, 3e-4]))
def test_sorting_and_tabulating_count_alike(rows, unit):
    before, after = (np.array(side) / unit for side in zip(*rows, strict=True))
    distinct, shared = np.unique(np.c_[before, after], axis=0, return_counts=True)
    pairs = Pairs.of(before, after)
    assert pairs.count.tolist() == shared.tolist()
    np.testing.assert_allclose(np.c_[pairs.before, pairs.after], distinct, rtol=1e-13)


@settings(deadline=None, max_examples=60)
@given(scores)
def test_swapping_turns_every_change_round(rows):
    pairs = Pairs.of(*zip(*rows, strict=True))
    assert pairs.swapped.distinct_change[0].tolist() == (
        (0.0 - pairs.distinct_change[0][::-1]).tolist()
    )
