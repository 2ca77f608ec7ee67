"""The sensitivity strip: the p of several tests on one axis."""

import math

import pytest

from lib.charts.describe import describe_strip
from lib.charts.strip import strip
from lib.stats.results import HypothesisTest
from lib.text.words import load

EN, ID = load("en"), load("id")
SIGN = ("Sign test", HypothesisTest("sign_test", 0.2))
WILCOXON = ("Wilcoxon", HypothesisTest("wilcoxon_signed_rank", 3e-6))
NONE = ("Paired t", HypothesisTest("paired_t", None, reason="constant_change"))


def notes(figure):
    return [note["text"] for note in figure.to_dict()["layout"]["annotations"]]


def dots(figure):
    (trace,) = figure.to_dict()["data"]
    return trace


def test_a_dot_stands_at_the_logarithm_of_its_p():
    assert dots(strip([SIGN, WILCOXON], EN))["x"] == pytest.approx(
        [math.log10(0.2), math.log10(3e-6)]
    )


def test_all_dots_look_alike_whatever_their_p():
    marker = dots(strip([SIGN, WILCOXON], EN))["marker"]
    assert (type(marker["color"]), type(marker["symbol"])) == (str, str)


def test_the_reference_is_written_in_the_language():
    assert "0.05" in notes(strip([SIGN], EN))
    assert "0,05" in notes(strip([SIGN], ID))


def test_p_is_printed_in_figures():
    assert {"<b>.200</b>", "<b>< .001</b>"} <= set(notes(strip([SIGN, WILCOXON], EN)))


def test_a_p_below_the_floats_stands_at_its_logarithm():
    tiny = ("a", HypothesisTest("a", 5e-324, log10_p=-400.0))
    assert dots(strip([tiny], EN))["x"] == [-400.0]


def test_a_test_without_p_says_why_and_has_no_dot():
    figure = strip([SIGN, NONE], EN)
    assert len(dots(figure)["x"]) == 1
    reasons = [words.replace("<br>", " ") for words in notes(figure)]
    assert EN("reason.constant_change") in reasons


def test_the_strip_is_told_by_its_extremes():
    words = describe_strip([SIGN, WILCOXON, NONE], EN)
    assert "Smallest p = 3.0 × 10⁻⁶: Wilcoxon; largest p = .200: Sign test." in words
    assert words.endswith("1 test has no p; its row says why.")


def test_tests_that_agree_are_told_once():
    assert describe_strip([SIGN, SIGN], EN).endswith("In each of them p = .200.")
