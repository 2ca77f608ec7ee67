import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.between.grouped import GroupedChanges
from lib.stats.between.shrinkage import shrink, shrink_levels
from tests.stats.golden28 import CHANGE, codes

SCHOOLS = (
    [28, 8, -3, 7, -1, 1, 18, 12],
    [15, 10, 16, 11, 9, 11, 10, 18],
)  # golden.json eight_schools


def test_eight_schools_with_a_half_normal_prior():
    # golden.json eight_schools HN5_means, computed on a grid of τ and so right to three digits
    expected = [9.06, 7.798, 7.166, 7.691, 6.537, 7.064, 9.004, 7.975]
    assert shrink(*SCHOOLS, 5).estimates == pytest.approx(expected, abs=1e-3)


def test_eight_schools_equal_adaptive_quadrature():
    # scipy.integrate.quad of the same posterior over τ from 0 to ∞, relative tolerance 1e-11
    expected = [9.0601147901, 7.7977380204, 7.1659751566, 7.6913568275]
    assert shrink(*SCHOOLS, 5).estimates[:4] == pytest.approx(expected, abs=1e-7)


def test_eight_schools_with_a_flat_prior():
    # golden.json eight_schools uniform_tau_posterior_means, whose grid stops at τ of about 60:
    # integrated to infinity by quadrature the first is 11.40026
    expected = [11.398, 7.894, 6.132, 7.645, 5.128, 6.139, 10.665, 8.456]
    assert shrink(*SCHOOLS).estimates == pytest.approx(expected, abs=2.5e-3)
    assert shrink(*SCHOOLS).estimates[0] == pytest.approx(11.40026087, abs=1e-6)


@pytest.mark.parametrize(
    ("factor", "expected"),
    [
        ("work", [1.4038, 0.7395]),  # golden.json golden28 EB_HN_work_scale0.5714
        ("parity", [1.2898, 0.947]),  # EB_HN_parity_scale0.5714
        ("age", [1.2071, 1.1141, 1.1493]),  # EB_HN_age_scale0.5714
    ],
)
def test_golden_factors(factor, expected):
    found = shrink_levels(GroupedChanges.of(CHANGE, codes(factor)))
    assert found.estimates == pytest.approx(expected, abs=1.1e-4)


def test_standard_errors_come_from_the_pooled_sd():
    # golden.json golden28 EB_DL_work
    found = shrink_levels(GroupedChanges.of(CHANGE, codes("work")))
    assert found.se == pytest.approx([0.1829, 0.2273], abs=5e-5)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(-50, 50), min_size=2, max_size=6), st.sampled_from([0.1, 1, 30]))
def test_estimates_lie_between_raw_and_extremes(y, scale):
    found = shrink(y, [2.0] * len(y), scale)
    assert min(y) - 1e-9 <= min(found.estimates)
    assert max(found.estimates) <= max(y) + 1e-9


def test_another_unit_gives_the_same_shrinkage():
    small = shrink(*(np.array(one) * 1e-9 for one in SCHOOLS), 5e-9)
    assert np.array(small.estimates) * 1e9 == pytest.approx(shrink(*SCHOOLS, 5).estimates)


def test_no_overall_change_draws_everything_to_the_centre():
    found = shrink_levels(GroupedChanges.of([-1, 0, 1, 0], [0, 0, 1, 1]))
    assert found.estimates[0] == found.estimates[1]


def test_an_empty_level_has_no_estimate():
    groups = GroupedChanges.of([1, 2, 4, 6], [0, 0, 2, 2], levels=("a", "b", "c"))
    assert shrink_levels(groups).estimates[1] is None


@pytest.mark.parametrize(
    ("change", "code", "reason"),
    [
        ([], [], "one_level"),
        ([1, 2], [0, 0], "one_level"),
        ([1, 2], [0, 1], "too_few"),
        ([1, 1, 2, 2], [0, 0, 1, 1], "constant_change"),
        ([0.1 + 0.2, 0.3, 2, 2], [0, 0, 1, 1], "constant_change"),
    ],
)
def test_shrinking_says_why_it_cannot(change, code, reason):
    assert shrink_levels(GroupedChanges.of(change, code)).reason == reason


def test_a_flat_prior_needs_three_levels():
    assert shrink([1, 2], [1, 1]).reason == "too_few"


def test_a_standard_error_of_zero_is_refused():
    with pytest.raises(ValueError, match="positive"):
        shrink([1, 2], [1, 0], 1)
