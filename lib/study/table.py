"""A table as it was read: its cells, and how the file was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from lib.study.problem import Problem

Format = Literal["csv", "xlsx", "xls", "ods", "sav", "dta"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is to be understood. None means: find out. Every field is shown and changeable.

    format      the kind of file
    encoding    text files: "utf-8", "utf-8-sig", "utf-16", "cp1252", "shift_jis", ...
    delimiter   text files: "," ";" tab "|" or " "
    decimal     "." or ","
    thousands   "", ".", ",", " " or "'"
    header      the rows (1-based) that hold the column names: (1,), (3, 4), or () for none
    last_row    the last data row; trailing notes come after it
    sheet       spreadsheets: the sheet's name
    missing     texts and numbers that stand for "no value", beyond the built-in ones
    """

    format: Format | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    header: tuple[int, ...] | None = None
    last_row: int | None = None
    sheet: str | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The cells of one sheet.

    frame        unique column names; a column is float64/int64 where every cell is a number or
                 empty, else text (str); empty cells are NaN. The index is the row number in the
                 file (1-based, as a spreadsheet shows it).
    understood   the dialect with every field that applies filled in
    labels       column name -> variable label (SPSS, Stata), where there is one
    levels       column name -> {code: value label} (SPSS, Stata); cells hold the labels already
    sheets       the names of all sheets, for the choice
    problems     what was skipped or repaired on the way (title rows, notes, merged cells, ...)
    """

    frame: pd.DataFrame
    understood: Dialect
    labels: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
