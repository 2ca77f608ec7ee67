"""N-Gain of everybody, of arms and of people, and where it is asked for at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.gain import effectiveness, gains_of, has_gain, single_gains
from lib.study.samples import shipped
from lib.study.study import Outcome, Scale, Study
from tests.report import cases


def uploaded(people: Study) -> Study:
    return replace(people, origin="uploaded")


def test_a_declared_highest_score_that_is_better_has_a_gain() -> None:
    people = uploaded(cases.of_knowledge(cases.changed([1, 2, 3])))
    outcome = people.outcomes[0]
    assert has_gain(people, outcome)
    assert not has_gain(people, replace(outcome, scale=None))
    assert not has_gain(people, replace(outcome, higher_is_better=False))
    assert not has_gain(people, replace(outcome, duration=True))
    sample = shipped.load("blooto_2021")
    assert not has_gain(sample, sample.outcomes[0])


def test_each_arm_has_its_own_gain() -> None:
    treated, control = gains_of(cases.classes(), cases.classes().outcomes[0])
    (alone,) = gains_of(*_of(cases.of_knowledge(cases.study(cases.PRETEST, cases.POSTTEST))))
    assert (treated.level, control.level) == ("eksperimen", "kontrol")
    assert treated.gain.of_class == alone.gain.of_class
    assert (control.gain.of_class.value or 0) < (treated.gain.of_class.value or 0)


def test_people_at_the_highest_score_have_no_gain() -> None:
    people = single_gains(*_of(cases.of_knowledge(cases.study([40, 100, 90], [70, 100, 87]))))
    assert [(one.name, one.gain, one.named) for one in people] == [
        ("P0", 0.5, "medium"),
        ("P1", None, None),
        ("P2", pytest.approx(-0.3), "low"),
    ]


def test_counted_people_have_no_names_to_show() -> None:
    people = replace(cases.of_knowledge(cases.changed([1, 2])), ids=())
    assert single_gains(people, people.outcomes[0]) == ()


@pytest.mark.parametrize(
    ("gain", "name"),
    [(-0.2, "not"), (0.3999, "not"), (0.4, "less"), (0.5599, "less"), (0.56, "fairly"),
     (0.7599, "fairly"), (0.76, "fully"), (0.57 - 0.01, "fairly")],
)  # fmt: skip
def test_effectiveness_begins_at_40_56_and_76_per_cent(gain: float, name: str) -> None:
    assert effectiveness(gain) == name


def test_a_scale_of_ten_is_no_scale_of_a_hundred() -> None:
    people = cases.study([4, 5, 6, 7, 8], [7, 6, 9, 8, 9])
    outcome = replace(people.outcomes[0], scale=Scale(0, 10))
    (group,) = gains_of(replace(people, outcomes=(outcome,)), outcome)
    assert group.gain.of_class.value == pytest.approx(9 / 20)


def _of(people: Study) -> tuple[Study, Outcome]:
    return people, people.outcomes[0]
