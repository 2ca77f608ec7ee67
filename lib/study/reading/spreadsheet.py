"""Spreadsheets (xlsx, xls, ods) through calamine: values only, formulas are never evaluated."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
)

from lib.study.arrays import Floats
from lib.study.problem import Problem, Refusal
from lib.study.reading.archive import check_archive
from lib.study.reading.biff import check_biff
from lib.study.reading.column_types import number_text
from lib.study.reading.header import Span
from lib.study.reading.limits import Limits
from lib.study.table import Format

Value = bool | int | float | str | dt.date | dt.time | dt.datetime | dt.timedelta
Cells = list[list[Value]]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The cells of one sheet from its first row and column on, and the names of all sheets.

    merged   merged cells, where the file format tells them
    """

    name: str
    cells: Cells
    sheets: tuple[str, ...]
    merged: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_sheet(data: bytes, kind: Format, wanted: str | None, limits: Limits) -> Sheet:
    """The wanted sheet, or the one most like a table; Refusal when there is none."""
    errors = _checked(data, kind, limits)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = _worksheets(workbook)
        if wanted is not None:
            if wanted not in names:
                raise Refusal("sheet_not_found", sheet=wanted, sheets=", ".join(names))
            sheets = {wanted: workbook.get_sheet_by_name(wanted)}
        else:
            sheets = {name: workbook.get_sheet_by_name(name) for name in names}
        cells = {name: _cells(sheet, limits) for name, sheet in sheets.items()}
    except PasswordError:
        raise Refusal("file_encrypted") from None
    except (CalamineError, WorksheetNotFound, OSError, ValueError, OverflowError) as error:
        locked = "password" in str(error).lower()
        raise Refusal("file_encrypted" if locked else "file_damaged") from None
    if not any(cells.values()):
        raise Refusal("no_rows")
    chosen = max(cells, key=lambda name: _table_size(cells[name]))
    problems = _notes(chosen, cells, errors)
    merged = _spans(sheets[chosen])
    return Sheet(chosen, cells[chosen], tuple(names), merged, problems)


def _checked(data: bytes, kind: Format, limits: Limits) -> tuple[str, ...]:
    """Refuse what is too large before it is parsed; the error cells seen on the way."""
    if kind == "xls":
        check_biff(data, limits)
        return ()
    return check_archive(data, limits).errors


def _worksheets(workbook: CalamineWorkbook) -> list[str]:
    """The names of the sheets that hold cells, visible ones before hidden ones."""
    shown = [
        (sheet.visible != SheetVisibleEnum.Visible, order, sheet.name)
        for order, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ == SheetTypeEnum.WorkSheet
    ]
    visible = [name for hidden, _, name in sorted(shown) if not hidden]
    return visible or [name for _, _, name in sorted(shown)]


def _cells(sheet: CalamineSheet, limits: Limits) -> Cells:
    if sheet.end is not None:
        limits.check_table(sheet.end[0] + 1, sheet.end[1] + 1)
    cells: Cells = sheet.to_python(skip_empty_area=False)
    return cells


def _table_size(cells: Cells) -> tuple[int, int]:
    """How much a sheet is like a table of measurements: its numbers, then its filled cells."""
    numbers = filled = 0
    for row in cells:
        numbers += sum(1 for cell in row if isinstance(cell, int | float))
        filled += sum(1 for cell in row if cell != "")
    return numbers, filled


def _spans(sheet: CalamineSheet) -> tuple[Span, ...]:
    """Merged cells that run over several columns of one row."""
    ranges = sheet.merged_cell_ranges or []
    return tuple(
        Span(first[0], first[1], last[1])
        for first, last in ranges
        if first[0] == last[0] and last[1] > first[1]
    )


def _notes(chosen: str, cells: dict[str, Cells], errors: Sequence[str]) -> tuple[Problem, ...]:
    notes = []
    others = [name for name, rows in cells.items() if name != chosen and rows]
    if others:
        slots = {"sheet": chosen, "others": ", ".join(others[:10])}
        notes.append(Problem("sheet_chosen", "note", slots))
    if errors:
        counted: dict[str, str | int] = {"n": len(errors), "cells": ", ".join(errors[:5])}
        notes.append(Problem("error_cells", "warning", counted))
    return tuple(notes)


def text_of(value: Value) -> str:
    """A cell as text: dates in ISO form, truth values as a spreadsheet shows them."""
    match value:
        case str():
            return re.sub(r"\s+", " ", value).strip()
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return number_text(float(value))
        case dt.datetime():
            at_midnight = value.time() == dt.time()
            return value.date().isoformat() if at_midnight else value.isoformat(" ", "seconds")
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return str(value)


def split(cells: Sequence[Value]) -> tuple[pa.Array, Floats]:
    """One column as texts (null where a number stands) and numbers (NaN elsewhere)."""
    numbers = np.full(len(cells), np.nan)
    texts: list[str | None] = [""] * len(cells)
    for index, cell in enumerate(cells):
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            numbers[index] = cell
            texts[index] = None
        elif cell != "":
            texts[index] = text_of(cell)
    return pa.array(texts, pa.string()), numbers
