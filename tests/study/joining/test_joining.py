"""Two or more tables of the same people: who is whom, which comes first, what is one score."""

from __future__ import annotations

import pytest

from lib.study.joining.order import in_time_order, marks
from lib.study.joining.people import Join
from lib.study.joining.tables import join_tables
from lib.study.problem import Refusal
from tests.study.joining.tables import (
    answered,
    asked,
    pairs_of,
    record_of,
    source,
    study_of,
)

PRE = "NIM,Nama,Nilai\n2101,Ani,50\n2102,Budi,60\n2103,Citra,55\n2104,Dedi,40\n2105,Eka,70\n"
POST = "NIM,Nama,Nilai\n2105,Eka,75\n2104,Dedi,45\n2103,Citra,70\n2102,Budi,66\n2106,Fitri,80\n"
BOTH = {"2102": (60, 66), "2103": (55, 70), "2104": (40, 45), "2105": (70, 75)}


def files(pre: str = PRE, post: str = POST, *names: str):
    called = names or ("nilai_pre.csv", "nilai_post.csv")
    return [source(called[0], pre), source(called[1], post)]


def test_two_files_are_joined_by_their_ids_and_not_by_their_rows():
    assert pairs_of(study_of(answered(files(), "join"))) == BOTH


def test_who_is_in_one_file_alone_is_listed_by_name_and_row_before_anything_is_computed():
    [proposal] = asked(files())
    told = {(p.slots["table"], p.slots["names"], p.rows) for p in proposal.details}
    assert told == {("nilai_pre.csv", "2101", (2,)), ("nilai_post.csv", "2106", (6,))}


def test_those_of_one_file_alone_stay_in_the_study_without_a_pair():
    record = record_of(answered(files(), "join"))
    assert record.participants == 6
    assert record.pairs[0].complete == 4


def test_files_dropped_in_the_other_order_make_the_same_pairs():
    assert pairs_of(study_of(answered(files()[::-1], "join"))) == BOTH


def test_one_answer_turns_before_and_after():
    turned = {who: (after, before) for who, (before, after) in BOTH.items()}
    assert pairs_of(study_of(answered(files(), "join_turned"))) == turned


def test_an_id_that_stands_twice_is_left_out_and_named():
    doubled = POST + "2103,Citra,71\n"
    [proposal] = asked(files(post=doubled))
    twice = [p for p in proposal.details if p.key == "join_twice"]
    assert [(p.slots["names"], p.rows) for p in twice] == [("2103", (4, 7))]
    assert "2103" not in pairs_of(study_of(answered(files(post=doubled), "join")))


def test_ids_that_are_alike_are_asked_about_and_joined_only_when_somebody_says_so():
    typed = "kode;skor\np01;5\nP 02;6\nP3;7\nP04;8\nP05;9\n"
    other = "kode;skor\nP01;7\nP02;6\nP03;9\nP04;8\nP05;9\n"
    both = [source("sebelum.csv", typed), source("sesudah.csv", other)]
    assert set(pairs_of(study_of(answered(both, "join")))) == {"P04", "P05"}
    assert len(pairs_of(study_of(answered(both, "join", "same_people")))) == 5
    apart = study_of(answered(both, "join", "other_people"))
    assert (len(pairs_of(apart)), apart.n) == (2, 8)


def test_numbers_and_texts_of_one_id_are_the_same():
    text = "id,score\n0101,3\n0102,4\n0103,5\nX9,1\n"
    number = "id,score\n0101,5\n0102,6\n0103,7\n0104,2\n"
    joined = study_of(answered([source("a_pre.csv", text), source("a_post.csv", number)], "join"))
    assert len(pairs_of(joined)) == 3


def test_a_title_above_one_of_the_tables_does_no_harm():
    titled = "Hasil Posttest Kelas VIII\n\n" + POST
    assert pairs_of(study_of(answered(files(post=titled), "join"))) == BOTH


def test_columns_in_another_order_and_another_case_are_the_same_columns():
    other = "nilai,nama,nim\n75,Eka,2105\n45,Dedi,2104\n70,Citra,2103\n66,Budi,2102\n"
    assert pairs_of(study_of(answered(files(post=other), "join"))) == BOTH


def test_a_semicolon_file_and_a_comma_file_join():
    other = POST.replace(",", ";")
    assert pairs_of(study_of(answered(files(post=other), "join"))) == BOTH


