"""Assignment: a column that may say who got what is asked about."""

from __future__ import annotations

import pytest

from lib.study.building.build import build
from lib.study.guessing.guess import guess
from tests.study.tables import PAIR, table, wide, wide_roles

BEFORE = [3, 5, 4, 2, 6, 3, 5, 4, 7, 2, 3, 4]
AFTER = [5, 6, 4, 6, 8, 5, 5, 7, 8, 6, 3, 9]


def asked(name: str, levels: list[object], **others: list[object]) -> list[tuple[str, str]]:
    """The column and the levels that are asked about, for twelve people in turn."""
    columns = {"id": range(1, 13), "pre": BEFORE, "post": AFTER, name: (levels * 12)[:12]}
    questions = guess(table({**columns, **others})).questions
    return [(str(q.column), str(q.slots["levels"])) for q in questions if q.key == "maybe_arms"]


@pytest.mark.parametrize(
    ("name", "levels", "said"),
    [
        ("Treat", ["CBT", "Cont", "FT"], "CBT, Cont, FT"),
        ("kelas", ["kontrol", "pijat"], "kontrol, pijat"),
        ("given", ["placebo", "drug"], "drug, placebo"),
        ("Treat", ["A", "B"], "A, B"),
        ("KELOMPOK", [0, 1], "0, 1"),
        ("Gruppe", ["1", "2"], "1, 2"),
        ("组别", ["实验", "对照"], "实验, 对照"),
        ("study arm", ["sham", "TENS", None], "sham, TENS"),
        ("Intervensi", ["ya", "tidak"], "tidak, ya"),
        ("dose", [10, 20], "10, 20"),
        ("status", ["Not treated", "Treated"], "Not treated, Treated"),
        ("kelas", ["tanpa intervensi", "intervensi"], "intervensi, tanpa intervensi"),
        ("phase", ["WLC", "ACT", "CBT"], "ACT, CBT, WLC"),
    ],
)
def test_a_column_that_may_be_an_assignment_is_asked_about(name, levels, said):
    assert asked(name, levels) == [(name, said)]


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("weight group", ["50-60", "61-70"]),
        ("smoker", ["yes", "no"]),
        ("diabetes", ["good control", "poor control"]),
        ("parity", ["primipara", "multipara"]),
        ("group", ["all"]),
    ],
)
def test_a_column_that_describes_people_is_not(name, levels):
    assert asked(name, levels) == []


@pytest.mark.parametrize(
    ("levels", "control"),
    [
        (["aromaterapi", "tanpa intervensi"], "tanpa intervensi"),
        (["sham", "TENS"], "sham"),
        (["WLC", "ACT", "CBT"], "WLC"),
        (["eksperimen", "konvensional"], "konvensional"),
        (["control A", "control B", "drug"], None),
        (["Air hangat", "Air dingin"], None),
    ],
)
def test_the_control_is_proposed_where_one_level_alone_is_named_so(levels, control):
    columns = {"id": range(1, 13), "pre": BEFORE, "post": AFTER, "group": (levels * 12)[:12]}
    arms = guess(table(columns)).roles.arms
    assert (arms.control if arms else None) == control


def test_the_column_that_name_and_levels_tell_is_asked_about_alone():
    levels = ["waitlist", "yoga"] * 6
    assert asked("group", ["A", "B"], arm=levels) == [("arm", "waitlist, yoga")]


@pytest.mark.parametrize("said", [None, True, False])
def test_what_the_person_said_about_the_groups_goes_with_the_study(said):
    roles = wide_roles(one_group=said)
    assert roles.outcomes == (PAIR,)
    assert build(wide([1, 2, 3], [2, 3, 4]), roles, "", "").one_group is said
