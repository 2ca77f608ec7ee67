"""Compress: a large study as counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.study.building.build import build
from lib.study.building.compress import compress
from lib.study.columns.keys import combined, dense
from lib.study.recipe import Recipe
from lib.study.study import ItemScores, Outcome, Selection, Series, Study
from tests.study.tables import wide, wide_roles

ROWS = 12_000


@pytest.fixture(scope="module")
def large() -> Study:
    """12,000 people with an 11-point scale, an age and a group; 1,000 have no score after."""
    chance = np.random.default_rng(5)
    before = chance.integers(0, 11, ROWS)
    after = np.where(np.arange(ROWS) < 1_000, np.nan, chance.integers(0, 11, ROWS))
    group, age = chance.choice(["a", "b"], ROWS), chance.integers(20, 30, ROWS)
    return build(wide(before, after, group=group, age=age), wide_roles("group", "age"), "large", "")


def test_a_large_study_has_fewer_rows_than_people(large):
    assert large.n == ROWS
    assert large.count.size < ROWS / 2
    assert large.count.sum() == ROWS


def test_a_large_study_names_nobody(large):
    assert large.ids == ()


def test_a_filter_finds_the_same_people_in_the_compressed_study(large):
    chance = np.random.default_rng(5)
    before = chance.integers(0, 11, ROWS)
    chance.integers(0, 11, ROWS)
    group, age = chance.choice(["a", "b"], ROWS), chance.integers(20, 30, ROWS)
    young = Selection(ranges={"age": (20, 24)}, levels={"group": frozenset(["a"])})
    found = large.where(young)
    outcome = found.outcomes[0]
    wanted = (group == "a") & (age <= 24)
    assert found.n == wanted.sum()
    total = np.sum(found.cells(outcome) * outcome.before)
    assert total == before[wanted].sum()


def test_missing_scores_are_counted_too(large):
    outcome = large.outcomes[0]
    assert large.cells(outcome)[np.isnan(outcome.after)].sum() == 1_000


def test_a_small_study_keeps_its_rows_and_names():
    built = build(wide([1, 1], [2, 2], id=["a", "b"]), wide_roles(id=("id",)), "small", "")
    assert (built.count.size, built.ids) == (2, ("a", "b"))


def test_people_who_hardly_equal_each_other_keep_their_rows():
    built = build(wide(np.arange(50.0), np.arange(50.0)), wide_roles(), "", "")
    assert compress(built, large=10) is built


def test_rows_that_stand_for_several_people_are_added_up():
    built = build(wide([1, 1, 1, 5], [2, 2, 2, 6]), wide_roles(), "", "")
    counted = replace(built, count=np.array([2, 3, 4, 7]))
    assert sorted(compress(counted, large=0).count) == [7, 9]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from(["a", "b", None])),
        min_size=1,
        max_size=40,
    )
)
def test_compressing_changes_no_count(rows):
    before, after, group = zip(*rows, strict=True)
    built = build(wide(before, after, g=group), wide_roles("g"), "", "")
    small = compress(built, large=0)
    for selection in (Selection(), Selection(levels={"g": frozenset(["a"])})):
        one, two = built.where(selection), small.where(selection)
        assert list(one.cells(one.outcomes[0])) == list(two.cells(two.outcomes[0]))


def test_combined_keys_tell_apart_exactly_the_different_rows():
    first, second = np.array([0, 0, 1, -1, 0]), np.array([0, 1, 0, 0, 0])
    assert list(combined([first, second])) == [0, 1, 2, 3, 0]


def test_combined_keys_do_not_overflow():
    huge = np.full(2, 2**32 - 2)  # two of them shift the first column out of 64 bits
    assert list(combined([np.array([0, 1]), huge, huge])) == [0, 1]


def test_dense_keys_count_from_zero_in_order_of_appearance():
    assert list(dense(np.array([7, 3, 7, 9]))) == [0, 1, 0, 2]


def test_people_who_differ_at_a_third_time_or_in_an_item_are_counted_apart():
    chance = np.random.default_rng(6)
    pair = chance.integers(0, 3, 60).astype(np.int32)
    third = chance.integers(0, 2, 60).astype(np.int32)
    scores = np.arange(3.0)
    outcome = Outcome("score", "score", pair, scores, scores)
    times = Series(("1", "2", "3"), pair * 2 + third, np.zeros((6, 3)), first=0, last=2)
    answers = ItemScores(
        ("1", "2"), third, np.zeros((2, 2)), np.zeros((2, 2)), Recipe("total", ("1", "2"))
    )
    for told_apart, rows in (
        (outcome, 3),
        (replace(outcome, series=times), 6),
        (replace(outcome, items=answers), 6),
    ):
        count = np.ones(60, dtype=np.int64)
        counted = compress(Study("s", "", "uploaded", (told_apart,), (), count), large=10)
        assert counted.count.size == rows
        assert counted.n == 60
