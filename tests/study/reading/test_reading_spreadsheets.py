"""Spreadsheets: small workbooks made on the spot."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import numpy as np
import pytest
import xlsxwriter

from lib.study.problem import Refusal
from lib.study.reading.limits import Limits
from lib.study.reading.read import read
from lib.study.table import Dialect

Fill = Callable[[xlsxwriter.Workbook], None]


def workbook(fill: Fill) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        fill(book)
    return buffer.getvalue()


def rows(*cells: list[object], name: str = "Data") -> Fill:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(cells):
            sheet.write_row(number, 0, row)

    return fill


def ods(table_rows: str) -> bytes:
    content = (
        '<?xml version="1.0"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="S">{table_rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def test_the_sheet_with_the_numbers_is_read_and_the_others_are_named():
    def fill(book: xlsxwriter.Workbook) -> None:
        rows(["Penjelasan"], ["Studi ASI"], name="Info")(book)
        rows(["id", "pre", "post"], [1, 5, 7], [2, 6, 9], name="Data")(book)

    found = read(workbook(fill), "x.xlsx")
    assert found.understood.sheet == "Data"
    assert found.sheets == ("Info", "Data")
    assert found.frame["post"].tolist() == [7, 9]
    assert "sheet_chosen" in {p.key for p in found.problems}


def test_a_named_sheet_is_obeyed_and_an_unknown_one_refused():
    def fill(book: xlsxwriter.Workbook) -> None:
        rows(["id", "pre"], [1, 5], [2, 6], name="A")(book)
        rows(["id", "pre"], [1, 50], [2, 60], [3, 70], name="B")(book)

    data = workbook(fill)
    assert read(data, "x.xlsx", Dialect(sheet="A")).frame["pre"].tolist() == [5, 6]
    with pytest.raises(Refusal) as refused:
        read(data, "x.xlsx", Dialect(sheet="C"))
    assert refused.value.problem.slots == {"sheet": "C", "sheets": "A, B"}


def test_merged_cells_name_the_columns_under_them():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Tekanan darah")
        sheet.merge_range(1, 1, 1, 2, "Visit 1")
        sheet.merge_range(1, 3, 1, 4, "Visit 2")
        sheet.write_row(2, 0, ["id", "BP", "HR", "BP", "HR", "Catatan"])
        sheet.write_row(3, 0, [1, 120, 80, 118, 77, "baik"])
        sheet.write_row(4, 0, [2, 130, 82, 121, 79, "cukup"])

    found = read(workbook(fill), "x.xlsx")
    assert found.understood.header == (2, 3)
    assert list(found.frame) == [
        "id", "Visit 1 / BP", "Visit 1 / HR", "Visit 2 / BP", "Visit 2 / HR", "Catatan",
    ]  # fmt: skip
    assert found.frame.index.tolist() == [4, 5]


def test_dates_become_iso_text():
    def fill(book: xlsxwriter.Workbook) -> None:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "lahir"])
        sheet.write(1, 0, 1)
        sheet.write_datetime(1, 1, dt.datetime(1990, 2, 27), day)

    assert read(workbook(fill), "x.xlsx").frame["lahir"].tolist() == ["1990-02-27"]


def test_a_formula_counts_by_its_stored_value():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "skor"])
        sheet.write_row(1, 0, [1, 4])
        sheet.write(2, 0, 2)
        sheet.write_formula(2, 1, "=1+1", None, 7)  # 7, not 2: nothing is computed here

    assert read(workbook(fill), "x.xlsx").frame["skor"].tolist() == [4, 7]


def test_error_cells_are_missing_and_counted():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "skor"])
        sheet.write_row(1, 0, [1, 4])
        sheet.write(2, 0, 2)
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")

    found = read(workbook(fill), "x.xlsx")
    assert np.isnan(found.frame["skor"].iloc[1])
    told = next(p for p in found.problems if p.key == "error_cells")
    assert told.slots == {"n": 1, "cells": "B3"}


def test_numbers_stored_as_text_are_numbers_and_leading_zeros_are_not():
    found = read(
        workbook(rows(["id", "pre"], ["001", "3,5"], ["002", 4], ["003", "5,25"])), "x.xlsx"
    )
    assert found.frame["id"].tolist() == ["001", "002", "003"]
    assert found.frame["pre"].tolist() == [3.5, 4, 5.25]


def test_a_true_number_is_never_reread_with_the_marks_of_texts():
    data = workbook(rows(["id", "berat", "suhu"], [1, 3.125, "36,5"], [2, 2.875, "37,1"]))
    assert read(data, "x.xlsx").frame["berat"].tolist() == [3.125, 2.875]


def test_mixed_columns_keep_numbers_as_a_person_writes_them():
    data = workbook(rows(["id", "pre"], [1, 12], [2, "13 tahun"], [3, 1.5]))
    assert read(data, "x.xlsx").frame["pre"].tolist() == ["12", "13 tahun", "1.5"]


def test_declared_codes_become_empty():
    data = workbook(rows(["id", "pre"], [1, 12], [2, -99], [3, 15]))
    found = read(data, "x.xlsx", Dialect(missing=("-99",)))
    assert np.isnan(found.frame["pre"].iloc[1])


def test_repeated_cells_of_ods():
    row = (
        '<table:table-row><table:table-cell office:value-type="{}" {}><text:p>{}</text:p>'
        "</table:table-cell></table:table-row>"
    )
    header = row.format("string", "", "skor")
    value = row.format("float", 'office:value="4"', "4")
    found = read(ods(header + value + value), "x.ods")
    assert found.frame["skor"].tolist() == [4, 4]


def test_a_cell_far_away_is_refused_before_the_sheet_is_laid_out():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "skor"])
        sheet.write(1_048_575, 16_383, 1)  # laid out densely: 17 billion cells

    with pytest.raises(Refusal) as refused:
        read(workbook(fill), "x.xlsx")
    assert refused.value.problem.key == "too_many_cells"


def test_repeated_rows_of_ods_are_refused_before_they_are_laid_out():
    cell = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'office:value-type="float" office:value="1" table:number-columns-repeated="1000"/>'
        "</table:table-row>"
    )
    with pytest.raises(Refusal) as refused:
        read(ods(cell), "x.ods")
    assert refused.value.problem.key == "too_many_cells"


def bomb(declared: int | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 3_000_000)
    data = buffer.getvalue()
    if declared is not None:  # the same with a lie about its size
        data = data.replace((3_000_000).to_bytes(4, "little"), declared.to_bytes(4, "little"))
    return data


@pytest.mark.parametrize("declared", [None, 100])
def test_a_zip_bomb_is_refused_also_when_it_lies_about_its_size(declared):
    with pytest.raises(Refusal) as refused:
        read(bomb(declared), "x.xlsx", limits=Limits(unpacked_bytes=1_000_000))
    assert refused.value.problem.key == "unpacked_too_large"


def test_a_file_over_the_limit_is_refused_unread():
    with pytest.raises(Refusal) as refused:
        read(b"\x00" * 2_000_001, "x.xlsx", limits=Limits(file_bytes=2_000_000))
    assert refused.value.problem.slots == {"size": 3, "limit": 2}


def test_limits_come_from_settings():
    limits = Limits.from_settings({"PRAPASCA_MAX_FILE_MB": "1.5", "PRAPASCA_MAX_COLUMNS": "9"})
    assert (limits.file_bytes, limits.columns) == (1_500_000, 9)
    assert limits.cells == Limits().cells


def test_a_mistyped_limit_is_an_error_and_not_no_limit():
    with pytest.raises(ValueError, match="PRAPASCA_MAX_FILE_MB"):
        Limits.from_settings({"PRAPASCA_MAX_FILE_MB": "-1"})
