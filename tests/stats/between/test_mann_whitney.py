from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu, rankdata

from lib.stats.between.grouped import GroupedChanges
from lib.stats.between.mann_whitney import mann_whitney
from tests.stats.anorexia import BEHAVIOURAL, CONTROL

few = settings(deadline=None, max_examples=40)
changes = st.lists(st.integers(-3, 3), min_size=2, max_size=9)


def compare(first, second):
    code = np.repeat([0, 1], [len(first), len(second)])
    return mann_whitney(GroupedChanges.of([*first, *second], code, levels=("a", "b")))


def enumerated(first, second):
    """(greater, less, two-sided) by going through every choice of the first group."""
    doubled = 2 * rankdata([*first, *second])
    n, size = len(doubled), len(first)
    sums = np.array([sum(doubled[list(one)]) for one in combinations(range(n), size)])
    seen, centre = doubled[:size].sum(), size * (n + 1)
    far = np.abs(sums - centre) >= abs(seen - centre)
    return np.mean(sums >= seen), np.mean(sums <= seen), np.mean(far)


@pytest.fixture(scope="module")
def anorexia():
    return mann_whitney(GroupedChanges.of_pairs([BEHAVIOURAL, CONTROL]))


def test_superiority_of_the_anorexia_arms(anorexia):
    # golden.json anorexia_CBT_vs_Cont P_superiority
    assert anorexia.superiority == pytest.approx(0.6259947, abs=5e-8)


def test_exact_p_of_the_anorexia_arms(anorexia):
    # golden.json anorexia_CBT_vs_Cont mw_change_exact_p .1107 is exactRankTests on differences
    # with binary noise, which breaks ties; counting all choices over exact differences: .110636
    assert anorexia.exact.p == pytest.approx(0.11063596394, abs=1e-10)


def test_doubled_p_differs_from_the_distance_p_with_ties(anorexia):
    # counted over all 55-choose-29 groups with the same midranks, in whole numbers
    assert anorexia.doubled.p == pytest.approx(0.11063875520, abs=1e-10)


def test_asymptotic_p_equals_scipy_without_correction():
    first, second = [0, 1, 1, 2, 2, 5], [-1, 0, 0, 1, 1, 2, 3]
    expected = mannwhitneyu(first, second, method="asymptotic", use_continuity=False).pvalue
    assert compare(first, second).asymptotic.p == pytest.approx(expected, rel=1e-12)


def test_corrected_p_equals_scipy_with_correction():
    # as R's wilcox.test(first, second, exact = FALSE)
    first, second = [0, 1, 1, 2, 2, 5], [-1, 0, 0, 1, 1, 2, 3]
    expected = mannwhitneyu(first, second, method="asymptotic", use_continuity=True).pvalue
    assert compare(first, second).corrected.p == pytest.approx(expected, rel=1e-12)


def test_exact_p_without_ties_equals_scipy():
    rng = np.random.default_rng(5)
    first, second = rng.normal(size=14), rng.normal(0.5, size=14)
    expected = mannwhitneyu(first, second, method="exact").pvalue
    assert compare(first, second).exact.p == pytest.approx(expected, rel=1e-12)


@few
@given(changes, changes)
def test_exact_tails_with_ties_equal_enumeration(first, second):
    result = compare(first, second)
    found = (result.greater.p, result.less.p, result.exact.p)
    assert found == pytest.approx(enumerated(first, second), rel=1e-10)


@few
@given(changes, changes)
def test_exchanging_the_groups_turns_the_directions(first, second):
    one, other = compare(first, second), compare(second, first)
    assert (one.exact.p, one.greater.p) == pytest.approx((other.exact.p, other.less.p), rel=1e-12)


@few
@given(changes, changes, st.integers(2, 4))
def test_counts_and_written_out_rows_agree(first, second, times):
    code = np.repeat([0, 1], [len(first), len(second)])
    counted = GroupedChanges.of([*first, *second], code, np.full(len(code), times))
    written = compare(first * times, second * times)
    assert mann_whitney(counted).exact.p == written.exact.p


def test_three_against_three_cannot_go_below_one_in_ten():
    assert compare([4, 5, 6], [1, 2, 3]).exact.p == pytest.approx(0.1)


def test_all_changes_equal_has_an_exact_p_of_one():
    assert compare([2, 2, 2], [2, 2]).exact.p == 1.0


def test_all_changes_equal_has_no_asymptotic_p():
    assert compare([2, 2, 2], [2, 2]).asymptotic.reason == "constant_change"


def test_an_empty_group_is_one_level():
    result = compare([], [1, 2, 3])
    assert (result.exact.p, result.exact.reason) == (None, "one_level")


def test_large_continuous_groups_are_too_costly_for_the_exact_p():
    rng = np.random.default_rng(1)
    result = compare(rng.normal(size=400), rng.normal(size=400))
    assert (result.exact.reason, result.best.method) == ("too_costly", "asymptotic")


def test_a_million_people_keep_the_size_of_a_vanishing_p():
    groups = GroupedChanges.of([0, 1, 0, 1], [0, 0, 1, 1], [400_000, 100_000, 100_000, 400_000])
    assert mann_whitney(groups).asymptotic.log10_p == pytest.approx(-78_176, rel=1e-2)


def test_three_groups_are_refused():
    with pytest.raises(ValueError, match="two groups"):
        mann_whitney(GroupedChanges.of([1, 2, 3], [0, 1, 2]))
