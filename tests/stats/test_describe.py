import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.describe import Description, describe, quantiles

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
