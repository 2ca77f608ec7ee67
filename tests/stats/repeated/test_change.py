"""Changes from the first time: held to Student, Dunnett, Welch and Bonferroni."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats

from lib.stats.repeated.change import change_from_first, difference_from_control
from lib.stats.repeated.sequences import Sequences
from lib.stats.repeated.simultaneous import LargestT
from lib.stats.repeated.times import all_pairs, at_each_time, median_with_interval


def test_one_later_time_has_student_s_interval():
    scores = np.array([[3.1, 4.0], [2.0, 4.4], [5.2, 5.1], [4.0, 6.3]])
    (found,) = change_from_first(Sequences.of(scores))
    peer = scipy.stats.ttest_rel(scores[:, 1], scores[:, 0])
    low, high = peer.confidence_interval()
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high))
    assert found.p == pytest.approx(peer.pvalue)


# Dunnett's two-sided 5 % points for equal groups (correlation ½): arms, df, value (1964, table 1)
@pytest.mark.parametrize(("arms", "df", "value"), [(2, 10, 2.57), (3, 20, 2.54), (5, 30, 2.66)])
def test_dunnett_s_table(arms, df, value):
    correlation = np.full((arms, arms), 0.5) + np.eye(arms) / 2
    assert LargestT(correlation, df).critical() == pytest.approx(value, abs=0.03)


def test_two_arms_and_two_times_are_welch_s_test():
    rng = np.random.default_rng(1)
    new = rng.normal(0, 1, (12, 2)).round(2)
    usual = rng.normal(0, 2, (9, 2)).round(2)
    (found,) = difference_from_control([Sequences.of(new), Sequences.of(usual)], 1)
    peer = scipy.stats.ttest_ind(np.diff(new)[:, 0], np.diff(usual)[:, 0], equal_var=False)
    low, high = peer.confidence_interval()
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high))
    assert found.p == pytest.approx(peer.pvalue)


def test_several_arms_are_near_scipy_s_dunnett():
    rng = np.random.default_rng(2)
    changes = [rng.normal(shift, 1, 60).round(3) for shift in (0.0, 0.3, 0.6)]
    arms = [Sequences.of(np.stack([np.zeros(60), change], axis=1)) for change in changes]
    found = difference_from_control(arms, 0)
    peer = scipy.stats.dunnett(*changes[1:], control=changes[0], rng=1)
    assert [each.value for each in found] == pytest.approx(
        [change.mean() - changes[0].mean() for change in changes[1:]]
    )
    assert [each.p for each in found] == pytest.approx(peer.pvalue, abs=0.03)


def test_changes_that_go_together_cost_less_than_bonferroni():
    rng = np.random.default_rng(3)
    base = rng.normal(0, 1, (25, 1))
    scores = np.hstack([base, base + rng.normal(0, 1, (25, 1)) + rng.normal(0, 0.2, (25, 4))])
    found = change_from_first(Sequences.of(scores))
    change = scores[:, 1:] - scores[:, :1]
    error = change.std(axis=0, ddof=1) / 5
    halves = np.array([(each.interval.high - each.interval.low) / 2 for each in found]) / error
    alone = scipy.stats.t.ppf(0.975, 24)
    bonferroni = scipy.stats.t.ppf(1 - 0.025 / 4, 24)
    assert np.all((halves > alone) & (halves < bonferroni))


def test_a_person_counts_wherever_both_times_are_there():
    rows = [[1, 2, None], [1, None, 4], [2, 4, 6], [3, 4, 9], [None, 9, 9]]
    second, third = change_from_first(Sequences.of(rows))
    assert (second.n, third.n) == (3, 3)
    assert second.value == pytest.approx(4 / 3)
    assert third.value == pytest.approx((3 + 4 + 6) / 3)


def test_no_spread_no_interval():
    same, nobody, moved = change_from_first(
        Sequences.of([[0.1, 0.3, None, 5], [1.1, 1.3, None, 2], [2.1, 2.3, None, 2]])
    )
    assert (same.value, same.interval, same.reason) == (pytest.approx(0.2), None, "constant_change")
    assert (nobody.value, nobody.reason) == (None, "no_pairs")
    assert moved.interval is not None


def test_arms_that_cannot_be_compared_say_why():
    one = Sequences.of([[1, 2, 3]])
    two = Sequences.of([[1, 3, 3], [1, 2, 4]])
    assert [each.reason for each in difference_from_control([one, two], 1)] == ["too_few"] * 2


def test_the_median_s_interval_is_that_of_the_sign_test():
    scores = np.arange(1.0, 29.0)
    found = median_with_interval(scores, np.ones(28, np.int64))
    # 28 people: 9th and 20th score, 97.1 % reached (binomial)
    assert (found.interval.low, found.interval.high) == (9.0, 20.0)
    assert found.interval.level == pytest.approx(1 - 2 * scipy.stats.binom.cdf(8, 28, 0.5))
    few = median_with_interval(scores[:5], np.ones(5, np.int64))
    assert few.interval is None
    assert few.reason == "not_attainable"


def test_each_time_and_each_pair_has_its_own_people():
    seen = Sequences.of([[1, 2, None], [2, 4, 3], [3, None, 5]])
    assert [time.missing for time in at_each_time(seen)] == [0, 1, 1]
    assert [pair.signed.n for pair in all_pairs(seen)] == [2, 2, 1]
