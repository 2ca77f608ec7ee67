"""Three or more times: which columns or levels they are, and in which order."""

from __future__ import annotations

import pytest

from lib.study.guessing.guess import guess
from lib.study.reading.read import read


def table(names: str) -> bytes:
    columns = names.count(",")
    lines = [
        ",".join([str(row), *(str((row * (place + 2)) % 7 + place) for place in range(columns))])
        for row in range(1, 14)
    ]
    return "\n".join([names, *lines]).encode()


@pytest.mark.parametrize(
    ("names", "before", "after"),
    [
        ("id,Pre,Post 1,Post 2", "Pre", "Post 2"),
        ("No,Kondisi awal,Siklus 1,Siklus 2", "Kondisi awal", "Siklus 2"),
        ("No,Kondisi awal,Siklus I,Siklus II,Siklus III", "Kondisi awal", "Siklus III"),
        ("No,Pra Siklus,Siklus I,Siklus II", "Pra Siklus", "Siklus II"),
        ("id,T0,T1,T2,T3", "T0", "T3"),
        ("id,Day 1,Day 3,Day 7", "Day 1", "Day 7"),
        (
            "No,Nyeri hari ke-1,Nyeri hari ke-3,Nyeri hari ke-7",
            "Nyeri hari ke-1",
            "Nyeri hari ke-7",
        ),
        ("No,Minggu I,Minggu II,Minggu III", "Minggu I", "Minggu III"),
        ("id,Before,One Week,Two Weeks", "Before", "Two Weeks"),
        ("id,baseline,month 3,month 6,month 12", "baseline", "month 12"),
    ],
)
def test_the_columns_of_one_score_are_its_times(names, before, after):
    (outcome,) = guess(read(table(names), "t.csv")).roles.outcomes
    assert outcome.times == tuple(names.split(",")[1:])
    assert (outcome.before, outcome.after) == (before, after)


def test_columns_in_any_order_are_put_in_the_order_of_time():
    (outcome,) = guess(read(table("id,Post 2,Pre,Post 1"), "t.csv")).roles.outcomes
    assert outcome.times == ("Pre", "Post 1", "Post 2")


def test_several_scores_have_a_series_each():
    found = guess(read(table("id,a_T0,b_T0,a_T1,b_T1,a_T2,b_T2"), "t.csv")).roles.outcomes
    assert [outcome.times for outcome in found] == [
        ("a_T0", "a_T1", "a_T2"),
        ("b_T0", "b_T1", "b_T2"),
    ]
    assert [outcome.label for outcome in found] == ["a", "b"]


@pytest.mark.parametrize("names", ["id,pre,post", "id,Pre1,Post1,Pre2,Post2"])
def test_two_times_are_no_series(names):
    assert all(o.times == () for o in guess(read(table(names), "t.csv")).roles.outcomes)


def test_an_empty_column_is_no_time():
    rows = "\n".join(f"{i},{i % 5},{i % 4 + 1}," for i in range(1, 12))
    found = guess(read(f"id,pre,post,followup\n{rows}".encode(), "t.csv")).roles
    assert [outcome.times for outcome in found.outcomes] == [()]


def long(levels: tuple[str, ...]) -> bytes:
    rows = [f"P{i},{level},{i % 4 + len(level)}" for i in range(1, 12) for level in levels]
    return "\n".join(["id,waktu,nilai", *rows]).encode()


@pytest.mark.parametrize(
    "levels",
    [("Siklus I", "Siklus II", "Siklus III"), ("pre", "post", "follow-up"), ("T0", "T2", "T10")],
)
def test_the_levels_of_a_long_table_are_put_in_order(levels):
    roles = guess(read(long(levels[::-1]), "t.csv")).roles
    assert roles.all_times == levels


def test_two_levels_are_two_times():
    assert guess(read(long(("pre", "post")), "t.csv")).roles.all_times == ()
