import pytest

from lib.stats.paired.one_group import (
    natural_share_test,
    reliable_change,
    reliable_change_index,
    tipping_amount,
    tipping_share,
)
from lib.stats.pairs import Pairs
from tests.stats.golden28 import AFTER, BEFORE


def test_tipping_share_is_the_lower_clopper_pearson_limit():
    # golden.json golden28 improved_22_28_CP
    found = tipping_share(22, 28)
    assert (found.tipping, found.share.interval.high) == pytest.approx(
        (0.590469, 0.917039), abs=1e-6
    )


def test_everybody_improved():
    # golden.json binom 28_of_28_CP95
    assert tipping_share(28, 28).tipping == pytest.approx(0.8765639)


def test_nobody_improved():
    assert tipping_share(0, 5).tipping == 0.0


def test_no_people_have_no_tipping_share():
    assert tipping_share(0, 0).share.reason == "no_pairs"


def test_natural_share_at_the_tipping_point_leaves_half_of_alpha():
    p = natural_share_test(22, 28, tipping_share(22, 28).tipping).p
    assert p == pytest.approx(0.025, rel=1e-9)


def test_natural_share_of_a_fair_coin():
    # R: binom.test(9, 10, alternative = "greater")
    assert natural_share_test(9, 10, 0.5).p == pytest.approx(11 / 1024)


@pytest.mark.parametrize(("improved", "natural"), [(0, 0.3), (0, 0), (5, 1)])
def test_certain_events_have_a_p_of_one(improved, natural):
    assert natural_share_test(improved, 5, natural).p == 1.0


def test_an_impossible_event_has_a_p_above_zero():
    assert natural_share_test(3, 5, 0.0).p > 0


def test_tipping_amount_is_the_limit_nearer_to_zero():
    # R: t.test(post - pre)$conf.int of golden28: 0.8139290 1.4717853
    found = tipping_amount(Pairs.of(BEFORE, AFTER))
    assert found.excluded == pytest.approx(0.8139290, abs=1e-7)


def test_tipping_amount_of_a_fall_is_negative():
    found = tipping_amount(Pairs.of(AFTER, BEFORE))
    assert found.excluded == pytest.approx(-0.8139290, abs=1e-7)


def test_an_interval_over_zero_excludes_nothing():
    assert tipping_amount(Pairs.of([1, 2, 3], [2, 2, 1])).reason == "not_attainable"


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [([], [], "no_pairs"), ([1], [2], "one_pair"), ([1, 2], [3, 4], "constant_change")],
)
def test_tipping_amount_says_why_it_is_undefined(before, after, reason):
    assert tipping_amount(Pairs.of(before, after)).reason == reason


def test_reliable_change_of_jacobson_and_truax():
    # golden.json jacobson_truax
    found = reliable_change(Pairs.of([32.5], [47.5]), 7.5, 0.8)
    assert (found.standard_error, found.of_difference, found.threshold) == pytest.approx(
        (3.354102, 4.743416, 9.297), abs=1e-4
    )


def test_reliable_change_index_of_jacobson_and_truax():
    # golden.json jacobson_truax RC
    found = reliable_change(Pairs.of([32.5], [47.5]), 7.5, 0.8)
    assert reliable_change_index(32.5, 47.5, found) == pytest.approx(3.162278, abs=1e-6)


def test_reliable_changes_are_counted():
    found = reliable_change(Pairs.of([0, 0, 0], [10, -10, 9], [2, 1, 4]), 7.5, 0.8)
    assert (found.up, found.down, found.uncertain) == (2, 1, 4)


@pytest.mark.parametrize(
    ("sd", "reliability"), [(0, 0.8), (5, 1.0), (5, -0.1), (float("nan"), 0.5)]
)
def test_without_error_there_is_no_reliable_change(sd, reliability):
    assert reliable_change(Pairs.of([1], [2]), sd, reliability) is None


def test_a_natural_share_test_keeps_tiny_p_values():
    # ½¹⁰⁰
    found = natural_share_test(100, 100, 0.5)
    assert found.p == pytest.approx(0.5**100, rel=1e-12, abs=0.0)
    assert found.statistic == 1.0


def test_the_statistic_of_the_natural_share_test_is_the_share_improved():
    assert natural_share_test(9, 10, 0.5).statistic == 0.9
