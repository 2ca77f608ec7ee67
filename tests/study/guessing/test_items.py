"""Items of a questionnaire: told from names and answers, and never mixed with other scores."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, islice

import pytest

from lib.study.building.build import build
from lib.study.guessing.guess import Guess, guess
from lib.study.guessing.questions import Asked, question
from lib.study.reading.read import read
from lib.study.study import Study
from lib.study.table import Table

N = 12
TEN = range(1, 11)
QUESTIONS = (
    "Saya merasa cemas saat menyusui",
    "Saya takut ASI tidak cukup",
    "Apakah ibu mencuci tangan sebelum menyusui?",
    "Saya tahu tanda bahaya sesudah melahirkan",
    "Saya merasa didukung keluarga",
)


def form(names: list[str], answers: list[object], **others: list[object]) -> Table:
    """A form's export, each column with the answers by turns, begun one later each time."""
    columns = {"Nama": [f"R{row:02}" for row in range(N)], **others}
    lines = [[*columns, *names]]
    for row in range(N):
        given = [
            answers[(row * (place % 3 + 1) + place) % len(answers)] for place in range(len(names))
        ]
        lines.append([str(columns[name][row]) for name in columns] + [str(each) for each in given])
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    return read(text.encode(), "form.csv")


def first(found: Guess) -> tuple[str, str]:
    return found.roles.outcomes[0].before, found.roles.outcomes[0].after


def studied(table: Table, found: Guess) -> Study:
    return build(table, found.roles, "study", "digest")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("pre_{}", "post_{}"),
        ("Q{}_before", "Q{}_after"),
        ("P{} (sebelum)", "P{} (sesudah)"),
        ("Soal {} pre", "Soal {} post"),
        ("Pre-test [Soal {}]", "Post-test [Soal {}]"),
        ("item{}_T0", "item{}_T1"),
        ("Q{}", "Q{}"),  # the same headers twice
    ],
)
def test_numbered_names_are_items(before, after):
    names = [before.format(i) for i in TEN] + [after.format(i) for i in TEN]
    table = form(names, [1, 2, 3, 4, 5])
    found = guess(table)
    assert [problem.key for problem in found.questions] == ["items_found"]
    assert len(found.roles.outcomes) == 1
    items = studied(table, found).outcomes[0].items
    assert items.before.shape[1] == 10
    assert items.labels[0] == {"pre_{}": "1", "item{}_T0": "item1"}.get(before, items.labels[0])


@pytest.mark.parametrize(
    "twice", ["{} [Sebelum]|{} [Sesudah]", "Pretest: {}|Posttest: {}", "{}|{}"]
)
def test_whole_questions_are_items_whatever_words_they_hold(twice):
    before, after = twice.split("|")
    names = [before.format(q) for q in QUESTIONS] + [after.format(q) for q in QUESTIONS]
    table = form(names, ["Selalu", "Sering", "Kadang-kadang", "Tidak pernah"])
    found = guess(table)
    study = studied(table, found)
    assert study.outcomes[0].items.labels == QUESTIONS
    assert (study.outcomes[0].scale.low, study.outcomes[0].scale.high) == (5, 20)
    assert not found.roles.factors


def test_the_sum_is_taken_and_the_question_offers_the_mean_and_the_items():
    table = form([f"pre_{i}" for i in TEN] + [f"post_{i}" for i in TEN], [0, 1])
    found = guess(table)
    asked = question(found.questions[0], Asked(table, found.roles, found.alternatives))
    assert [answer.key for answer in asked.answers] == [
        "sum_of_items",
        "mean_of_items",
        "items_apart",
    ]
    as_sum, as_mean, apart = [build(table, each.roles, "", "") for each in asked.answers]
    assert as_sum.outcomes[0].scale.high == 10
    assert as_mean.outcomes[0].scale.high == 1
    assert as_mean.outcomes[0].before * 10 == pytest.approx(as_sum.outcomes[0].before, nan_ok=True)
    assert [outcome.before_label for outcome in apart.outcomes][:2] == ["pre_1", "pre_2"]
    assert apart.outcomes[0].items is None


