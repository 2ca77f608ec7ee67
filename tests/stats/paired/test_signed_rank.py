"""The signed-rank test against printed results, R and enumeration."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from lib.stats.exact.shift import SMALLEST
from lib.stats.paired.signed_rank import signed_rank
from lib.stats.pairs import Pairs

# golden.json: golden28
BEFORE_28 = [1, 2, 2, 3, 1, 2, 3, 2, 1, 2, 4, 3, 2, 1, 2, 3, 2, 2, 1, 3, 2, 4, 1, 2, 3, 2, 1, 3]
AFTER_28 = [3, 3, 4, 4, 2, 2, 5, 4, 3, 3, 4, 5, 3, 2, 4, 3, 4, 3, 1, 4, 2, 5, 3, 1, 4, 3, 3, 5]

changes = st.lists(st.integers(-6, 6), min_size=1, max_size=12)


def of_changes(values) -> Pairs:
    return Pairs.of(np.zeros(len(values)), np.asarray(values, dtype=float))


@pytest.fixture(scope="module")
def golden28():
    return signed_rank(Pairs.of(BEFORE_28, AFTER_28))


def enumerated(values, zeros):
    """P(W⁺ ≤ w) and P(W⁺ ≥ w) over all 2^n′ signs, with scipy's midranks."""
    from scipy.stats import rankdata

    d = np.asarray(values, dtype=float)
    ranked = d if zeros == "pratt" else d[d != 0]
    ranks = rankdata(np.abs(ranked))[ranked != 0]
    signs = np.array(list(itertools.product([0, 1], repeat=ranks.size)))
    sums, observed = signs @ ranks, ranks[ranked[ranked != 0] > 0].sum()
    return np.mean(sums <= observed), np.mean(sums >= observed)


@settings(deadline=None, max_examples=60)
@given(changes, st.sampled_from(["wilcoxon", "pratt"]))
def test_exact_tails_equal_enumeration(values, zeros):
    if not any(values):
        return
    tails = signed_rank(of_changes(values), zeros).exact
    less, greater = enumerated(values, zeros)
    assert (tails.less, tails.greater) == (less, greater)  # sums of powers of two: no rounding
    assert tails.two_sided == min(1.0, 2 * min(less, greater))


def test_golden28_has_the_ranks_table_of_spss(golden28):
    assert (golden28.falls, golden28.rises, golden28.unchanged) == (1, 22, 5)
    assert (golden28.w_minus, golden28.w_plus) == (6.5, 269.5)
    assert (golden28.mean_rank_minus, golden28.mean_rank_plus) == (6.5, 12.25)


def test_golden28_exact_p(golden28):
    assert golden28.p == pytest.approx(3.099442e-06, rel=1e-6)
    assert golden28.method == "exact"


def test_golden28_z_as_spss_prints_it(golden28):
    assert golden28.spss_z == pytest.approx(-4.121973518, abs=1e-9)
    assert golden28.based_on == "negative"


def test_golden28_asymptotic_p(golden28):
    assert golden28.asymptotic.two_sided == pytest.approx(3.756404e-05, rel=1e-6)
    assert golden28.corrected.two_sided == pytest.approx(4.02e-05, abs=5e-9)


def test_golden28_pratt_z():
    test = signed_rank(Pairs.of(BEFORE_28, AFTER_28), "pratt")
    assert test.z == pytest.approx(4.27618, abs=5e-6)


def test_spss_wilcoxon_all_tied():
    # golden.json: spss_wilcoxon_all_tied
    test = signed_rank(Pairs.of([1, 0, 0], [0, 1, 0], [16, 9, 25]))
    assert (test.w_minus, test.w_plus, test.mean_rank_minus) == (208.0, 117.0, 13.0)
    assert (test.spss_z, test.based_on) == (pytest.approx(-1.4), "positive")
    assert test.asymptotic.two_sided == pytest.approx(0.1615133, abs=5e-8)
    assert test.p == pytest.approx(0.2295229, abs=5e-8)


