import math

import pytest

from lib.stats.probability import (
    Probability,
    binomial_half_lower,
    chi_square_upper,
    normal_two_sided,
)


def test_a_probability_is_never_zero():
    assert Probability.of(0.0).p > 0.0
    assert Probability.of_log(-1e6).p > 0.0


def test_a_probability_above_one_is_rounding():
    assert Probability.of(1.0 + 1e-15) == Probability(1.0, 0.0)


def test_a_doubled_probability_stops_at_one():
    assert Probability.of(0.7).doubled == Probability(1.0, 0.0)


def test_doubling_below_the_range_of_floats_adds_log10_of_two():
    tiny = Probability.of_log(-2000.0)
    assert tiny.doubled.log10_p - tiny.log10_p == pytest.approx(math.log10(2.0))
    assert tiny.doubled.p == tiny.p


# expected values: sums of binomial terms with 40 digits (mpmath)
@pytest.mark.parametrize(
    ("k", "n", "log10_p"),
    [
        (0, 28, -8.428839878591473),
        (5, 40, -6.160329665392128),
        (49, 100, math.log10(0.46020538130641)),
        (100, 2500, -571.6040686432972),
        (3000, 10_000, -359.1673386326713),
        (400_000, 1_000_000, -8747.354508452576),
        (0, 1_000_000, -1_000_000 * math.log10(2.0)),
    ],
)
def test_binomial_tail(k, n, log10_p):
    assert binomial_half_lower(k, n).log10_p == pytest.approx(log10_p, rel=1e-12)


def test_binomial_mid_p_counts_the_point_half():
    # P(X ≤ 1) = 9/256 and P(X = 1) = 8/256 for n = 8
    assert binomial_half_lower(1, 8, mid=True).p == pytest.approx(5 / 256)


def test_binomial_mid_p_counts_the_point_half_below_the_range_of_floats():
    full, mid = binomial_half_lower(0, 5000), binomial_half_lower(0, 5000, mid=True)
    assert full.log10_p - mid.log10_p == pytest.approx(math.log10(2.0))


def test_binomial_tail_is_the_same_on_both_sides_of_the_switch_to_logarithms():
    # P(X ≤ 1) / P(X = 0) = n + 1; 2**-960 is a reliable float, 2**-970 is not
    for n in (950, 960, 970, 980, 1100):
        step = binomial_half_lower(1, n).log10_p - binomial_half_lower(0, n).log10_p
        assert step == pytest.approx(math.log10(n + 1), rel=1e-9)


# expected values: regularised upper incomplete gamma function with 40 digits (mpmath)
@pytest.mark.parametrize(
    ("x", "df", "log10_p"),
    [
        (20.0, 4, -3.301552133874293),
        (1e5, 6, -21705.627167777802),
        (5000.0, 1225, -447.8768485837353),
        (1e7, 3, -2171469.0075761536),
    ],
)
def test_chi_square_tail(x, df, log10_p):
    assert chi_square_upper(x, df).log10_p == pytest.approx(log10_p, rel=1e-12)


def test_normal_tails():
    # 2 Φ(−1.96) and, with 40 digits, log10 of 2 Φ(−100)
    assert normal_two_sided(-1.96).p == pytest.approx(0.04999579029644087)
    assert normal_two_sided(100.0).log10_p == pytest.approx(-2173.5705128733703)
