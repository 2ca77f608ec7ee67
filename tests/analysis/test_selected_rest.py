"""Selected against the rest: a filter is a subgroup."""

from __future__ import annotations

import pytest

from lib.analysis.selected_rest import selected_vs_rest
from lib.analysis.subgroups import subgroups
from lib.study.study import Selection
from tests.analysis.studies import category, golden, study


def chosen(**levels):
    return Selection(levels={key: frozenset([level]) for key, level in levels.items()})


def test_a_level_against_the_rest_is_the_test_of_its_two_level_factor():
    people = golden()
    compared = selected_vs_rest(people, people.outcome("score"), chosen(work="W"))
    assert (compared.selected.n, compared.rest.n) == (11, 17)
    assert compared.n == 28
    assert compared.test.p == subgroups(people, "score").factor("work").test.p


def test_shift_is_selected_minus_rest():
    people = golden()
    outcome = people.outcome("score")
    workers = selected_vs_rest(people, outcome, chosen(work="W")).shift
    others = selected_vs_rest(people, outcome, chosen(work="N")).shift
    assert workers.value == pytest.approx(-others.value)
    assert workers.value < 0  # workers changed by .64, the others by 1.47


def test_four_selected_are_too_few():
    people = study([0] * 12, list(range(12)), category("side", ["l"] * 4 + ["r"] * 8))
    compared = selected_vs_rest(people, people.outcome("score"), chosen(side="l"))
    assert compared.test.p is None
    assert compared.test.reason == compared.shift.reason == "too_few"
    assert compared.test.n == compared.n


def test_the_unknown_are_among_the_rest():
    people = study([0] * 12, list(range(12)), category("side", ["l"] * 5 + [""] * 7))
    compared = selected_vs_rest(people, people.outcome("score"), chosen(side="l"))
    assert (compared.selected.n, compared.rest.n) == (5, 7)


def test_nobody_selected_is_answered():
    people = golden()
    nobody = Selection(levels={"work": frozenset()})
    compared = selected_vs_rest(people, people.outcome("score"), nobody)
    assert (compared.selected.n, compared.rest.n, compared.test.p) == (0, 28, None)