def test_spss_weaver():
    # golden.json: spss_weaver
    before = [20, 18, 24, 14, 5, 26, 15, 29, 15, 9, 25, 31, 35, 12]
    after = [40, 25, 38, 27, 31, 21, 32, 38, 25, 18, 32, 28, 33, 29]
    test = signed_rank(Pairs.of(before, after))
    assert (test.w_plus, test.w_minus) == (99, 6)
    assert test.spss_z == pytest.approx(-2.921266, abs=5e-7)
    assert test.asymptotic.two_sided == pytest.approx(0.003486123, abs=5e-10)


def test_pingouin_docstring_pair():
    # golden.json: pingouin_doc
    x = [20, 22, 19, 20, 22, 18, 24, 20, 19, 24, 26, 13]
    y = [38, 37, 33, 29, 14, 12, 20, 22, 17, 25, 26, 16]
    test = signed_rank(Pairs.of(y, x))
    assert min(test.w_plus, test.w_minus) == 20.5
    assert test.p == 0.2880859375
    assert test.asymptotic.two_sided == pytest.approx(0.2661661, abs=5e-8)
    assert test.corrected.two_sided == pytest.approx(0.2857652, abs=5e-8)
    assert signed_rank(Pairs.of(y, x), "pratt").p == pytest.approx(0.2919922, abs=5e-8)


def test_hollander_depression():
    # golden.json: hollander_depression, R ?wilcox.test
    x = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
    y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    test = signed_rank(Pairs.of(y, x))
    assert (test.w_plus, test.p) == (40, 0.0390625)


def test_king_rosopa_minium():
    # golden.json: king_rosopa_minium
    placebo = [24, 39, 29, 28, 25, 32, 31, 33, 31, 22]
    drug = [28, 29, 34, 21, 28, 15, 17, 28, 16, 12]
    test = signed_rank(Pairs.of(drug, placebo))
    assert (test.w_plus, test.p) == (48.5, 0.03125)
    assert test.asymptotic.two_sided == pytest.approx(0.03209, abs=5e-6)


def test_one_sided_asymptotic_corrections_point_towards_the_mean():
    # the rule of R's wilcox.test(alternative = "greater", exact = FALSE):
    # z = (6 - 5 - .5) / sqrt(7.5) = .1825742, whose upper normal tail is .4275663
    test = signed_rank(of_changes([1, 2, 3, -4]))
    assert test.corrected.greater == pytest.approx(0.4275663, abs=5e-7)


@pytest.mark.parametrize("values", [[0, 0, 0], []])
def test_without_change_there_is_no_test(values):
    test = signed_rank(of_changes(values))
    assert test.reason == ("no_change" if values else "no_pairs")
    assert (test.p, test.z, test.spss_z, test.smallest_p, test.method, test.test.p) == (None,) * 6


def test_five_who_change_cannot_reach_the_five_percent():
    test = signed_rank(of_changes([1, 2, 3, 4, 5]))
    assert test.p == test.smallest_p == 0.0625


def test_equal_rank_sums_are_said_to_be_equal():
    assert signed_rank(of_changes([1, -1])).based_on == "equal"


def test_a_million_who_all_rise_keep_the_size_of_p():
    test = signed_rank(Pairs.of([0], [1], [1_000_000]))
    assert (test.p, test.method) == (SMALLEST, "exact")
    assert test.log10_p == pytest.approx((1 - 1_000_000) * math.log10(2))
    assert test.asymptotic.two_sided == SMALLEST


def test_1566_changed_participants_have_an_exact_p():
    values = np.random.default_rng(8).normal(0.05, 1, 1566)
    test = signed_rank(of_changes(values))
    assert test.method == "exact"
    assert test.p == pytest.approx(test.asymptotic.two_sided, rel=0.01)


