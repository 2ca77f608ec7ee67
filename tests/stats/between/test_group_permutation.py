from itertools import permutations

import numpy as np
import pytest
from scipy.stats import rankdata

from lib.stats.between import group_permutation
from lib.stats.between.adjustment import min_p
from lib.stats.between.factor_column import FactorColumn
from lib.stats.between.group_permutation import permutation_tests
from lib.stats.between.grouped import GroupedChanges
from lib.stats.between.groups import jonckheere_count
from tests.stats.golden28 import CHANGE, FACTORS, codes

SMALL = np.array([0, 1, 1, 2, 4, 4, 6])
THREE = np.array([0, 1, 0, 0, 2, 2, 1])


@pytest.fixture(scope="module")
def golden():
    columns = [FactorColumn(name, "levels", codes(name)) for name in FACTORS]
    return {test.name: test for test in permutation_tests(CHANGE, columns)}


def h_statistic(change, code):
    ranks = rankdata(change) - (len(change) + 1) / 2
    return sum(ranks[code == one].sum() ** 2 / np.sum(code == one) for one in np.unique(code))


def share_as_large(statistic):
    """The share of all 7! orders of SMALL with a statistic as large as the observed one."""
    seen = statistic(SMALL)
    return np.mean([statistic(np.array(order)) >= seen - 1e-9 for order in permutations(SMALL)])


@pytest.mark.parametrize(
    ("factor", "p"),
    # golden.json golden28 perm_p_mc20000_approx
    [("age", 0.835), ("parity", 0.121), ("delivery", 1.0), ("work", 0.02)],
)
def test_p_alone_of_the_golden_factors(golden, factor, p):
    assert golden[factor].test.p == pytest.approx(p, abs=0.008)


@pytest.mark.parametrize(
    ("factor", "p"),
    # golden.json golden28 minP_mc20000_approx
    [("age", 0.998), ("parity", 0.357), ("delivery", 1.0), ("work", 0.066)],
)
def test_single_step_min_p_of_the_golden_factors(golden, factor, p):
    assert golden[factor].single_step == pytest.approx(p, abs=0.015)


def test_step_down_lies_between_p_alone_and_single_step(golden):
    assert all(t.test.p <= t.step_down <= t.single_step for t in golden.values())


def test_two_levels_are_exact(golden):
    assert golden["work"].test.method == "exact"


def test_three_levels_of_28_are_shuffled(golden):
    assert golden["age"].test.method == "permutation"


def test_the_same_question_has_the_same_answer():
    column = [FactorColumn("age", "levels", codes("age"))]
    assert permutation_tests(CHANGE, column) == permutation_tests(CHANGE, column)


def test_few_arrangements_of_three_levels_are_gone_through():
    (result,) = permutation_tests(SMALL, [FactorColumn("f", "levels", THREE)])
    expected = share_as_large(lambda change: h_statistic(change, THREE))
    assert (result.test.method, result.test.p) == ("exact", pytest.approx(expected, abs=1e-12))


def test_few_arrangements_of_a_number_are_gone_through():
    value = np.array([3.5, 1, 2, 8, 6, 7, 2])
    (result,) = permutation_tests(SMALL, [FactorColumn("f", "number", value)])
    expected = share_as_large(lambda d: abs(rankdata(value) @ (rankdata(d) - 4)))
    assert (result.test.method, result.test.p) == ("exact", pytest.approx(expected, abs=1e-12))


def test_few_arrangements_of_ordered_levels_are_gone_through():
    (result,) = permutation_tests(SMALL, [FactorColumn("f", "ordered", THREE)])
    mean = (7**2 - 3**2 - 2**2 - 2**2) / 4
    expected = share_as_large(
        lambda d: abs(jonckheere_count(GroupedChanges.of(d, THREE).counts) - mean)
    )
    assert (result.test.method, result.test.p) == ("exact", pytest.approx(expected, abs=1e-12))


@pytest.mark.parametrize("kind", ["levels", "ordered", "number"])
def test_shuffles_come_near_the_exact_p(kind, monkeypatch):
    column = [FactorColumn("f", kind, THREE.astype(float) if kind == "number" else THREE)]
    (exact,) = permutation_tests(SMALL, column)
    monkeypatch.setattr(group_permutation, "MOST_ARRANGEMENTS", 0)
    (shuffled,) = permutation_tests(SMALL, column)
    assert shuffled.test.method == "permutation"
    assert shuffled.test.p == pytest.approx(exact.test.p, abs=0.02)


def test_a_missing_value_leaves_out_its_people_only():
    value = np.array([3.5, 1, np.nan, 8, 6, 7, 2])
    known = np.isfinite(value)
    columns = [FactorColumn("x", "number", value), FactorColumn("f", "levels", THREE)]
    gappy, other = permutation_tests(SMALL, columns)
    (alone,) = permutation_tests(SMALL[known], [FactorColumn("x", "number", value[known])])
    assert (gappy.test.n, other.test.n) == (6, 7)
    assert gappy.test.p == alone.test.p


