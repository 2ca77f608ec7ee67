"""Normalised gain, against hand-computed classes and scipy's BCa bootstrap."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import bootstrap

from lib.stats import Pairs, normalized_gain
from lib.stats.paired.bootstrap import bca_ratio
from lib.stats.paired.normalized_gain import gain_class, gains

BEFORE = [40, 45, 50, 55, 55, 60, 60, 65, 70, 75, 80, 100]
AFTER = [70, 60, 80, 85, 70, 72, 90, 60, 91, 95, 86, 100]


def test_the_class_gains_a_share_of_what_was_possible():
    found = normalized_gain(Pairs.of(BEFORE, AFTER), 100)
    b = np.array(BEFORE, float)
    a = np.array(AFTER, float)
    assert found.of_class.value == pytest.approx((a.mean() - b.mean()) / (100 - b.mean()))
    assert found.of_class.value == pytest.approx((a - b).sum() / (100 - b).sum())
    single = (a[:-1] - b[:-1]) / (100 - b[:-1])
    assert found.of_people.value == pytest.approx(single.mean())
    assert (found.n, found.with_gain, found.at_top, found.fallen) == (12, 11, 1, 1)


def test_classes_begin_at_three_and_seven_tenths():
    # gains .70 (21/30), .30 (6/20), .29…, .69…
    pairs = Pairs.of([70, 80, 65, 45], [91, 86, 75, 83])
    found = normalized_gain(pairs, 100)
    assert [found.in_class(name) for name in ("high", "medium", "low")] == [1, 2, 1]
    assert gain_class(0.35 / 0.5) == "high"
    assert gain_class(0.03 / 0.1) == "medium"


@pytest.mark.parametrize("which", ["of_class", "of_people"])
def test_the_interval_is_the_bca_of_scipy(which):
    generator = np.random.default_rng(1)
    b = generator.integers(20, 80, 40).astype(float)
    a = np.minimum(100, b + generator.integers(-5, 45, 40))
    found = getattr(normalized_gain(Pairs.of(b, a), 100), which)

    def statistic(x, y, axis=-1):
        if which == "of_people":
            return np.mean((y - x) / (100 - x), axis=axis)
        return np.sum(y - x, axis=axis) / np.sum(100 - x, axis=axis)

    theirs = bootstrap(
        (b, a), statistic, paired=True, n_resamples=20_000, method="BCa", rng=generator
    ).confidence_interval
    assert found.interval.low == pytest.approx(theirs.low, abs=0.006)
    assert found.interval.high == pytest.approx(theirs.high, abs=0.006)


def test_order_and_counts_do_not_matter():
    turned = [BEFORE[::-1], AFTER[::-1]]
    rows = normalized_gain(Pairs.of(BEFORE, AFTER), 100)
    for other in (
        normalized_gain(Pairs.of(*turned), 100),
        normalized_gain(Pairs.of([*BEFORE], [*AFTER], [1] * 12), 100),
    ):
        assert other.of_class == rows.of_class
        assert other.of_people == rows.of_people
    twice = normalized_gain(Pairs.of(BEFORE, AFTER, [2] * 12), 100)
    assert twice.of_class == normalized_gain(Pairs.of(BEFORE * 2, AFTER * 2), 100).of_class


def test_scores_beyond_the_highest_are_left_out_and_told():
    found = normalized_gain(Pairs.of([*BEFORE, 110, 90], [*AFTER, 110, 120]), 100)
    same = normalized_gain(Pairs.of(BEFORE, AFTER), 100)
    assert found.beyond == 2
    assert found.of_class == same.of_class
    assert (found.before, found.after) == (same.before, same.after)


@pytest.mark.parametrize(
    ("before", "after", "of_class", "of_people"),
    [
        ([], [], "no_pairs", "no_pairs"),
        ([100, 100], [90, 100], "not_defined", "not_defined"),
        ([50, 60], [75, 80], "too_few", "too_few"),
        ([50] * 6, [75] * 6, "constant_change", "constant_change"),
    ],
)
def test_what_is_not_defined_has_a_reason(before, after, of_class, of_people):
    found = normalized_gain(Pairs.of(before, after), 100)
    assert (found.of_class.reason, found.of_people.reason) == (of_class, of_people)
    assert found.of_class.interval is None


def test_one_pupil_at_the_top_decides_no_single_gain():
    assert np.isnan(gains(np.array([100.0]), np.array([90.0]), 100.0)).all()


def test_a_draw_of_many_distinct_rows_stays_small():
    generator = np.random.default_rng(2)
    top = generator.normal(size=20_000)
    found = bca_ratio(top, np.ones(20_000), np.ones(20_000, np.int64))
    assert found is not None
    error = top.std() / np.sqrt(20_000)
    assert found.high - found.low == pytest.approx(2 * 1.96 * error, rel=0.1)