def test_a_total_of_the_file_stays_the_score_and_the_items_are_offered():
    names = [f"pre_{i}" for i in TEN] + [f"post_{i}" for i in TEN]
    table = form(names, [1, 2, 3, 4])
    frame = table.frame
    frame["Total pre"] = frame[names[:10]].sum(axis=1)
    frame["Total post"] = frame[names[10:]].sum(axis=1)
    found = guess(table)
    assert first(found) == ("Total pre", "Total post")
    asked = question(found.questions[0], Asked(table, found.roles, found.alternatives))
    assert asked.problem.key == "items_beside_total"
    assert asked.answers[0].key == "total_of_file"
    summed = build(table, asked.answers[1].roles, "", "").outcomes[0]
    kept = build(table, asked.answers[0].roles, "", "").outcomes[0]
    assert sorted(summed.before[:-1]) == sorted(kept.before[:-1])


@pytest.mark.parametrize(
    ("names", "answers"),
    [
        (["weight_pre", "bp_pre", "hr_pre", "weight_post", "bp_post", "hr_post"], [60, 72, 81]),
        (["nyeri_pre", "cemas_pre", "tidur_pre", "nyeri_post", "cemas_post", "tidur_post"], [1, 3]),
        ([f"lab{i}_{t}" for t in ("pre", "post") for i in TEN], [55, 71, 90, 48]),
        (["pre_1", "pre_2", "post_1", "post_2"], [1, 2, 3]),
    ],
)
def test_several_scores_are_not_folded_into_one(names, answers):
    found = guess(form(names, answers))
    assert not found.roles.recipes
    assert len(found.roles.outcomes) == min(8, len(names) // 2)


def test_three_items_are_asked_about_and_not_summed_before():
    found = guess(form([f"pain{i}_{t}" for t in ("pre", "post") for i in (1, 2, 3)], [1, 2, 4]))
    assert len(found.roles.outcomes) == 3
    assert [problem.key for problem in found.questions] == ["items_found"]


def test_items_of_a_long_table_are_one_score_at_both_times():
    text = "id,time," + ",".join(f"q{i}" for i in TEN) + "\n"
    answers = cycle(["Setuju", "Netral", "Tidak setuju", "Sangat setuju", "Netral"])
    for person in range(8):
        for time in ("pre", "post"):
            text += f"{person},{time}," + ",".join(islice(answers, 10)) + "\n"
            next(answers)
    table = read(text.encode(), "long.csv")
    found = guess(table)
    assert found.roles.layout == "long"
    assert first(found) == ("q1 … q10", "q1 … q10")
    study = studied(table, found)
    assert study.n == 8
    assert study.outcomes[0].items.before.shape[1] == 10


def test_answers_that_only_a_key_can_score_are_left_to_the_person():
    names = [f"Soal {i} {t}" for t in ("pre", "post") for i in TEN]
    found = guess(form(names, ["A", "B", "C", "D"]))
    assert found.roles.outcomes == ()
    assert [each.answers for each in found.items] == ["options"]


def test_two_questionnaires_are_two_scores():
    names = [f"{s}{i}_{t}" for s in ("DASS_", "SE") for t in ("pre", "post") for i in TEN]
    found = guess(form(names, [0, 1, 2, 3]))
    assert [outcome.label for outcome in found.roles.outcomes] == ["DASS 1–10", "SE 1–10"]


def test_an_item_that_is_answered_otherwise_does_not_keep_the_others_apart():
    table = form([f"P{i}_{t}" for t in ("pre", "post") for i in TEN], [1, 2, 3, 4])
    table.frame["P3_post"] = "not read aloud"
    found = guess(table)
    assert found.roles.outcomes[0].label == "P (9)"
    assert "P3_pre" not in found.roles.recipes[0].items


def test_the_last_of_three_times_is_compared_with_the_first_and_said_once():
    found = guess(form([f"Q{i}_T{t}" for t in (0, 1, 2) for i in TEN], [1, 2, 3, 4]))
    assert first(found) == ("Q1_T0 … Q10_T0", "Q1_T2 … Q10_T2")
    assert [problem.key for problem in found.questions] == ["items_found"]


def test_labels_that_say_when_tell_the_items_of_a_file_of_spss():
    names = [f"v{at:02}" for at in range(10)]
    table = form(names, [1, 2, 3, 4, 5])
    labels = {
        name: f"{'Before' if at < 5 else 'After'}: {QUESTIONS[at % 5]}"
        for at, name in enumerate(names)
    }
    labelled = replace(table, labels=labels)
    found = guess(labelled)
    assert studied(labelled, found).outcomes[0].items.labels == QUESTIONS
