"""What is understood of files each with one kind of fault, and which figures come of it.

The figures were found independently (see the README beside the files). The files are not part of
the project; where they are missing, nothing is tested.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from lib.stats.paired.signed_rank import SignedRank, signed_rank
from lib.stats.pairs import Pairs
from lib.study.building.build import build
from lib.study.guessing.guess import Guess, guess
from lib.study.reading.read import read
from lib.study.study import Study
from lib.study.table import Table

CASES = Path(__file__).parents[2].parent / "shared" / "cases"


@dataclass(frozen=True)
class Understood:
    """The first outcome that comes of a file, without any help.

    pair    its columns, in a long table the score and the two times
    who     the columns that name the participants
    n       pairs with both scores
    sums    W+ and W− of after − before, zeros dropped
    asked   the questions among which the guess must ask
    """

    pair: tuple[str, ...]
    who: tuple[str, ...]
    n: int
    sums: tuple[float, float]
    asked: tuple[str, ...] = ()


WIDE = {
    "reading/leak_age.csv": Understood(("pre", "post"), ("id",), 10, (55, 0)),
    "reading/wide_with_visit_date.csv": Understood(("pre", "post"), ("kode",), 8, (28, 0)),
    "reading/wide_with_visit_date_no_id.csv": Understood(("pre", "post"), (), 8, (28, 0)),
    "reading/wide_with_session_column.csv": Understood(
        ("NewPerson_Pre", "NewPerson_Post"), ("Participant_ID",), 18, (90, 46)
    ),
    "reading/wide_ids_that_look_like_times.csv": Understood(
        ("Pretest", "Posttest"), ("Kode",), 20, (210, 0)
    ),
    "reading/question_headers.csv": Understood(
        ("Anxiety before", "Anxiety after"), ("Token",), 12, (0, 78)
    ),
    "reading/empty_follow_up.csv": Understood(
        ("pre", "post"), ("id",), 10, (34, 2), ("columns_empty",)
    ),
    "reading/qualtrics_empty_names.csv": Understood(
        ("Q1_before", "Q1_after"), ("ResponseId",), 8, (36, 0)
    ),
    "reading/only_after_is_marked.csv": Understood(
        ("strength", "strength_post"), ("id",), 10, (55, 0)
    ),
    "reading/second_measurement_2.csv": Understood(
        ("glucose", "glucose2"), ("id",), 12, (42, 36), ("pair_unsure",)
    ),
    "reading/time_inside_name.csv": Understood(
        ("BDI1.total", "BDI2.total"), ("id",), 10, (0, 55), ("pair_unsure",)
    ),
    "reading/glued_suffix_pret.csv": Understood(("langPRET", "langPOST"), ("id",), 12, (36, 42)),
    "reading/weak_pair_with_labels.sav": Understood(
        ("EVA1", "EVA2"), (), 12, (0, 78), ("pair_unsure",)
    ),
    "reading/weak_pair_without_labels.csv": Understood(
        ("EVA1", "EVA2"), (), 12, (0, 78), ("pair_unsure",)
    ),
    "reports/19.csv": Understood(
        ("Pretest", "Posttest 3"), ("No",), 12, (66, 0), ("several_afters",)
    ),
    "reports/61.csv": Understood(
        ("Pre test", "Posttest 3"), ("Students",), 10, (55, 0), ("several_afters",)
    ),
    "reports/61b.csv": Understood(
        ("Before", "Four Weeks"), ("Name",), 11, (0, 66), ("several_afters",)
    ),
    "reports/70b.csv": Understood(
        ("NYERI PAYUDARA PRE", "NYERI PAYUDARA POST 2"),
        ("ID",),
        20,
        (0, 210),
        ("several_afters", "maybe_arms"),
    ),
    "reports/71.csv": Understood(("Pre1", "Post1"), ("id",), 12, (78, 0)),
    "reports/72.csv": Understood(
        ("Kondisi awal", "Siklus 2"), ("No",), 15, (120, 0), ("several_afters",)
    ),
    "reports/72b.csv": Understood(
        ("Kondisi awal", "Siklus II"), ("No",), 15, (120, 0), ("several_afters",)
    ),
    "reports/90a.csv": Understood(
        ("pain_pre", "pain_post"), ("id",), 10, (0, 55), ("columns_empty",)
    ),
    "reports/90b.csv": Understood(
        ("pain_pre", "pain_post"), ("id",), 10, (0, 55), ("columns_empty",)
    ),
}
THIRD_TO_FOURTH = ("de", "es", "fr", "pt", "it", "nl", "zh", "ar", "ms")
LONG = {
    "reading/long_empty_column.csv": Understood(
        ("anxiety", "pre", "post"), ("id",), 8, (0, 36), ("columns_empty",)
    ),
    "reading/composite_key_and_date.csv": Understood(
        ("errors", "pre", "post"), ("group", "no"), 10, (0, 55)
    ),
    "reading/redcap_events_no_words.csv": Understood(
        ("phq_total", "intake_arm_1", "discharge_arm_1"), ("record_id",), 10, (0, 55)
    ),
    "reading/redcap_events.csv": Understood(
        ("phq_total", "baseline_arm_1", "month_6_arm_1"), ("record_id",), 10, (0, 55)
    ),
    "reading/long_person_called_code.csv": Understood(
        ("score", "pre", "post"), ("code",), 6, (21, 0)
    ),
    "reading/long_time_with_na_unnamed.csv": Understood(
        ("score", "Before feeding", "After feeding"), ("id",), 8, (28, 0)
    ),
    "reading/long_time_with_na.csv": Understood(("score", "Before", "After"), ("id",), 8, (28, 0)),
    "reading/long_with_delay.csv": Understood(("MMSE", "1", "2"), ("Subject ID",), 10, (0, 45)),
    "reports/12.csv": Understood(
        ("phq9_total", "baseline_arm_1", "followup_arm_1"),
        ("record_id",),
        10,
        (0, 55),
        ("columns_empty",),
    ),
    "reports/12b.csv": Understood(
        ("phq9_total", "pre_treatment_arm_1", "post_treatment_arm_1"), ("record_id",), 10, (0, 55)
    ),
    "reports/90c.csv": Understood(
        ("pain", "pre", "post"), ("id",), 10, (0, 55), ("columns_empty",)
    ),
    "reports/90d.csv": Understood(("pain", "baseline", "followup"), ("id",), 10, (0, 55)),
}


def _files(files: dict[str, Understood]) -> list[object]:
    absent = pytest.mark.skipif(not CASES.exists(), reason="the cases are not here")
    return [pytest.param(file, right, marks=absent, id=file) for file, right in files.items()]


@cache
def _read(file: str) -> Table:
    if not (CASES / file).exists():
        pytest.skip("the case is not here")
    return read((CASES / file).read_bytes(), file)


@cache
def _guess(file: str) -> Guess:
    return guess(_read(file))


def _study(file: str) -> Study:
    return build(_read(file), _guess(file).roles, file, "")


def _first(file: str) -> SignedRank:
    study = _study(file)
    outcome = study.outcomes[0]
    return signed_rank(Pairs.of(outcome.before, outcome.after, study.cells(outcome)))


def _questions(file: str) -> set[str]:
    return {question.key for question in _guess(file).questions}


def _holds(file: str, right: Understood) -> None:
    result = _first(file)
    assert _guess(file).roles.id == right.who
    assert (result.n, result.w_plus, result.w_minus) == (right.n, *right.sums)
    assert set(right.asked) <= _questions(file)


@pytest.mark.parametrize(("file", "right"), _files(WIDE))
def test_a_wide_table_is_understood(file, right):
    roles = _guess(file).roles
    first = roles.outcomes[0]
    assert (roles.layout, first.before, first.after) == ("wide", *right.pair)
    _holds(file, right)


@pytest.mark.parametrize(("file", "right"), _files(LONG))
def test_a_long_table_is_understood(file, right):
    roles = _guess(file).roles
    assert (roles.layout, roles.outcomes[0].before) == ("long", right.pair[0])
    assert roles.times == right.pair[1:]
    _holds(file, right)


@pytest.mark.parametrize("language", THIRD_TO_FOURTH)
def test_before_and_after_are_told_in_other_languages(language):
    file = f"reading/words_{language}.csv"
    third, fourth = _read(file).frame.columns[2:4]
    right = Understood((third, fourth), ("id",), 12, (0, 78))
    assert [(o.before, o.after) for o in _guess(file).roles.outcomes] == [right.pair]
    _holds(file, right)


def test_the_times_of_a_long_table_need_no_question_for_cells_without_a_time():
    assert _questions("reading/long_time_with_na.csv") == set()


def test_default_names_are_asked_about_and_nothing_is_taken():
    file = "reading/default_names_v1_v12.csv"
    assert _guess(file).roles.outcomes == ()
    assert _questions(file) == {"no_pair_found"}


def test_what_was_known_before_an_operation_describes_people():
    factors = [factor.column for factor in _guess("reading/factor_named_preop.csv").roles.factors]
    assert factors == ["preOp_gender", "preOp_smoking"]


@pytest.mark.parametrize(
    ("file", "example"),
    [
        ("reading/leading_number_likert.csv", "4: fair"),
        ("reports/11a.csv", "Disagree"),
        ("reports/11b.csv", "Cukup"),
    ],
)
def test_a_pair_whose_cells_may_be_no_numbers_is_named_with_a_cell(file, example):
    guessed = _guess(file)
    told = [q for q in guessed.questions if q.key.startswith(("pair_not_numbers", "cells_"))]
    taken = [(o.before, o.after) for o in guessed.roles.outcomes]
    offered = [(o.before, o.after) for o in guessed.alternatives]
    named = tuple(_read(file).frame.columns[1:3])
    assert taken == [named] or (named in offered and told[0].slots["example"] == example)


@pytest.mark.parametrize(
    ("file", "key", "column"),
    [
        ("reports/60a.csv", "joined_by_place_gaps", "Post"),
        ("reports/60b.csv", "joined_by_place_sorted", "Post"),
        ("reading/wide_with_visit_date_no_id.csv", "joined_by_place", None),
    ],
)
def test_rows_without_an_id_are_said_to_be_people(file, key, column):
    told = [p for p in _study(file).problems if p.key.startswith("joined_by_place")]
    assert [(p.key, p.column) for p in told] == [(key, column)]


def test_scores_of_nobody_are_refused():
    assert "no_id_in_long" in _questions("reports/60c.csv")


@pytest.mark.parametrize("person", ["NIM", "Email Address"])
def test_a_person_is_told_by_the_rows_whatever_the_column_is_called(person):
    table = _read("reports/10b.csv")
    others = {"NIM", "Email Address"} - {person}
    alone = Table(table.frame.drop(columns=list(others)), table.understood)
    assert guess(alone).roles.id == (person,)
