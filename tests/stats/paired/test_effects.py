"""Standardised changes, shares and the three r against printed results and formulas."""

from __future__ import annotations

import math
from fractions import Fraction
from statistics import mean, variance

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t as t_law

from lib.stats.paired import effects, shares
from lib.stats.paired.noncentral_t import noncentral_t_cdf, noncentrality
from lib.stats.paired.signed_rank import signed_rank
from lib.stats.pairs import Pairs

# golden.json: golden28
BEFORE_28 = [1, 2, 2, 3, 1, 2, 3, 2, 1, 2, 4, 3, 2, 1, 2, 3, 2, 2, 1, 3, 2, 4, 1, 2, 3, 2, 1, 3]
AFTER_28 = [3, 3, 4, 4, 2, 2, 5, 4, 3, 3, 4, 5, 3, 2, 4, 3, 4, 3, 1, 4, 2, 5, 3, 1, 4, 3, 3, 5]

STANDARDISED = [effects.d_z, effects.g_z, effects.d_av, effects.g_av]
scores = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=30)


@pytest.fixture
def golden28():
    return Pairs.of(BEFORE_28, AFTER_28)


def ends(estimate):
    return (estimate.interval.low, estimate.interval.high)


def test_golden28_net_improvement(golden28):
    net = shares.net_improvement(golden28)
    assert net.value == 0.75
    assert ends(net) == pytest.approx((0.490326, 0.909674), abs=5e-7)


def test_golden28_paired_probability_of_superiority(golden28):
    superiority = shares.probability_of_superiority(golden28)
    assert superiority.value == 0.875
    assert ends(superiority) == pytest.approx((0.745163, 0.954837), abs=5e-7)


def test_golden28_share_improved():
    assert ends(shares.wilson(22, 28)) == pytest.approx((0.604614, 0.897875), abs=5e-7)
    assert ends(shares.clopper_pearson(22, 28)) == pytest.approx((0.590469, 0.917039), abs=5e-7)


def test_all_of_28():
    # golden.json: binom
    assert ends(shares.wilson(28, 28)) == (pytest.approx(0.8793567, abs=5e-8), 1.0)
    assert ends(shares.clopper_pearson(28, 28)) == (pytest.approx(0.8765639, abs=5e-8), 1.0)


def test_15_of_148():
    # golden.json: binom, 15_of_148_wilson
    assert ends(shares.wilson(15, 148)) == pytest.approx((0.0623864, 0.1604872), abs=5e-8)


def test_controls_of_kudus():
    # golden.json: kudus_two_arm, control_CP95
    low, high = ends(shares.clopper_pearson(2, 16))
    assert (low, high) == pytest.approx((0.0155136, 0.3834762), abs=5e-8)


def test_nobody_of_some_starts_at_zero():
    assert shares.wilson(0, 9).interval.low == 0.0
    assert shares.clopper_pearson(0, 9).interval.low == 0.0


def test_a_share_of_nobody_does_not_exist():
    assert shares.wilson(0, 0).reason == shares.clopper_pearson(0, 0).reason == "no_pairs"


@pytest.mark.parametrize(("k", "n"), [(3, 2), (-1, 2)])
def test_impossible_shares_are_refused(k, n):
    with pytest.raises(ValueError, match="no share"):
        shares.wilson(k, n)


def test_golden28_three_r(golden28):
    test = signed_rank(golden28)
    assert effects.r_pairs(test).value == pytest.approx(0.77898, abs=5e-6)
    assert effects.r_changed(test).value == pytest.approx(0.85949, abs=5e-6)
    assert effects.r_observations(test).value == pytest.approx(0.55082, abs=5e-6)


def test_spss_printout_three_r():
    # golden.json: spss_wilcoxon_all_tied
    test = signed_rank(Pairs.of([1, 0, 0], [0, 1, 0], [16, 9, 25]))
    assert effects.r_pairs(test).value == pytest.approx(0.19799, abs=5e-6)
    assert effects.r_changed(test).value == pytest.approx(0.28)
    assert effects.r_observations(test).value == pytest.approx(0.14)


