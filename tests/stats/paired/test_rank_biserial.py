"""The matched-pairs rank-biserial correlation and its intervals."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.paired.rank_biserial import (
    one_sided_interval,
    rank_biserial,
    rank_biserial_of_counts,
)
from lib.stats.pairs import Pairs

# golden.json: golden28
BEFORE_28 = [1, 2, 2, 3, 1, 2, 3, 2, 1, 2, 4, 3, 2, 1, 2, 3, 2, 2, 1, 3, 2, 4, 1, 2, 3, 2, 1, 3]
AFTER_28 = [3, 3, 4, 4, 2, 2, 5, 4, 3, 3, 4, 5, 3, 2, 4, 3, 4, 3, 1, 4, 2, 5, 3, 1, 4, 3, 3, 5]

changes = st.lists(st.integers(-5, 5), min_size=2, max_size=14)


def of_changes(values) -> Pairs:
    return Pairs.of(np.zeros(len(values)), np.asarray(values, dtype=float))


def by_ranks(values) -> float:
    """(W⁺ − W⁻) / (W⁺ + W⁻) with scipy's midranks; 0 where nobody changed."""
    from scipy.stats import rankdata

    d = np.asarray([v for v in values if v], dtype=float)
    if d.size == 0:
        return 0.0
    ranks = rankdata(np.abs(d))
    return float(np.dot(ranks, np.sign(d)) / ranks.sum())


def test_golden28_with_its_jackknife_interval():
    effect = rank_biserial(Pairs.of(BEFORE_28, AFTER_28))
    assert effect.value == pytest.approx(0.95289855, abs=5e-9)
    low, high = effect.interval.low, effect.interval.high
    assert (low, high) == pytest.approx((0.682016, 0.993865), abs=5e-7)
    assert effect.interval.method == "jackknife_fisher_z"


@pytest.mark.parametrize(
    ("before", "after", "witness"),
    [  # golden.json: spss_wilcoxon_all_tied, pingouin_doc (reversed: after − before)
        ([1] * 16 + [0] * 34, [0] * 16 + [1] * 9 + [0] * 25, -0.28),
        (
            [38, 37, 33, 29, 14, 12, 20, 22, 17, 25, 26, 16],
            [20, 22, 19, 20, 22, 18, 24, 20, 19, 24, 26, 13],
            -0.378788,
        ),
    ],
)
def test_published_correlations(before, after, witness):
    assert rank_biserial(Pairs.of(before, after)).value == pytest.approx(witness, abs=5e-7)


@settings(deadline=None, max_examples=60)
@given(changes)
def test_the_interval_rests_on_leaving_out_one_participant_after_the_other(values):
    effect = rank_biserial(of_changes(values))
    if effect.interval is None or effect.interval.method != "jackknife_fisher_z":
        return
    n, r = len(values), by_ranks(values)
    left = np.array([by_ranks(values[:i] + values[i + 1 :]) for i in range(n)])
    se = math.sqrt((n - 1) / n * np.sum((left - left.mean()) ** 2))
    half = 1.959963984540054 * se / (1 - r * r)
    assert effect.value == pytest.approx(r, abs=1e-12)
    assert effect.interval.low == pytest.approx(math.tanh(math.atanh(r) - half), abs=1e-10)
    assert effect.interval.high == pytest.approx(math.tanh(math.atanh(r) + half), abs=1e-10)


def test_when_all_rise_the_interval_is_the_sign_fallback():
    # golden.json: binom, 28_of_28_CP95 = .8765639, on the scale of r
    effect = rank_biserial(of_changes([*range(1, 29), 0, 0]))
    assert (effect.value, effect.interval.high) == (1.0, 1.0)
    assert effect.interval.low == pytest.approx(2 * 0.8765639 - 1, abs=2e-7)
    assert effect.interval.method == "sign_fallback"


def test_when_all_fall_it_is_mirrored():
    rising, falling = one_sided_interval(9, 0), one_sided_interval(0, 9)
    assert (falling.low, falling.high) == (-rising.high, -rising.low)


@pytest.mark.parametrize(("rises", "falls"), [(3, 1), (0, 0)])
def test_there_is_no_one_sided_interval_otherwise(rises, falls):
    assert one_sided_interval(rises, falls) is None


@pytest.mark.parametrize(("values", "reason"), [([], "no_pairs"), ([0, 0], "no_change")])
def test_without_change_there_is_no_correlation(values, reason):
    effect = rank_biserial(of_changes(values))
    assert (effect.value, effect.interval, effect.reason) == (None, None, reason)


@settings(deadline=None, max_examples=60)
@given(changes)
def test_swapping_flips_the_sign_and_mirrors_the_interval(values):
    here, turned = rank_biserial(of_changes(values)), rank_biserial(of_changes(values).swapped)
    if here.value is None:
        assert turned.reason == "no_change"
        return
    assert turned.value == -here.value
    mirrored = (-here.interval.high, -here.interval.low)
    assert (turned.interval.low, turned.interval.high) == pytest.approx(mirrored, abs=1e-12)
    assert here.interval.low <= here.value <= here.interval.high


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 6), min_size=7, max_size=7), st.integers(0, 2**32 - 1))
def test_many_samples_at_once_equal_one_by_one(shares, seed):
    values = np.arange(-3.0, 4.0)
    draws = np.random.default_rng(seed).integers(0, 5, (6, 7)) * (np.array(shares) > 2)
    together = rank_biserial_of_counts(values, draws)
    alone = [by_ranks(np.repeat(values, draw)) for draw in draws]
    assert together.tolist() == pytest.approx(alone, abs=1e-12)


def test_samples_beyond_one_chunk_come_back_in_order():
    values = np.arange(1.0, 3001.0)
    draws = np.tile([1, 0], 1500) * np.ones((700, 1), np.int64)
    draws[350:] = 0
    together = rank_biserial_of_counts(np.r_[-1.0, values], np.c_[np.ones(700, int), draws])
    assert together[:350].min() > 0.99
    assert together[350:].max() == -1.0


def test_a_million_participants_cost_no_more_than_their_table():
    counted = rank_biserial(Pairs.of([0, 0], [1, -2], [600_000, 400_000]))
    # (W⁺ − W⁻) / (W⁺ + W⁻) in whole numbers: ranks 300,000.5 and 800,000.5
    assert counted.value == pytest.approx(
        (600_000 * 300_000.5 - 400_000 * 800_000.5) / (10**6 * (10**6 + 1) / 2), abs=1e-15
    )
