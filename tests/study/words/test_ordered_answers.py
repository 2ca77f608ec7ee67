"""Answers in words: which scale they belong to, and what each counts."""

from __future__ import annotations

import pytest

from lib.study.words.ordered_answers import plain_answer, scale_of


@pytest.mark.parametrize(
    ("answers", "scores"),
    [
        (["Sangat tidak setuju", "Setuju", "Ragu-ragu"], [1, 4, 3]),
        (["STS", "TS", "S", "SS"], [1, 2, 3, 4]),
        (["STS", "TS", "N", "S", "SS"], [1, 2, 3, 4, 5]),
        (["Strongly agree", "DISAGREE", " neutral "], [5, 2, 3]),
        (["Tidak pernah", "Kadang2", "sering", "Selalu"], [1, 2, 3, 4]),
        (["never", "rarely", "sometimes", "often", "always"], [1, 2, 3, 4, 5]),
        (["kurang", "Cukup", "baik"], [1, 2, 3]),
        (["kurang", "baik"], [1, 3]),
        (["poor", "fair", "good", "excellent"], [1, 2, 3, 4]),
        (["Very dissatisfied", "Satisfied", "Very satisfied"], [1, 4, 5]),
        (
            ["None at all", "A little", "A moderate amount", "A lot", "A great deal"],
            [1, 2, 3, 4, 5],
        ),
        (["Rendah", "Sedang", "Tinggi"], [1, 2, 3]),
        (["Benar", "Salah"], [1, 0]),
        (["Ya", "Tidak"], [1, 0]),
        (["a) Setuju", "b. Tidak Setuju"], [4, 2]),
    ],
)
def test_a_known_scale_gives_its_scores(answers, scores):
    found = scale_of(answers)
    assert [found.score[plain_answer(answer)] for answer in answers] == scores


def test_a_scale_of_five_has_its_ends_where_nobody_answered_so():
    found = scale_of(["Setuju", "Netral"])
    assert (found.low, found.high) == (1, 5)


@pytest.mark.parametrize(
    "answers", [["SD", "SMP", "SMA"], ["red", "blue"], ["Setuju"], [], ["Baik", "Setuju", "SMA"]]
)
def test_other_words_have_no_order_here(answers):
    assert scale_of(answers) is None
