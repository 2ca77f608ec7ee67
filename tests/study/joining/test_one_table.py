"""One table as it was laid out for the eye: merged cells, ids typed twice, classes side by side."""

from __future__ import annotations

import pytest

from lib.study.guessing.guess_prepared import guess_prepared
from lib.study.joining.filling import cells_to_fill
from lib.study.joining.one_spelling import ids_alike
from lib.study.joining.side_by_side import find_blocks
from tests.study.joining.tables import answered, asked, pairs_of, source, study_of


def only(text: str):
    return [source("file.csv", text)]


MERGED = "Responden,Waktu,Skor\n" + "".join(
    f"R{n},Sebelum,{n}\n,Sesudah,{n + 2}\n" for n in range(1, 7)
)


def test_a_name_that_stands_once_for_both_times_is_asked_about_and_filled_down():
    [proposal] = asked(only(MERGED))
    assert (proposal.problem.key, proposal.problem.slots["n"]) == ("cells_below", 6)
    pairs = pairs_of(study_of(answered(only(MERGED), "fill_down")))
    assert pairs == {f"R{n}": (n, n + 2) for n in range(1, 7)}


def test_a_name_over_three_times_is_filled_down():
    rows = "".join(f"P{n},T0,{n}\n,T1,{n + 1}\n,T2,{n + 3}\n" for n in range(1, 6))
    assert cells_to_fill(only("nama,kunjungan,skor\n" + rows)[0].table) == ("nama",)


def test_a_class_that_stands_once_above_its_people_is_filled_with_them():
    rows = "".join(
        f"{'A' if n == 1 else 'B' if n == 4 else ''},P{n},pre,{n}\n,,post,{n + 1}\n"
        for n in range(1, 7)
    )
    assert cells_to_fill(only("kelas,id,waktu,skor\n" + rows)[0].table) == ("kelas", "id")


def test_a_time_that_stands_once_above_all_who_were_measured_then_is_filled():
    rows = "".join(
        f"{time if n == 1 else ''},S{n},{n + more}\n"
        for more, time in ((0, "Pretest"), (3, "Posttest"))
        for n in range(1, 7)
    )
    study = study_of(answered(only("waktu,kode,nilai\n" + rows), "fill_down"))
    assert pairs_of(study)["S2"] == (2, 5)


def test_a_class_merged_over_the_rows_of_a_wide_table_is_filled():
    rows = "".join(
        f"{'A' if n == 1 else 'B' if n == 5 else ''},P{n},{n},{n + 1}\n" for n in range(1, 9)
    )
    assert cells_to_fill(only("kelas,id,pre,post\n" + rows)[0].table) == ("kelas",)


@pytest.mark.parametrize(
    "text",
    [
        # the note of a few people is no name of a class
        "id,pre,post,catatan\n"
        + "".join(f"{n},{n},{n + 1},{'sakit' if n == 1 else ''}\n" for n in range(1, 9)),
        # scores that are missing are missing
        "id,time,score\n" + "".join(f"{n},pre,{n}\n{n},post,\n" for n in range(1, 6)),
        # nobody of an anonymous long table has a name
        "id,time,score\n" + "".join(f",pre,{n}\n,post,{n + 1}\n" for n in range(1, 6)),
        # the names of a few are no merged cells
        "nama,waktu,skor\nAni,T1,1\nBudi,T1,2\nCici,T1,3\nDedi,T1,4\nEka,T1,5\nFani,T1,6\n,T2,3\n,T3,4\n",
        # ids that are missing here and there are no merged cells
        "id,time,score\n"
        + "".join(f"{'' if n % 4 == 3 else n},pre,{n}\n{n},post,{n}\n" for n in range(1, 9)),
    ],
)
def test_other_empty_cells_are_not_filled(text):
    assert cells_to_fill(only(text)[0].table) == ()


def long(ids: str, others: str) -> str:
    rows = [f"{who},pre,{n}\n" for n, who in enumerate(ids.split("|"), 1)]
    rows += [f"{who},post,{n + 2}\n" for n, who in enumerate(others.split("|"), 1)]
    return "Code,Test,Score\n" + "".join(rows)


def test_ids_typed_in_two_ways_are_asked_about_and_become_one():
    text = long("AB01|cd02|EF 03|Gh-04|KL06", "ab01|CD02|ef03|GH4|KL06")
    [proposal] = asked(only(text))
    assert (proposal.problem.key, proposal.problem.slots["n"]) == ("ids_alike", 4)
    assert len(pairs_of(study_of(answered(only(text), "same_people")))) == 5


def test_nothing_is_merged_before_somebody_says_so():
    text = long("AB01|cd02|EF03|GH04|KL06|MN1", "ab01|cd02|EF03|GH04|KL06|MN1")
    study = study_of(answered(only(text)))
    assert "AB01" not in pairs_of(study)
    assert "ab01" in study.ids


