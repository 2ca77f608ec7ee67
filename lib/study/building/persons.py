"""Persons: what the columns of a table say about each participant, whatever its layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lib.study.arrays import Floats, Whole
from lib.study.columns.labelled import coded
from lib.study.columns.levels import as_text, levels
from lib.study.columns.numbers import Numbers, Reading, is_slashed, numbers
from lib.study.columns.profile import MOSTLY, NUMBER_FROM
from lib.study.problem import Problem, Refusal, Slots, rows_where
from lib.study.roles import FactorChoice, OutcomeChoice, Part, Roles
from lib.study.study import Factor
from lib.study.table import Table
from lib.study.words.markers import is_missing

MOST_IDS = 20_000  # participants above which nobody is named any more
MOST_NAMED = 12  # names in one sentence
LARGEST = 1e150  # of scores: the square of a larger one is no number
FEW = 5  # distinct values that make a number of a column where hardly two people share one


@dataclass(slots=True)
class Persons:
    """The participants of a table, one position each.

    row         the row of the file (its first one, in a long table), (n,)
    scores      (before, after) of each outcome of the roles, NaN where missing
    all_times   the scores of each outcome at all its times, before and after among them, (n, t)
    ids         their names; () when there are too many
    left_out    the names of those who could not become a participant
    """

    row: Whole
    scores: list[tuple[Floats, Floats]]
    all_times: list[Floats]
    factors: list[Factor]
    ids: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def read_score(
    table: Table, roles: Roles, column: str, part: Part
) -> tuple[Floats, tuple[Problem, ...]]:
    """A score column as numbers. Refuses one that holds "120/80", or mostly no numbers at all."""
    cells = _score_cells(table, column)
    if part == "whole" and not pd.api.types.is_numeric_dtype(cells.dtype):
        distinct = pd.unique(cells.dropna())
        if is_slashed(distinct[:1000]):
            rows = rows_where(cells.index, cells.notna().to_numpy())
            raise Refusal("two_numbers_in_a_cell", column, rows, example=str(distinct[0]))
    read = _of_size(score_numbers(table, roles, column, part), cells)
    found = int(np.isfinite(read.value).sum())
    wrong = next((p for p in read.problems if p.key == "not_a_number"), None)
    if wrong is not None and int(wrong.slots["n"]) > found:
        n = int(wrong.slots["n"])
        example = str(wrong.slots["example"])
        raise Refusal("column_not_numeric", column, wrong.rows, n=n, example=example)
    if found == 0:
        raise Refusal("column_empty", column)
    return read.value, read.problems


def score_numbers(table: Table, roles: Roles, column: str, part: Part) -> Numbers:
    """The cells of a score column as numbers, as the roles say that they are to be read."""
    reading = Reading(table.understood.decimal or ".", part, roles.codes(column))
    return numbers(_score_cells(table, column), reading)


def _score_cells(table: Table, column: str) -> pd.Series:
    """The cells of a score column; the numbers behind them where all are value labels."""
    return coded(table.frame[column], table.levels.get(column, {}))


def _of_size(read: Numbers, cells: pd.Series) -> Numbers:
    """The numbers without those whose square is none: no score, and no sum of them is finite."""
    beyond = np.abs(read.value) > LARGEST
    if not beyond.any() or any(problem.key == "not_a_number" for problem in read.problems):
        return Numbers(np.where(beyond, np.nan, read.value), read.problems)
    slots: Slots = {"n": int(beyond.sum()), "example": str(cells[beyond].iloc[0])}
    rows = rows_where(cells.index, beyond)
    problem = Problem("not_a_number", "warning", slots, str(cells.name), rows)
    return Numbers(np.where(beyond, np.nan, read.value), (*read.problems, problem))


def read_factor(
    table: Table, roles: Roles, choice: FactorChoice
) -> tuple[Factor, tuple[Problem, ...]]:
    """A column as a factor, one value a row: numeric when it is a number with many values."""
    cells = table.frame[choice.column]
    label = choice.label or table.labels.get(choice.column, "") or choice.column
    codes = roles.codes(choice.column)
    if choice.kind != "category" and (choice.kind == "number" or _is_numeric(cells)):
        read = numbers(cells, Reading(table.understood.decimal or ".", "whole", codes))
        return Factor.of_numbers(choice.column, label, read.value), read.problems
    found = levels(cells, roles.merged(choice.column), codes)
    coded = table.levels.get(choice.column, {})
    ordered = found.ordered and not coded
    return Factor(choice.column, label, found.levels, found.code, None, ordered), found.problems


def _is_numeric(cells: pd.Series) -> bool:
    distinct = pd.unique(cells.dropna())
    if pd.api.types.is_numeric_dtype(cells.dtype):
        parts = np.mod(np.asarray(distinct, dtype=np.float64), 1).any()  # 21.5 is no code
        scattered = len(distinct) >= FEW and 2 * len(distinct) > cells.count()
        return bool(len(distinct) >= NUMBER_FROM or parts or scattered)
    texts = [text for text in distinct if not is_missing(str(text).strip())]
    if len(texts) < NUMBER_FROM or not any(str(text).strip()[:1].isdigit() for text in texts):
        return False
    value = numbers(pd.Series(texts, name=cells.name)).value
    return bool(np.isfinite(value).sum() >= MOSTLY * len(texts))


def id_texts(frame: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    """The id of each row as text, several columns joined by " / "; "" where one is missing.

    >>> id_texts(pd.DataFrame({"site": ["A", "A"], "no": [1.0, np.nan]}), ["site", "no"])
    ['A / 1', '']
    """
    parts = [
        ["" if pd.isna(value) else as_text(value).strip() for value in frame[column]]
        for column in columns
    ]
    return [" / ".join(texts) if all(texts) else "" for texts in zip(*parts, strict=True)]


def listed(names: Sequence[str]) -> str:
    """Names for a sentence: the first dozen, then an ellipsis.

    >>> listed(["Ani", "Budi"]), listed(["P"] * 13)[-7:]
    ('Ani, Budi', 'P, P, …')
    """
    shown = ", ".join(names[:MOST_NAMED])
    return f"{shown}, …" if len(names) > MOST_NAMED else shown


def outcome_key(choice: OutcomeChoice) -> str:
    """How an outcome is called in links.

    >>> outcome_key(OutcomeChoice("pre", "post"))
    'pre→post'
    >>> outcome_key(OutcomeChoice("score", "score", key="milk"))
    'milk'
    """
    if choice.key:
        return choice.key
    parts = "" if choice.before_part == "whole" else f"/{choice.before_part}"
    same = choice.before == choice.after
    return (choice.before if same else f"{choice.before}→{choice.after}") + parts
