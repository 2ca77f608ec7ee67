from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtr

from lib.stats.paired.permutation import permutation_test
from lib.stats.pairs import Pairs

# Darwin's maize, crossed less self-fertilised, in eighths of an inch (Fisher 1935, §17)
MAIZE = np.array([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48])

changes = st.lists(st.integers(-6, 6), min_size=1, max_size=10).filter(any)


def of_changes(change) -> Pairs:
    return Pairs.of(np.zeros(len(change)), change)


def test_darwin_s_maize():
    # Fisher (1935, §21): 1,726 of the 32,768 arrangements differ by as much
    got = permutation_test(of_changes(MAIZE))
    assert got.p == pytest.approx(1726 / 32768)
    assert (got.method, got.n) == ("exact", 15)
    assert got.statistic == pytest.approx(MAIZE.mean())


@settings(deadline=None, max_examples=60)
@given(changes)
def test_exact_p_is_brute_force_enumeration(change):
    patterns = np.array(list(product([-1, 1], repeat=len(change)))) @ np.abs(change)
    expected = np.mean(np.abs(patterns) >= abs(sum(change)))
    assert permutation_test(of_changes(change)).p == pytest.approx(expected)
    upper = np.mean(patterns >= sum(change))
    assert permutation_test(of_changes(change), "greater").p == pytest.approx(upper)


@settings(deadline=None, max_examples=40)
@given(changes)
def test_swapping_before_and_after_keeps_p(change):
    pairs = of_changes(change)
    assert permutation_test(pairs.swapped).p == permutation_test(pairs).p
    assert permutation_test(pairs.swapped, "less").p == permutation_test(pairs, "greater").p


def test_long_decimals_are_enumerated():
    # beyond the shift algorithm; all 2^14 patterns one by one
    change = np.random.default_rng(4).normal(0.3, 1.0, 14).round(9)
    patterns = np.array(list(product([-1, 1], repeat=14))) @ np.abs(change)
    got = permutation_test(of_changes(change))
    expected = np.mean(np.abs(patterns) >= abs(change.sum()) - 1e-8)
    assert (got.p, got.method) == (pytest.approx(expected, abs=1e-12), "exact")
    fall = np.mean(patterns <= change.sum() + 1e-8)
    assert permutation_test(of_changes(change), "less").p == pytest.approx(fall, abs=1e-12)


def test_thirds_tie_as_their_sums_do():
    # means of three items: 1/3 + 1/3 equals 2/3
    rng = np.random.default_rng(1)
    before, after = rng.integers(3, 16, (2, 200))
    thirds = permutation_test(Pairs.of(before / 3, after / 3))
    assert thirds.method == "exact"
    assert thirds.p == permutation_test(Pairs.of(before, after)).p


def simulated() -> Pairs:
    rng = np.random.default_rng(7)
    return of_changes(rng.normal(0.15, 1.0, 150))


def test_simulation_is_near_the_t_test_and_says_so():
    # scipy.stats.ttest_1samp of the same changes
    from scipy.stats import ttest_1samp

    pairs = simulated()
    got = permutation_test(pairs)
    assert got.method == "simulation"
    assert got.p == pytest.approx(ttest_1samp(pairs.change, 0).pvalue, abs=0.015)


def test_simulated_one_sided_p_is_near_the_t_test_too():
    from scipy.stats import ttest_1samp

    pairs = simulated()
    for side in ("greater", "less"):
        expected = ttest_1samp(pairs.change, 0, alternative=side).pvalue
        assert permutation_test(pairs, side).p == pytest.approx(expected, abs=0.015)


def test_simulation_repeats_itself_and_its_seed_matters():
    assert permutation_test(simulated()) == permutation_test(simulated())
    assert permutation_test(simulated()).p != permutation_test(simulated(), seed=1).p


def test_simulated_p_is_never_zero():
    # (1 + 0) / (10,000 + 1): no random pattern comes near 130 rises against 20 falls
    rng = np.random.default_rng(7)
    change = rng.normal(5.0, 1.0, 150) * np.where(np.arange(150) < 20, -1, 1)
    assert permutation_test(of_changes(change)).p == pytest.approx(1 / 10_001)


def test_thousands_of_distinct_changes_take_the_normal_limit():
    # z = Σd / √Σd²
    change = np.random.default_rng(7).normal(0.03, 1.0, 3000)
    from scipy.stats import norm

    expected = 2 * norm.sf(abs(change.sum()) / np.sqrt((change**2).sum()))
    got = permutation_test(of_changes(change))
    assert got.method == "asymptotic"
    assert got.p == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("unit", [1e-9, 1.0, 1e12])
def test_the_unit_does_not_matter(unit):
    assert permutation_test(of_changes(MAIZE * unit)).p == pytest.approx(1726 / 32768)


def test_float_noise_does_not_break_ties():
    noisy = Pairs.of([0.1 + 0.2, 0.3, 0.1], [0.3, 0.1 + 0.2, 0.2])
    assert (permutation_test(noisy).p, permutation_test(noisy).n) == (1.0, 1)


def test_where_nobody_changed_there_is_no_test():
    assert permutation_test(of_changes([0, 0])).reason == "no_change"
    assert permutation_test(Pairs.of([], [])).reason == "no_pairs"


def test_an_unknown_alternative_is_an_error():
    with pytest.raises(ValueError, match="alternative"):
        permutation_test(of_changes([1]), "up")  # type: ignore[arg-type]


def test_many_sizes_are_drawn_in_two_goes_and_no_pattern_counts_twice():
    """Over 400 distinct sizes; the sum of so many signed changes is as good as normal."""
    change = np.random.default_rng(11).normal(0.0, 1.0, 450)
    found = permutation_test(of_changes(change), "greater")
    z = change.sum() / np.sqrt((change**2).sum())
    assert found.method == "simulation"
    assert found.p == pytest.approx(1.0 - ndtr(z), abs=0.02)
