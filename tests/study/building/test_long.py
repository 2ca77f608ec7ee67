"""Long tables: a row is one measurement."""

from __future__ import annotations

import numpy as np
import pytest

from lib.study.building.build import build
from lib.study.problem import Refusal
from lib.study.roles import Roles
from lib.study.study import Study
from lib.study.table import Table
from tests.study.tables import SCORE, long_roles, table


def rows(*measured: tuple[object, ...], names: str = "id time score") -> Table:
    return table({name: [row[i] for row in measured] for i, name in enumerate(names.split())})


def study(read: Table, roles: Roles | None = None) -> Study:
    return build(read, roles or long_roles(), "study", "file")


def refusal(read: Table, roles: Roles) -> str:
    with pytest.raises(Refusal) as refused:
        study(read, roles)
    return refused.value.problem.key


def scores(built: Study) -> dict[str, tuple[float, float]]:
    outcome = built.outcomes[0]
    pairs = [(float(outcome.before[c]), float(outcome.after[c])) for c in outcome.cell]
    return dict(zip(built.ids, pairs, strict=True))


TWO = rows(("a", "pre", 1), ("b", "pre", 2), ("b", "post", 5), ("a", "post", 3))
DOUBLE = rows(
    ("a", "pre", 1), ("a", "post", 3), ("a", "post", 6), ("b", "pre", 2), ("b", "post", 5)
)


def test_rows_are_joined_by_id_and_not_by_their_order():
    assert scores(study(TWO)) == {"a": (1, 3), "b": (2, 5)}


def test_other_times_are_not_used_and_their_people_not_counted():
    read = rows(("a", "pre", 1), ("a", "post", 3), ("b", "fup", 9))
    assert scores(study(read)) == {"a": (1, 3)}


def test_numbers_can_be_times_and_ids():
    read = rows((1, 0, 5), (1, 6, 7))
    assert scores(study(read, long_roles(times=("0", "6")))) == {"1": (5, 7)}


def test_a_person_measured_once_is_a_half_pair():
    built = study(rows(("a", "pre", 1), ("a", "post", 3), ("b", "pre", 2)))
    assert built.n == 2
    assert [(p.key, p.slots["names"]) for p in built.problems] == [("only_before", "b")]


def test_ids_of_two_columns_name_different_people():
    read = rows(
        ("A", 1, "pre", 1), ("A", 1, "post", 2), ("B", 1, "pre", 3), ("B", 1, "post", 4),
        names="site id time score",
    )  # fmt: skip
    assert scores(study(read, long_roles(id=("site", "id")))) == {"A / 1": (1, 2), "B / 1": (3, 4)}


def test_rows_without_an_id_belong_to_nobody_and_are_listed():
    built = study(rows(("a", "pre", 1), ("a", "post", 3), (None, "pre", 2)))
    assert built.n == 1
    assert [(p.key, p.rows) for p in built.problems] == [("rows_without_id", (4,))]


@pytest.mark.parametrize(
    ("read", "roles", "key"),
    [
        (TWO, long_roles(id=()), "no_id_in_long"),
        (TWO, long_roles(times=None), "no_times"),
        (TWO, long_roles(time=None), "no_times"),
        (TWO, long_roles(times=("pre", "later")), "time_not_found"),
        (TWO, long_roles(times=("pre", "pre")), "same_time"),
        (DOUBLE, long_roles(), "several_rows"),
    ],
)
def test_what_cannot_be_joined_is_refused(read, roles, key):
    assert refusal(read, roles) == key


def test_the_refusal_of_several_rows_names_the_people_and_the_rows():
    with pytest.raises(Refusal) as refused:
        study(DOUBLE)
    assert refused.value.problem.slots["names"] == "a"
    assert refused.value.problem.rows == (3, 4)


@pytest.mark.parametrize(("repeats", "after"), [("first", 3), ("last", 6), ("mean", 4.5)])
def test_several_rows_are_combined_as_chosen_and_said(repeats, after):
    built = study(DOUBLE, long_roles(repeats=repeats))
    assert scores(built) == {"a": (1, after), "b": (2, 5)}
    assert [p.key for p in built.problems] == [f"several_rows_{repeats}"]


def test_people_with_several_rows_can_be_left_out_by_name():
    built = study(DOUBLE, long_roles(repeats="leave_out"))
    assert scores(built) == {"b": (2, 5)}
    assert built.left_out == ("a",)


def test_a_filter_can_make_rows_single():
    read = rows(
        ("a", "pre", 1, 1), ("a", "pre", 9, 2), ("a", "post", 3, 1), names="id time score hour"
    )
    assert scores(study(read, long_roles(filters=(("hour", "1"),)))) == {"a": (1, 3)}


def test_an_empty_row_beside_a_measured_one_does_no_harm():
    read = rows(("a", "pre", 1), ("a", "pre", None), ("a", "post", 3))
    assert scores(study(read)) == {"a": (1, 3)}


def test_what_is_known_only_at_the_first_time_holds_for_the_person():
    read = rows(("a", "pre", 1, 24), ("a", "post", 3, None), names="id time score age")
    built = study(read, long_roles("age"))
    assert built.factor("age").levels == ("24",)
    assert list(built.factor("age").code) == [0]


def test_what_differs_between_the_rows_of_a_person_is_taken_from_the_first_and_said():
    read = rows(("a", "pre", 1, "x"), ("a", "post", 3, "y"), names="id time score g")
    built = study(read, long_roles("g"))
    assert built.factor("g").levels[built.factor("g").code[0]] == "x"
    assert [p.key for p in built.problems] == ["factor_varies"]


def test_the_ends_are_each_persons_earliest_and_latest_measurement():
    read = rows(("a", 90, 3), ("a", -5, 1), ("a", 30, 2), ("b", 10, 7), names="id time score")
    built = study(read, long_roles(times="ends"))
    assert scores(built)["a"] == (1, 3)
    assert scores(built)["b"][0] == 7
    assert np.isnan(scores(built)["b"][1])


def test_two_measurements_on_the_latest_day_are_refused():
    read = rows(("a", 1, 1), ("a", 9, 3), ("a", 9, 4))
    assert refusal(read, long_roles(times="ends")) == "several_rows"


def test_several_outcomes_share_the_rows():
    read = rows(("a", "pre", 1, 5), ("a", "post", 3, None), names="id time score other")
    other = type(SCORE)("other", "other")
    built = study(read, long_roles(outcomes=(SCORE, other)))
    assert [(o.key, int(np.isfinite(o.after).sum())) for o in built.outcomes] == [
        ("score", 1),
        ("other", 0),
    ]
