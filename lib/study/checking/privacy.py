"""Privacy: columns that tell who somebody is, which no analysis needs."""

from __future__ import annotations

import re

import pandas as pd

from lib.study.columns.levels import as_text
from lib.study.problem import Problem, ProblemKey
from lib.study.table import Table
from lib.study.words.personal import PERSONAL, PERSONS
from lib.study.words.times import tokens

CELLS_LOOKED_AT = 500  # of a column
MOST_CHARACTERS = 200  # of a cell; whoever it tells of, it tells by then
SHORTEST_NUMBER = 1e8  # of a telephone or an identity card
MOSTLY = 0.6  # share of the cells that must look like it

_CELLS: dict[ProblemKey, re.Pattern[str]] = {
    "personal_email": re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE),
    "personal_phone": re.compile(r"(\+\d[\d\s.-]{7,16}|0?8[1-9]\d[\d\s.-]{6,11}|0\d{8,12})"),
    "personal_number": re.compile(r"\d{16}"),  # NIK, the Indonesian identity number
    "personal_name": re.compile(
        r"((ny|tn|nn|an|by|dr|mrs?|ms|ibu|bapak)\.?\s+)?([A-Z][a-z'’.-]+\s+){1,4}[A-Z][a-z'’.-]*\.?"
    ),
}


def personal_columns(table: Table) -> tuple[Problem, ...]:
    """A problem for every column that looks like names, phone numbers, e-mail or the like.

    >>> from lib.study.table import Dialect
    >>> frame = pd.DataFrame({"Nama": ["Ani", "Budi"], "pre": [3, 4]})
    >>> found = personal_columns(Table(frame, Dialect("csv", "utf-8")))
    >>> [(problem.key, problem.column) for problem in found]
    [('personal_name', 'Nama')]
    """
    problems = []
    for name in table.frame.columns:
        kind = _by_cells(table.frame[name]) or _by_name(str(name), table.frame[name])
        if kind is not None:
            problems.append(Problem(kind, "warning", {}, str(name)))
    return tuple(problems)


def _by_cells(column: pd.Series) -> ProblemKey | None:
    if pd.api.types.is_numeric_dtype(column.dtype) and not column.max() >= SHORTEST_NUMBER:
        return None
    cells = [text for text in map(_text, _some(column)) if text]
    different = len(set(cells)) >= 0.5 * len(cells)
    for kind, pattern in _CELLS.items():
        looks = sum(bool(pattern.fullmatch(text)) for text in cells)
        # "Not Hispanic" is written like a name; names hardly repeat
        if cells and looks >= MOSTLY * len(cells) and (different or kind != "personal_name"):
            return kind
    return None


def _by_name(name: str, column: pd.Series) -> ProblemKey | None:
    words = set(tokens(name))
    together = "".join(tokens(name))
    for kind, known in PERSONAL.items():
        if not (words | {together}) & known:
            continue
        if kind != "personal_name":
            return kind
        names_persons = together in known or words <= known | PERSONS
        if names_persons and _is_text(column) and not _is_coded(column):
            return kind
    return None


def _is_coded(column: pd.Series) -> bool:
    """Whether most cells are codes or keys: P07, baseline_arm_1."""
    cells = [text for text in map(_text, _some(column)) if text]
    coded = sum(1 for text in cells if re.search(r"[0-9_]", text))
    return 2 * coded > len(cells)


def _is_text(column: pd.Series) -> bool:
    return any(re.search(r"[^\W\d_]{2,}", _text(value)) for value in _some(column))


def _some(column: pd.Series) -> list[object]:
    return list(column.dropna().head(CELLS_LOOKED_AT))


def _text(value: object) -> str:
    return re.sub(r"\s+", " ", as_text(value)[:MOST_CHARACTERS]).strip()
