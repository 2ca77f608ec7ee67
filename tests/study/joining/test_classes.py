"""Tables that are not two times of the same people: classes, scores, and who people are."""

from __future__ import annotations

import pytest

from lib.study.guessing.guess_prepared import guess_prepared
from lib.study.joining.classes import names_say_groups
from tests.study.joining.tables import answered, asked, pairs_of, source, study_of


def both(first: str, second: str, *, more: int = 0, head: str = "No,Pretest,Posttest"):
    rows = "".join(f"{n},{50 + n},{55 + 2 * n}\n" for n in range(1, 9))
    others = "".join(f"{n + more},{50 + n},{60 + n}\n" for n in range(1, 7))
    return [source(first, f"{head}\n{rows}"), source(second, f"{head}\n{others}")]


@pytest.mark.parametrize("kind", ["files", "sheets"])
@pytest.mark.parametrize("more", [0, 100])
def test_two_classes_with_before_and_after_each_are_two_groups_of_people(kind, more):
    tables = both("Kelas Kontrol.csv", "Kelas Eksperimen.csv", more=more)
    [proposal] = asked(tables, kind=kind)
    assert proposal.problem.key == "classes_apart"
    prepared = answered(tables, "stack", kind=kind)
    roles = guess_prepared(prepared).roles
    assert roles.arms is not None
    assert (roles.arms.column, roles.arms.control) == ("Kelas", "Kontrol")
    assert len(pairs_of(study_of(prepared))) == 14


def test_studies_whose_ids_were_given_anew_are_not_taken_for_the_same_people():
    tables = both("one.csv", "two.csv", head="id,pre,post")
    [proposal] = asked(tables)
    assert proposal.problem.key == "classes_apart"
    assert [offer.key for offer in proposal.offers] == ["stack", "same_people", "files_apart"]


def test_classes_whose_names_say_no_control_are_asked_about_as_arms():
    prepared = answered(both("Kelas 8A", "Kelas 8B", more=50), "stack", kind="sheets")
    guessed = guess_prepared(prepared)
    assert guessed.roles.arms is None
    assert "maybe_arms" in [question.key for question in guessed.questions]


def test_two_scores_of_the_same_people_are_two_outcomes_and_not_two_times():
    ids = [f"21{n:02}" for n in range(1, 9)]
    one = "NIM,Pre,Post\n" + "".join(f"{i},{n},{n + 3}\n" for n, i in enumerate(ids))
    other = "NIM,Pre,Post\n" + "".join(f"{i},{n + 9},{n + 5}\n" for n, i in enumerate(ids[::-1]))
    study = study_of(
        answered([source("sikap.csv", one), source("tindakan.csv", other)], "join_beside")
    )
    assert [(o.before_label, o.after_label) for o in study.outcomes] == [
        ("sikap: Pre", "sikap: Post"),
        ("tindakan: Pre", "tindakan: Post"),
    ]


def test_a_form_with_both_columns_of_which_each_file_fills_one_is_one_pair():
    pre = "id,Skor Pre,Skor Post\n" + "".join(f"P{n},{n},\n" for n in range(1, 9))
    post = "id,Skor Pre,Skor Post\n" + "".join(f"P{n},,{n + 2}\n" for n in range(8, 0, -1))
    joined = pairs_of(
        study_of(answered([source("a.csv", pre), source("b.csv", post)], "join_beside"))
    )
    assert joined == {f"P{n}": (n, n + 2) for n in range(1, 9)}


def test_who_people_are_stands_on_a_third_sheet_wherever_it_stands():
    about = "kode,umur,jk\n" + "".join(f"R{n},{20 + n},{'LP'[n % 2]}\n" for n in range(1, 9))
    post = "kode,skor\n" + "".join(f"R{n},{n + 3}\n" for n in range(8, 0, -1))
    pre = "kode,skor\n" + "".join(f"R{n},{n}\n" for n in range(1, 9))
    for names in (("Identitas", "Post", "Pre"), ("Post", "Identitas", "Pre")):
        cells = {"Identitas": about, "Post": post, "Pre": pre}
        sheets = [source(name, cells[name]) for name in names]
        study = study_of(answered(sheets, "join", kind="sheets"))
        assert pairs_of(study)["R4"] == (4, 7)
        assert {factor.key for factor in study.factors} == {"umur", "jk"}


def test_a_decimal_comma_in_one_file_and_a_point_in_the_other_are_one_number():
    pre = "id;skor\n" + "".join(f"P{n};{n},5\n" for n in range(1, 9)) + "P9;absen\n"
    post = "id,skor\n" + "".join(f"P{n},{n}.75\n" for n in range(1, 9)) + "P9,absen\n"
    joined = [source("pre.csv", pre), source("post.csv", post)]
    assert pairs_of(study_of(answered(joined, "join")))["P3"] == (3.5, 3.75)
    assert pairs_of(study_of(answered(joined[::-1], "join")))["P3"] == (3.5, 3.75)


@pytest.mark.parametrize(
    ("names", "are_groups"),
    [
        (["Kelas A", "Kelas B"], True),
        (["kontrol.xlsx", "intervensi.xlsx"], True),
        (["Group 1", "Group 2", "Group 3"], True),
        (["Sheet1", "Sheet2"], False),
        (["Kelas A pre", "Kelas A post"], False),
        (["Data", "Keterangan"], False),
    ],
)
def test_which_names_of_tables_say_groups(names, are_groups):
    assert names_say_groups(names) == are_groups


def test_an_answer_about_several_tables_begins_anew():
    """What was said of one of them alone means nothing in the table that they make."""
    beside = "No,A Pre,A Post,B Pre,B Post\n" + "".join(f"{n},{n},2,3,4\n" for n in range(1, 9))
    tables = [source("a.csv", beside + "9,1,2,,\n"), source("b.csv", "x\n1\n2\n3\n")]
    apart = asked(tables)
    blocks = next(p for p in apart if p.problem.key == "side_by_side").offers[0].preparation
    for proposal in asked(tables, blocks):
        for offer in proposal.offers:
            assert offer.preparation.blocks is None or offer.preparation == blocks
