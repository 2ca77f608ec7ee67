import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kruskal, spearmanr

from lib.stats.between.adjustment import benjamini_hochberg, holm
from lib.stats.between.grouped import GroupedChanges
from lib.stats.between.groups import jonckheere, jonckheere_count, kruskal_wallis, spearman
from lib.stats.between.mann_whitney import mann_whitney
from tests.stats.golden28 import CHANGE, codes

few = settings(deadline=None, max_examples=40)
people = st.lists(st.tuples(st.integers(0, 2), st.integers(-4, 4)), min_size=4, max_size=30)


@pytest.mark.parametrize(
    ("factor", "h", "p"),
    # golden.json golden28 KW_H and KW_p
    [
        ("age", 0.3841, 0.8253),
        ("parity", 2.5247, 0.1121),
        ("delivery", 0, 1),
        ("work", 5.9547, 0.0147),
    ],
)
def test_kruskal_wallis_of_the_golden_factors(factor, h, p):
    test = kruskal_wallis(GroupedChanges.of(CHANGE, codes(factor)))
    assert (test.statistic, test.p) == pytest.approx((h, p), abs=6e-5)


@few
@given(people)
def test_kruskal_wallis_equals_scipy(rows):
    code, change = np.array(rows).T
    test = kruskal_wallis(GroupedChanges.of(change, code))
    samples = [change[code == one] for one in np.unique(code)]
    if test.p is None:
        assert len(samples) < 2 or np.ptp(change) == 0
    else:
        assert test.p == pytest.approx(kruskal(*samples).pvalue, rel=1e-9)


def test_one_level_has_nothing_to_compare():
    assert kruskal_wallis(GroupedChanges.of([1, 2, 3], [0, 0, 0])).reason == "one_level"


def test_an_empty_level_costs_no_degree_of_freedom():
    groups = GroupedChanges.of([1, 2, 3], [0, 0, 2], levels=("a", "b", "c"))
    assert kruskal_wallis(groups).df == 1.0


def test_equal_changes_have_no_kruskal_wallis():
    assert kruskal_wallis(GroupedChanges.of([1, 1, 1], [0, 1, 2])).reason == "constant_change"


def test_jonckheere_counts_the_pairs_that_rise():
    # (1 | 2, 2 | 2, 5): 1 below four others, 2s tie once and lose once each → 4 + 2·1.5
    groups = GroupedChanges.of([1, 2, 2, 2, 5], [0, 1, 1, 2, 2])
    assert jonckheere_count(groups.counts) == 4 + 2 * 1.5


def test_jonckheere_z_uses_the_mean_and_variance_over_all_orders():
    change, code = [1, 2, 2, 3, 3, 3, 5], np.array([0, 0, 1, 1, 1, 2, 2])
    all_orders = [
        jonckheere_count(GroupedChanges.of(order, code).counts) for order in permutations(change)
    ]
    seen = jonckheere_count(GroupedChanges.of(change, code).counts)
    z = (seen - np.mean(all_orders)) / np.std(all_orders)
    assert jonckheere(GroupedChanges.of(change, code)).statistic == pytest.approx(z, rel=1e-10)


@few
@given(people)
def test_jonckheere_of_two_groups_is_mann_whitney(rows):
    code, change = np.array(rows).T
    groups = GroupedChanges.of(change, np.minimum(code, 1), levels=("a", "b"))
    two, ordered = mann_whitney(groups).asymptotic, jonckheere(groups)
    if two.p is None:
        assert ordered.reason == two.reason
    else:
        assert ordered.p == pytest.approx(two.p, rel=1e-9)


@few
@given(people)
def test_reversing_the_levels_turns_the_sign_of_jonckheere(rows):
    code, change = np.array(rows).T
    one = jonckheere(GroupedChanges.of(change, code, levels="abc"))
    other = jonckheere(GroupedChanges.of(change, 2 - code, levels="abc"))
    assert one.p == pytest.approx(other.p, rel=1e-9) if one.p else other.p is None


