"""Min-p over several outcomes, against every sign pattern gone through one by one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata

from lib.stats import Pairs, signed_rank
from lib.stats.between import joint_signs
from lib.stats.between.adjustment import holm
from lib.stats.between.joint_signs import joint_signed_ranks

CHANGES = st.lists(
    st.tuples(*[st.sampled_from([-2.0, -1.0, 0.0, 1.0, 2.0, 3.0, np.nan])] * 3),
    min_size=2,
    max_size=7,
)


def signed_ranks(changes: np.ndarray) -> np.ndarray:
    """Midranks of the sizes with the sign of the change, by scipy; 0 where nothing changed."""
    found = np.zeros(changes.shape)
    for place, change in enumerate(changes.T):
        used = np.isfinite(change) & (change != 0)
        found[used, place] = rankdata(np.abs(change[used])) * np.sign(change[used])
    return found


def by_going_through(changes: np.ndarray) -> list[float]:
    """The definition: step-down min-p over all 2^n ways to turn people round."""
    ranks = signed_ranks(changes)
    signs = np.array(list(product([-1, 1], repeat=len(changes))))
    sums = np.abs(signs @ ranks)
    p = np.array([[np.mean(column >= one - 1e-9) for one in column] for column in sums.T]).T
    observed = p[np.all(signs == 1, axis=1)][0]
    order = np.argsort(observed, kind="stable")
    adjusted = np.zeros(len(order))
    largest = 0.0
    for step, outcome in enumerate(order):
        least = p[:, order[step:]].min(axis=1)
        largest = max(largest, float(np.mean(least <= observed[outcome] + 1e-9)))
        adjusted[outcome] = largest
    return adjusted.tolist()


@settings(max_examples=60, deadline=None)
@given(CHANGES)
def test_all_patterns_are_those_of_the_definition(rows: list[tuple[float, ...]]) -> None:
    changes = np.array(rows)
    tested = np.any(np.isfinite(changes) & (changes != 0), axis=0)
    found = joint_signed_ranks(list(changes.T))
    assert [p is not None for p in found.step_down] == tested.tolist()
    if tested.any():
        here = [p for p in found.step_down if p is not None]
        assert here == pytest.approx(by_going_through(changes[:, tested]))
        assert found.method == "exact"


def test_one_outcome_keeps_its_own_exact_p() -> None:
    change = [3, 1, 2, -1, 2, 4, 1, 1, 0, 2, -2, 5]
    found = joint_signed_ranks([change])
    assert found.step_down[0] == pytest.approx(signed_rank(Pairs.of([0] * 12, change)).p)
    assert found.n == 11


def test_an_outcome_told_twice_costs_nothing() -> None:
    change = [3, 1, 2, -1, 2, 4, 1]
    alone = joint_signed_ranks([change]).step_down
    twice = joint_signed_ranks([change, [-d for d in change]])
    assert twice.step_down == pytest.approx(alone * 2)


def test_people_with_different_outcomes_are_independent() -> None:
    """Outcomes of other people share nothing, so the smallest p follows Šidák 1967."""
    gap = [np.nan] * 6
    first = [1, 2, 3, 4, 5, 6]
    second = [1, 2, 3, 4, 5, -6]
    found = joint_signed_ranks([first + gap, gap + second])
    alone = signed_rank(Pairs.of([0] * 6, first)).p
    assert alone is not None
    assert found.step_down[0] == pytest.approx(1 - (1 - alone) ** 2)


@pytest.mark.parametrize("n", [40, 150, 1500])
def test_rows_and_counts_and_any_order_are_the_same(n: int) -> None:
    generator = np.random.default_rng(n)
    changes = generator.integers(-2, 4, (n, 3)).astype(float)
    changes[generator.random((n, 3)) < 0.1] = np.nan
    rows = joint_signed_ranks(list(changes.T))
    turned = generator.permutation(n)
    assert joint_signed_ranks(list(changes[turned].T)) == rows
    distinct, count = np.unique(changes, axis=0, return_counts=True, equal_nan=True)
    assert joint_signed_ranks(list(distinct.T), count) == rows


def test_draws_and_the_normal_limit_come_near_to_all_patterns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    generator = np.random.default_rng(3)
    shared = generator.normal(0.45, 1, (15, 1))
    changes = list((shared + generator.normal(0, 0.8, (15, 4))).T)
    exact = joint_signed_ranks(changes)
    monkeypatch.setattr(joint_signs, "MOST_SUMS", 0)
    drawn = joint_signed_ranks(changes)
    monkeypatch.setattr(joint_signs, "MOST_FLIPPED", 0)
    limit = joint_signed_ranks(changes)
    assert (exact.method, drawn.method, limit.method) == ("exact", "simulation", "asymptotic")
    assert drawn.step_down == pytest.approx(exact.step_down, abs=0.01)
    assert limit.step_down == pytest.approx(exact.step_down, abs=0.04)


def test_outcomes_that_go_together_cost_less_than_holm() -> None:
    generator = np.random.default_rng(5)
    shared = generator.normal(0.5, 1, (30, 1))
    changes = (shared + generator.normal(0, 0.3, (30, 5))).T
    alone = [signed_rank(Pairs.of(np.zeros(30), change)).p for change in changes]
    found = joint_signed_ranks(list(changes))
    assert found.method == "simulation"
    for joint, by_holm, p in zip(found.step_down, holm(alone), alone, strict=True):
        assert joint is not None
        assert by_holm is not None
        assert p is not None
        assert 0.9 * p < joint < by_holm


def test_an_outcome_that_nobody_has_is_not_counted() -> None:
    change = [3, 1, 2, -1, 2]
    found = joint_signed_ranks([change, [0] * 5, [np.nan] * 5])
    assert found.step_down[1:] == (None, None)
    assert found.step_down[:1] == joint_signed_ranks([change]).step_down
    assert joint_signed_ranks([[0, 0]]).method is None


def test_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="one outcome has 2 changes, another 3"):
        joint_signed_ranks([[1, 2, 3], [1, 2]])
