"""Text files: each kind of mess in a few lines of its own."""

from __future__ import annotations

import numpy as np
import pytest

from lib.study.problem import Refusal
from lib.study.reading.read import read
from lib.study.table import Dialect, Table


def table(text: str, encoding: str = "utf-8", **wanted: object) -> Table:
    return read(text.encode(encoding), "file.csv", Dialect(**wanted))  # type: ignore[arg-type]


def keys(found: Table) -> set[str]:
    return {problem.key for problem in found.problems}


def test_semicolon_and_decimal_comma_in_windows_1252():
    found = table("kode;prä;post\na;80,7;80,2\nb;75;1.250,5\n", "cp1252")
    assert found.frame["prä"].tolist() == [80.7, 75.0]
    assert found.frame["post"].tolist() == [80.2, 1250.5]
    understood = found.understood
    assert (understood.encoding, understood.delimiter) == ("cp1252", ";")
    assert (understood.decimal, understood.thousands) == (",", ".")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter_is_found(delimiter):
    lines = [["id", "pre", "post"], ["a", "1", "2.5"], ["b", "3", "4"]]
    found = table("\n".join(delimiter.join(line) for line in lines))
    assert found.understood.delimiter == delimiter
    assert found.frame["post"].tolist() == [2.5, 4.0]


def test_columns_between_runs_of_blanks():
    found = table("  id   pre  post\n  P1    12   15\n  P2     9   11\n")
    assert found.understood.delimiter == " "
    assert found.frame["post"].tolist() == [15, 11]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_each_encoding_is_found(encoding):
    found = table("nom,élève\nRenée,3\nChloé,4\n", encoding)
    assert found.frame["élève"].tolist() == [3, 4]
    assert found.understood.encoding == encoding


def test_japanese_in_shift_jis():
    found = table("番号,介入前,介入後\n1,23,45\n2,24,50\n", "shift_jis")
    assert list(found.frame) == ["番号", "介入前", "介入後"]
    assert found.understood.encoding == "shift_jis"


def test_accents_are_not_taken_for_japanese():
    found = table("naam;voor;na\nRené van ’t Höfke;1;2\nZoë;3;4\n", "cp1252")
    assert found.frame["naam"].tolist() == ["René van ’t Höfke", "Zoë"]


def test_the_line_that_names_the_delimiter_is_no_row():
    found = table("sep=;\r\nid;pre;post\r\n1;2;3\r\n")
    assert found.frame["post"].tolist() == [3]
    assert found.understood.header == (1,)
    assert found.frame.index.tolist() == [2]


def test_titles_above_and_notes_below_are_left_out_and_told():
    text = "Data ASI,,\nRSUD 2024,,\n,,\nid,pre,post\n1,5,7\n2,6,9\n3,4,8\n,,\n"
    text += "Keterangan: skor 0-10,,\n"
    found = table(text)
    assert found.understood.header == (4,)
    assert found.understood.last_row == 7
    assert found.frame["post"].tolist() == [7, 9, 8]
    assert {"title_rows", "trailing_notes"} <= keys(found)


def test_a_row_of_means_is_no_participant():
    found = table("nama,pre,post\nAni,5,7\nBudi,6,9\nCitra,4,8\nRata-rata,5,8\n")
    assert found.frame["nama"].tolist() == ["Ani", "Budi", "Citra"]


def test_a_participant_called_max_stays():
    found = table("nama,pre,post\nAni,5,7\nBudi,6,9\nMax,4,8\n")
    assert found.frame["nama"].tolist() == ["Ani", "Budi", "Max"]


def test_a_false_header_gives_way_to_the_one_that_fits_every_column():
    text = "Desc;Before;After\nincrease;0;\nalpha;0.05;\nstudent;before;after\n"
    text += "".join(f"{row};{row + 20};{row + 30}\n" for row in range(1, 12))
    found = table(text)
    assert found.understood.header == (4,)
    assert found.frame["after"].iloc[0] == 31


def test_a_file_of_numbers_only_has_no_header():
    found = table("1,12,15\n2,13,18\n3,9,10\n")
    assert found.understood.header == ()
    assert list(found.frame) == ["column 1", "column 2", "column 3"]
    assert found.frame.index.tolist() == [1, 2, 3]


def test_the_first_participant_is_no_header():
    found = table("P1,kontrol,12\nP2,kontrol,13\nP3,intervensi,9\n")
    assert found.understood.header == ()


def test_years_may_be_column_names():
    found = table("id,2015,2016\n1,40,41\n2,38,44\n")
    assert list(found.frame) == ["id", "2015", "2016"]


def test_group_names_over_two_columns_are_joined_to_the_names_below():
    text = "No,Pretest,,Posttest,\n,Skor,Kategori,Skor,Kategori\n"
    found = table(text + "1,5,kurang,8,baik\n2,6,baik,9,baik\n")
    assert found.understood.header == (1, 2)
    assert list(found.frame)[1:4] == ["Pretest / Skor", "Pretest / Kategori", "Posttest / Skor"]