def test_two_people_who_were_both_measured_before_are_two_however_alike_their_ids():
    text = long("A1|A01|B2|C3|D4", "A1|A01|B2|C3|D4")
    assert ids_alike(only(text)[0].table) is None


def test_ids_spelled_once_ask_nothing():
    assert ids_alike(only(long("A1|B2|C3|D4|E5", "E5|D4|C3|B2|A1"))[0].table) is None


def block(first: int, n: int) -> list[list[str]]:
    return [[str(first + place), str(first + place + 3 + place % 2)] for place in range(n)]


def beside(head: str, left: list[list[str]], right: list[list[str]], numbered: bool = True) -> str:
    rows = []
    for place in range(max(len(left), len(right))):
        cells = [*(left[place] if place < len(left) else ["", ""])]
        cells += right[place] if place < len(right) else ["", ""]
        rows.append(",".join(([str(place + 1)] if numbered else []) + cells))
    return head + "\n" + "\n".join(rows) + "\n"


TWO_ROWS = "No,Kelas Kontrol,,Kelas Eksperimen,\n,Pretest,Posttest,Pretest,Posttest"


def test_classes_side_by_side_are_stacked_and_become_arms():
    text = beside(TWO_ROWS, block(50, 10), block(52, 8))
    [proposal] = asked(only(text))
    assert proposal.problem.slots["levels"] == "Kontrol, Eksperimen"
    prepared = answered(only(text), "stack")
    assert prepared.table.frame["Kelas"].value_counts().to_dict() == {
        "Kontrol": 10,
        "Eksperimen": 8,
    }
    roles = guess_prepared(prepared).roles
    assert roles.arms is not None
    assert (roles.arms.column, roles.arms.control) == ("Kelas", "Kontrol")
    study = study_of(prepared)
    assert (study.n, len(study.outcomes), len(pairs_of(study))) == (18, 1, 18)


@pytest.mark.parametrize(
    ("head", "levels"),
    [
        ("No,A Pre,A Post,B Pre,B Post", ("A", "B")),  # they end at different rows
        ("No,Kelas 8A Pre,Kelas 8A Post,Kelas 8B Pre,Kelas 8B Post", ("8A", "8B")),
        ("No,kontrol_pre,kontrol_post,intervensi_pre,intervensi_post", ("kontrol", "intervensi")),
        ("No,Pre Control,Post Control,Pre Massage,Post Massage", ("Control", "Massage")),
    ],
)
def test_one_row_of_names_tells_the_classes_too(head, levels):
    found = find_blocks(only(beside(head, block(50, 10), block(52, 8)))[0].table)
    assert found is not None
    assert found.levels == levels


def test_columns_of_classes_in_turn_are_stacked_too():
    head = "No,Pretest Kontrol,Pretest Eksperimen,Posttest Kontrol,Posttest Eksperimen"
    rows = "".join(f"{n},{n},{n + 10},{n + 2},{n + 15}\n" for n in range(1, 9))
    prepared = answered(only(f"{head}\n{rows}"), "stack")
    pairs = pairs_of(study_of(prepared))
    assert pairs["Kontrol / 1"] == (1, 3)
    assert pairs["Eksperimen / 8"] == (18, 23)


def test_lists_with_their_own_numbers_stand_side_by_side():
    rows = "".join(f"{n},{n + 3},{n + 5},{n},{n + 4},{n + 4}\n" for n in range(1, 9))
    found = find_blocks(only("No,Pre,Post,No,Pre,Post\n" + rows)[0].table)
    assert found is not None
    assert (found.levels, found.names) == (("1", "2"), ("No", "Pre", "Post"))


@pytest.mark.parametrize(
    "head",
    [
        "id,Pengetahuan Pre,Pengetahuan Post,Sikap Pre,Sikap Post",  # two scores
        "kode,placebo pre,placebo post,drug pre,drug post",  # a crossover: each had both
        "no,Q1 pre,Q1 post,Q2 pre,Q2 post",  # two items
    ],
)
def test_scores_of_the_same_people_are_not_taken_for_classes(head):
    rows = "".join(f"P{n},{n},{n + 1},{n + 2},{n + 4}\n" for n in range(1, 9))
    assert find_blocks(only(f"{head}\n{rows}")[0].table) is None


def test_an_empty_column_between_classes_does_no_harm():
    head = "Kelas Kontrol,,,,Kelas Eksperimen,,\nNo,Pretest,Posttest,,No,Pretest,Posttest"
    rows = "".join(f"{n},{n + 5},{n + 9},,{n},{n + 4},{n + 12}\n" for n in range(1, 9))
    study = study_of(answered(only(f"{head}\n{rows}"), "stack"))
    assert study.n == 16
