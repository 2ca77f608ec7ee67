"""Two arms: the comparison between them, against MASS::anorexia."""

from __future__ import annotations

import numpy as np
import pytest

from lib.analysis.arms import arm_factor, compare_arms
from lib.stats.pairs import Pairs
from lib.study.study import Study
from tests.analysis.studies import category, study
from tests.stats.anorexia import BEHAVIOURAL, CONTROL


def people(*arms: tuple[str, Pairs], name: str = "Treat") -> Study:
    """Both arms as one study, a row a person."""
    before = np.concatenate([np.repeat(pairs.before, pairs.count) for _, pairs in arms])
    after = np.concatenate([np.repeat(pairs.after, pairs.count) for _, pairs in arms])
    levels = [level for level, pairs in arms for _ in range(pairs.n)]
    return study(before.tolist(), after.tolist(), category(name, levels))


@pytest.fixture(scope="module")
def compared():
    trial = people(("CBT", BEHAVIOURAL), ("Cont", CONTROL))
    return compare_arms(trial, trial.outcome("score"), trial.factor("Treat"))


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
    trial = people(("control", CONTROL), ("therapy", BEHAVIOURAL))
    turned = compare_arms(trial, trial.outcome("score"), trial.factor("Treat"))
    assert turned.arms[1].level == ("control",)
    assert turned.change.estimate.value == pytest.approx(compared.change.estimate.value)


@pytest.mark.parametrize(
    ("name", "is_arm"),
    [("Treat", True), ("Kelompok", True), ("study group", True), ("treatment_arm", True),
     ("weight group", False), ("kelompok usia", False), ("parity", False)],
)  # fmt: skip
def test_arms_are_told_by_their_name(name, is_arm):
    trial = people(("a", CONTROL), ("b", BEHAVIOURAL), name=name)
    assert (arm_factor(trial) is not None) == is_arm


def test_three_arms_are_no_two_arm_study():
    trial = people(("a", CONTROL), ("b", BEHAVIOURAL), ("c", CONTROL))
    assert arm_factor(trial) is None


def test_an_arm_of_four_is_not_compared():
    few = Pairs.of([1, 2, 3, 4], [2, 3, 5, 7])
    trial = people(("a", few), ("b", BEHAVIOURAL))
    assert compare_arms(trial, trial.outcome("score"), trial.factor("Treat")) is None


@pytest.mark.parametrize(("smaller", "is_compared"), [(4, False), (5, True)])
def test_an_arm_of_five_is_compared_and_one_of_four_is_not(smaller, is_compared):
    arms = category("arm", ["a"] * smaller + ["b"] * 9)
    before = list(range(smaller + 9))
    trial = study(before, [2 * score % 7 for score in before], arms)
    found = compare_arms(trial, trial.outcome("score"), trial.factor("arm"))
    assert (found is not None) == is_compared
