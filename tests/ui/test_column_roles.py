"""A click on a header gives a column its role, and the roles stay whole."""

from __future__ import annotations

from lib.study.roles import FactorChoice, OutcomeChoice, Roles
from lib.ui.opening.column_roles import given, role_of

PAIR = Roles("wide", ("id",), (OutcomeChoice("a", "b", "a → b"),), (FactorChoice("age"),))


def sides(roles: Roles) -> list[tuple[str, str]]:
    return [(choice.before, choice.after) for choice in roles.outcomes]


def test_another_column_takes_a_side_of_the_only_pair() -> None:
    assert sides(given(PAIR, "c", "after")) == [("a", "c")]


def test_the_two_sides_change_places() -> None:
    assert sides(given(PAIR, "a", "after")) == [("b", "a")]
    assert sides(given(PAIR, "b", "before")) == [("b", "a")]


def test_the_side_that_it_has_changes_nothing() -> None:
    assert sides(given(PAIR, "a", "before")) == [("a", "b")]


def test_of_no_pair_the_first_side_waits_for_the_second() -> None:
    waiting = given(Roles(), "c", "after")
    assert sides(waiting) == [("", "c")]
    assert sides(given(waiting, "b", "before")) == [("b", "c")]


def test_a_column_has_one_role_at_a_time() -> None:
    roles = given(PAIR, "age", "id")
    assert (role_of("age", roles), roles.factors) == ("id", ())
    assert role_of("a", given(PAIR, "a", "none")) == "none"


def test_a_column_that_is_about_people_leaves_its_pair() -> None:
    roles = given(PAIR, "a", "about")
    assert (sides(roles), role_of("a", roles)) == ([], "about")


def test_in_a_long_table_a_time_is_chosen_and_its_levels_are_found_anew() -> None:
    long = Roles("long", ("id",), (), (), "when", ("pre", "post"))
    roles = given(long, "visit", "time")
    assert (roles.time, roles.times) == ("visit", None)
