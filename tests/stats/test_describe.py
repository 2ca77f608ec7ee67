import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.describe import (
    Description,
    change_moments,
    describe,
    mean_and_sd,
    power_of_two,
    quantiles,
)
from lib.stats.pairs import Pairs
from lib.stats.scores import Resolution

# golden.json, golden28
PRE = [1, 2, 2, 3, 1, 2, 3, 2, 1, 2, 4, 3, 2, 1, 2, 3, 2, 2, 1, 3, 2, 4, 1, 2, 3, 2, 1, 3]
POST = [3, 3, 4, 4, 2, 2, 5, 4, 3, 3, 4, 5, 3, 2, 4, 3, 4, 3, 1, 4, 2, 5, 3, 1, 4, 3, 3, 5]

scores = st.lists(st.integers(-20, 20), min_size=1, max_size=30)


def test_quartiles_are_those_of_spss():
    # golden.json golden28 q_pre_type6 and q_post_type6
    before, after = describe(PRE), describe(POST)
    assert (before.q1, before.median, before.q3) == (1.25, 2.0, 3.0)
    assert (after.q1, after.median, after.q3) == (3.0, 3.0, 4.0)


@settings(deadline=None, max_examples=60)
@given(scores, st.floats(0.01, 0.99))
def test_quantiles_are_numpy_s_weibull(values, probability):
    expected = np.quantile(values, probability, method="weibull")
    assert quantiles(values, None, (probability,)) == pytest.approx((float(expected),), abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(scores)
def test_counts_and_expanded_values_agree(values):
    distinct, counts = np.unique(values, return_counts=True)
    once, expanded = describe(distinct, counts), describe(values[::-1])
    for name in Description.__slots__:
        assert getattr(once, name) == pytest.approx(getattr(expanded, name), abs=1e-12)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(-20, 20), min_size=2, max_size=30))
def test_mean_and_sd_are_numpy_s(values):
    got = describe(values)
    assert got.mean == pytest.approx(np.mean(values), abs=1e-12)
    assert got.sd == pytest.approx(np.std(values, ddof=1), abs=1e-12)


def test_sd_keeps_its_digits_far_from_zero():
    # 0, 1, 2 have the standard deviation 1 wherever they stand
    assert describe([1e12, 1e12 + 1, 1e12 + 2]).sd == 1.0


@pytest.mark.parametrize("unit", [1e-300, 1e-9, 1e12, 1e300])
def test_the_unit_changes_nothing_else(unit):
    got = describe([1 * unit, 2 * unit, 4 * unit])
    assert got.sd == pytest.approx(math.sqrt(7 / 3) * unit, rel=1e-12)
    assert got.mean == pytest.approx(7 / 3 * unit, rel=1e-12)


def test_a_spread_beyond_the_range_of_floats_is_none():
    assert describe([1.7e308, -1.7e308]).sd is None


def test_nobody_has_no_description():
    assert describe([]) == Description(0)
    assert quantiles([], None, (0.5,)) is None


def test_one_participant_has_no_sd():
    assert describe([3]) == Description(1, 3.0, None, 3.0, 3.0, 3.0, 3.0, 3.0)


def test_equal_scores_have_an_sd_of_exactly_zero():
    assert describe([0.1] * 7).sd == 0.0


def test_missing_values_and_empty_rows_are_left_out():
    assert describe([1, math.nan, 2, math.inf, 9], [1, 5, 1, 5, 0]) == describe([1, 2])


def test_a_negative_count_is_an_error():
    with pytest.raises(ValueError, match="negative"):
        describe([1, 2], [1, -1])


def test_unequal_lengths_are_an_error():
    with pytest.raises(ValueError, match="counts for"):
        describe([1, 2], [1])


def test_the_unit_is_a_power_of_two_below_the_largest():
    assert power_of_two(np.array([3.0, -9.0])) == 8.0


def test_the_unit_of_zeros_is_one():
    assert power_of_two(np.zeros(3)) == 1.0


def test_the_unit_of_the_largest_float_is_finite():
    assert power_of_two(np.array([1.7e308])) == 2.0**1023


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([0, 0, 0], [0.1, 0.2, -0.3]),  # the floats add up to 2.8e-17
        ([0, 0, 0, 0], [0.7, 0.1, -0.3, -0.5]),
        ([1, 1, 1, 2], [4 / 3, 4 / 3, 4 / 3, 1]),
        ([0, 0, 0], [0, 1 / 7, -1 / 7]),
    ],
)
def test_changes_that_balance_have_a_mean_of_zero(before, after):
    assert change_moments(Pairs.of(before, after)).mean == 0.0


two_decimals = st.lists(
    st.tuples(st.integers(-9999, 9999), st.integers(-9999, 9999)), min_size=2, max_size=20
)


@settings(deadline=None, max_examples=60)
@given(two_decimals)
def test_mean_and_sd_of_the_changes_are_those_of_exact_fractions(rows):
    before, after = np.array(rows).T / 100
    change = [Fraction(y - x, 100) for x, y in rows]
    mean = sum(change) / len(change)
    variance = sum((d - mean) ** 2 for d in change) / (len(change) - 1)
    moments = change_moments(Pairs.of(before, after))
    assert moments.mean == float(mean)
    assert moments.sd == pytest.approx(math.sqrt(variance), rel=4e-16)


@settings(deadline=None, max_examples=60)
@given(two_decimals)
def test_exchanging_before_and_after_turns_the_mean_alone(rows):
    before, after = np.array(rows).T / 100
    one, other = (change_moments(Pairs.of(*both)) for both in ((before, after), (after, before)))
    assert (one.mean, one.sd) == (-other.mean, other.sd)


def test_sd_of_changes_whose_squares_leave_64_bits():
    change = np.array([-(10**9), 3, 10**9])
    mean, sd = mean_and_sd(change / 1e2, np.array([5, 7, 6]), Resolution(2, True, 2))
    people = [*[-(10**9)] * 5, *[3] * 7, *[10**9] * 6]
    centre = Fraction(sum(people), 18)
    variance = sum((one - centre) ** 2 for one in people) / 17
    assert mean == float(centre / 100)
    assert sd == pytest.approx(math.sqrt(variance) / 100, rel=1e-15)


def test_a_description_of_changes_is_exact_as_well():
    pairs = Pairs.of([0, 0, 0], [0.1, 0.2, -0.3])
    assert describe(*pairs.distinct_change, pairs.resolution).mean == 0.0
