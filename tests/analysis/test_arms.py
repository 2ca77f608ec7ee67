"""Two arms: the comparison between them, against MASS::anorexia."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.analysis.arms import arm_factor, arms_shown, compare_arms, says_who_got_what
from lib.stats.pairs import Pairs
from lib.study.study import Arms, Selection, Study
from tests.analysis.studies import category, study
from tests.stats.anorexia import BEHAVIOURAL, CONTROL, FAMILY


def people(*arms: tuple[str, Pairs], name: str = "Treat", control: str | None = "Cont") -> Study:
    """Both arms as one study, a row a person."""
    before = np.concatenate([np.repeat(pairs.before, pairs.count) for _, pairs in arms])
    after = np.concatenate([np.repeat(pairs.after, pairs.count) for _, pairs in arms])
    levels = [level for level, pairs in arms for _ in range(pairs.n)]
    trial = study(before.tolist(), after.tolist(), category(name, levels))
    return replace(trial, arms=Arms(name, control))


@pytest.fixture(scope="module")
def compared():
    trial = people(("CBT", BEHAVIOURAL), ("Cont", CONTROL))
    return compare_arms(trial, trial.outcome("score"), trial.arms)


# golden.json anorexia_CBT_vs_Cont
def test_ancova_effect(compared):
    assert compared.ancova.estimate.value == pytest.approx(4.2441123, abs=1e-6)


def test_quade(compared):
    assert compared.quade.statistic == pytest.approx(4.8953, abs=5e-5)
    assert compared.quade.p == pytest.approx(0.03126, abs=5e-6)


def test_difference_in_change(compared):
    assert compared.change.estimate.value == pytest.approx(3.456897, abs=1e-6)


def test_mann_whitney_and_shift(compared):
    # golden's .1107 is on differences with binary noise, which breaks ties; exact ones: .1106
    assert compared.mann_whitney.p == pytest.approx(0.11063596, abs=1e-8)
    assert compared.shift.value == pytest.approx(3.05)


def test_superiority(compared):
    assert compared.superiority.value == pytest.approx(0.6259947, abs=1e-6)


def test_a_control_that_comes_first_is_subtracted(compared):
    trial = people(("control", CONTROL), ("therapy", BEHAVIOURAL), control="control")
    turned = compare_arms(trial, trial.outcome("score"), trial.arms)
    assert turned.arms[1].level == ("control",)
    assert turned.change.estimate.value == pytest.approx(compared.change.estimate.value)


@pytest.mark.parametrize(
    ("name", "is_arm"),
    [("Treat", True), ("Kelompok", True), ("study group", True), ("treatment_arm", True),
     ("weight group", False), ("kelompok usia", False), ("parity", False)],
)  # fmt: skip
def test_a_name_may_say_who_got_what(name, is_arm):
    trial = people(("a", CONTROL), ("b", BEHAVIOURAL), name=name)
    assert says_who_got_what(trial.factors[0]) == is_arm


def test_arms_are_those_that_somebody_named_whatever_they_are_called():
    trial = people(("a", CONTROL), ("b", BEHAVIOURAL), name="town", control=None)
    assert arm_factor(trial).key == "town"
    assert arm_factor(replace(trial, arms=None)) is None


def test_an_arm_of_four_is_not_compared():
    few = Pairs.of([1, 2, 3, 4], [2, 3, 5, 7])
    trial = people(("a", few), ("b", BEHAVIOURAL), control=None)
    assert compare_arms(trial, trial.outcome("score"), trial.arms) is None


def test_two_arms_stay_compared_beside_a_third_of_four_and_it_is_named():
    few = Pairs.of([81.0, 82.0, 83.0, 84.0], [84.0, 80.0, 83.0, 85.0])
    trial = people(("FT", few), ("CBT", BEHAVIOURAL), ("Cont", CONTROL))
    found = compare_arms(trial, trial.outcome("score"), trial.arms)
    assert [arm.level for arm in found.arms] == [("CBT",), ("Cont",)]
    assert [arm.level for arm in found.left_out] == [("FT",)]
    alone = people(("CBT", BEHAVIOURAL), ("Cont", CONTROL))
    both = compare_arms(alone, alone.outcome("score"), alone.arms)
    assert found.ancova == both.ancova
    assert both.left_out == ()


@pytest.mark.parametrize(("smaller", "is_compared"), [(4, False), (5, True)])
def test_an_arm_of_five_is_compared_and_one_of_four_is_not(smaller, is_compared):
    arms = category("arm", ["a"] * smaller + ["b"] * 9)
    before = list(range(smaller + 9))
    trial = study(before, [2 * score % 7 for score in before], arms)
    found = compare_arms(trial, trial.outcome("score"), Arms("arm"))
    assert (found is not None) == is_compared


@pytest.fixture(scope="module")
def three():
    return people(("CBT", BEHAVIOURAL), ("Cont", CONTROL), ("FT", FAMILY))


def test_three_arms_are_each_compared_with_the_control(three):
    # R: lm(Postwt ~ Prewt + Treat), HC3 by statsmodels: 4.0971 (1.8699, p .03187), 8.6601 (2.2941)
    found = compare_arms(three, three.outcome("score"), three.arms)
    named = [
        tuple(found.arms[place].level[0] for place in one.between) for one in found.found.contrasts
    ]
    assert named == [("CBT", "Cont"), ("FT", "Cont")]
    values = [one.difference.value for one in found.found.contrasts]
    assert values == pytest.approx([4.097066, 8.660128], abs=1e-6)
    alone = [one.alone.p for one in found.found.contrasts]
    assert alone == pytest.approx([0.031873, 0.000339], abs=1e-6)


def test_all_arms_at_once_by_ranks(three):
    # golden.json anorexia_CBT_vs_Cont quade_3arms
    found = compare_arms(three, three.outcome("score"), three.arms).found
    assert found.ranks.statistic == pytest.approx(7.0089, abs=5e-5)
    assert found.ranks.p == pytest.approx(0.001694, abs=5e-7)


def test_without_a_control_every_pair_is_compared(three):
    found = compare_arms(three, three.outcome("score"), Arms("Treat"))
    assert [one.between for one in found.found.contrasts] == [(0, 1), (0, 2), (1, 2)]


def test_a_filter_that_takes_the_control_away_leaves_two_arms_to_compare(three):
    some = three.where(Selection(levels={"Treat": frozenset(["CBT", "FT"])}))
    found = compare_arms(some, some.outcome("score"), some.arms)
    assert [arm.level[0] for arm in found.arms] == ["CBT", "FT"]


def test_an_arm_that_is_too_small_is_left_out_by_name():
    few = Pairs.of([80, 81, 82], [84, 85, 83])
    trial = people(("CBT", BEHAVIOURAL), ("Cont", CONTROL), ("FT", FAMILY), ("few", few))
    found = compare_arms(trial, trial.outcome("score"), trial.arms)
    assert [arm.level[0] for arm in found.left_out] == ["few"]
    assert len(found.arms) == 3


def test_a_control_that_is_too_small_allows_no_comparison():
    few = Pairs.of([80, 81, 82], [84, 85, 83])
    trial = people(("CBT", BEHAVIOURAL), ("Cont", few), ("FT", FAMILY))
    assert compare_arms(trial, trial.outcome("score"), trial.arms) is None


@pytest.mark.parametrize(
    ("levels", "shown"),
    [(None, "all"), (["CBT", "FT"], "both"), (["FT"], "one")],
)
def test_what_a_selection_leaves_of_the_arms(three, levels, shown):
    chosen = {} if levels is None else {"Treat": frozenset(levels)}
    assert arms_shown(three, Selection(levels=chosen)) == shown


def test_arms_that_nobody_named_are_shown_together_or_not_at_all(three):
    unsaid = replace(three, arms=None)
    assert arms_shown(unsaid, Selection()) == "several"
    assert arms_shown(replace(unsaid, one_group=True), Selection()) == "none"
