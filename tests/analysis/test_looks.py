"""Looks are counted once, plans are kept with their time, resets are logged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lib.analysis.looks import Ledger, Look, chance_of_any, spelled
from lib.study.study import Selection

NOON = datetime(2021, 5, 1, 12, tzinfo=UTC)


def look(data="a", factor="work", selection=""):
    return Look(data, "score", selection, factor, "difference_in_change")


# PRACTICE 4.2: 4 -> 18.5 %, 10 -> 40 %, 20 -> 64 %, 50 -> 92 %
@pytest.mark.parametrize(
    ("looks", "chance"), [(0, 0.0), (1, 0.05), (4, 0.185), (10, 0.40), (20, 0.64), (50, 0.92)]
)
def test_chance_of_any(looks, chance):
    assert chance_of_any(looks) == pytest.approx(chance, abs=0.005)


def test_the_same_look_counts_once():
    ledger = Ledger()
    ledger.saw(look(), NOON)
    ledger.saw(look(), NOON + timedelta(hours=1))
    assert ledger.looks("a") == (look(),)


def test_another_selection_is_another_look():
    ledger = Ledger()
    ledger.saw(look(), NOON)
    ledger.saw(look(selection="parity:multipara"), NOON)
    assert len(ledger.looks("a")) == 2


def test_looks_at_other_data_are_not_counted():
    ledger = Ledger()
    ledger.saw(look("a"), NOON)
    ledger.saw(look("b"), NOON)
    assert ledger.looks("b") == (look("b"),)


def test_a_reset_is_logged_with_its_reason_and_number():
    ledger = Ledger()
    ledger.saw(look(), NOON)
    ledger.reset("a", " new protocol ", NOON)
    assert ledger.looks("a") == ()
    assert (ledger.resets["a"][0].looks, ledger.resets["a"][0].reason) == (1, "new protocol")


def test_a_reset_without_a_reason_is_refused():
    with pytest.raises(ValueError, match="reason"):
        Ledger().reset("a", "  ", NOON)


def test_a_plan_remembers_that_nothing_was_looked_at():
    plan = Ledger().plan("a", ("work",), NOON)
    assert (plan.factors, plan.declared, plan.looks_before) == (("work",), NOON, 0)


def test_a_plan_after_looking_says_so():
    ledger = Ledger()
    ledger.saw(look(), NOON)
    ledger.saw(look(factor=""), NOON)  # the main result, not a factor
    assert ledger.plan("a", ("work",), NOON).looks_before == 1


def test_a_plan_cannot_be_changed_afterwards():
    ledger = Ledger()
    ledger.plan("a", ("work",), NOON)
    assert ledger.plan("a", ("parity",), NOON).factors == ("work",)


def test_four_planned_factors_are_refused():
    with pytest.raises(ValueError, match="at most 3"):
        Ledger().plan("a", ("w", "x", "y", "z"), NOON)


def test_equal_selections_are_spelled_alike():
    one = Selection({"age": (20.0, 30.0)}, {"b": frozenset("xy"), "a": frozenset("z")})
    other = Selection({"age": (20.0, 30.0)}, {"a": frozenset("z"), "b": frozenset("yx")})
    assert spelled(one) == spelled(other) != spelled(Selection())


def test_three_factors_can_be_planned():
    three = ("work", "parity", "age")
    assert Ledger().plan("a", three, NOON).factors == three
