import math

import numpy as np
import pytest

from lib.stats.paired.bayes import _log_t_tail, jzs_bayes_factor, jzs_of_t
from lib.stats.pairs import Pairs
from tests.stats.test_describe import POST, PRE


def test_pingouin_s_documented_example():
    # pingouin.bayesfactor_ttest(3.5, 20, 20, paired=True): 17.185 (checked against JASP there)
    assert 10 ** jzs_of_t(3.5, 20).log10_bf10 == pytest.approx(17.185, abs=5e-4)


# expected values: adaptive quadrature with 50 digits (mpmath) of Rouder et al. 2009, equation 1
@pytest.mark.parametrize(
    ("t", "n", "log10_bf10"),
    [
        (0.0, 28, -0.6978786967672002),
        (0.5, 5, -0.356505346832714),
        (-2.1, 28, 0.12402702514338192),
        (8.5, 28, 6.475642343670832),
        (3.0, 2, 0.11352505907249058),
        (50.0, 3, 1.532059884296779),
        (30.0, 100, 47.97518971092287),
        (1000.0, 1000, 1495.6856557430096),
        (1000.0, 1_000_000, 150511.68171820915),
        (1.0, 1_000_000, -2.730333740476334),
        (1e-8, 20, -0.6338452100931776),
    ],
)
def test_two_sided_factor(t, n, log10_bf10):
    assert jzs_of_t(t, n).log10_bf10 == pytest.approx(log10_bf10, abs=1e-11, rel=1e-12)


# expected values: quadrature with 30 digits (mpmath) of the noncentral t likelihood times the
# half-Cauchy prior, over the effect and over the standard deviation
@pytest.mark.parametrize(
    ("t", "n", "plus", "minus"),
    [
        (2.1, 28, 0.413142413945, -1.14259125761),
        (8.5, 28, 6.77667233667, -1.43550308065),
        (3.0, 2, 0.358051677712, -0.49910027888),
    ],
)
def test_one_sided_factors(t, n, plus, minus):
    got = jzs_of_t(t, n)
    assert (got.log10_plus, got.log10_minus) == pytest.approx((plus, minus), abs=1e-10)


# expected values: log of half the regularised incomplete beta function with 40 digits (mpmath)
@pytest.mark.parametrize(
    ("x", "df", "log_tail"),
    [
        (60.0, 1000, -767.27893372308117),
        (1000.0, 200, -855.30856535325614),
        (40.0, 1_000_000, -803.968324750342),
        (1000.0, 1_000_000, -346581.07040144456),
    ],
)
def test_far_tail_of_student_s_t(x, df, log_tail):
    assert _log_t_tail(np.array([x]), df) == pytest.approx([log_tail], abs=1e-7)


@pytest.mark.parametrize("n", [1000, 1_000_000])
def test_the_wrong_side_of_a_huge_t_follows_laplace_s_method(n):
    # near 0 the likelihood falls as exp(−|δ|·t·√n·E w), E w ≈ √(n/(n − 1 + t²)); the half-Cauchy
    # density is 2/(π·0.707) there
    slope = 1000.0 * math.sqrt(n) * math.sqrt(n / (n - 1 + 1e6))
    expected = math.log10(2 / (math.pi * 0.707) / slope)
    assert jzs_of_t(1000.0, n).log10_minus == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(("t", "n"), [(0.3, 4), (2.0, 28), (200.0, 50)])
def test_the_two_sided_factor_is_the_mean_of_the_one_sided_ones(t, n):
    got = jzs_of_t(t, n)
    mean = np.logaddexp(got.log10_plus * math.log(10), got.log10_minus * math.log(10)) - math.log(2)
    assert got.log10_bf10 == pytest.approx(mean / math.log(10), abs=1e-11)


def test_the_sign_of_t_exchanges_the_sides():
    up, down = jzs_of_t(2.5, 12), jzs_of_t(-2.5, 12)
    assert (up.log10_plus, up.log10_minus) == (down.log10_minus, down.log10_plus)


def test_from_pairs():
    # scipy.stats.ttest_rel gives t = 7.12906230943, pingouin.bayesfactor_ttest(t, 28, paired=True)
    # 132185.01378585
    got = jzs_bayes_factor(Pairs.of(PRE, POST))
    assert 10**got.log10_bf10 == pytest.approx(132185.01378585)


# expected values: pingouin.bayesfactor_ttest(1.0, 30, paired=True, r=scale)
@pytest.mark.parametrize(("scale", "bf10"), [(1.0, 0.22804531623562), (1.4, 0.16749458998914)])
def test_other_scales_of_the_prior(scale, bf10):
    assert 10 ** jzs_of_t(1.0, 30, scale).log10_bf10 == pytest.approx(bf10)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([], [], "no_pairs"),
        ([1], [2], "one_pair"),
        ([1, 2], [1, 2], "no_change"),
        ([1, 2], [2, 3], "constant_change"),
        ([0.1, 0.2], [0.3, 0.4], "constant_change"),
        ([13.1, 10.1], [13.2, 10.2], "constant_change"),
    ],
)
def test_without_spread_there_is_no_factor(before, after, reason):
    got = jzs_bayes_factor(Pairs.of(before, after))
    assert (got.log10_bf10, got.log10_plus, got.reason) == (None, None, reason)


@pytest.mark.parametrize("scale", [0.0, -1.0, math.inf, math.nan])
def test_a_scale_that_is_not_positive_is_an_error(scale):
    with pytest.raises(ValueError, match="positive"):
        jzs_of_t(1.0, 10, scale)


def test_one_participant_or_an_infinite_t_is_an_error():
    with pytest.raises(ValueError, match="n ≥ 2"):
        jzs_of_t(1.0, 1)
    with pytest.raises(ValueError, match="finite t"):
        jzs_of_t(math.inf, 10)
