"""Wide tables: a row is a person."""

from __future__ import annotations

import numpy as np
import pytest

from lib.study.building.build import build, fingerprint
from lib.study.problem import Refusal
from lib.study.roles import FactorChoice, Merge, OutcomeChoice, Roles
from lib.study.study import Scale, Study
from lib.study.table import Table
from tests.study.tables import PAIR, table, wide, wide_roles


def study(read: Table, roles: Roles) -> Study:
    return build(read, roles, "study", "file")


def refusal(read: Table, roles: Roles) -> str:
    with pytest.raises(Refusal) as refused:
        study(read, roles)
    return refused.value.problem.key


def keys(built: Study) -> list[str]:
    """What was noticed, beside that rows are taken for people where nothing says who."""
    return [problem.key for problem in built.problems if "by_place" not in problem.key]


def scores(built: Study) -> list[tuple[float, float]]:
    outcome = built.outcomes[0]
    return [(float(outcome.before[c]), float(outcome.after[c])) for c in outcome.cell]


def test_each_row_is_a_participant_with_both_scores():
    built = study(wide([1, 2, 1], [3, 4, 3]), wide_roles())
    assert built.n == 3
    assert scores(built) == [(1, 3), (2, 4), (1, 3)]
    assert list(built.cells(built.outcomes[0])) == [2, 1]


def test_a_row_without_an_id_is_named_by_its_row():
    built = study(wide([1, 2], [3, 4], id=["A", None]), wide_roles(id=("id",)))
    assert built.ids == ("A", "#3")


def test_rows_of_one_id_stay_different_people_and_are_named():
    built = study(wide([1, 2, 3], [3, 4, 5], id=[3, 8, 3]), wide_roles(id=("id",)))
    assert built.ids == ("3", "8", "3 (2)")
    assert (built.problems[0].key, built.problems[0].rows) == ("ids_doubled", (2, 4))


def test_two_columns_together_can_be_the_id():
    built = study(wide([1, 2], [3, 4], site=["A", "B"], no=[1, 1]), wide_roles(id=("site", "no")))
    assert built.ids == ("A / 1", "B / 1")


def test_half_pairs_stay_participants_and_are_named():
    read = wide([1, None, 3, None], [3, 4, None, None], id=["a", "b", "c", "d"])
    built = study(read, wide_roles(id=("id",)))
    assert built.n == 4
    told = {p.key: (p.slots["names"], p.rows) for p in built.problems}
    assert told == {"only_before": ("c", (4,)), "only_after": ("b", (3,)), "no_score": ("d", (5,))}


def test_a_row_with_nothing_in_it_is_nobody():
    read = wide([1, None, 2], [3, None, 4], id=["a", None, "b"])
    built = study(read, wide_roles(id=("id",)))
    assert built.ids == ("a", "b")
    assert (built.problems[0].key, built.problems[0].rows) == ("blank_rows", (3,))


@pytest.mark.parametrize(
    ("read", "roles", "key"),
    [
        (wide([1], [2]), Roles("wide"), "no_outcome"),
        (wide([1], [2]), Roles("wide", outcomes=(OutcomeChoice("x", "after"),)), "column_missing"),
        (
            wide([1], [2]),
            Roles("wide", outcomes=(OutcomeChoice("before", "before"),)),
            "same_column",
        ),
        (wide([1], [2]), Roles("wide", outcomes=(PAIR, PAIR)), "outcome_twice"),
        (wide(["120/80"], ["110/70"]), wide_roles(), "two_numbers_in_a_cell"),
        (wide(["a", "b", "3"], [1, 2, 3]), wide_roles(), "column_not_numeric"),
        (wide([None, None], [1, 2]), wide_roles(), "column_empty"),
        (wide([1, None], [None, 2]), wide_roles(), "no_complete_pair"),
        (wide([1], [2], g=["a"]), wide_roles(filters=(("g", "b"),)), "filter_leaves_nothing"),
    ],
)
def test_what_cannot_be_a_study_is_refused(read, roles, key):
    assert refusal(read, roles) == key


def test_a_chosen_part_of_blood_pressure_is_the_score():
    choice = OutcomeChoice("before", "after", before_part="first", after_part="first")
    built = study(wide(["120/80"], ["110/70"]), Roles("wide", outcomes=(choice,)))
    assert scores(built) == [(120, 110)]


def test_before_and_after_can_share_a_cell():
    read = table({"weight": ["84/82", "77/77"]})
    choice = OutcomeChoice("weight", "weight", before_part="first", after_part="second")
    assert scores(study(read, Roles("wide", outcomes=(choice,)))) == [(84, 82), (77, 77)]


def test_a_filter_keeps_the_rows_of_one_value():
    built = study(wide([1, 2, 3], [3, 4, 5], hour=[1, 2, 1]), wide_roles(filters=(("hour", "1"),)))
    assert scores(built) == [(1, 3), (3, 5)]


@pytest.mark.parametrize("code", [-9, 99, 999])
def test_an_evident_code_is_asked_about_and_stays_a_score(code):
    built = study(wide([1, 2, 3, code], [3, 4, 5, 5]), wide_roles())
    problem = next(each for each in built.problems if each.key == "missing_code")
    assert (problem.slots["code"], problem.rows) == (str(code), (5,))
    assert scores(built)[3] == (code, 5)


def test_a_declared_code_is_missing_and_not_asked_about():
    built = study(wide([1, 2, 3, 999], [3, 4, 5, 5]), wide_roles(missing=(("before", ("999",)),)))
    assert np.isnan(scores(built)[3][0])
    assert keys(built) == ["only_after"]


def test_a_code_that_is_said_to_be_a_score_is_not_asked_about():
    assert keys(study(wide([1, 2, 99], [3, 4, 5]), wide_roles(kept=(("before", ("99",)),)))) == []


def test_99_among_scores_up_to_100_is_no_code():
    assert keys(study(wide([80, 95, 99], [3, 4, 5]), wide_roles())) == []


def test_scores_outside_the_declared_scale_are_listed_by_row():
    choice = OutcomeChoice("before", "after", scale=Scale(0, 10))
    built = study(wide([1, 2, 3], [3, 11, -1]), Roles("wide", outcomes=(choice,)))
    assert [p.rows for p in built.problems if p.key == "outside_scale"] == [(3, 4)]


@pytest.mark.parametrize(
    ("values", "number"),
    [
        ([1, 2, 1, 2, 1, 2, 1, 2, 3], False),
        (list(range(20, 29)), True),
        ([f"{n} tahun" for n in range(20, 29)], True),
        (["a", "b", "c"] * 3, False),
    ],
)
def test_a_factor_with_nine_different_numbers_is_a_number(values, number):
    built = study(wide(range(9), range(1, 10), x=values), wide_roles("x"))
    assert built.factor("x").is_number is number


def test_a_factor_can_be_made_a_category():
    roles = Roles("wide", outcomes=(PAIR,), factors=(FactorChoice("x", "X", "category"),))
    built = study(wide(range(9), range(1, 10), x=list(range(9))), roles)
    assert len(built.factor("x").levels) == 9


def test_levels_are_merged_when_chosen():
    roles = wide_roles("g", merges=(Merge("g", "WHITE", "White"),))
    assert study(wide([1, 2], [3, 4], g=["White", "WHITE"]), roles).factor("g").levels == ("White",)


def test_the_fingerprint_follows_the_file_and_the_roles():
    roles, other = wide_roles(), wide_roles(id=("id",))
    assert len({fingerprint("a", roles), fingerprint("b", roles), fingerprint("a", other)}) == 3
    assert fingerprint("a", wide_roles()) == fingerprint("a", roles)