def test_a_million_on_an_eleven_point_scale_have_an_exact_p():
    rng = np.random.default_rng(4)
    test = signed_rank(Pairs.of(rng.integers(0, 11, 10**6), rng.integers(0, 11, 10**6)))
    assert test.method == "exact"
    assert test.p == pytest.approx(test.asymptotic.two_sided, rel=1e-4)


def test_28_million_on_an_eleven_point_scale_have_an_exact_p():
    share = np.random.default_rng(9).multinomial(28_000_000, np.full(21, 1 / 21))
    test = signed_rank(Pairs.of(np.zeros(21), np.arange(-10, 11), share))
    assert (test.n, test.method) == (28_000_000, "exact")
    assert test.p == pytest.approx(test.asymptotic.two_sided, rel=1e-6)


def test_continuous_registries_are_labelled_asymptotic():
    values = np.random.default_rng(5).normal(size=50_000)
    assert signed_rank(of_changes(values)).method == "asymptotic"


def test_five_hundred_continuous_changes_have_an_exact_p():
    test = signed_rank(of_changes(np.random.default_rng(6).normal(size=500).round(2)))
    assert test.method == "exact"
    assert test.p == pytest.approx(test.asymptotic.two_sided, rel=0.01)


@settings(deadline=None, max_examples=60)
@given(changes, st.sampled_from(["wilcoxon", "pratt"]))
def test_swapping_before_and_after_flips_the_signs_and_keeps_p(values, zeros):
    pairs = of_changes(values)
    test, turned = signed_rank(pairs, zeros), signed_rank(pairs.swapped, zeros)
    assert (test.w_plus, test.w_minus) == (turned.w_minus, turned.w_plus)
    assert test.p == turned.p
    assert test.z == (None if turned.z is None else -turned.z)


@settings(deadline=None, max_examples=60)
@given(changes, st.integers(2, 5))
def test_counts_and_expanded_rows_agree(values, times):
    counted = signed_rank(Pairs.of([0] * len(values), values, [times] * len(values)))
    expanded = signed_rank(of_changes(values * times))
    assert counted == expanded


@settings(deadline=None, max_examples=60)
@given(changes, st.integers(-100, 100))
def test_a_constant_added_to_both_changes_nothing(values, constant):
    start = np.full(len(values), constant / 10)
    moved = Pairs.of(start, np.array([(10 * v + constant) / 10 for v in values]))
    assert signed_rank(moved) == signed_rank(of_changes(values))


def test_an_unknown_treatment_of_zeros_is_refused():
    with pytest.raises(ValueError, match="pratt"):
        signed_rank(of_changes([1]), "zsplit")


def test_the_corrected_z_belongs_to_the_corrected_p():
    """Half a rank nearer to nothing, on either side; no lean stays none."""
    rose = signed_rank(Pairs.of([0] * 6, [1, 2, 3, -4, 5, 6]))
    fell = signed_rank(Pairs.of([0] * 6, [-1, -2, -3, 4, -5, -6]))
    assert 0.0 < rose.z_corrected < rose.z
    assert fell.z_corrected == -rose.z_corrected
    assert rose.corrected.two_sided == pytest.approx(2 * norm.sf(rose.z_corrected), rel=1e-12)
    balanced = signed_rank(Pairs.of([0] * 4, [1, -1, 2, -2]))
    assert (balanced.z, balanced.z_corrected) == (0.0, 0.0)


def test_both_tails_and_their_logarithms_agree():
    tails = signed_rank(Pairs.of([0] * 6, [1, 2, 3, -4, 5, 6])).asymptotic
    assert tails.log10_less == pytest.approx(np.log10(tails.less), rel=1e-12)
    assert tails.log10_greater == pytest.approx(np.log10(tails.greater), rel=1e-12)


def test_as_a_test_its_statistic_is_the_sum_of_the_ranks_that_rose():
    assert signed_rank(Pairs.of([0] * 3, [1, 2, -3])).test.statistic == 3.0
    assert signed_rank(Pairs.of([0], [0])).test.statistic is None
