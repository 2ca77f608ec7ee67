"""Codes of no value among scores: found by their distance, and never seen where there are none."""

from __future__ import annotations

import numpy as np
import pytest

from lib.study.building.build import build
from lib.study.building.codes import codes_among
from lib.study.roles import OutcomeChoice, Roles
from lib.study.table import Dialect, Table
from lib.study.words.no_answer import says_no_answer
from tests.study.tables import wide, wide_roles

STUDIES = 60
# lowest and highest score of an instrument, and how much people gain
INSTRUMENTS = {
    "0 to 10": (0, 10, 1),
    "1 to 5": (1, 5, 0),
    "1 to 7": (1, 7, 0),
    "5 to 8, then 6 to 9": (5, 8, 1),
    "0 to 27": (0, 27, -3),
    "0 to 100": (0, 100, 5),
    "-3 to 3": (-3, 3, 0),
}


def scores(low: int, high: int, gain: int, rng: np.random.Generator, n: int) -> np.ndarray:
    """Both times of n people on an instrument, as whole scores."""
    before = np.clip(np.round(rng.normal((low + high) / 2, (high - low) / 5, n)), low, high)
    moved = np.round(rng.normal(gain, (high - low) / 8, n))
    after = np.clip(before + moved, low, high + max(gain, 0))
    return np.concatenate([before, after])


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_scores_without_a_code_raise_no_question(instrument):
    """At most one of 120 simulated studies of 8 and of 28 people is asked about."""
    rng = np.random.default_rng(2021)
    low, high, gain = INSTRUMENTS[instrument]
    asked = [
        bool(codes_among(scores(low, high, gain, rng, n))) for n in (8, 28) for _ in range(STUDIES)
    ]
    assert sum(asked) <= 1


@pytest.mark.parametrize(
    ("codes", "instruments"),
    [
        ([99], ["0 to 10", "1 to 5", "1 to 7", "0 to 27"]),
        ([9], ["1 to 5", "-3 to 3"]),
        ([96, 97, 98], ["0 to 10", "1 to 5", "1 to 7"]),
        ([-1], ["0 to 10", "1 to 5", "0 to 100"]),
        ([-9], ["0 to 10", "1 to 5", "0 to 100", "-3 to 3"]),
        ([-8, -7], ["0 to 10", "1 to 5", "0 to 100"]),
        ([-88], ["0 to 10", "1 to 5", "0 to 100", "-3 to 3"]),
        ([999], ["0 to 10", "1 to 5", "0 to 100"]),
        ([888888], ["0 to 10", "1 to 5", "0 to 100"]),
        ([-9, 99], ["0 to 10", "1 to 5"]),
    ],
)
def test_planted_codes_are_found(codes, instruments):
    """In at least 19 of 20 simulated studies of 28 people."""
    rng = np.random.default_rng(7)
    for instrument in instruments:
        found = 0
        for _ in range(STUDIES):
            value = scores(*INSTRUMENTS[instrument], rng, 28)
            value[rng.choice(value.size, len(codes), replace=False)] = codes
            found += codes_among(value) == tuple(sorted(codes))
        assert found >= 0.95 * STUDIES, instrument


def test_a_nine_beside_eights_is_a_score():
    """Before 5 to 8, after 6 to 9: the highest score of the later time is no code."""
    built = build(wide([5, 6, 7, 6, 5, 7, 6, 5], [6, 8, 8, 7, 7, 9, 8, 7]), wide_roles(), "s", "f")
    assert "missing_code" not in [problem.key for problem in built.problems]


def test_both_times_are_looked_at_together():
    """9 stands far from the scores before, but people reach 8 later."""
    before = [1, 2, 3, 2, 9, 1, 2, 3]
    assert codes_among(np.array(before * 2, float)) == (9.0,)
    built = build(wide(before, [4, 5, 6, 7, 8, 7, 6, 5]), wide_roles(), "s", "f")
    assert "missing_code" not in [problem.key for problem in built.problems]


def test_each_code_is_asked_about_with_its_column_and_rows():
    built = build(
        wide([3, 4, 2, 98, 3, 4, 2, 3], [5, 6, 4, 7, 98, 5, 4, 5]), wide_roles(), "s", "f"
    )
    codes = [problem for problem in built.problems if problem.key == "missing_code"]
    asked = [(problem.column, problem.slots["code"], problem.rows) for problem in codes]
    assert asked == [("before", "98", (5,)), ("after", "98", (6,))]


def test_a_decided_code_is_not_asked_about_again():
    roles = Roles(
        outcomes=(OutcomeChoice("before", "after"),),
        missing=(("after", ("98",)),),
        kept=(("before", ("98",)),),
    )
    built = build(wide([3, 4, 2, 98, 3, 4, 2, 3], [5, 6, 4, 7, 98, 5, 4, 5]), roles, "s", "f")
    assert "missing_code" not in [problem.key for problem in built.problems]


def test_the_answer_about_one_code_leaves_the_others_of_its_column_open():
    read = wide([3, 4, 97, 98, 3, 4, 2, 3, 5, 4], [5, 6, 4, 7, 5, 5, 4, 5, 6, 5])
    for roles in (
        wide_roles(missing=(("before", ("98",)),)),
        wide_roles(kept=(("before", ("98",)),)),
    ):
        built = build(read, roles, "s", "f")
        open_codes = [p.slots["code"] for p in built.problems if p.key == "missing_code"]
        assert open_codes == ["97"]


def test_a_label_says_that_there_is_no_answer_however_near_the_code_is():
    """SPSS: 6 "Refused" beside 1 to 5, not declared missing."""
    plain = wide([1, 2, 3, 6, 5], [2, 3, 4, 5, 5])
    table = Table(plain.frame, Dialect("sav"), levels={"before": {"6": "Refused"}})
    built = build(table, wide_roles(), "s", "f")
    assert ("missing_code", "6") in [(p.key, p.slots.get("code")) for p in built.problems]


@pytest.mark.parametrize(
    "label", ["NR", "N/A", "No answer", "(refused)", "Don't know", "Tidak menjawab", "tidak tahu"]
)
def test_labels_of_no_answer(label):
    assert says_no_answer(label)


@pytest.mark.parametrize("label", ["Never", "Not at all", "None of the time", "Tidak pernah", "5"])
def test_labels_that_are_answers(label):
    assert not says_no_answer(label)
