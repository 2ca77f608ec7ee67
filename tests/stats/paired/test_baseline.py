import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.paired.baseline import mee_chua, oldham, regression_to_the_mean
from lib.stats.pairs import Pairs
from tests.stats.anorexia import CONTROL

# golden.json mee_chua_language
LANGUAGE = Pairs.of([45, 52, 63, 68, 57, 55, 60, 59], [49, 50, 70, 71, 53, 61, 62, 67])


@pytest.mark.parametrize(
    ("correlation", "expected"),
    # golden.json rtm_barnett
    [(0, 26.97202), (0.25, 20.22902), (0.5, 13.48601), (0.75, 6.743006), (0.9, 2.697202)],
)
def test_regression_to_the_mean(correlation, expected):
    found = regression_to_the_mean(60, 15, correlation, 40)
    assert found.value == pytest.approx(expected, rel=1e-6)


def test_selection_above_mirrors_selection_below():
    low = regression_to_the_mean(60, 15, 0.5, 40).value
    assert regression_to_the_mean(60, 15, 0.5, 80, below=False).value == pytest.approx(-low)


def test_a_cutoff_far_away_has_a_finite_answer():
    # φ(z)/(1 − Φ(z)) is z + 1/z for large z
    assert regression_to_the_mean(0, 1, 0, -100).value == pytest.approx(100.01, abs=1e-5)


@pytest.mark.parametrize(("sd", "correlation"), [(0, 0.5), (1, 1.5), (float("inf"), 0.5)])
def test_impossible_populations_have_no_regression(sd, correlation):
    assert regression_to_the_mean(0, sd, correlation, 1).reason == "not_defined"


@pytest.mark.parametrize(
    ("mean", "effect", "t", "p"),
    # golden.json mee_chua_language
    [
        (50, 2.180256, 0.9079668, 0.19944735),
        (60, 3.291773, 1.9178193, 0.05178942),
        (70, 4.403291, 1.2711458, 0.12536557),
    ],
)
def test_mee_chua(mean, effect, t, p):
    found = mee_chua(LANGUAGE, mean)
    assert (found.effect, found.test.statistic, found.greater.p) == pytest.approx(
        (effect, t, p), rel=1e-6
    )


def test_mee_chua_standard_error():
    # golden.json mee_chua_language mu60
    assert mee_chua(LANGUAGE, 60).standard_error == pytest.approx(1.716415, rel=1e-6)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([], [], "too_few"),
        ([1, 2], [2, 3], "too_few"),
        ([2, 2, 2], [1, 2, 3], "constant_scores"),
        ([1, 2, 3], [3, 5, 7], "not_defined"),
    ],
)
def test_mee_chua_says_why_it_is_undefined(before, after, reason):
    found = mee_chua(Pairs.of(before, after), 2)
    assert (found.test.p, found.test.reason) == (None, reason)


def test_oldham_of_untreated_patients():
    # golden.json oldham_anorexia_control
    found = oldham(CONTROL)
    assert (found.oldham, found.ratio) == pytest.approx((-0.1850407, 0.6910521), rel=1e-6)


def test_pitman_morgan_of_untreated_patients():
    # golden.json oldham_anorexia_control
    test = oldham(CONTROL).test
    assert (test.statistic, test.p) == pytest.approx((-0.9224404, 0.3654799), rel=1e-6)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=12))
def test_swapping_before_and_after_turns_oldham(rows):
    pairs = Pairs.of(*zip(*rows, strict=True))
    one, other = oldham(pairs), oldham(pairs.swapped)
    if one.oldham is None:
        assert other.oldham is None
    else:
        assert other.oldham == pytest.approx(-one.oldham, abs=1e-12)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([1, 2], [2, 1], "too_few"),
        ([1, 2, 3], [2, 3, 4], "constant_change"),
        ([2, 2, 2], [1, 2, 3], "constant_scores"),
        ([1, 2, 3], [3, 2, 1], "constant_scores"),
        ([1, 2, 3], [2, 4, 6], "not_defined"),
    ],
)
def test_oldham_says_why_it_is_undefined(before, after, reason):
    assert oldham(Pairs.of(before, after)).test.reason == reason


ABSURD = ([0.001, 0.003, 0.002, 0.009], [1e299, 2e299, 5e299, 3e299])


def test_oldham_of_spreads_that_cannot_stand_beside_each_other():
    for pairs in (Pairs.of(*ABSURD), Pairs.of(*ABSURD).swapped):
        found = oldham(pairs)
        assert (found.oldham, found.ratio, found.test.reason) == (None, None, "not_defined")


def test_mee_chua_of_scores_before_that_vanish_beside_those_after():
    assert mee_chua(Pairs.of(*ABSURD), 1.0).test.reason == "not_defined"


def test_scores_after_that_double_those_before_depend_wholly_on_them():
    assert oldham(Pairs.of([1, 2, 3], [2, 4, 6])).oldham == 1.0
    assert oldham(Pairs.of([2, 4, 6], [1, 2, 3])).oldham == -1.0
