"""Hodges–Lehmann, median change, mean change and the paired t test."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.exact.untied import signed_rank_quantile
from lib.stats.exact.walsh import walsh_sums
from lib.stats.paired.location import hodges_lehmann, median_change
from lib.stats.paired.paired_t import mean_change, paired_t
from lib.stats.pairs import Pairs

# golden.json: golden28
BEFORE_28 = [1, 2, 2, 3, 1, 2, 3, 2, 1, 2, 4, 3, 2, 1, 2, 3, 2, 2, 1, 3, 2, 4, 1, 2, 3, 2, 1, 3]
AFTER_28 = [3, 3, 4, 4, 2, 2, 5, 4, 3, 3, 4, 5, 3, 2, 4, 3, 4, 3, 1, 4, 2, 5, 3, 1, 4, 3, 3, 5]

changes = st.lists(st.integers(-50, 50), min_size=1, max_size=30)


def of_changes(values, unit=1) -> Pairs:
    return Pairs.of(np.zeros(len(values)), np.asarray(values, dtype=float) / unit)


def figures(estimate):
    interval = estimate.interval
    return (estimate.value, interval.low, interval.high)


def test_golden28_over_all_pairs():
    assert figures(hodges_lehmann(Pairs.of(BEFORE_28, AFTER_28))) == (1.0, 1.0, 1.5)


def test_golden28_over_changed_pairs():
    assert figures(hodges_lehmann(Pairs.of(BEFORE_28, AFTER_28), "changed")) == (1.5, 1.0, 1.5)


def test_hollander_depression_with_the_level_reached():
    # golden.json: hollander_depression, R ?wilcox.test
    x = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
    y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    shift = hodges_lehmann(Pairs.of(y, x))
    assert figures(shift) == (0.46, 0.01, 0.786)
    assert shift.interval.level == 0.9609375


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_up_to_five_participants_have_no_interval(n):
    shift = hodges_lehmann(of_changes(range(1, n + 1)))
    assert (shift.interval, shift.reason) == (None, "not_attainable")
    assert shift.value == (n + 1) / 2


def test_six_participants_have_one_from_end_to_end():
    # P(W = 0) = 1/64, so that the level is 1 − 2/64
    shift = hodges_lehmann(of_changes([1, 2, 4, 8, 16, 32]))
    assert (shift.interval.low, shift.interval.high, shift.interval.level) == (1, 32, 0.96875)


@pytest.mark.parametrize(
    ("values", "over", "reason"),
    [([], "all", "no_pairs"), ([], "changed", "no_pairs"), ([0, 0], "changed", "no_change")],
)
def test_without_changes_there_is_no_shift(values, over, reason):
    assert hodges_lehmann(of_changes(values), over).reason == reason


def test_nobody_changed_is_a_shift_of_zero():
    assert figures(hodges_lehmann(of_changes([0] * 7))) == (0.0, 0.0, 0.0)


@settings(deadline=None, max_examples=60)
@given(changes, st.data())
def test_order_statistics_equal_those_of_all_walsh_averages(values, data):
    distinct, count = np.unique(np.array(values), return_counts=True)
    first, second = np.triu_indices(len(values))
    sums = np.sort(np.array(values)[first] + np.array(values)[second])
    ranks = data.draw(st.lists(st.integers(1, sums.size), min_size=1, max_size=4))
    assert walsh_sums(distinct, count, ranks) == [int(sums[rank - 1]) for rank in ranks]


@pytest.mark.parametrize("spread", [1, 30, 1000, 10**9])
def test_narrowing_by_counting_finds_the_same_as_sorting(spread):
    rng = np.random.default_rng(spread)
    values = np.rint(rng.standard_t(2, 700) * spread).astype(np.int64)
    distinct, count = np.unique(values, return_counts=True)
    first, second = np.triu_indices(values.size)
    sums = np.sort(values[first] + values[second])
    ranks = [1, 7, 5000, sums.size // 2, sums.size // 2 + 1, sums.size - 3, sums.size]
    assert walsh_sums(distinct, count, ranks) == sums[np.array(ranks) - 1].tolist()


@pytest.mark.parametrize(
    ("n", "k"),
    # R: qsignrank(.025, n); Hollander and Wolfe, table A.4
    [(5, 0), (6, 1), (8, 4), (10, 9), (20, 53), (28, 117)],
)
def test_quantile_of_the_signed_rank_distribution(n, k):
    assert signed_rank_quantile(n, 0.025)[0] == k


def test_level_reached_by_five_hundred():
    # R: k <- qsignrank(.025, 500); 1 - 2 * psignrank(k - 1, 500)
    k, beyond = signed_rank_quantile(500, 0.025)
    assert (k, 1 - 2 * beyond) == (56291, pytest.approx(0.9500310225928409, rel=1e-12))


@pytest.mark.parametrize("n", [501, 650])
@pytest.mark.parametrize("tail", [0.05, 0.025, 0.005])
def test_the_series_finds_the_quantile_of_counted_subsets(n, tail):
    ways = np.zeros(n * (n + 1) // 2 + 1)
    ways[0] = 0.5**n
    for rank in range(1, n + 1):
        ways[rank:] += ways[:-rank].copy()
    cumulative = np.cumsum(ways)
    k, beyond = signed_rank_quantile(n, tail)
    assert k == int(np.searchsorted(cumulative, tail))
    assert beyond == pytest.approx(cumulative[k - 1], abs=1e-8)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(-50, 50), min_size=6, max_size=30), st.integers(-70, 70))
def test_a_shift_of_all_changes_moves_the_estimate_by_it(values, shift):
    here = np.array(figures(hodges_lehmann(of_changes(values, 10))))
    moved = np.array(figures(hodges_lehmann(of_changes([v + shift for v in values], 10))))
    np.testing.assert_allclose(moved, here + shift / 10, atol=1e-12)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(-50, 50), min_size=6, max_size=30))
def test_intervals_contain_their_estimates_and_mirror_when_swapped(values):
    for estimate in (hodges_lehmann, mean_change):
        pairs = of_changes(values, 10)
        here, turned = estimate(pairs), estimate(pairs.swapped)
        if here.interval is None:
            assert here.reason in ("constant_change", "no_change")
            continue
        low, high = here.interval.low, here.interval.high
        assert low <= here.value <= high
        assert (turned.interval.low, turned.interval.high) == pytest.approx((-high, -low))


def test_counts_and_expanded_rows_agree():
    counted = Pairs.of([0, 0, 0], [1, 2.5, -0.5], [30, 20, 7])
    expanded = of_changes([1] * 30 + [2.5] * 20 + [-0.5] * 7)
    assert hodges_lehmann(counted) == hodges_lehmann(expanded)
    assert median_change(counted) == median_change(expanded)
    assert paired_t(counted) == paired_t(expanded)


def test_a_million_distinct_changes_have_a_shift_and_its_interval():
    shift = hodges_lehmann(of_changes(np.random.default_rng(2).normal(0.1, 1, 1_000_000)))
    # the asymptotic interval of a normal shift: ± 1.96 · √(π/3) / √n
    assert shift.value == pytest.approx(0.1, abs=0.004)
    assert shift.interval.high - shift.interval.low == pytest.approx(0.004011, rel=0.01)


def test_an_unknown_set_of_pairs_is_refused():
    with pytest.raises(ValueError, match="changed"):
        hodges_lehmann(of_changes([1]), "some")


def test_the_median_of_an_even_number_lies_between_the_middle_two():
    assert median_change(of_changes([13, 1, 2, 4], 10)).value == pytest.approx(0.3)


def test_nobody_has_no_median():
    assert median_change(of_changes([])).reason == "no_pairs"


def test_paired_t_of_students_sleep_data():
    # R: with(sleep, t.test(extra[11:20], extra[1:10], paired = TRUE)); Student 1908
    drug_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    drug_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    pairs = Pairs.of(drug_1, drug_2)
    test = paired_t(pairs)
    assert (test.statistic, test.df) == (pytest.approx(4.0621, abs=5e-5), 9)
    assert test.p == pytest.approx(0.002833, abs=5e-7)
    assert figures(mean_change(pairs)) == pytest.approx((1.58, 0.7001142, 2.4598858), abs=5e-8)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([], [], "no_pairs"),
        ([1], [2], "one_pair"),
        ([1, 2], [1, 2], "no_change"),
        ([0.1, 0.2, 1.1], [0.4, 0.5, 1.4], "constant_change"),  # by float noise only nearly so
        ([1, 4 / 3, 2], [7 / 3, 8 / 3, 10 / 3], "constant_change"),
    ],
)
def test_without_spread_there_is_no_t(before, after, reason):
    pairs = Pairs.of(before, after)
    assert (paired_t(pairs).p, paired_t(pairs).reason) == (None, reason)
    assert (mean_change(pairs).interval, mean_change(pairs).reason) == (None, reason)


def test_the_p_of_an_enormous_t_keeps_its_size():
    # t = 100 / √(1000/999) · √1000 with 999 degrees of freedom; log10 p by the series of the
    # incomplete beta function with 30 digits (mpmath)
    test = paired_t(Pairs.of([0, 0], [99, 101], [500, 500]))
    assert test.p == 5e-324
    assert test.log10_p == pytest.approx(-1999.61962161945, rel=1e-12)


def test_mean_change_at_1e12_keeps_its_digits():
    mean = mean_change(Pairs.of([1e12] * 4, [1e12 + 1, 1e12 + 2, 1e12 + 3, 1e12 + 4]))
    assert mean.value == 2.5
