"""The scores of some people: paired up at the resolution of the whole study."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.analysis import scores
from lib.analysis.arms import compare_arms
from lib.analysis.comparison import compare
from lib.analysis.detectable import detectable_between
from lib.analysis.level_effect import by_level
from lib.analysis.scores import change_of_cells, pairs_by_code, pairs_of, resolution_of
from lib.analysis.selected_rest import selected_vs_rest
from lib.analysis.subgroups import subgroups
from lib.stats import GroupedChanges
from lib.study.study import Arms, Selection, Study
from tests.analysis.studies import category, number, study

BEFORE = np.array([0, 0, 1, 1, 0, 0, 0, 1, 2, 1, 2, 0])
AFTER = np.array([1, 2, 2, 2, 1, 1, 1, 3, 3, 2, 3, 0])
ONLY_A = Selection(levels={"arm": frozenset(["a"])})


def items(parts: int) -> Study:
    """Twelve people in two arms; scores are sums of items divided by so many."""
    arm = category("arm", ["a"] * 6 + ["b"] * 6)
    return study((BEFORE / parts).tolist(), (AFTER / parts).tolist(), arm)


def test_arms_of_proportions_tie_as_their_sums_do():
    # p 1.0, superiority .569, shift 0, Quade .677: the same scores × 3
    for parts in (1, 3):
        people = items(parts)
        arms = compare_arms(people, people.outcome("score"), Arms("arm"))
        assert arms.mann_whitney.p == 1.0
        assert arms.superiority.value == pytest.approx(20.5 / 36)
        assert arms.shift.value == 0.0
        assert arms.quade.p == pytest.approx(0.6765673288, rel=1e-9)


def test_selected_and_rest_of_proportions_tie():
    for parts in (1, 3):
        people = items(parts)
        found = selected_vs_rest(people, people.outcome("score"), ONLY_A)
        assert (found.test.p, found.shift.value) == (1.0, 0.0)


def test_the_board_of_proportions_ties():
    effect = subgroups(items(3), "score").factor("arm")
    assert effect.test.p == 1.0
    assert effect.asymptotic.p == pytest.approx(0.5981614527, rel=1e-9)
    assert effect.difference.quade.p == pytest.approx(0.6765673288, rel=1e-9)


def test_a_selection_keeps_the_decimals_of_the_study():
    people = study([1.25, 2, 3], [2, 3.5, 4], category("side", ["l", "r", "r"]))
    right = people.where(Selection(levels={"side": frozenset(["r"])}))
    assert compare(right, "score").pairs.decimals == compare(people, "score").pairs.decimals == 2


def test_every_part_has_one_resolution():
    people = items(7)
    outcome = people.outcome("score")
    parts = [
        pairs_of(people, outcome),
        pairs_of(people.where(ONLY_A), people.where(ONLY_A).outcome("score")),
        *pairs_by_code(people, outcome, people.factor("arm").code, 2),
        *(level.pairs for level in by_level(people, outcome, people.factor("arm"))),
    ]
    assert {pairs.resolution for pairs in parts} == {resolution_of(outcome)}


def test_people_without_a_group_are_in_none():
    people = items(1)
    outcome = people.outcome("score")
    (group,) = pairs_by_code(people, outcome, np.array([0, 0, 0, *[-1] * 9]), 1)
    assert group.n == 3


def test_changes_by_row_are_the_floats_of_the_pairs():
    before = [*(np.array([70009, 70028, 70007]) / 7), np.nan, 1e305]
    people = study(before, [*(np.array([70010, 70029, 70007]) / 7), 3.0, 2.0])
    outcome = people.outcome("score")
    change = change_of_cells(outcome)
    known = np.isfinite(change)
    assert known.tolist() == [True, True, True, False, False]
    assert (
        np.unique(change[known]).tolist() == pairs_of(people, outcome).distinct_change[0].tolist()
    )


def permuted(people: Study, seed: int) -> Study:
    order = np.random.default_rng(seed).permutation(people.count.size)
    return replace(people, ids=()).rows(order)


def told(people: Study) -> list[tuple[object, ...]]:
    return [
        (e.test, e.asymptotic, e.min_p, e.holm, e.false_discovery, e.difference)
        for e in subgroups(people, "score").factors
    ]


@pytest.fixture(scope="module")
def mixed() -> Study:
    """Forty people with two decimals and a factor of every kind, some of it unknown."""
    rng = np.random.default_rng(5)
    before = np.round(rng.normal(50, 10, 40), 2)
    after = np.round(before + rng.normal(2, 4, 40), 2)
    three = np.where(rng.random(40) < 0.15, "", rng.integers(0, 3, 40).astype(str))
    return study(
        before.tolist(), after.tolist(),
        category("two", [*map(str, rng.integers(0, 2, 40))]),
        category("three", three.tolist()),
        category("ordered", [*map(str, rng.integers(0, 3, 40))], ordered=True),
        number("age", np.where(rng.random(40) < 0.1, np.nan, rng.integers(18, 45, 40))),
    )  # fmt: skip


def test_the_order_of_the_rows_changes_no_figure_of_the_board(mixed):
    expected = told(mixed)
    for seed in range(3):
        assert told(permuted(mixed, seed)) == expected


def test_people_and_counted_rows_have_the_same_board_to_the_last_digit(mixed):
    rows = np.repeat(np.arange(40), 2)
    people = replace(mixed, ids=()).rows(np.random.default_rng(1).permutation(rows))
    counted = replace(mixed, ids=(), count=np.full(40, 2))
    assert told(people) == told(counted)


def test_which_factor_was_planned_changes_no_figure(mixed):
    plain, planned = subgroups(mixed, "score"), subgroups(mixed, "score", planned=("age",))
    assert planned.factors[0].factor.key == "age"
    for effect in plain.factors:
        other = planned.factor(effect.factor.key)
        assert (effect.test, effect.min_p) == (other.test, other.min_p)


def test_a_detectable_difference_beyond_the_floats_is_left_out():
    groups = GroupedChanges.of([-9e299, 9e299, -9e299, 9e299, 9e299], [0, 0, 1, 1, 1])
    huge = replace(groups, change=groups.change * 1e8)
    found = detectable_between(huge)
    assert found.sd is not None
    assert found.points is None


@pytest.mark.parametrize("most_places", [scores.MOST_PLACES, 0])
def test_each_group_has_the_scores_of_its_own_rows(monkeypatch, most_places):
    monkeypatch.setattr(scores, "MOST_PLACES", most_places)
    rng = np.random.default_rng(3)
    before, after = rng.integers(0, 50, (2, 60)) / 10
    people = study(before.tolist(), after.tolist())
    outcome = people.outcome("score")
    codes = rng.integers(-1, 40, 60)
    groups = pairs_by_code(people, outcome, codes, 40)
    assert len(groups) == 40
    for code, found in enumerate(groups):
        own = pairs_of(people.rows(codes == code), outcome_of_rows(people, codes == code))
        assert found.before.tolist() == own.before.tolist()
        assert found.after.tolist() == own.after.tolist()
        assert found.count.tolist() == own.count.tolist()


def outcome_of_rows(people: Study, rows):
    return people.rows(rows).outcome("score")


def test_the_order_of_the_distinct_pairs_changes_no_pairs():
    # the outcome's pairs are sorted once; whoever is left must come out as if paired up alone
    random = np.random.default_rng(7)
    before = random.integers(0, 9, 60) / 4
    after = random.integers(0, 9, 60) / 4
    before[[3, 17, 40]] = np.nan
    after[[5, 40]] = np.nan
    arm = category("arm", random.choice(["a", "b"], 60).tolist())
    people = study(before.tolist(), after.tolist(), arm)
    outcome = people.outcome("score")
    codes = people.factor("arm").code
    assert codes is not None
    parts = pairs_by_code(people, outcome, codes, 2)
    for level, found in enumerate(parts):
        some = people.rows(codes == level)
        complete = [
            pair
            for pair in zip(before[codes == level], after[codes == level], strict=True)
            if not np.isnan(pair).any()
        ]
        distinct = sorted(set(complete))
        for pairs in (found, pairs_of(some, some.outcome("score"))):
            held = list(zip(pairs.before, pairs.after, strict=True))
            assert held == distinct
            assert pairs.count.tolist() == [complete.count(pair) for pair in distinct]
