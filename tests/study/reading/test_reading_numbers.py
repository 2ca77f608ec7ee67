"""Numbers in text files: what becomes one, what stays text, and by which marks."""

from __future__ import annotations

import numpy as np
import pytest

from lib.study.reading.read import read
from lib.study.table import Dialect, Table


def table(text: str, encoding: str = "utf-8", **wanted: object) -> Table:
    return read(text.encode(encoding), "file.csv", Dialect(**wanted))  # type: ignore[arg-type]


def keys(found: Table) -> set[str]:
    return {problem.key for problem in found.problems}


def test_leading_zeros_and_long_numbers_stay_text():
    found = table("id,nik,pre\n001,3374012345678901,5\n002,3374012345678902,6\n")
    assert found.frame["id"].tolist() == ["001", "002"]
    assert found.frame["nik"].tolist() == ["3374012345678901", "3374012345678902"]


def test_codes_that_look_like_powers_of_ten_stay_text():
    found = table("kelas,pre\n3E2,5\n4E1,6\n")
    assert found.frame["kelas"].tolist() == ["3E2", "4E1"]


def test_cells_are_trimmed():
    found = table('id,pre\n" 12 ", 5 \n13,6\n')
    assert found.frame["id"].tolist() == [12, 13]


def test_markers_of_missing_values_do_not_make_numbers_text():
    found = table("id,pre\n1,5\n2,tidak ada\n3,NA\n4,-\n")
    assert found.frame["pre"].tolist()[0] == 5
    assert found.frame["pre"].isna().sum() == 3
    told = [(p.slots["marker"], p.slots["n"], p.rows) for p in found.problems]
    assert ("tidak ada", 1, (3,)) in told


def test_markers_are_levels_in_a_column_of_text():
    found = table("id,alergi\n1,tidak ada\n2,debu\n3,-\n")
    assert found.frame["alergi"].tolist() == ["tidak ada", "debu", "-"]


def test_one_word_among_numbers_leaves_the_column_as_written():
    found = table("id,pre\n1,5\n2,13 tahun\n3,7\n")
    assert found.frame["pre"].tolist() == ["5", "13 tahun", "7"]


def test_declared_missing_values_become_empty_and_are_counted():
    found = table("id,pre\n1,5\n2,999\n3,7\n", missing=("999",))
    assert np.isnan(found.frame["pre"].iloc[1])
    told = next(p for p in found.problems if p.key == "declared_missing")
    assert (told.column, told.slots["n"], told.rows) == ("pre", 1, (3,))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1.250,5", "3,5"], [1250.5, 3.5]),
        (["1,250.5", "3.5"], [1250.5, 3.5]),
        (["1 250,5", "3,5"], [1250.5, 3.5]),
        (["1'250.5", "3.5"], [1250.5, 3.5]),
        (["1.250.000", "3"], [1250000, 3]),
        (["0,125", "2,250"], [0.125, 2.25]),
        (["+5", "−4"], [5, -4]),
        (["1e-05", "2.5E+03"], [1e-5, 2500]),
    ],
)
def test_decimal_and_thousands_marks_by_their_evidence(cells, expected):
    found = table("id;skor\n" + "".join(f"{i};{c}\n" for i, c in enumerate(cells)))
    assert found.frame["skor"].tolist() == expected


def test_weights_in_grams_with_a_point_are_thousands_beside_decimal_commas():
    found = table("id;suhu;berat\n1;36,5;3.200\n2;37,1;2.950\n")
    assert found.frame["berat"].tolist() == [3200, 2950]


def test_a_number_that_can_be_read_in_two_ways_is_told():
    found = table("id;berat\n1;3.200\n2;2.950\n")
    assert found.frame["berat"].tolist() == [3200, 2950]
    assert "decimal_unclear" in keys(found)


def test_the_person_decides_the_decimal_mark():
    found = table("id;berat\n1;3.200\n2;2.950\n", decimal=".", thousands="")
    assert found.frame["berat"].tolist() == [3.2, 2.95]
    assert "decimal_unclear" not in keys(found)


def test_a_column_with_the_other_decimal_mark_is_read_and_told():
    found = table("id;a;b;c\n1;1,5;2,5;36.5\n2;1,7;2,25;37.1\n")
    assert found.frame["c"].tolist() == [36.5, 37.1]
    assert "other_decimal" in keys(found)


def test_thousands_that_begin_late_in_a_long_column_are_found():
    rows = [f"{i};{i % 900}" for i in range(2000)] + ["2000;1.250", "2001;2.500"]
    found = table("id;langkah\n" + "\n".join(rows))
    assert found.frame["langkah"].iloc[-2:].tolist() == [1250, 2500]


def test_leading_zeros_stay_text_when_they_are_all_that_is_odd():
    found = table("id,pre\n7,5\n10,6\n007,7\n")
    assert found.frame["id"].tolist() == ["7", "10", "007"]
