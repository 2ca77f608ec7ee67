"""Guess: the roles of columns from names and cells."""

from __future__ import annotations

import pytest

from lib.study.guessing.guess import guess
from lib.study.roles import Roles
from tests.study.tables import guessed_pairs, table

N = 12
NUMBERS = list(range(1, N + 1))
BEFORE = [3, 5, 4, 2, 6, 3, 5, 4, 7, 2, 3, 4]
AFTER = [5, 6, 4, 6, 8, 5, 5, 7, 8, 6, 3, 9]
GROUP = ["massage", "control"] * 6
AGE = [21, 25, 34, 28, 31, 22, 27, 36, 24, 29, 33, 26]


def roles(**columns: list[object]) -> Roles:
    return guess(table(columns)).roles


def long(times: list[object], **others: list[object]) -> Roles:
    """Six people, each at every one of the times, sorted by time."""
    n = 6 * len(times)
    columns = {
        "id": [person for _ in times for person in range(6)],
        "time": [time for time in times for _ in range(6)],
        "score": [(7 * row) % 13 for row in range(n)],
    }
    return guess(table({**columns, **others})).roles


def test_a_wide_table_is_understood():
    found = roles(
        responden=NUMBERS, usia=AGE, kelompok=GROUP, skor_sebelum=BEFORE, skor_sesudah=AFTER
    )
    assert found.layout == "wide"
    assert found.id == ("responden",)
    assert [(o.before, o.after) for o in found.outcomes] == [("skor_sebelum", "skor_sesudah")]
    assert [factor.column for factor in found.factors] == ["usia", "kelompok"]


@pytest.mark.parametrize(
    "name", ["id", "Kode Responden", "No. Responden", "Participant ID", "pat_id"]
)
def test_a_column_named_like_an_id_with_different_values_is_the_id(name):
    assert roles(no=NUMBERS, **{name: [n * 7 for n in NUMBERS]}, pre=BEFORE, post=AFTER).id == (
        name,
    )


@pytest.mark.parametrize("name", ["rownames", "No", "nomor", "Unnamed: 0"])
def test_row_numbers_are_the_id_where_nothing_better_is(name):
    assert roles(**{name: NUMBERS}, pre=BEFORE, post=AFTER).id == (name,)


def test_names_of_people_are_the_id_only_where_nothing_else_is():
    names = [f"Ibu {letter}" for letter in "ABCDEFGHIJKL"]
    assert roles(no=NUMBERS, nama=names, pre=BEFORE, post=AFTER).id == ("no",)
    assert roles(nama=names, pre=BEFORE, post=AFTER).id == ("nama",)


def test_a_ready_made_difference_is_neither_score_nor_factor():
    change = [after - before for before, after in zip(BEFORE, AFTER, strict=True)]
    found = roles(id=NUMBERS, pre=BEFORE, post=AFTER, selisih=change)
    assert len(found.outcomes) == 1
    assert found.factors == ()


def test_text_is_no_score():
    yes = ["yes", "no"] * 6
    assert roles(id=NUMBERS, pre_fluent=yes, post_fluent=yes).outcomes == ()


def test_other_pairs_are_outcomes_or_alternatives():
    assert guessed_pairs("bdi.pre", "bdi.2m", "bdi.4m") == [
        ("bdi.pre", "bdi.4m"),
        ("bdi.pre", "bdi.2m"),
    ]


def test_a_weak_pair_is_taken_and_asked_about():
    found = guess(table({"id": NUMBERS, "pk1": BEFORE, "pk5": AFTER}))
    assert [(o.before, o.after) for o in found.roles.outcomes] == [("pk1", "pk5")]
    assert [question.key for question in found.questions] == ["pair_unsure"]


def test_blood_pressure_is_offered_by_part_and_never_taken():
    pressure = [f"{100 + n}/{60 + n}" for n in NUMBERS]
    found = guess(table({"id": NUMBERS, "td_sebelum": pressure, "td_sesudah": pressure}))
    assert found.roles.outcomes == ()
    assert [(o.before, o.before_part) for o in found.alternatives] == [
        ("td_sebelum", "first"),
        ("td_sebelum", "second"),
    ]


@pytest.mark.parametrize(
    ("name", "better"),
    [("nyeri", False), ("pain", False), ("kelancaran", True), ("knowledge", True)],
)
def test_the_direction_is_guessed_from_the_name(name, better):
    found = roles(id=NUMBERS, **{f"{name}_pre": BEFORE, f"{name}_post": AFTER})
    assert found.outcomes[0].higher_is_better is better


def test_variable_labels_name_what_the_columns_do_not():
    columns = {"id": NUMBERS, "V1": BEFORE, "V2": AFTER}
    found = guess(table(columns, V1="Skor sebelum", V2="Skor sesudah")).roles
    assert [(o.before, o.after) for o in found.outcomes] == [("V1", "V2")]


@pytest.mark.parametrize(
    ("times", "two"),
    [
        (["post", "pre"], ("pre", "post")),
        (["After", "Before"], ("Before", "After")),
        (["sesudah", "sebelum"], ("sebelum", "sesudah")),
        (["pre", "post", "fup"], ("pre", "post")),
        (["T0", "T1", "T2"], ("T0", "T2")),
        ([2015, 2016], ("2015", "2016")),
    ],
)
def test_a_long_table_is_understood_and_its_times_ordered_by_meaning(times, two):
    found = long(times)
    assert (found.layout, found.id, found.time) == ("long", ("id",), "time")
    assert found.times == two
    assert [o.before for o in found.outcomes] == ["score"]


