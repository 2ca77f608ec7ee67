import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import brunnermunzel

from lib.stats.between import group_shift
from lib.stats.between.group_shift import brunner_munzel, hodges_lehmann_shift
from lib.stats.between.grouped import GroupedChanges
from lib.stats.exact.rank_sum import rank_sum_distribution
from tests.stats.anorexia import BEHAVIOURAL, CONTROL

few = settings(deadline=None, max_examples=40)
tenths = st.lists(st.integers(-30, 30).map(lambda x: x / 10), min_size=2, max_size=12)


def grouped(first, second):
    return GroupedChanges.of([*first, *second], np.repeat([0, 1], [len(first), len(second)]))


def test_shift_of_the_anorexia_arms():
    # golden.json anorexia_CBT_vs_Cont mw_change_HL
    groups = GroupedChanges.of_pairs([BEHAVIOURAL, CONTROL])
    assert hodges_lehmann_shift(groups).value == 3.05


def test_interval_of_the_anorexia_arms_is_the_inverted_exact_test():
    # shifting one arm by 8.1 leaves the exact p at .0515, by 8.15 at .0485; by −0.6 at .0515, by
    # −0.65 at .0485. (the entry has 8.2: exactRankTests goes on to the next difference.)
    interval = hodges_lehmann_shift(GroupedChanges.of_pairs([BEHAVIOURAL, CONTROL])).interval
    assert (interval.low, interval.high) == (-0.6, 8.1)


def test_interval_without_ties_is_that_of_r():
    # R: wilcox.test(c(1.1, 2.7, 3.2, 4.9, 6.3), c(0.4, 1.9, 2.2, 3.5), conf.int = TRUE): the
    # second smallest and second largest of the 20 differences, P(U ≤ 1) = 2/126
    interval = hodges_lehmann_shift(
        grouped([1.1, 2.7, 3.2, 4.9, 6.3], [0.4, 1.9, 2.2, 3.5])
    ).interval
    assert (interval.low, interval.high) == (-1.1, 4.5)


def test_level_reached_is_that_of_the_mann_whitney_distribution():
    interval = hodges_lehmann_shift(
        grouped([1.1, 2.7, 3.2, 4.9, 6.3], [0.4, 1.9, 2.2, 3.5])
    ).interval
    assert interval.level == pytest.approx(1 - 2 * 2 / 126)


def test_distribution_of_two_by_two():
    # the six choices of two ranks out of four
    assert rank_sum_distribution(2, 2) == pytest.approx(np.array([1, 1, 2, 1, 1]) / 6)


def test_three_against_three_has_no_95_percent_interval():
    assert hodges_lehmann_shift(grouped([1, 2, 3], [4, 5, 6])).reason == "not_attainable"


@few
@given(tenths, tenths)
def test_shift_is_the_median_of_all_differences(first, second):
    expected = np.median(np.subtract.outer(first, second))
    found = hodges_lehmann_shift(grouped(first, second)).value
    assert found == pytest.approx(expected, abs=1e-12)


@few
@given(tenths, tenths, st.integers(-50, 50))
def test_moving_a_group_moves_the_shift(first, second, by):
    moved = [round(x + by / 10, 1) for x in first]
    one = hodges_lehmann_shift(grouped(first, second)).value
    assert hodges_lehmann_shift(grouped(moved, second)).value == pytest.approx(one + by / 10)


@few
@given(tenths, tenths)
def test_searching_and_sorting_find_the_same_differences(first, second):
    listed = hodges_lehmann_shift(grouped(first, second))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(group_shift, "MOST_DIFFERENCES", 0)
        assert hodges_lehmann_shift(grouped(first, second)) == listed


def test_a_tail_of_exactly_half_alpha_is_not_given_away():
    # P(U ≤ 4) = 11/220 = .05; R: qwilcox(.05, 3, 9) is 4, and wilcox.test(c(1, 7, 20),
    # c(2, 3, 5, 8, 9, 11, 13, 17, 30), conf.int = TRUE, conf.level = .9): -2, -12 to 12
    shift = hodges_lehmann_shift(grouped([1, 7, 20], [2, 3, 5, 8, 9, 11, 13, 17, 30]), 0.9)
    assert (shift.value, shift.interval.low, shift.interval.high) == (-2.0, -12.0, 12.0)
    assert shift.interval.level == pytest.approx(1 - 14 / 220)


def test_an_empty_group_has_no_shift():
    groups = GroupedChanges.of([1, 2], [0, 0], levels=("a", "b"))
    assert hodges_lehmann_shift(groups).reason == "one_level"


@few
@given(tenths, tenths)
def test_brunner_munzel_equals_scipy(first, second):
    test, _ = brunner_munzel(grouped(first, second))
    if test.p is None:
        assert test.reason == "not_defined"
    else:
        # scipy's statistic is positive when the second sample is higher
        expected = brunnermunzel(second, first)
        assert (test.statistic, test.p) == pytest.approx(tuple(expected), rel=1e-9, abs=1e-12)


def test_complete_separation_has_a_superiority_but_no_interval():
    test, superiority = brunner_munzel(grouped([4, 5, 6], [1, 2, 3]))
    assert (test.p, superiority.value, superiority.interval) == (None, 1.0, None)


def test_interval_of_the_superiority_contains_it():
    _, superiority = brunner_munzel(GroupedChanges.of_pairs([BEHAVIOURAL, CONTROL]))
    assert superiority.interval.low < superiority.value < superiority.interval.high