def test_golden28_d_z_with_both_intervals(golden28):
    # 32/28 over the SD of the 28 changes, statistics.stdev; jackknife: STATISTICS, section 3;
    # if normal: roots of the mpmath integral
    d, normal = effects.d_z(golden28), effects.d_z_if_normal(golden28)
    assert d.value == normal.value == pytest.approx(1.3472661394172, rel=1e-12)
    assert ends(d) == pytest.approx((0.48, 2.21), abs=5e-3)
    assert ends(normal) == pytest.approx((0.82587118810584, 1.8554712762804), rel=1e-10)


def by_leaving_out(values, level) -> tuple[float, float] | None:
    """The jackknife interval of d_z from fractions, one participant left out after the other."""
    values = [Fraction(value) for value in values]
    n = len(values)
    rest = [values[:i] + values[i + 1 :] for i in range(n)]
    if n < 3 or any(len(set(others)) == 1 for others in rest):
        return None
    without = np.array([float(mean(others)) / math.sqrt(variance(others)) for others in rest])
    s = (without - without.mean()) ** 2
    spread = np.sum((s - s.mean()) ** 2)
    df = min(max(2 * s.sum() ** 2 / spread, 1), n - 1) if spread > 1e-20 * s.sum() ** 2 else n - 1
    half = t_law.ppf((1 + level) / 2, df) * math.sqrt((n - 1) / n * s.sum())
    d = float(mean(values)) / math.sqrt(variance(values))
    return (d - half, d + half)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(-6, 9), min_size=2, max_size=25), st.sampled_from([0.9, 0.95, 0.99]))
def test_the_interval_of_d_z_rests_on_leaving_out_one_after_the_other(values, level):
    if len(set(values)) == 1:
        return
    pairs = Pairs.of([0] * len(values), values)
    expected = by_leaving_out(values, level)
    found = effects.d_z(pairs, level)
    if expected is None:
        assert ends(found) == ends(effects.d_z_if_normal(pairs, level))
        assert found.interval.method == "noncentral_t"
    else:
        assert ends(found) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("changes", [[1, 2], [3, 3, 3, 3, 4]])
def test_where_leaving_one_out_leaves_no_spread_noncentral_t_stands_in(changes):
    found = effects.d_z(Pairs.of([0] * len(changes), changes))
    assert (found.name, found.interval.method) == ("d_z", "noncentral_t")


@pytest.mark.parametrize("far", [10**6, 10**9, 10**12])
def test_one_change_that_dwarfs_all_others_keeps_the_interval_exact(far):
    changes = [1, 2, 2, 3, 5, far]
    found = effects.d_z(Pairs.of([0] * 6, changes))
    assert ends(found) == pytest.approx(by_leaving_out(changes, 0.95), rel=1e-9)


@pytest.mark.parametrize("unit", [1e-200, 1e-9, 1e12, 1e200])
def test_the_interval_of_d_z_does_not_depend_on_the_unit(golden28, unit):
    scaled = Pairs.of(np.array(BEFORE_28) * unit, np.array(AFTER_28) * unit)
    assert ends(effects.d_z(scaled)) == pytest.approx(ends(effects.d_z(golden28)), rel=1e-9)


def test_a_million_participants_have_the_interval_of_large_samples():
    # delta method for changes of 0 and 1, shares 1 - p and p: d = √(p/(1 - p)), by whose
    # derivative SE = √(p(1 - p)/n) / (2 √p (1 - p)^1.5) with p = .3
    found = effects.d_z(Pairs.of([0, 0], [0, 1], [700_000, 300_000]))
    se = math.sqrt(0.21 / 10**6) / (2 * math.sqrt(0.3) * 0.7**1.5)
    assert found.interval.high - found.value == pytest.approx(1.959964 * se, rel=1e-5)
    assert found.value - found.interval.low == pytest.approx(1.959964 * se, rel=1e-5)


def test_golden28_other_standardised_changes(golden28):
    # R: m <- 32/28; m/((sd(pre) + sd(post))/2); * (1 - 3/(8*28 - 9)); d_z * (1 - 3/(4*27 - 1))
    from statistics import stdev

    spread = (stdev(BEFORE_28) + stdev(AFTER_28)) / 2
    assert effects.d_av(golden28).value == pytest.approx(32 / 28 / spread)
    assert effects.g_av(golden28).value == pytest.approx(32 / 28 / spread * 212 / 215)
    assert effects.g_z(golden28).value == pytest.approx(1.3472661394172 * 104 / 107)