@few
@given(people)
def test_spearman_equals_scipy(rows):
    value, change = np.array(rows).T
    test, rho = spearman(value, change)
    if test.p is None:
        assert test.reason in ("constant_scores", "constant_change")
    elif abs(rho) == 1.0:  # scipy's p is 0 there
        assert rho == pytest.approx(spearmanr(value, change)[0])
    else:
        assert (rho, test.p) == pytest.approx(tuple(spearmanr(value, change)), rel=1e-8, abs=1e-12)


def test_spearman_of_counted_rows_equals_that_of_people():
    rows = spearman([20, 25, 31, 31], [1, 2, 0, 4], [3, 1, 2, 2])
    written = spearman([20, 20, 20, 25, 31, 31, 31, 31], [1, 1, 1, 2, 0, 0, 4, 4])
    assert rows[1] == pytest.approx(written[1], rel=1e-12)


@pytest.mark.parametrize(
    ("value", "change"),
    [
        ([1, 2, 3, 4], [2, 4, 6, 80]),
        ([5, 3, 2, 1], [0, 1, 7, 8]),
        ([1, 1, 2, 3, 3], [4, 4, 5, 9, 9]),  # ties that read the same from both ends
        ([1, 1, 2, 3, 4], [4, 4, 5, 6, 9]),  # and ties that do not
    ],
)
def test_a_perfect_rank_correlation_has_its_exact_p(value, change):
    test, rho = spearman(value, change)
    as_far = [abs(spearmanr(value, order)[0]) > 1 - 1e-9 for order in permutations(change)]
    assert abs(rho) == 1.0
    assert (test.method, test.p) == ("exact", pytest.approx(np.mean(as_far), rel=1e-12))


def test_a_perfect_rank_correlation_of_many_keeps_the_size_of_its_p():
    test, _ = spearman(np.arange(500), np.arange(500))
    expected = (math.log(2) - math.lgamma(501)) / math.log(10)  # 2/500!
    assert test.p > 0.0
    assert test.log10_p == pytest.approx(expected, rel=1e-12)


def test_a_perfect_rank_correlation_is_adjusted_with_the_others():
    # changes 1 … 10, age 20 … 29, two groups of five: 2/10! and R: kruskal.test, p = .00902
    age, _ = spearman(np.arange(20, 30), np.arange(1, 11))
    groups = kruskal_wallis(GroupedChanges.of(np.arange(1, 11), [0] * 5 + [1] * 5))
    assert age.p == pytest.approx(2 / math.factorial(10), rel=1e-12)
    # R: p.adjust(c(2/factorial(10), 0.0090234388180803), "holm"), and "BH"
    assert holm([age.p, groups.p]) == pytest.approx((4 / math.factorial(10), 0.0090234388180803))
    assert benjamini_hochberg([age.p, groups.p]) == pytest.approx(
        (4 / math.factorial(10), 0.0090234388180803)
    )


def test_rho_does_not_depend_on_the_order_of_the_rows():
    rng = np.random.default_rng(3)
    age, change = rng.integers(18, 45, 60), np.round(rng.normal(2, 3, 60), 1)
    orders = [rng.permutation(60) for _ in range(20)]
    assert len({spearman(age[order], change[order])[1] for order in orders}) == 1


@pytest.mark.parametrize(
    ("value", "change", "reason"),
    [
        ([], [], "no_pairs"),
        ([1], [2], "one_pair"),
        ([1, 2], [2, 1], "too_few"),
        ([3, 3, 3], [1, 2, 3], "constant_scores"),
        ([1, 2, 3], [0, 0, 0], "constant_change"),
        ([1, np.nan, np.nan], [1, 2, 3], "one_pair"),
    ],
)
def test_spearman_says_why_it_is_undefined(value, change, reason):
    assert spearman(value, change)[0].reason == reason