def test_what_is_the_same_each_time_is_known_of_the_person_and_no_score():
    pre = "id,sex,age,group,score\n" + "".join(f"P{n},m,{20 + n},A,{n}\n" for n in range(1, 9))
    post = "id,sex,age,group,score\n" + "".join(f"P{n},m,{20 + n},A,{n + 2}\n" for n in range(1, 9))
    study = study_of(answered([source("t0.csv", pre), source("t1.csv", post)], "join"))
    assert [outcome.label for outcome in study.outcomes] == ["score"]
    assert "age" in [factor.key for factor in study.factors]


def test_scores_that_nobody_changed_are_a_pair_all_the_same():
    study = study_of(answered(files(PRE, PRE), "join"))
    assert set(pairs_of(study).values()) == {(v, v) for v in (50.0, 60.0, 55.0, 40.0, 70.0)}


def test_names_of_columns_that_say_when_are_paired_by_them():
    pre = PRE.replace("Nilai", "Nilai Pretest")
    post = POST.replace("Nilai", "Nilai Posttest")
    both = files(pre, post, "kelas 8a.csv", "kelas 8a (1).csv")
    assert pairs_of(study_of(answered(both[::-1], "join_beside"))) == BOTH


def test_several_scores_are_several_outcomes():
    pre = "id,pain,sleep\n" + "".join(f"P{n},{n},{9 - n}\n" for n in range(1, 9))
    post = "id,sleep,pain\n" + "".join(f"P{n},{8 - n},{n + 1}\n" for n in range(1, 9))
    study = study_of(answered([source("before.csv", pre), source("after.csv", post)], "join"))
    assert [outcome.label for outcome in study.outcomes] == ["pain", "sleep"]


def test_names_join_where_there_is_no_id():
    pre = "No,Nama,Skor\n1,Ani,5\n2,Budi,6\n3,Citra,7\n4,Dedi,4\n"
    post = "No,Nama,Skor\n1,Budi,8\n2,Ani,7\n3,Dedi,5\n4,Citra,9\n"
    joined = pairs_of(
        study_of(answered([source("pre.csv", pre), source("post.csv", post)], "join"))
    )
    assert joined == {"Ani": (5, 7), "Budi": (6, 8), "Citra": (7, 9), "Dedi": (4, 5)}


def test_names_come_before_a_number_of_the_row_that_matches_more():
    pre = "No,Nama,Skor\n1,Ani,5\n2,Budi,6\n3,Citra,7\n4,Dedi,4\n5,Eka,3\n"
    post = "No,Nama,Skor\n1,Budi,8\n2,Ani,7\n3,Dedi,5\n4,Citra,9\n5,Fitri,6\n"
    joined = pairs_of(
        study_of(answered([source("pre.csv", pre), source("post.csv", post)], "join"))
    )
    assert set(joined) == {"Ani", "Budi", "Citra", "Dedi"}


def test_a_fact_that_was_typed_in_another_case_is_one_fact():
    pre = "id,sex,score\n" + "".join(f"P{n},Male,{n}\n" for n in range(1, 9))
    post = "id,sex,score\n" + "".join(f"P{n},male,{n * 2}\n" for n in range(1, 9))
    table = answered([source("pre.csv", pre), source("post.csv", post)], "join").table
    assert list(table.frame.columns) == ["id", "sex", "pre: score", "post: score"]


def test_a_number_that_starts_again_in_each_class_joins_with_the_class():
    pre = "kelas,no,skor\n" + "".join(f"{c},{n},{n + 3}\n" for c in "AB" for n in range(1, 6))
    post = "kelas,no,skor\n" + "".join(f"{c},{n},{n + 5}\n" for c in "BA" for n in range(5, 0, -1))
    joined = pairs_of(
        study_of(answered([source("pre.csv", pre), source("post.csv", post)], "join"))
    )
    assert len(joined) == 10
    assert joined["B / 5"] == (8, 10)


def test_a_number_that_only_counts_the_rows_is_asked_about():
    pre = "No,Skor\n" + "".join(f"{n},{n + 3}\n" for n in range(1, 8))
    [proposal] = asked([source("pre.csv", pre), source("post.csv", pre)])
    assert proposal.problem.key == "join_by_rows"
    assert [offer.key for offer in proposal.offers][-2:] == ["not_pairs", "files_apart"]


