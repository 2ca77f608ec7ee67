"""Resolution: decimals found once, and ties that hold whatever the scores are divided by."""

from __future__ import annotations

import numpy as np
import pytest

from lib.stats.paired.rank_biserial import rank_biserial
from lib.stats.paired.signed_rank import signed_rank
from lib.stats.pairs import Pairs, at_one_resolution
from lib.stats.scores import Resolution

DIVISORS = [*range(3, 31)]
LARGEST = [5, 100, 1_000, 70_000, 1_000_000, 10_000_000]


def invented(largest: int, divisor: int, size: int = 24) -> tuple[np.ndarray, np.ndarray]:
    """Whole scores before and after up to largest × divisor; about half change by very little."""
    rng = np.random.default_rng([largest, divisor])
    top = largest * divisor
    before = rng.integers(0, top + 1, size)
    near = np.clip(before + rng.integers(-3, 5, size), 0, top)
    after = np.where(rng.random(size) < 0.6, near, rng.integers(0, top + 1, size))
    before[0] = top
    return before, after


def told(pairs: Pairs) -> tuple[object, ...]:
    """What ties decide."""
    test = signed_rank(pairs)
    return (
        test.p, test.w_plus, test.w_minus, pairs.rises, pairs.falls, pairs.unchanged,
        pairs.distinct_change[1].tolist(),
    )  # fmt: skip


@pytest.mark.parametrize("divisor", DIVISORS)
@pytest.mark.parametrize("largest", LARGEST)
def test_means_of_items_tie_as_their_sums_do(largest, divisor):
    before, after = invented(largest, divisor)
    means = Pairs.of(before / divisor, after / divisor)
    assert told(means) == told(Pairs.of(before, after))


@pytest.mark.parametrize("divisor", [3, 7, 12, 26, 27, 29])
@pytest.mark.parametrize(("low", "unit"), [(1.0, 1.0), (0.0, 25.0), (-0.5, 1e-3), (100.0, -7.0)])
def test_recoded_means_tie_as_their_sums_do(divisor, low, unit):
    # 0–100 from 1–5, a scale turned round, fractions: (mean − low)·unit
    before, after = invented(50, divisor)
    sums = Pairs.of(before if unit > 0 else -before, after if unit > 0 else -after)
    means = Pairs.of((before / divisor - low) * unit, (after / divisor - low) * unit)
    assert told(means) == told(sums)


@pytest.mark.parametrize("divisor", [3, 7, 11, 27, 29])
def test_noise_in_the_last_digit_of_a_mean_unties_nothing(divisor):
    before, after = invented(70_000, divisor)
    noise = np.random.default_rng(divisor).choice([0.0, -np.inf, np.inf], (2, before.size))
    noisy = [
        np.where(n == 0, side / divisor, np.nextafter(side / divisor, n))
        for n, side in zip(noise, (before, after), strict=True)
    ]
    assert told(Pairs.of(*noisy)) == told(Pairs.of(before, after))


def test_daily_steps_as_means_of_seven_days():
    before = np.array([70009, 70028, 70007, 70042, 70013]) / 7
    after = np.array([70008, 70029, 70008, 70043, 70014]) / 7
    pairs = Pairs.of(before, after)
    # four rises and one fall by one step: W of 3 against 12, P(W ≤ 3) doubled over 2⁵ patterns
    # of five equal ranks: 2·(1 + 5)/32
    assert signed_rank(pairs).p == pytest.approx(0.375, rel=1e-12)
    assert rank_biserial(pairs).value == pytest.approx(0.6, rel=1e-12)


@pytest.mark.parametrize(
    ("scores", "decimals", "ends"),
    [
        ([13.1, 10.25], 2, True),
        ([0.1 + 0.2, 4.0], 1, True),
        ([1e12 + 1, 1e12], 0, True),
        ([1e12 + 0.5, 2.0], 1, True),
        ([1e15, 0.5], 1, True),
        ([2e-9, 4e-9], 9, True),
        ([1 / 3, 1.0], 10, False),
        ([70009 / 7, 70028 / 7], 8, False),
        ([1e7 / 3, 5.0], 6, False),
        ([1e12 + 1 / 3, 1e12], 1, False),  # one is kept however large the scores are
        ([1e-9 / 3, 2e-9 / 3], 20, False),
        ([0.0], 0, True),
        ([], 0, True),
    ],
)
def test_decimals_of_scores_that_end_and_that_do_not(scores, decimals, ends):
    found = Resolution.of(np.array(scores, np.float64))
    assert (found.decimals, found.ends) == (decimals, ends)


def test_some_people_keep_the_resolution_of_all():
    thirds = Resolution.of(np.array([1 / 3, 2 / 3]))
    assert Pairs.of([0.0, 1.0], [1.0, 1.0], resolution=thirds).resolution == thirds


def test_groups_paired_up_by_themselves_are_brought_to_one_resolution():
    one, other = Pairs.of([1 / 3], [1.0]), Pairs.of([1.0], [5 / 3])
    coarse = Pairs.of([0.5], [1.0])
    again = at_one_resolution([one, other, coarse])
    assert len({pairs.resolution for pairs in again}) == 1
    assert again[0].change.tolist() == again[1].change.tolist()


def test_groups_of_one_resolution_come_back_as_they_are():
    groups = [Pairs.of([1], [2]), Pairs.of([], []), Pairs.of([3], [5])]
    assert at_one_resolution(groups) == groups


def test_missing_people_are_still_told_after_pairing_up_again():
    again = at_one_resolution([Pairs.of([1 / 3, np.nan], [1, 2]), Pairs.of([1], [2])])
    assert (again[0].missing, again[0].missing_rows) == (1, (1,))


@pytest.mark.parametrize(
    ("values", "steps", "units"),
    [
        ([1 / 3, 2 / 3, -1.0], [1, 2, -3], 3),
        ([1 / 7, 0.5], [2, 7], 14),
        ([0.25, 1.5], [25, 150], 100),
    ],
)
def test_changes_in_whole_steps(values, steps, units):
    resolution = Resolution.of(np.array(values))
    change = resolution.change(np.zeros(len(values)), np.array(values))
    found, per_one = resolution.whole(change)
    assert (found.tolist(), per_one) == (steps, units)


def test_numbers_beyond_whole_floats_have_no_steps():
    assert Resolution(2, True, 2).whole(np.array([1e15])) is None
