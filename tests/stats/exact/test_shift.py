"""Tails of a sum of signed scores: shift algorithm and lattice inversion against enumeration."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.exact.lattice import tilted_tail
from lib.stats.exact.shift import SMALLEST, sum_tails

groups = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 4)), min_size=1, max_size=4)


def ways_of(scores, count):
    """How many subsets have each sum, in whole numbers."""
    ways = [1]
    for score, many in zip(scores, count, strict=True):
        for _ in range(many):
            longer = ways + [0] * score
            for total, number in enumerate(ways):
                longer[total + score] += number
            ways = longer
    return ways


def tails_of(scores, count, observed):
    return sum_tails(np.array(scores), np.array(count), observed)


@settings(deadline=None, max_examples=60)
@given(groups, st.floats(0, 1))
def test_tails_equal_those_of_counted_subsets(rows, place):
    scores, count = zip(*rows, strict=True)
    ways = ways_of(scores, count)
    reachable = [total for total, number in enumerate(ways) if number]
    observed = reachable[round(place * (len(reachable) - 1))]
    tails = tails_of(scores, count, observed)
    everything = 2 ** sum(count)
    assert tails.less == float(Fraction(sum(ways[: observed + 1]), everything))
    assert tails.greater == float(Fraction(sum(ways[observed:]), everything))


@pytest.mark.parametrize("near", [60, 900, 3300, 5600, 7100])
def test_lattice_inversion_equals_counted_subsets(near):
    scores, count = np.array([5, 23, 61, 104]), np.array([30, 50, 40, 100])
    ways = ways_of(scores.tolist(), count.tolist())
    everything = 2 ** int(count.sum())
    log_less, below = tilted_tail(scores, count, near)
    exact = Fraction(sum(ways[: near + 1]), everything)
    witness = math.log(exact.numerator) - math.log(exact.denominator)
    assert log_less == pytest.approx(witness, abs=1e-11)
    assert below == pytest.approx(float(Fraction(sum(ways[:near]), everything)), rel=1e-10)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(1, 60)), min_size=1, max_size=5),
    st.floats(0.01, 1),
)
def test_lattice_inversion_equals_counted_subsets_everywhere(rows, place):
    scores, count = (np.array(side) for side in zip(*rows, strict=True))
    total = int(scores @ count)
    near = max(1, round(place * (total // 2)))
    if near > total // 2:
        return
    ways, everything = ways_of(scores.tolist(), count.tolist()), 2 ** int(count.sum())
    log_less, below = tilted_tail(scores, count, near)
    exact = Fraction(sum(ways[: near + 1]), everything)
    witness = math.log(exact.numerator) - math.log(exact.denominator)
    assert log_less == pytest.approx(witness, abs=1e-10)
    assert below == pytest.approx(float(Fraction(sum(ways[:near]), everything)), rel=1e-9)


def test_the_two_ways_meet_on_continuous_data():
    ranks = np.arange(1, 401)
    shifted = sum_tails(ranks, np.ones(400, np.int64), 33_000)
    log_less, below = tilted_tail(ranks, np.ones(400, np.int64), 33_000)
    assert math.exp(log_less) == pytest.approx(shifted.less, rel=1e-12)
    assert 1 - below == pytest.approx(shifted.greater, rel=1e-12)


def test_the_far_tail_keeps_its_size_below_the_range_of_floats():
    # nobody of 2,000: 2^-2000
    tails = tails_of([3], [2000], 0)
    assert tails.less == SMALLEST
    assert tails.log10_less == pytest.approx(-2000 * math.log10(2), rel=1e-14)


def test_the_far_tail_of_a_million_keeps_its_size():
    tails = tails_of([2], [1_000_000], 0)
    assert tails.log10_two_sided == pytest.approx((1 - 1_000_000) * math.log10(2), rel=1e-14)
    assert tails.two_sided == SMALLEST


@pytest.mark.parametrize(
    ("observed", "witness"), [(499_000, 0.0228041499326910432), (498_000, 3.18046687504124126e-05)]
)
def test_a_million_participants_with_one_score_follow_the_binomial(observed, witness):
    # the binomial sum with 40 digits (mpmath); scipy.special.bdtr is off in the tenth
    assert tails_of([1], [1_000_000], observed).less == pytest.approx(witness, rel=1e-12)


def test_five_thousand_participants_with_two_scores():
    # a sum over binomial coefficients in whole numbers (fractions.Fraction)
    tails = tails_of([3, 5], [3000, 2000], 9100)
    assert tails.less == pytest.approx(0.00199012811364371010927, rel=1e-12)


def test_the_middle_is_certain_on_both_sides():
    assert tails_of([1, 2], [1, 1], 1).two_sided == 1.0


def test_no_scores_are_certain():
    tails = sum_tails(*np.zeros((2, 0), np.int64), 0)
    assert (tails.less, tails.greater) == (1.0, 1.0)


def test_zero_scores_change_nothing():
    assert tails_of([0, 1, 2], [9, 1, 1], 0) == tails_of([1, 2], [1, 1], 0)


def test_a_common_divisor_changes_nothing():
    assert tails_of([6, 12], [3, 2], 6) == tails_of([1, 2], [3, 2], 1)


def test_the_upper_half_mirrors_the_lower():
    assert tails_of([1, 2, 5], [3, 2, 1], 10) == tails_of([1, 2, 5], [3, 2, 1], 2).mirrored


def test_what_costs_too_much_has_no_exact_tails():
    scores = np.arange(1, 100_001)
    assert sum_tails(scores, np.ones(100_000, np.int64), 2_000_000_000) is None


def test_an_impossible_sum_is_refused():
    with pytest.raises(ValueError, match="reach from 0 to 3"):
        tails_of([1, 2], [1, 1], 4)
