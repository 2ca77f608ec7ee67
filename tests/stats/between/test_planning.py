import math

import pytest
from scipy.stats import nct
from scipy.stats import t as student_t

from lib.stats.between.planning import (
    assurance,
    assurance_limit,
    detectable_change,
    detectable_difference,
    noether,
    noether_for_shift,
    paired_t_power,
    paired_t_size,
    two_arm_size,
    two_group_power,
    wilcoxon_size,
    z_power,
)

SHIFTS = [0.2, 0.3, 0.5, 0.8]  # golden.json noether


def test_noether():
    # golden.json noether d_to_n
    assert [noether_for_shift(d) for d in SHIFTS] == [212, 97, 39, 20]


def test_paired_t():
    # golden.json noether paired_t_n
    assert [paired_t_size(d) for d in SHIFTS] == [199, 90, 34, 15]


def test_signed_rank_by_efficiency():
    # golden.json noether ARE_n
    assert [wilcoxon_size(d) for d in SHIFTS] == [208, 94, 35, 15]


def test_two_arms():
    # R: power.t.test(delta = .5, power = .8)$n / .955 = 66.8
    assert two_arm_size(0.5) == 67


def test_an_even_chance_needs_no_finite_number():
    assert noether(0.5) is None


def test_no_effect_needs_no_finite_number():
    assert paired_t_size(0.0) is None


def test_a_tiny_effect_asks_for_too_many():
    assert noether_for_shift(1e-5) is None


def test_a_fall_needs_as_many_as_a_rise():
    assert paired_t_size(-0.5) == 34


def test_power_is_the_noncentral_t():
    critical = student_t.ppf(0.975, 19)
    expected = nct.sf(critical, 19, 0.6 * math.sqrt(20))
    assert paired_t_power(0.6, 20) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    # R: power.t.test and pwr::pwr.t2n.test(n1, n2, power = .8)$d
    [((14, 14), 1.10), ((20, 8), 1.22), ((22, 6), 1.34)],
)
def test_detectable_difference(sizes, expected):
    assert detectable_difference(*sizes) == pytest.approx(expected, abs=5e-3)


@pytest.mark.parametrize(
    ("sizes", "expected"), [((14, 14), 1.34), ((20, 8), 1.49), ((22, 6), 1.64)]
)
def test_detectable_difference_at_the_first_step_of_holm(sizes, expected):
    # the same with sig.level = .05/4
    assert detectable_difference(*sizes, alpha=0.05 / 4) == pytest.approx(expected, abs=5e-3)


def test_detectable_change_of_28():
    # R: power.t.test(n = 28, power = .8, type = "paired")$delta
    assert detectable_change(28) == pytest.approx(0.55, abs=5e-3)


def test_detectable_difference_has_the_power_asked_for():
    found = detectable_difference(9, 31, power=0.9)
    assert two_group_power(found, 9, 31) == pytest.approx(0.9, abs=1e-12)


@pytest.mark.parametrize("sizes", [(0, 5), (1, 1)])
def test_groups_without_a_spread_detect_nothing(sizes):
    assert detectable_difference(*sizes) is None


def test_a_million_people_detect_little():
    # 2.80 · √(2/10⁶) for a normal statistic
    assert detectable_difference(1_000_000, 1_000_000) == pytest.approx(0.003962, abs=1e-6)


def test_one_person_detects_nothing():
    assert detectable_change(1) is None


def test_power_for_a_known_effect():
    # golden.json assurance_z power
    assert z_power(0.5, 39) == pytest.approx(0.877491, abs=5e-7)


def test_assurance():
    # golden.json assurance_z assurance
    assert assurance(0.5, 28, 39) == pytest.approx(0.773834, abs=5e-7)


def test_assurance_has_a_limit():
    # golden.json assurance_z limit
    assert assurance_limit(0.5, 28) == pytest.approx(0.995925, abs=5e-7)


def test_no_pilot_has_no_assurance():
    assert assurance(0.5, 0, 39) is None


@pytest.mark.parametrize(("power", "alpha"), [(1.0, 0.05), (0.8, 0.0), (0.01, 0.05)])
def test_impossible_levels_are_refused(power, alpha):
    with pytest.raises(ValueError, match="power"):
        paired_t_size(0.5, power, alpha)
