"""Several outcomes in one table: what is adjusted, what leads, and arms compared in each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.arms import SeveralArmsComparison, compare_arms
from lib.analysis.comparison import compare
from lib.analysis.outcomes import leading, outcomes_table, standing
from lib.stats import holm
from lib.study.study import Arms, Selection, Study
from tests.analysis.studies import category, study
from tests.report import cases

EVERYONE = Selection()
FALLS = [-2, -1, -3, -2, -1, 0, -2, -4]
RISES = [1, 2, -1, 3, 2, 1, 2, float("nan")]
STAYS = [0.0] * 8


def of(*changes: list[float], people: Study | None = None) -> Study:
    """A study of an outcome for each list of changes from 50, called a, b, c."""
    made = [study([50.0] * len(each), [50.0 + d for d in each]) for each in changes]
    outcomes = tuple(
        replace(one.outcomes[0], key=key, label=key) for one, key in zip(made, "abcd", strict=False)
    )
    return replace(people or made[0], outcomes=outcomes)


def test_rows_hold_the_figures_of_each_outcome_alone() -> None:
    table = outcomes_table(of(FALLS, RISES, STAYS), EVERYONE)
    assert [row.n for row in table.rows] == [8, 7, 8]
    for row in table.rows:
        alone = compare(of(FALLS, RISES, STAYS), row.outcome.key)
        assert row.test.p == alone.test.p
        assert row.effect == alone.effect
        assert row.change == alone.shift
    assert [row.found for row in table.rows] == ["lower", "unclear", "untested"]
    assert (table.tested, table.method, table.people) == (2, "exact", 8)


def test_what_nobody_changed_in_is_not_adjusted_for() -> None:
    two = outcomes_table(of(FALLS, RISES), EVERYONE)
    three = outcomes_table(of(FALLS, RISES, STAYS), EVERYONE)
    assert [row.joint for row in three.rows[:2]] == [row.joint for row in two.rows]
    assert [row.by_holm for row in two.rows] == list(holm([row.test.p for row in two.rows]))
    assert three.rows[2].joint is None


def test_no_adjustment_makes_a_p_smaller() -> None:
    table = outcomes_table(of(FALLS, FALLS, RISES), EVERYONE)
    for row in table.rows:
        assert row.test.p is not None
        assert row.joint is not None
        assert row.joint >= row.test.p
    # the same outcome told twice costs nothing together, and twice its p by Holm
    twice = outcomes_table(of(FALLS, FALLS), EVERYONE).rows[0]
    assert twice.test.p is not None
    assert twice.joint == pytest.approx(twice.test.p)
    assert twice.by_holm == pytest.approx(2 * twice.test.p)


def test_a_declared_outcome_leads_and_the_others_are_secondary() -> None:
    undeclared = of(FALLS, RISES)
    assert [standing(undeclared, each) for each in undeclared.outcomes] == [
        "leading",
        "exploratory",
    ]
    first, second = undeclared.outcomes
    declared = replace(undeclared, outcomes=(first, replace(second, primary=True)))
    assert leading(declared).key == "b"
    assert [standing(declared, each) for each in declared.outcomes] == ["secondary", "primary"]


def test_the_largest_in_sd_units_comes_first_by_size_and_none_last() -> None:
    table = outcomes_table(of(STAYS, RISES, FALLS), EVERYONE)
    assert [row.outcome.key for row in table.ordered(by_size=True)] == ["c", "b", "a"]
    assert table.ordered(by_size=False) == table.rows


def test_several_arms_have_a_row_for_each_difference() -> None:
    people = replace(cases.anorexia(), arms=Arms("Treat", "Cont"))
    outcome = people.outcomes[0]
    twice = replace(people, outcomes=(outcome, replace(outcome, key="again")))
    table = outcomes_table(twice, EVERYONE)
    assert [row.between for row in table.rows] == [("CBT", "Cont"), ("FT", "Cont")] * 2
    compared = compare_arms(people, outcome, Arms("Treat", "Cont"))
    assert isinstance(compared, SeveralArmsComparison)
    found = [one.adjusted.p for one in compared.found.contrasts]
    assert [row.test.p for row in table.rows] == found * 2
    # simultaneous over the arms already, so each is adjusted for the two outcomes alone
    assert [row.by_holm for row in table.rows] == pytest.approx([2 * (p or 0.0) for p in found] * 2)
    assert [row.found for row in table.rows] == ["unclear", "higher"] * 2
    # 26, 29 and 17 people whose SDs before are 5.71, 4.85 and 5.02 (R: MASS::anorexia)
    assert table.rows[0].change.value is not None
    in_sd = table.rows[0].in_sd.value
    pooled = ((25 * 5.7057**2 + 28 * 4.8449**2 + 16 * 5.0167**2) / 69) ** 0.5
    assert in_sd == pytest.approx(table.rows[0].change.value / pooled, rel=1e-3)


def test_one_arm_alone_is_compared_before_with_after() -> None:
    people = replace(cases.anorexia(), arms=Arms("Treat", "Cont"))
    table = outcomes_table(people, Selection(levels={"Treat": frozenset(["CBT"])}))
    assert [(row.between, row.n) for row in table.rows] == [((), 29)]
    assert table.arms is None


def test_an_outcome_whose_arms_are_too_small_says_so() -> None:
    arms = category("arm", ["x"] * 8 + ["y"] * 8)
    first = [float(i % 5) for i in range(16)]
    second = [float("nan")] * 6 + [float(i % 3) for i in range(10)]
    people = study([50.0] * 16, [50.0] * 16, arms)
    people = replace(of(first, second, people=people), arms=Arms("arm", "y"))
    table = outcomes_table(people, EVERYONE)
    assert [row.between for row in table.rows] == [("x", "y"), ()]
    assert table.rows[1].test.reason == "too_few"
    assert table.rows[1].found == "untested"