def test_a_copy_of_a_factor_with_a_gap_is_nearly_free():
    age = codes("age").astype(float) + np.arange(28) / 100
    gappy = np.where(np.arange(28) == 3, np.nan, age)
    columns = [FactorColumn("a", "number", age), FactorColumn("b", "number", gappy)]
    first, second = permutation_tests(CHANGE, columns)
    raw = min(first.test.p, second.test.p)
    assert min(first.single_step, second.single_step) < 1.35 * raw


def test_counted_rows_and_people_agree():
    change, code = np.array([0, 1, 2, 1, 3]), np.array([0, 0, 0, 1, 1])
    age, count = np.array([20.0, 30, 25, 35, 40]), np.array([3, 2, 4, 4, 2])
    rows = permutation_tests(
        change, [FactorColumn("g", "levels", code), FactorColumn("a", "number", age)], count
    )
    people = permutation_tests(
        np.repeat(change, count),
        [
            FactorColumn("g", "levels", np.repeat(code, count)),
            FactorColumn("a", "number", np.repeat(age, count)),
        ],
    )
    assert rows == people


def test_large_samples_agree_with_shuffles(monkeypatch):
    rng = np.random.default_rng(8)
    code = rng.integers(0, 3, 600)
    change = rng.integers(-3, 4, 600) + (code == 2) * rng.integers(0, 2, 600)
    columns = [
        FactorColumn("k", "levels", np.where(rng.random(600) < 0.6, -1, code)),
        FactorColumn("o", "ordered", (code + rng.integers(0, 2, 600)) % 3),
        FactorColumn("n", "number", np.where(rng.random(600) < 0.1, np.nan, rng.random(600))),
    ]
    shuffled = permutation_tests(change, columns, draws=4000)
    monkeypatch.setattr(group_permutation, "MOST_SHUFFLED", 100)
    drawn = permutation_tests(change, columns, draws=4000)
    assert [t.test.method for t in drawn] == ["asymptotic"] * 3
    assert [t.test.p for t in drawn] == pytest.approx([t.test.p for t in shuffled], abs=0.03)
    adjusted = [t.single_step for t in shuffled]
    assert [t.single_step for t in drawn] == pytest.approx(adjusted, abs=0.03)


def test_a_million_rows_are_counted_first():
    change = np.tile(np.arange(-10, 11), 50_000)[:1_000_000]
    code = np.arange(1_000_000) % 4
    (result,) = permutation_tests(change, [FactorColumn("g", "levels", code)])
    assert (result.test.n, result.test.method) == (1_000_000, "asymptotic")


@pytest.mark.parametrize(
    ("kind", "values", "reason"),
    [
        ("levels", [-1, -1, -1], "no_pairs"),
        ("levels", [1, 1, -1], "one_level"),
        ("number", [5.0, 5.0, np.nan], "constant_scores"),
        ("number", [np.nan] * 3, "no_pairs"),
    ],
)
def test_a_factor_that_cannot_be_tested_says_why(kind, values, reason):
    (result,) = permutation_tests([1, 2, 3], [FactorColumn("f", kind, np.array(values))])
    assert (result.test.p, result.test.reason, result.single_step) == (None, reason, None)


def test_a_factor_that_cannot_be_tested_does_not_count():
    work, single = FactorColumn("work", "levels", codes("work")), np.zeros(28, int)
    alone, _ = permutation_tests(CHANGE, [work, FactorColumn("one", "levels", single)])
    assert alone.single_step == pytest.approx(alone.test.p, abs=0.004)


def test_equal_changes_have_a_p_of_one():
    (result,) = permutation_tests(
        [2, 2, 2, 2], [FactorColumn("f", "levels", np.array([0, 1, 1, 2]))]
    )
    assert (result.test.p, result.single_step) == (1.0, 1.0)


def test_a_factor_of_another_length_is_refused():
    with pytest.raises(ValueError, match="age"):
        permutation_tests([1, 2, 3], [FactorColumn("age", "number", np.array([1.0]))])


def test_smallest_adjusted_p_holds_its_level_under_the_null():
    # 300 studies without any difference: single-step min-p ≤ .05 in about 5 % of them
    rng = np.random.default_rng(11)
    columns = [rng.integers(0, 2, (300, 28)) for _ in range(3)]
    least = []
    for study in range(300):
        factors = [FactorColumn(str(k), "levels", one[study]) for k, one in enumerate(columns)]
        tests = permutation_tests(rng.integers(-2, 4, 28), factors, draws=299)
        least.append(min(test.single_step for test in tests))
    assert np.mean(np.array(least) <= 0.05) < 0.09


def test_resampled_p_of_the_data_comes_first():
    assert min_p(np.empty(0), np.empty((5, 0)))[0].size == 0
