"""Tables below tables, names one short, and what lists and quotation marks do to both."""

from __future__ import annotations

import pytest

from lib.study.problem import Problem, Refusal
from lib.study.reading.read import read
from lib.study.table import Table

PEOPLE = [(f"P{n:02d}", n % 5, n % 4 + 1) for n in range(1, 12)]


def table(rows: list[str]) -> Table:
    return read(("\n".join(rows) + "\n").encode(), "file.csv")


def told(found: Table, key: str) -> list[Problem]:
    return [problem for problem in found.problems if problem.key == key]


def written(mark: str = ",") -> list[str]:
    return [mark.join(map(str, person)) for person in PEOPLE]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize(
    "heads", [["id,height,age"], ["Ward B,,", "id,height,age"], [",Visit 1,Visit 2", "id,HR,BP"]]
)
def test_a_second_table_with_other_names_is_left_out_and_told(mark, heads):
    below = ["", *(head.replace(",", mark) for head in heads), *written(mark)]
    found = table([f"id{mark}pre{mark}post", *written(mark), *below])
    assert found.frame["post"].tolist() == [post for _, _, post in PEOPLE]
    (problem,) = told(found, "second_table")
    assert problem.rows[0] == len(PEOPLE) + 3


def test_somebody_absent_after_a_blank_row_is_no_second_table():
    people = written()
    found = table(["id,pre,post", *people[:5], "", "P30,ill,away", *people[5:]])
    assert len(found.frame) == len(people) + 1
    assert not told(found, "second_table")


@pytest.mark.parametrize("names", ["age,pre,post", "umur,pre,post"])
def test_row_names_of_r_in_a_comma_file_are_told(names):
    found = table([names, *(f"{who},{20 + at},{pre},{post}" for at, (who, pre, post) in
                            enumerate(PEOPLE))])  # fmt: skip
    assert found.frame["post"].tolist() == [post for _, _, post in PEOPLE]
    assert told(found, "row_names")


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_last_column_without_a_name_does_not_shift_the_names(mark):
    rows = [mark.join([str(at), str(pre), str(post), "late"]) for at, (_, pre, post) in
            enumerate(PEOPLE)]  # fmt: skip
    found = table([mark.join(["id", "pre", "post"]), *rows])
    assert found.frame["post"].tolist() == [post for _, _, post in PEOPLE]


def test_a_comma_in_each_number_is_still_refused():
    with pytest.raises(Refusal) as refused:
        table(["id,score", *(f"{who},{pre},{post}" for who, pre, post in PEOPLE)])
    assert refused.value.problem.key == "decimals_split"


def test_lists_in_a_file_of_quoted_cells():
    rows = [f'"{who}","Time;Cost","{pre}","{post}"' for who, pre, post in PEOPLE]
    found = table(['"id","reasons","pre","post"', *rows])
    assert found.understood.delimiter == ","
    assert found.frame["post"].tolist() == [post for _, _, post in PEOPLE]


@pytest.mark.parametrize("head", ["id,pre,post;;", '"id,pre,post";;'])
def test_quoted_lines_saved_once_more_with_semicolons(head):
    found = table([head, *(f'"{row}";;' for row in written())])
    assert found.frame["post"].tolist() == [post for _, _, post in PEOPLE]


def test_the_last_people_without_scores_are_no_header():
    found = table(["Ani;11;12", "Budi;22;23", "Cici;33;34", "Fani;;", "Gina;;"])
    assert found.understood.header == ()
    assert found.frame.shape == (5, 3)