def test_of_names_above_names_the_first_are_taken():
    found = table("Q1,Q2,Q3\nUmur,Skor pre,Skor post\n20,5,6\n21,7,8\n22,3,4\n")
    assert found.understood.header == (1, 2)
    assert list(found.frame) == ["Q1", "Q2", "Q3"]


def test_aligned_columns_keep_single_blanks_within_cells():
    found = table("Nama       Pre   Post\nAni Sari    12     13\nBudi        11     14\n")
    assert found.frame["Nama"].tolist() == ["Ani Sari", "Budi"]
    assert found.frame["Post"].tolist() == [13, 14]


def test_the_same_name_twice_gets_a_number():
    found = table("id,BP,BP\n1,120,110\n2,130,121\n")
    assert list(found.frame) == ["id", "BP", "BP (2)"]
    assert "names_repeated" in keys(found)


def test_blank_rows_and_empty_columns_are_skipped_and_rows_keep_their_numbers():
    found = table("id,pre,,post\n1,5,,7\n\n2,6,,9\n,,,\n3,6,,9\n")
    assert found.frame.index.tolist() == [2, 4, 6]
    assert list(found.frame) == ["id", "pre", "post"]
    assert {"blank_rows", "empty_columns"} <= keys(found)


def test_a_file_whose_lines_are_one_quoted_cell_is_unwrapped():
    found = table('"id,nama,pre,post"\n"1,""Ani"",5,7"\n"2,Budi,6,9"\n')
    assert found.frame["nama"].tolist() == ["Ani", "Budi"]
    assert found.frame["post"].tolist() == [7, 9]


def test_quoted_cells_keep_delimiters_and_line_breaks():
    found = table('id,catatan,skor\n1,"a, ""b""\nc",5\n2,d,6\n')
    assert found.frame["catatan"].iloc[0] == 'a, "b"\nc'
    assert found.frame["skor"].tolist() == [5, 6]


def test_a_quotation_mark_never_closed_does_not_swallow_the_file():
    rows = "".join(f"{row},{row}\n" for row in range(20))
    found = table(f'id,skor\n"x,1\n{rows}')
    assert len(found.frame) == 21
    assert "quotes_unbalanced" in keys(found)


def test_what_the_person_decided_is_obeyed():
    found = table("a;b\n1;2\n3;4\n5;6\n", header=(2,), last_row=3)
    assert list(found.frame) == ["1", "2"]
    assert found.frame.index.tolist() == [3]


def test_commas_as_delimiter_and_decimal_mark_are_refused():
    with pytest.raises(Refusal) as refused:
        table("id,pre,post\n1,80,7,80,2\n2,75,1,76,3\n3,70,5,71,2\n4,70,5,71,2\n")
    assert refused.value.problem.key == "decimals_split"


def test_commas_in_one_column_only_are_refused_too():
    with pytest.raises(Refusal) as refused:
        table("id,skor\n1,3,5\n2,4,5\n3,2,5\n4,1,5\n")
    assert refused.value.problem.key == "decimals_split"


def test_a_row_with_a_cell_too_many_is_set_aside_and_told():
    rows = "".join(f"{i},Ani,{i}\n" for i in range(50))
    found = table(f"id,nama,skor\n{rows}50,Budi,jr,7\n")
    assert 52 not in found.frame.index
    told = next(p for p in found.problems if p.key == "rows_set_aside")
    assert told.rows == (52,)


def test_short_rows_are_filled_up():
    found = table("id,pre,post\n1,5,6\n2,5\n3,4,5\n")
    assert np.isnan(found.frame["post"].iloc[1])


def test_row_names_without_a_header_as_r_writes_them():
    found = table("pre post\nP1 3 4\nP2 5 6\n")
    assert list(found.frame) == ["column 1", "pre", "post"]


def test_column_names_repeated_inside_the_table_are_skipped():
    found = table("id,pre\n1,5\n2,6\nid,pre\n1,7\n2,9\n")
    assert found.frame["pre"].tolist() == [5, 6, 7, 9]
    assert "header_repeated" in keys(found)


def test_units_under_the_names_belong_to_the_header():
    found = table("id,weight,height\n,(kg),(cm)\n1,60,150\n2,70,160\n")
    assert found.understood.header == (1, 2)
    assert found.frame["weight"].tolist() == [60, 70]


def test_truth_values_are_text():
    assert table("id,asi\n1,True\n2,False\n").frame["asi"].tolist() == ["True", "False"]


def test_an_accent_before_a_delimiter_is_not_taken_for_japanese():
    assert table("id|teks\n1|é\n2|b\n".replace("1|é", "é|1"), "cp1252").frame.shape == (2, 2)


def test_a_single_ideograph_in_a_cell_is_japanese():
    found = table("id,前,後\n1,23,45\n2,24,50\n", "shift_jis")
    assert list(found.frame) == ["id", "前", "後"]
