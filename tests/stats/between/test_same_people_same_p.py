"""The same people in another order, turned round or named otherwise have the same p-values."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from scipy.stats import rankdata

from lib.stats.between.factor_column import FactorColumn
from lib.stats.between.group_permutation import permutation_tests
from tests.stats.golden28 import CHANGE, FACTORS, codes


@pytest.fixture(scope="module")
def golden():
    return {test.name: test for test in permutation_tests(CHANGE, blocks())}


def blocks(order=None):
    """The golden factors as columns, people in some order."""
    order = np.arange(28) if order is None else order
    return [FactorColumn(name, "levels", codes(name)[order]) for name in FACTORS]


def test_the_order_of_the_people_changes_nothing(golden):
    # the min-p of work: .066 from 3 × 1,000,000 shuffles, .0655 in the reference
    for seed in range(40):
        order = np.random.default_rng(seed).permutation(28)
        assert {t.name: t for t in permutation_tests(CHANGE[order], blocks(order))} == golden
    assert golden["work"].single_step == pytest.approx(0.066, abs=0.0035)  # 3 standard errors


def test_the_order_of_the_factors_changes_nothing(golden):
    assert {t.name: t for t in permutation_tests(CHANGE, blocks()[::-1])} == golden


def test_a_study_turned_round_has_the_same_p(golden):
    # what is exact to the last digit, what is drawn to three standard errors of the difference
    for test in permutation_tests(-CHANGE, blocks()):
        other = golden[test.name]
        assert (test.test.method, test.test.p) == (
            other.test.method, pytest.approx(other.test.p, abs=0.01),
        )  # fmt: skip
        if test.test.method == "exact":
            assert test.test.p == pytest.approx(other.test.p, rel=1e-12)
        assert test.single_step == pytest.approx(other.single_step, abs=0.01)


def test_levels_named_otherwise_have_the_same_p(golden):
    columns = [replace(one, values=one.values.max() - one.values) for one in blocks()]
    for test in permutation_tests(CHANGE, columns):
        assert test.test.p == pytest.approx(golden[test.name].test.p, abs=0.01)
        assert test.single_step == pytest.approx(golden[test.name].single_step, abs=0.01)


def test_a_number_of_two_values_is_exact():
    # Spearman's ρ orders the shuffles as Mann–Whitney does
    work = codes("work")
    number, levels = permutation_tests(
        CHANGE, [FactorColumn("n", "number", 20.0 + 5 * work), FactorColumn("w", "levels", work)]
    )
    assert (number.test.name, number.test.method) == ("spearman", "exact")
    assert number.test.p == pytest.approx(levels.test.p, rel=1e-12)


def test_min_p_comes_near_the_one_over_all_orders():
    # all 8! orders of eight changes: the share in which the smallest exact p is as small
    change = np.array([0, 1, 1, 2, 3, 4, 4, 6])
    codes_of = [np.array([0, 0, 0, 0, 1, 1, 1, 1]), np.array([0, 1, 0, 0, 1, 0, 1, 1])]
    orders = np.array(list(permutations(range(8))))
    u = np.stack([np.abs(rankdata(change)[orders] @ (one - 0.5)) for one in codes_of], axis=1)
    p = np.stack([(u[:, [k]] >= np.unique(u[:, k])).mean(axis=0)[
        np.searchsorted(np.unique(u[:, k]), u[:, k])] for k in range(2)], axis=1)  # fmt: skip
    share = [np.mean(p.min(axis=1) <= one * (1 + 1e-9)) for one in p[0]]
    found = permutation_tests(
        change, [FactorColumn(str(k), "levels", one) for k, one in enumerate(codes_of)]
    )
    assert [test.test.p for test in found] == pytest.approx(p[0].tolist(), rel=1e-12)
    error = 3 * np.sqrt(0.25 / 50_000)
    assert [test.single_step for test in found] == pytest.approx(share, abs=error)


def test_factors_with_the_same_null_distribution_share_their_draws():
    # changes 0 … 27 in three bands from below and from above: the same H by symmetry
    bands = np.repeat([0, 1, 2], [9, 9, 10])
    blurred = np.where(np.arange(28) % 3 == 0, (bands + 1) % 3, bands)
    first, second = permutation_tests(
        np.arange(28),
        [FactorColumn("a", "levels", blurred), FactorColumn("b", "levels", blurred[::-1])],
    )
    assert first.test.statistic == pytest.approx(second.test.statistic, rel=1e-12)
    assert (first.test.method, first.test.p) == ("permutation", second.test.p)