@pytest.mark.parametrize(
    ("t", "df", "upper", "lower"),
    [  # roots of the integral in mpmath, 20 digits; scipy.special.nctdtrinc is off at t = 50
        (50, 27, 36.579499458552, 63.376869670614),
        (2, 27, -0.047805100133631, 4.0133901270263),
        (3, 2, -0.39467440657662, 6.2828325754053),
        (20, 1, 0.39524598169883, 44.884054642080),
        (1000, 2, 159.11272299505, 1920.6472429553),
        (1e5, 999, 95614.601659251, 104382.78849595),
    ],
)
def test_limits_of_the_noncentrality(t, df, upper, lower):
    assert noncentrality(t, df, 0.975) == pytest.approx(upper, rel=1e-11)
    assert noncentrality(t, df, 0.025) == pytest.approx(lower, rel=1e-11)


def test_noncentral_t_without_noncentrality_is_students_t():
    # R: pt(2, 5) = 0.9490303
    assert noncentral_t_cdf(2.0, 5, 0.0) == pytest.approx(0.9490303, abs=5e-8)


def test_noncentrality_mirrors():
    assert noncentrality(-3, 12, 0.975) == -noncentrality(3, 12, 1 - 0.975)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([], [], "no_pairs"),
        ([1], [2], "one_pair"),
        ([1, 2], [1, 2], "no_change"),
        ([0.1, 0.2, 1.1], [0.4, 0.5, 1.4], "constant_change"),
    ],
)
def test_without_spread_of_changes_d_z_is_undefined(before, after, reason):
    pairs = Pairs.of(before, after)
    for figure in (effects.d_z, effects.g_z):
        assert (figure(pairs).value, figure(pairs).reason) == (None, reason)


def test_a_constant_change_still_has_a_d_av():
    assert effects.d_av(Pairs.of([1, 2, 3], [2, 3, 4])).value == pytest.approx(1.0)


def test_scores_that_do_not_vary_leave_d_av_undefined():
    pairs = Pairs.of([1, 1, 1], [2, 2, 2])
    assert effects.d_av(pairs).reason == "constant_scores"


def test_two_participants_are_too_few_for_g_z():
    assert effects.g_z(Pairs.of([1, 2], [2, 5])).reason == "too_few"


def test_without_change_no_r_exists():
    assert effects.r_pairs(signed_rank(Pairs.of([1, 2], [1, 2]))).reason == "no_change"


@pytest.mark.parametrize("unit", [1e-200, 1e-9, 1e12, 1e200])
def test_standardised_changes_do_not_depend_on_the_unit(golden28, unit):
    scaled = Pairs.of(np.array(BEFORE_28) * unit, np.array(AFTER_28) * unit)
    for figure in STANDARDISED:
        assert figure(scaled).value == pytest.approx(figure(golden28).value, rel=1e-9)


@settings(deadline=None, max_examples=60)
@given(scores)
def test_swapping_flips_every_sign(rows):
    pairs = Pairs.of(*zip(*rows, strict=True))
    for figure in (effects.d_z, effects.g_z, effects.d_av, effects.g_av, shares.net_improvement):
        here, turned = figure(pairs), figure(pairs.swapped)
        assert (here.value is None) == (turned.value is None)
        if here.value is not None:
            assert turned.value == pytest.approx(-here.value, abs=1e-12)


@settings(deadline=None, max_examples=60)
@given(scores)
def test_intervals_contain_their_estimates(rows):
    pairs = Pairs.of(*zip(*rows, strict=True))
    for estimate in (
        effects.d_z(pairs),
        shares.wilson(pairs.rises, pairs.n),
        shares.clopper_pearson(pairs.rises, pairs.n),
    ):
        if estimate.interval is not None:
            assert estimate.interval.low <= estimate.value <= estimate.interval.high


@settings(deadline=None, max_examples=30)
@given(scores, st.integers(2, 9))
def test_counts_and_expanded_rows_agree(rows, times):
    before, after = zip(*rows, strict=True)
    counted = Pairs.of(before, after, [times] * len(rows))
    expanded = Pairs.of(before * times, after * times)
    for figure in (*STANDARDISED, shares.net_improvement, shares.probability_of_superiority):
        assert figure(counted) == figure(expanded)