def test_files_in_which_nobody_is_named_are_no_pairs():
    pre = "Skor\n3\n5\n4\n6\n5\n"
    post = "Skor\n5\n6\n7\n6\n"
    [proposal] = asked([source("pre.csv", pre), source("post.csv", post)])
    assert proposal.problem.key == "join_no_key"
    study = study_of(answered([source("pre.csv", pre), source("post.csv", post)], "not_pairs"))
    assert study.unpaired
    assert (study.n, study.outcomes[0].label) == (9, "Skor")


def test_files_of_other_people_are_told_apart():
    one = "id,pre,post\nA1,3,4\nA2,5,6\nA3,2,4\n"
    other = "kode,sebelum,sesudah\nX7,1,2\nX8,2,3\nX9,4,6\n"
    [proposal] = asked([source("study one.csv", one), source("study two.csv", other)])
    assert proposal.problem.key == "join_unlike"
    assert [offer.key for offer in proposal.offers] == ["files_apart"]


def test_three_times_are_one_score_with_all_its_times():
    sheets = [
        source(name, "id,skor\n" + "".join(f"R{n},{n + more}\n" for n in range(1, 8)))
        for more, name in ((2, "Siklus 1"), (0, "Pra siklus"), (4, "Siklus 2"))
    ]
    prepared = answered(sheets, "join", kind="sheets")
    assert prepared.scores == (("Pra: skor", "Siklus 1: skor", "Siklus 2: skor"),)
    assert pairs_of(study_of(prepared))["R1"] == (1, 5)


def test_a_sheet_of_something_else_is_left_out_of_the_join():
    codebook = source("Codebook", "variable,meaning\nid,code of the person\nscore,0 to 10\n")
    sheets = [*files(PRE, POST, "Pretest", "Posttest"), codebook]
    assert pairs_of(study_of(answered(sheets, "join", kind="sheets"))) == BOTH


def test_what_a_file_alone_says_of_people_comes_along():
    about = "id,sex,age\n" + "".join(f"P{n},{'mf'[n % 2]},{20 + n}\n" for n in range(1, 9))
    scores = "id,pre,post\n" + "".join(f"P{n},{n},{n + 1}\n" for n in range(8, 0, -1))
    both = [source("people.csv", about), source("scores.csv", scores)]
    study = study_of(answered(both, "join_beside"))
    assert [factor.key for factor in study.factors] == ["sex", "age"]
    assert pairs_of(study)["P3"] == (3, 4)


def test_rows_without_an_id_are_counted_out():
    empty = POST + ",Gita,66\n"
    [proposal] = asked(files(post=empty))
    assert [p.rows for p in proposal.details if p.key == "join_nameless"] == [(7,)]


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (("post.csv", "pre.csv"), "pre.csv"),
        (("nilai sesudah.xlsx", "nilai sebelum.xlsx"), "nilai sebelum.xlsx"),
        (("Week 8.csv", "Week 0.csv"), "Week 0.csv"),
        (("Minggu 4", "Minggu 1"), "Minggu 1"),
        (("survey 2024-03-01.csv", "survey 2024-01-05.csv"), "survey 2024-01-05.csv"),
        (("data_20240601.csv", "data_20240115.csv"), "data_20240115.csv"),
        (("tes 12-03-2024.csv", "tes 28-01-2024.csv"), "tes 28-01-2024.csv"),
        (("Maret 2024.csv", "Januari 2024.csv"), "Januari 2024.csv"),
        (("Sheet2", "Sheet1"), "Sheet1"),
        (("follow-up.csv", "scores.csv"), "scores.csv"),
        (("scores.csv", "baseline.csv"), "baseline.csv"),
        (("T2.sav", "T1.sav"), "T1.sav"),
    ],
)
def test_which_is_before_is_told_by_the_names(names, first):
    ordered, is_said = in_time_order([source(name, PRE) for name in names])
    assert ordered[0].name == first
    assert is_said


def test_names_that_say_nothing_leave_the_order_of_the_drop():
    ordered, is_said = in_time_order([source("blue.csv", PRE), source("amber.csv", POST)])
    assert [each.name for each in ordered] == ["blue.csv", "amber.csv"]
    assert not is_said
    assert marks(ordered) == ("sebelum", "sesudah")


def test_tables_without_any_id_are_refused_in_words():
    nobody = [source("a.csv", "id,x\n,1\n,2\n"), source("b.csv", "id,x\n,3\n,4\n")]
    with pytest.raises(Refusal) as refused:
        join_tables(nobody, Join(("a.csv", "b.csv"), (("id",), ("id",))))
    assert refused.value.problem.key == "join_nobody"