def test_factors_of_a_long_table_are_what_does_not_vary_in_a_person():
    sex = ["F", "M", "F", "M", "F", "M"] * 2
    shift = ["day"] * 3 + ["night"] * 9
    assert [f.column for f in long(["pre", "post"], sex=sex, shift=shift).factors] == ["sex"]


def test_a_cluster_completes_an_id_that_starts_again_in_each():
    rows = [
        (site, person, time) for site in "AB" for person in range(5) for time in ("pre", "post")
    ]
    columns = {
        "site": [row[0] for row in rows],
        "id": [row[1] for row in rows],
        "time": [row[2] for row in rows],
        "score": [(7 * n) % 11 for n in range(len(rows))],
    }
    assert guess(table(columns)).roles.id == ("site", "id")


def test_a_column_that_separates_rows_is_asked_about():
    rows = [
        (person, time, hour) for person in range(5) for time in ("pre", "post") for hour in (1, 2)
    ]
    columns = {
        "id": [row[0] for row in rows],
        "phase": [row[1] for row in rows],
        "hour": [row[2] for row in rows],
        "score": [(7 * n) % 11 for n in range(len(rows))],
    }
    questions = guess(table(columns)).questions
    assert [(q.key, q.slots["by"]) for q in questions] == [("rows_separated", "hour")]


def test_days_are_no_two_times_to_be_picked_silently():
    days = [[3 * person + 100 * visit for person in range(30)] for visit in range(2)]
    columns = {
        "id": [*range(30), *range(30)],
        "days": [*days[0], *days[1]],
        "value": [(7 * n) % 11 for n in range(60)],
    }
    found = guess(table(columns))
    assert found.roles.times is None
    assert [question.key for question in found.questions] == ["time_is_continuous"]


def test_a_table_without_any_pair_says_so():
    found = guess(table({"id": NUMBERS, "usia": AGE, "kelompok": GROUP}))
    assert found.roles.outcomes == ()
    assert [question.key for question in found.questions] == ["no_pair_found", "maybe_arms"]


def test_a_named_person_and_a_condition_are_a_long_table_to_be_asked_about():
    # R's sleep data: extra hours of sleep of ten people under two drugs
    extra = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    extra += [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    columns = {"extra": extra, "group": [1] * 10 + [2] * 10, "ID": [*range(1, 11)] * 2}
    found = guess(table(columns))
    assert (found.roles.id, found.roles.time, found.roles.times) == (("ID",), "group", ("1", "2"))
    assert [question.key for question in found.questions] == ["long_unsure"]


def test_a_named_time_and_repeated_values_are_a_long_table_to_be_asked_about():
    # the shape of R's ChickWeight
    columns = {
        "weight": [(7 * n) % 31 + 40.5 for n in range(24)],
        "Time": [day for day in (0, 2, 4) for _ in range(8)],
        "Chick": [*"abcdefgh"] * 3,
        "Diet": [1, 1, 1, 1, 2, 2, 2, 2] * 3,
    }
    found = guess(table(columns))
    assert (found.roles.id, found.roles.time, found.roles.times) == (("Chick",), "Time", ("0", "4"))
    assert [f.column for f in found.roles.factors] == ["Diet"]


def test_two_numbers_of_which_one_is_a_group_are_no_pair():
    assert roles(id=NUMBERS, score=BEFORE, arm=[1, 2] * 6).outcomes == ()


def test_two_columns_of_scores_with_other_names_are_offered_and_not_taken():
    found = guess(table({"id": NUMBERS, "A": [*range(20, 32)], "B": [*range(30, 42)]}))
    assert found.roles.outcomes == ()
    assert [(o.before, o.after) for o in found.alternatives] == [("A", "B")]


def test_times_that_say_no_order_are_taken_as_they_appear_and_asked_about():
    # August, January, June of a school year, as in pingouin's mixed_anova
    names = [month for month in ("August", "January", "June") for _ in range(6)]
    columns = {"id": [*range(6)] * 3, "Time": names, "score": [(5 * n) % 17 for n in range(18)]}
    found = guess(table(columns))
    assert found.roles.times == ("August", "June")
    assert [question.key for question in found.questions] == ["times_unordered"]


def test_a_letter_and_a_digit_alone_are_a_pair_to_be_asked_about():
    assert [q.key for q in guess(table({"W1": BEFORE, "W2": AFTER})).questions] == ["pair_unsure"]


def test_people_in_columns_are_told_to_turn_the_table_round():
    people = {f"P{n}": [n, n + 2] for n in range(1, 9)}
    found = guess(table({"time": ["pre", "post"], **people}))
    assert [question.key for question in found.questions] == ["transposed"]


def test_the_guess_is_hashable_so_that_it_can_key_a_cache():
    assert hash(long(["pre", "post"])) == hash(long(["pre", "post"]))


def test_scores_that_happen_to_count_up_are_still_scores():
    guessed = guess(table({"id": ["a", "b", "c", "d"], "pre": [1, 2, 3, 4], "post": [4, 4, 6, 7]}))
    assert [(o.before, o.after) for o in guessed.roles.outcomes] == [("pre", "post")]
