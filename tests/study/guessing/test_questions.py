"""Each answer to a question about a file gives the roles that it says."""

from __future__ import annotations

import pandas as pd

from lib.study.guessing.answers import Asked
from lib.study.guessing.questions import question
from lib.study.guessing.unsaid import direction_unsaid
from lib.study.problem import Problem, ProblemKey
from lib.study.roles import ArmsChoice, Merge, OutcomeChoice, Roles
from lib.study.table import Dialect, Table

FRAME = pd.DataFrame(
    {
        "id": [1, 1, 2, 2],
        "town": ["Solo", "solo", "Kediri", "Solo"],
        "hour": [1, 2, 1, 2],
        "a": [1, 2, 3, 4],
        "b": [2, 3, 4, 5],
    }
)
TABLE = Table(FRAME, Dialect("csv"))
SCORE = OutcomeChoice("a", "b", "wt")
WIDE = Roles("wide", ("id",), (SCORE,))
LONG = Roles("long", ("id",), (OutcomeChoice("a", "a", "a"),), (), "hour", ("1", "2"))


def answers(
    key: ProblemKey,
    roles: Roles,
    column: str | None = None,
    alternatives: tuple[OutcomeChoice, ...] = (),
    **slots: str | int,
) -> dict[str, Roles]:
    put = question(Problem(key, "warning", slots, column), Asked(TABLE, roles, alternatives))
    assert put is not None
    return {f"{a.key} {' '.join(map(str, a.slots.values()))}".strip(): a.roles for a in put.answers}


def test_similar_levels_become_one_or_stay() -> None:
    given = answers("similar_levels", WIDE, "town", into="Solo", levels="Solo | solo")
    assert given["same_levels Solo"].merges == (Merge("town", "solo", "Solo"),)
    assert given["other_levels"] == WIDE


def test_who_got_worse_may_have_it_the_other_way_round() -> None:
    given = answers("mostly_worse", WIDE, outcome="wt", n=4, of=4)
    assert not given["lower_better"].outcomes[0].higher_is_better
    assert [(c.before, c.after) for c in given["swapped"].outcomes] == [("b", "a")]
    assert given["as_it_is"] == WIDE


def test_in_a_long_table_the_times_are_swapped() -> None:
    assert answers("mostly_worse", LONG, outcome="a", n=4, of=4)["swapped"].times == ("2", "1")


def test_the_direction_is_given_once_for_all_scores_that_do_not_tell_it() -> None:
    pain = OutcomeChoice("x", "y", "pain", higher_is_better=False)
    roles = Roles(outcomes=(SCORE, pain, OutcomeChoice("c", "d", "height")))
    (unsaid,) = direction_unsaid(roles)
    put = question(unsaid, Asked(TABLE, roles))
    higher, lower = (answer.roles.outcomes for answer in put.answers)
    assert [choice.higher_is_better for choice in higher] == [True, False, True]
    assert [choice.higher_is_better for choice in lower] == [False, False, False]


def test_a_direction_that_is_known_is_not_asked() -> None:
    assert direction_unsaid(WIDE, ("wt",)) == ()


def test_of_likely_pairs_each_can_be_chosen() -> None:
    other = OutcomeChoice("a", "hour", "other")
    given = answers("pair_unsure", WIDE, None, (other,))
    assert list(given) == ["pair a b", "pair a hour"]
    assert given["pair a hour"].outcomes == (other,)


def test_times_are_put_in_either_order() -> None:
    given = answers("times_unordered", LONG, "hour", times="1, 2", before="1", after="2")
    assert [roles.times for roles in given.values()] == [("1", "2"), ("2", "1")]


def test_rows_that_a_column_tells_apart_are_kept_by_one_value_or_averaged() -> None:
    given = answers("rows_separated", LONG, "hour", by="hour")
    assert given["only hour 2"].filters == (("hour", "2"),)
    assert given["mean"].repeats == "mean"


def test_of_several_rows_a_way_is_chosen() -> None:
    given = answers("several_rows", LONG, "hour", names="1")
    assert {key: roles.repeats for key, roles in given.items()} == {
        "first": "first",
        "last": "last",
        "mean": "mean",
        "leave_out": "leave_out",
    }


def test_two_numbers_in_a_cell_are_told_by_their_place() -> None:
    given = answers("two_numbers_in_a_cell", WIDE, "a", example="120/80")
    assert given["second_number"].outcomes[0].after_part == "second"


def test_groups_got_different_things_or_everyone_got_the_same() -> None:
    given = answers("maybe_arms", WIDE, "town", levels="Solo, Kediri")
    assert {key: roles.one_group for key, roles in given.items()} == {
        "no_control": False,
        "control_is Solo": False,
        "control_is Kediri": False,
        "one_group": True,
    }


def test_the_likely_control_is_offered_first() -> None:
    asked = Asked(TABLE, WIDE)
    problem = Problem("maybe_arms", "warning", {"levels": "CBT, Cont, FT"}, "Treat")
    answers = question(problem, asked).answers
    assert [answer.roles.arms for answer in answers] == [
        ArmsChoice("Treat", "Cont"),
        ArmsChoice("Treat", "CBT"),
        ArmsChoice("Treat", "FT"),
        ArmsChoice("Treat", ""),
        None,
    ]


def test_a_guess_is_found_right() -> None:
    assert list(answers("long_unsure", LONG, "hour", person="id", time="hour")) == ["right"]


def test_what_nobody_can_settle_is_no_question() -> None:
    assert question(Problem("personal_name", "warning", {}, "id"), Asked(TABLE, WIDE)) is None
