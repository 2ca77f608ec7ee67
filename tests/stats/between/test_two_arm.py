import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact, ttest_ind

from lib.stats.between.grouped import GroupedChanges
from lib.stats.between.two_arm import compare_shares, student, welch
from tests.stats.anorexia import BEHAVIOURAL, CONTROL

ANOREXIA = GroupedChanges.of_pairs([BEHAVIOURAL, CONTROL])
samples = st.lists(st.integers(-20, 20), min_size=2, max_size=12)


def grouped(first, second):
    code = [0] * len(first) + [1] * len(second)
    return GroupedChanges.of([*first, *second], code, levels=("a", "b"))


def test_student_on_the_change():
    # golden.json anorexia_CBT_vs_Cont change_t
    found = student(ANOREXIA)
    assert (found.estimate.value, found.test.p) == pytest.approx((3.456897, 0.09962901), rel=1e-6)


@pytest.mark.filterwarnings("ignore:Precision loss")  # scipy's, for a constant sample
@settings(deadline=None, max_examples=40)
@given(samples, samples)
def test_welch_equals_scipy(first, second):
    found = welch(grouped(first, second))
    if found.test.p is None:
        assert len(set(first)) == len(set(second)) == 1
    else:
        expected = ttest_ind(first, second, equal_var=False)
        limits = expected.confidence_interval()
        interval = found.estimate.interval
        assert (found.test.p, interval.low, interval.high) == pytest.approx(
            (expected.pvalue, limits.low, limits.high), rel=1e-8, abs=1e-9
        )


def test_an_empty_arm_is_one_level():
    assert welch(grouped([], [1, 2])).test.reason == "one_level"


def test_an_arm_of_one_keeps_its_difference():
    found = welch(grouped([4], [1, 2]))
    assert (found.estimate.value, found.test.reason) == (2.5, "too_few")


def test_constant_changes_by_float_noise_have_no_t():
    assert welch(grouped([0.3, 0.1 + 0.2], [1, 1])).test.reason == "constant_change"


def test_shares_of_two_arms():
    # golden.json kudus_two_arm: ARD and newcombe95
    found = compare_shares((15, 16), (2, 16)).difference
    assert (found.value, found.interval.low, found.interval.high) == pytest.approx(
        (0.8125, 0.4898866, 0.9161534), abs=5e-8
    )


def test_fisher_of_two_arms():
    # golden.json kudus_two_arm fisher_p
    assert compare_shares((15, 16), (2, 16)).fisher.p == pytest.approx(6.844342e-06, rel=1e-6)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 30), st.integers(1, 30), st.data())
def test_fisher_equals_scipy(n1, n2, data):
    x1, x2 = data.draw(st.integers(0, n1)), data.draw(st.integers(0, n2))
    expected = fisher_exact([[x1, n1 - x1], [x2, n2 - x2]]).pvalue
    assert compare_shares((x1, n1), (x2, n2)).fisher.p == pytest.approx(expected, rel=1e-9)


def test_fisher_of_shares_without_overlap_keeps_its_p_above_zero():
    assert 0 < compare_shares((500_000, 500_000), (0, 500_000)).fisher.p < 1e-300


def test_number_needed_to_treat():
    # golden.json kudus_two_arm NNT and NNT_CI
    found = compare_shares((15, 16), (2, 16)).needed
    assert (found.value, found.interval.low, found.interval.high) == pytest.approx(
        (1.230769, 1.0915203, 2.0412887), rel=1e-6
    )


def test_newcombe_example():
    # Newcombe 1998, Stat Med 17:873, table II (a), method 10: 56/70 − 48/80
    interval = compare_shares((56, 70), (48, 80)).difference.interval
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.0524, 0.3339)


def test_equal_shares_need_no_number():
    assert compare_shares((0, 5), (0, 5)).needed.reason == "not_defined"


def test_an_interval_over_zero_has_no_number_interval():
    found = compare_shares((3, 6), (2, 6)).needed
    assert (found.interval, found.reason) == (None, "not_attainable")


def test_an_empty_group_has_no_difference():
    assert compare_shares((0, 0), (1, 2)).difference.reason == "one_level"


def test_more_than_everybody_is_refused():
    with pytest.raises(ValueError, match="how many"):
        compare_shares((3, 2), (1, 2))
