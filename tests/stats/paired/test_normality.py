from itertools import pairwise

import numpy as np
import pytest
from scipy.special import ndtri

from lib.stats.paired.normality import lilliefors, normality, shapiro_wilk
from lib.stats.pairs import Pairs
from tests.stats.test_describe import POST, PRE

GOLDEN28 = Pairs.of(PRE, POST)


def test_shapiro_wilk_of_the_changes():
    # golden.json golden28 shapiro_diff; R: shapiro.test(post - pre)
    got = normality(GOLDEN28)["change"].shapiro_wilk
    assert (got.statistic, got.p) == pytest.approx((0.8279915, 0.00034683), rel=1e-5)


def test_lilliefors_distance_of_the_changes():
    # golden.json golden28 lilliefors_D; R: nortest::lillie.test(post - pre)
    got = normality(GOLDEN28)["change"].lilliefors
    assert got.statistic == pytest.approx(0.2367172, abs=5e-8)


def test_both_measurements_are_tested_too():
    # scipy.stats.shapiro(before) and (after), expanded to the 28 rows
    got = normality(GOLDEN28)
    assert got["before"].shapiro_wilk.p == pytest.approx(0.0022976786797477)
    assert got["after"].shapiro_wilk.p == pytest.approx(0.0275945145995301)


def test_lilliefors_p_up_to_one_tenth_is_dallal_and_wilkinson_s():
    # statsmodels.stats.diagnostic.lilliefors(np.arange(1, 61) ** 2, pvalmethod="approx")
    got = lilliefors(np.arange(1, 61) ** 2)
    assert got.statistic == pytest.approx(0.1317113476099639)
    assert got.p == pytest.approx(0.011342398180722)


def test_lilliefors_p_beyond_a_hundred_scales_the_distance():
    # statsmodels.stats.diagnostic.lilliefors(np.arange(1, 301) ** 1.5, pvalmethod="approx")
    assert lilliefors(np.arange(1, 301) ** 1.5).p == pytest.approx(2.507226629208739e-06)


# expected values: the share of 400,000 normal samples of 60 (numpy, seed 60) with as large a D
@pytest.mark.parametrize(("power", "share"), [(0.5, 0.378), (1.5, 0.181)])
def test_lilliefors_p_above_one_tenth_is_the_simulated_one(power, share):
    assert lilliefors(np.arange(1, 61) ** power).p == pytest.approx(share, abs=0.015)


def test_counts_and_expanded_values_agree():
    values, counts = [1, 2, 3, 5], [4, 9, 6, 2]
    expanded = np.repeat(values, counts)
    assert shapiro_wilk(values, counts) == shapiro_wilk(expanded)
    assert lilliefors(values, counts).statistic == pytest.approx(lilliefors(expanded).statistic)


@pytest.mark.parametrize("unit", [1e-22, 1e-9, 1e12])
def test_the_unit_does_not_matter(unit):
    values = np.array([1, 2, 4, 7, 8, 8.5])
    expected = shapiro_wilk(values).statistic
    assert shapiro_wilk(values * unit).statistic == pytest.approx(expected)
    assert lilliefors(values * unit).p == pytest.approx(lilliefors(values).p)


def test_a_registry_has_lilliefors_but_no_shapiro_wilk():
    values, counts = [1, 2, 3], [300_000, 400_000, 300_000]
    assert shapiro_wilk(values, counts).reason == "too_many"
    got = lilliefors(values, counts)
    assert got.p is not None
    assert got.p > 0.0
    assert got.log10_p < -1000


def test_five_thousand_is_the_most_that_shapiro_wilk_takes():
    assert shapiro_wilk([1, 2], [2500, 2500]).p is not None
    assert shapiro_wilk([1, 2], [2500, 2501]).p is None


def test_two_equal_values_of_three_have_a_p_above_zero():
    # W reaches its minimum of .75; R prints p < 2.2e-16
    got = shapiro_wilk([0, 0, 1])
    assert got.statistic == pytest.approx(0.75)
    assert 0.0 < got.p < 1e-10


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        ([], [], ("no_pairs", "no_pairs")),
        ([1, 2], [2, 5], ("too_few", "too_few")),
        ([1] * 6, [1] * 6, ("no_change", "constant_scores")),
        ([1] * 6, [2] * 6, ("constant_change", "constant_scores")),
        ([0.1] * 6, [0.1 + 0.2] * 6, ("constant_change", "constant_scores")),
    ],
)
def test_what_has_no_test_says_why(before, after, reasons):
    got = normality(Pairs.of(before, after))
    for name, reason in zip(("change", "before"), reasons, strict=True):
        assert (got[name].shapiro_wilk.p, got[name].shapiro_wilk.reason) == (None, reason)
        assert (got[name].lilliefors.p, got[name].lilliefors.reason) == (None, reason)


def test_p_of_lilliefors_falls_as_one_value_moves_away():
    """Through all of the simulated quantiles above .1 and the formula below it."""
    even = ndtri((np.arange(60) + 0.5) / 60)
    moved = [np.append(even[:-1], far) for far in np.linspace(even[-1], 12.0, 120)]
    p = [lilliefors(values).p for values in moved]
    assert p[0] > 0.99
    assert p[-1] < 0.1
    steps = [earlier - later for earlier, later in pairwise(p)]
    assert min(steps) >= 0.0
    assert max(steps) < 0.1
