"""Numbers as a language writes them (APA 7 in English, EYD V in Indonesian)."""

import math

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.text.words import load

EN, ID = load("en"), load("id")


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [
        (0.034, "p = .034", "p = 0,034"),
        (0.0004, "p < .001", "p < 0,001"),
        (0.001, "p = .001", "p = 0,001"),
        (1.0, "p > .999", "p > 0,999"),
        (0.99996, "p > .999", "p > 0,999"),
        (0.0, "p < .001", "p < 0,001"),
        (5e-324, "p < .001", "p < 0,001"),
        (None, "–", "–"),
        (math.nan, "–", "–"),
    ],
)
def test_a_p_value_is_written_as_the_language_writes_it(value, english, indonesian):
    assert (EN.p(value), ID.p(value)) == (english, indonesian)


def test_a_p_value_without_its_letter_keeps_the_sign_of_smallness():
    assert (EN.p_bare(0.034), EN.p_bare(1e-9)) == (".034", "< .001")


def test_an_exact_small_p_has_two_significant_digits():
    assert EN.p_exact(3.1e-6) == "p = 3.1 × 10⁻⁶"
    assert ID.p_exact(3.1e-6) == "p = 3,1 × 10⁻⁶"


def test_a_p_below_the_floats_is_written_from_its_logarithm():
    assert EN.p_exact(5e-324, log10_p=-400.2) == "p = 6.3 × 10⁻⁴⁰¹"


def test_a_mantissa_that_rounds_to_ten_moves_to_the_next_power():
    assert EN.p_exact(9.96e-6) == "p = 1.0 × 10⁻⁵"


@given(st.floats(0, 1), st.sampled_from([EN, ID]))
@settings(deadline=None, max_examples=60)
def test_no_p_value_is_ever_written_as_zero(p, text):
    for written in (text.p(p), text.p_bare(p), text.p_exact(p)):
        assert any(digit in written for digit in "123456789")


def test_a_correlation_has_no_leading_zero_in_english():
    assert [EN.effect(x) for x in (0.953, -0.28, 1.0, 0.0)] == [".95", "−.28", "1.00", ".00"]
    assert [ID.effect(x) for x in (0.953, -0.28)] == ["0,95", "−0,28"]


def test_an_interval_is_written_as_the_language_writes_it():
    # PRACTICE 9.1: 95% CI [.68, .99] / IK 95% 0,68–0,99
    assert EN.interval((0.682, 0.994), kind="effect") == "95% CI [.68, .99]"
    assert ID.interval((0.682, 0.994), kind="effect") == "IK 95% 0,68–0,99"


def test_negative_limits_are_not_joined_by_a_dash():
    assert ID.interval((-0.5, 0.3), 1) == "IK 95% −0,5; 0,3"


def test_an_interval_names_the_level_that_it_reaches():
    # hollander_depression: .010 to .786, 96.1 %
    assert EN.interval((0.010, 0.786), 3, level=0.9609375) == "96.1% CI [0.010, 0.786]"


def test_an_unbounded_limit_is_written_as_infinite():
    assert EN.range(-math.inf, 2, 0) == "[−∞, 2]"


def test_an_interval_of_shares_is_in_percent():
    assert EN.interval((0.5905, 0.917), 1, "percent") == "95% CI [59.1%, 91.7%]"


def test_halves_are_rounded_away_from_zero():
    # as SPSS and a person do; 1/16 is 6.25 %, binary rounding would give 6.2
    assert (EN.percent(1 / 16), EN.number(2.675), EN.number(-0.125)) == ("6.3%", "2.68", "−0.13")


def test_a_share_carries_its_count():
    assert (EN.share(22, 28), ID.share(22, 28)) == ("22 (78.6%)", "22 (78,6%)")


def test_a_share_of_nobody_is_the_count_alone():
    assert EN.share(0, 0) == "0"


def test_a_change_has_a_true_minus_and_a_plus():
    assert [EN.signed(x, 1) for x in (5.5, -0.5, 0.0, -0.0)] == ["+5.5", "−0.5", "0.0", "0.0"]


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (-0.04, 1, "−0.04"),
        (0.004, 2, "+0.004"),
        (0.00096, 2, "+0.0010"),
        (4e-5, 2, "+4.0 × 10⁻⁵"),
        (-1.26e-9, 10, "−1.3 × 10⁻⁹"),
    ],
)
def test_a_change_that_is_not_zero_is_not_written_as_zero(value, decimals, written):
    assert EN.signed(value, decimals) == written


def test_the_rest_of_a_rounded_sum_is_written_as_zero():
    # the mean of +0.1, +0.2 and −0.3 in floats
    assert EN.signed(sum([0.1, 0.2, -0.3]) / 3, 2) == "0.00"


def test_a_tiny_score_is_written_as_a_power():
    assert ID.score(1.2e-9) == "1,2 × 10⁻⁹"


@given(st.floats(1e-12, 1e12), st.integers(4, 8))
@settings(deadline=None, max_examples=60)
def test_no_number_is_written_as_zero(value, decimals):
    for written in (EN.number(value, decimals), EN.signed(-value, decimals), EN.score(value)):
        assert any(digit in written for digit in "123456789")


def test_a_score_keeps_the_decimals_that_it_carries():
    assert [ID.score(x) for x in (8, 8.5, 13.25, 1000.0, -3)] == [
        "8",
        "8,5",
        "13,25",
        "1.000",
        "−3",
    ]


def test_a_number_beyond_the_exact_floats_is_written_as_a_power():
    assert EN.number(-2e300) == "−2.0 × 10³⁰⁰"


@given(st.floats(-1e12, 1e12), st.integers(0, 4))
@settings(deadline=None, max_examples=60)
def test_separators_are_those_of_the_cldr(value, decimals):
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    for text, locale in ((EN, "en"), (ID, "id")):
        ours = text.number(round(value, decimals), decimals).replace("−", "-")
        theirs = format_decimal(round(value, decimals), pattern, locale=locale)
        assert ours == (theirs.lstrip("-") if float(round(value, decimals)) == 0 else theirs)
