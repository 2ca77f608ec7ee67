"""Series: all times of an outcome, from wide and long tables, as counted rows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.study.building.build import build
from lib.study.building.compress import compress
from lib.study.building.series import between_times
from lib.study.problem import Refusal
from lib.study.reading.read import read
from lib.study.roles import FactorChoice, OutcomeChoice, Roles
from lib.study.study import Selection, Study

WIDE = b"id,pre,post1,post2,sex\nA,3,5,6,f\nB,4,,8,m\nC,2,3,,f\nD,4,5,7,m\n"
LONG = (
    b"id,when,score\nA,pre,3\nA,post1,5\nA,post2,6\nB,pre,4\nB,post2,8\n"
    b"C,pre,2\nC,post1,3\nE,post1,9\nD,pre,4\nD,post1,5\nD,post2,7\n"
)


def wide(times: tuple[str, ...], before: str = "pre", after: str = "post2") -> Study:
    choice = OutcomeChoice(before, after, key="y", times=times)
    return build(read(WIDE, "w.csv"), Roles(id=("id",), outcomes=(choice,)), "w", "f")


def long(times: tuple[str, ...], file: bytes = LONG, repeats=None) -> Study:
    roles = Roles(
        "long", ("id",), (OutcomeChoice("score", "score"),), (), "when", ("pre", "post2"), repeats
    )
    return build(read(file, "l.csv"), replace(roles, all_times=times), "l", "f")


def rows(study: Study) -> list[list[float]]:
    series = study.outcomes[0].series
    assert series is not None
    return np.nan_to_num(series.scores[series.cell], nan=-1).tolist()


def test_a_wide_table_keeps_all_its_times():
    study = wide(("pre", "post1", "post2"))
    series = study.outcomes[0].series
    assert series.labels == ("pre", "post1", "post2")
    assert (series.first, series.last) == (0, 2)
    assert rows(study) == [[3, 5, 6], [4, -1, 8], [2, 3, -1], [4, 5, 7]]


def test_a_long_table_keeps_who_was_measured_at_any_time():
    study = long(("pre", "post1", "post2"))
    assert study.ids == ("A", "B", "C", "E", "D")
    assert rows(study) == [[3, 5, 6], [4, -1, 8], [2, 3, -1], [-1, 9, -1], [4, 5, 7]]
    assert study.outcomes[0].before_label == "pre"


def test_two_times_are_no_series():
    assert wide(()).outcomes[0].series is None
    assert wide(("pre", "post2")).outcomes[0].series is None
    assert long(()).ids == ("A", "B", "C", "D")


def test_a_time_without_any_score_is_left_out():
    study = long(("pre", "consent", "post1", "post2"))
    assert study.outcomes[0].series.labels == ("pre", "post1", "post2")


def test_repeats_at_a_middle_time_are_asked_about_as_at_the_others():
    twice = LONG + b"A,post1,7\n"
    with pytest.raises(Refusal, match="several_rows"):
        long(("pre", "post1", "post2"), twice)
    study = long(("pre", "post1", "post2"), twice, "mean")
    assert rows(study)[0] == [3, 6, 6]


def test_large_studies_are_counted_and_keep_their_sequences():
    study = long(("pre", "post1", "post2"))
    many = replace(study, count=np.full(5, 3), ids=())
    position = np.tile(np.arange(5), 40)
    large = replace(
        many,
        outcomes=(many.outcomes[0].rows(position),),
        count=np.ones(200, np.int64),
    )
    small = compress(large, large=100)
    assert small.count.tolist() == [40] * 5
    assert rows(small) == rows(study)


def test_other_two_times_become_the_question():
    table = read(WIDE, "w.csv")
    choice = OutcomeChoice("pre", "post2", key="y", times=("pre", "post1", "post2"))
    roles = between_times(Roles(id=("id",), outcomes=(choice,)), "y", "post1", "post2")
    outcome = build(table, roles, "w", "f").outcome("y")
    assert (outcome.before_label, outcome.after_label) == ("post1", "post2")
    assert np.nan_to_num(outcome.before[outcome.cell], nan=-1).tolist() == [5, -1, 3, 5]
    assert (outcome.series.first, outcome.series.last) == (1, 2)
    assert rows(build(table, roles, "w", "f")) == rows(wide(("pre", "post1", "post2")))


def test_in_a_long_table_the_two_times_are_those_of_all_outcomes():
    roles = between_times(Roles("long", times=("a", "b")), "y", "b", "c")
    assert roles.times == ("b", "c")


def test_a_selection_keeps_the_sequences_of_its_people():
    table = read(WIDE, "w.csv")
    choice = OutcomeChoice("pre", "post2", key="y", times=("pre", "post1", "post2"))
    roles = Roles(id=("id",), outcomes=(choice,), factors=(FactorChoice("sex"),))
    some = build(table, roles, "w", "f").where(Selection(levels={"sex": frozenset(["f"])}))
    assert rows(some) == [[3, 5, 6], [2, 3, -1]]


def test_a_code_of_no_value_at_a_middle_time_is_asked_about():
    cells = b"".join(b"%d,%d,%d,%d\n" % (i, 3 + i % 4, 4 + i % 3, 5 + i % 3) for i in range(12))
    table = read(b"id,pre,post1,post2\n" + cells + b"13,4,999,6\n", "codes.csv")
    choice = OutcomeChoice("pre", "post2", times=("pre", "post1", "post2"))
    study = build(table, Roles(id=("id",), outcomes=(choice,)), "c", "f")
    asked = [p for p in study.problems if p.slots.get("code") == "999"]
    assert [problem.column for problem in asked] == ["post1"]
