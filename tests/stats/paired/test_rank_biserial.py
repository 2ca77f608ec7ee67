"""The matched-pairs rank-biserial correlation and its intervals."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm, rankdata

from lib.stats.paired.rank_biserial import interval_caution, rank_biserial
from lib.stats.pairs import Pairs

# golden.json: golden28
BEFORE_28 = [1, 2, 2, 3, 1, 2, 3, 2, 1, 2, 4, 3, 2, 1, 2, 3, 2, 2, 1, 3, 2, 4, 1, 2, 3, 2, 1, 3]
AFTER_28 = [3, 3, 4, 4, 2, 2, 5, 4, 3, 3, 4, 5, 3, 2, 4, 3, 4, 3, 1, 4, 2, 5, 3, 1, 4, 3, 3, 5]

changes = st.lists(st.integers(-5, 5), min_size=2, max_size=14)


def of_changes(values) -> Pairs:
    return Pairs.of(np.zeros(len(values)), np.asarray(values, dtype=float))


def by_ranks(values) -> float:
    """(W⁺ − W⁻) / (W⁺ + W⁻) with scipy's midranks; 0 where nobody changed."""
    d = np.asarray([v for v in values if v], dtype=float)
    if d.size == 0:
        return 0.0
    ranks = rankdata(np.abs(d))
    return float(np.dot(ranks, np.sign(d)) / ranks.sum())


def limits(values, level=0.95) -> tuple[float, float]:
    found = rank_biserial(of_changes(values), level).interval
    return (found.low, found.high)


def test_golden28_with_its_score_interval():
    # STATISTICS, section 3: .615 to .998
    effect = rank_biserial(Pairs.of(BEFORE_28, AFTER_28))
    assert effect.value == pytest.approx(0.95289855, abs=5e-9)
    assert (effect.interval.low, effect.interval.high) == pytest.approx((0.615, 0.998), abs=5e-4)


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


def by_definition(values, level) -> tuple[float, float]:
    """The score interval from ranks of people, leaving out one after the other."""
    n, r, alpha = len(values), by_ranks(values), 1 - level
    ranks = rankdata(np.abs([v for v in values if v]))
    c = np.sum(ranks**2) / np.sum(ranks) ** 2
    k = min(sum(v > 0 for v in values), sum(v < 0 for v in values))
    left = np.array([by_ranks(values[:i] + values[i + 1 :]) for i in range(n)])
    q = (n - 1) / n * np.sum((left - left.mean()) ** 2) / ((1 - r * r) * c) if k else 1
    g = norm.ppf(1 - alpha / 2) ** 2 * (k * q + 4) / (k + 4) * c
    half = math.sqrt(g * (1 - r * r) + g * g)
    low, high = max((r - half) / (1 + g), -1), min((r + half) / (1 + g), 1)
    sign = 2 * (alpha / 2) ** (1 / ranks.size) - 1
    nearest = 1 + math.log(level) * (1 - abs(r))
    if k == 0:
        return (min(low, sign), 1.0) if r > 0 else (-1.0, max(high, -sign))
    if k == 1:
        low, high = (min(low, -nearest) if r <= 0 else low, max(high, nearest) if r >= 0 else high)
    return (low, high)


@settings(deadline=None, max_examples=60)
@given(changes.filter(any), st.sampled_from([0.9, 0.95, 0.99]))
def test_the_interval_is_the_one_that_is_defined(values, level):
    # STATISTICS, section 3, in scipy's midranks and with every participant left out in turn
    assert limits(values, level) == pytest.approx(by_definition(values, level), abs=1e-12)


def test_where_all_rise_the_interval_reaches_the_sign_limit():
    # golden.json: binom, 28_of_28_CP95 = .8765639, on the scale of r
    low, high = limits([*range(1, 29), 0, 0])
    assert high == 1
    assert low < 2 * 0.8765639 - 1
    # equal changes, by hand: c = 1/5 and the score limit (1 - z²/5)/(1 + z²/5) = .1310, while
    # the sign limit 2 · .025^(1/5) - 1 = -.0437 reaches further
    assert limits([2] * 5) == pytest.approx((2 * 0.025 ** (1 / 5) - 1, 1))


def test_one_against_the_rest_may_have_moved_little_by_chance():
    # by hand: n' = 10, the fall has rank 1, so r = 53/55 and 1 - r = 2/55
    assert limits([-1, *range(2, 11)])[1] >= 1 + math.log(0.95) * 2 / 55


def test_the_smallest_of_studies_has_an_interval():
    assert limits([1]) == pytest.approx((-0.95, 1))  # 2 · .025 - 1
    low, high = limits([1, -1])
    assert low == -high


@pytest.mark.parametrize(
    ("values", "caution"),
    [
        ([-1, *range(2, 10)], "moved_least"),  # r = 43/45 = .956
        ([-1, -2, 3, 4, 5, 6, 7, 8], "moved_least"),
        ([1, 2, -3, -4, -5, -6, -7, -8], "moved_least"),
        ([-1, -4, 3, 4, 5, 6, 7, 8], None),
        ([-1, -3, 3, 4, 5, 6, 7, 8], None),  # one of the rest moved as little
        ([-1, 2, 3, 4, 5, 6, 7], None),  # seven participants
        ([-1, *range(2, 10), *[0] * 12], None),  # 21
        ([-1, *range(2, 20)], "near_one"),  # r = 188/190 = .989
        ([1, 2, 3], None),  # three sizes of change
        ([0, 0], None),
        ([], None),
    ],
)
def test_a_caution_stands_only_where_the_interval_is_weak(values, caution):
    assert interval_caution(of_changes(values)) == caution


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
    assert (turned.interval.low, turned.interval.high) == mirrored
    assert here.interval.low <= here.value <= here.interval.high


def test_a_million_participants_cost_no_more_than_their_table():
    counted = rank_biserial(Pairs.of([0, 0], [1, -2], [600_000, 400_000]))
    # (W⁺ − W⁻) / (W⁺ + W⁻) in whole numbers: ranks 300,000.5 and 800,000.5
    assert counted.value == pytest.approx(
        (600_000 * 300_000.5 - 400_000 * 800_000.5) / (10**6 * (10**6 + 1) / 2), abs=1e-15
    )
