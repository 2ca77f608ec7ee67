"""Evidence: a table is read as what names, values and structure together speak for."""

from __future__ import annotations

import pytest

from lib.study.guessing.evidence import WEIGHTS, Evidence, Reading, likeliest
from lib.study.guessing.guess import Guess, guess
from tests.study.tables import table

N = 10
BEFORE = [23, 41, 38, 55, 30, 47, 29, 36, 52, 44]
AFTER = [31, 40, 45, 51, 39, 58, 33, 42, 49, 57]
CODES = [f"T{n + 1:02}" for n in range(N)]


def wide(**others: list[object]) -> Guess:
    return guess(table({**others, "pre": BEFORE, "post": AFTER}))


def long(times: list[object], **others: list[object]) -> Guess:
    """Ten people at each of two times, one after the other."""
    scores = [score for both in zip(BEFORE, AFTER, strict=True) for score in both]
    columns = {"time": times * N, "score": scores}
    return guess(table({**others, **columns}))


def twice(values: list[object]) -> list[object]:
    return [value for value in values for _ in range(2)]


@pytest.mark.parametrize(
    "others",
    [
        {"Kode": CODES},
        {"kode": CODES, "tanggal": ["2024-03-01", "2024-03-02"] * 5},
        {"kode": CODES, "visit": [1, 2] * 5},
        {"kode": CODES, "time": ["morning", "evening"] * 5},
        {"kode": CODES, "Which person helps you during a visit?": [1, 2, 3, 4, 5] * 2},
        {"kode": CODES, "At what time of the day are you tired?": ["noon", "night"] * 5},
    ],
)
def test_a_pair_by_name_and_an_id_that_never_repeats_make_a_table_wide(others):
    roles = wide(**others).roles
    assert (roles.layout, len(roles.id)) == ("wide", 1)
    assert [(o.before, o.after) for o in roles.outcomes] == [("pre", "post")]


@pytest.mark.parametrize("name", ["NIM", "MRN", "dog", "Chick", "Email", "anjing", "tikus"])
@pytest.mark.parametrize("kind", [str, int])
def test_a_person_is_told_by_the_rows_whatever_the_column_is_called(name, kind):
    people = twice([kind(n) for n in range(101, 101 + N)])
    roles = long(["pre", "post"], **{name: people}).roles
    assert (roles.layout, roles.id, roles.time) == ("long", (name,), "time")
    assert [o.before for o in roles.outcomes] == ["score"]


def test_codes_like_times_are_people_where_another_column_says_when():
    assert long(["pre", "post"], Kode=twice(CODES)).roles.time == "time"


def test_a_running_number_of_rows_is_not_the_person():
    roles = long(["pre", "post"], id=list(range(1, 2 * N + 1)), code=twice(CODES)).roles
    assert roles.id == ("code",)


@pytest.mark.parametrize("name", ["no", "Nomor"])
@pytest.mark.parametrize("group", ["group", "kelas", "site"])
def test_a_number_that_restarts_in_each_group_needs_the_group(name, group):
    numbers = twice([1, 2, 3, 4, 5] * 2)
    groups = ["A"] * N + ["B"] * N
    assert long(["pre", "post"], **{name: numbers, group: groups}).roles.id == (group, name)


def test_a_number_that_restarts_in_a_wide_table_needs_the_group_too():
    roles = wide(no=[1, 2, 3, 4, 5] * 2, kelas=["A"] * 5 + ["B"] * 5).roles
    assert roles.id == ("kelas", "no")
    assert [factor.column for factor in roles.factors] == ["kelas"]


def test_words_that_say_when_go_before_a_date():
    dates = ["2024-04-01", "2024-10-01"] * N
    assert long(["pre", "post"], tanggal=dates, id=twice(CODES)).roles.time == "time"


def test_dates_of_their_own_for_each_person_are_no_two_times():
    dates = [f"2024-0{1 + row % 2}-{1 + row // 2:02}" for row in range(2 * N)]
    columns = {"id": twice(CODES), "tanggal": dates, "score": [*BEFORE, *AFTER]}
    found = guess(table(columns))
    assert found.roles.times is None
    assert [question.key for question in found.questions] == ["time_is_continuous"]


def test_na_is_no_time():
    columns = {
        "id": [*twice(CODES), *CODES],
        "status": [*["Before food", "After food"] * N, *["NA"] * N],
        "score": [*BEFORE, *AFTER, *AFTER],
    }
    found = guess(table(columns))
    assert found.roles.times == ("Before food", "After food")
    assert found.questions == ()


def test_na_is_after_in_dutch():
    assert long(["voor", "na"], nr=twice(CODES)).roles.times == ("voor", "na")


def test_two_eyes_of_a_person_are_no_two_times():
    columns = {"id": twice(CODES), "eye": ["L", "R"] * N}
    scores = {"pre": [*BEFORE, *AFTER], "post": [*AFTER, *BEFORE]}
    assert guess(table({**columns, **scores})).roles.layout == "wide"


def test_an_id_that_repeats_speaks_against_pairs_that_only_numbers_tell():
    columns = {"id": twice(CODES)[1:-5], "time": ([1, 2] * N)[1:-5], "score": [*BEFORE, *AFTER[:4]]}
    columns["BPI_Time1"] = [*AFTER, *BEFORE[:4]]
    columns["BPI_Time2"] = [*BEFORE[:4], *AFTER]
    assert guess(table(columns)).roles.layout == "long"


def test_scores_come_before_age_delay_and_trial():
    others = {"age": list(range(30, 50)), "delay": list(range(0, 200, 10))}
    found = long(["pre", "post"], id=twice(CODES), **others)
    assert [o.before for o in found.roles.outcomes] == ["score", "age", "delay"]


def test_an_empty_column_is_left_aside_and_named():
    found = wide(id=CODES, followup=[None] * N)
    assert [(o.before, o.after) for o in found.roles.outcomes] == [("pre", "post")]
    told = [q.slots["columns"] for q in found.questions if q.key == "columns_empty"]
    assert told == ["followup"]


def test_the_reasons_can_be_shown():
    taken = wide(Kode=CODES).readings[0]
    assert [(piece.said, piece.column) for piece in taken.evidence] == [
        ("pair_named", "pre"),
        ("id_differs_in_every_row", "Kode"),
    ]
    assert taken.weight == WEIGHTS["pair_named"] + WEIGHTS["id_differs_in_every_row"]


def test_of_equal_readings_the_wide_one_is_taken():
    long = Reading("long", (Evidence("pair_named"),), ("id",), "time")
    wide = Reading("wide", (Evidence("pair_named"),))
    assert likeliest(wide, [long])[0] is wide


def test_scores_that_happen_to_count_up_are_the_scores_where_no_others_are():
    columns = {"id": [*CODES, *CODES], "time": ["pre"] * N + ["post"] * N}
    found = guess(table({**columns, "skor": list(range(1, 2 * N + 1))}))
    assert [o.before for o in found.roles.outcomes] == ["skor"]
