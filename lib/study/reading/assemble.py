"""From the cells below a header to a table: blank rows, notes and empty columns taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from lib.study.arrays import Counts, Mask
from lib.study.plain_number import plain_number
from lib.study.problem import Problem, ProblemKey, Refusal, Severity, Slots, rows_where
from lib.study.reading.cell_kind import CellKind, Kinds, kind_of_most
from lib.study.reading.column_types import Column, Values, narrow, typed, value_share
from lib.study.reading.footer import ROWS_FOR_THE_FOOTER, count_trailing
from lib.study.reading.header_names import unique
from lib.study.reading.repeated import repeats_a_header
from lib.study.reading.second_table import has_gaps, second_table
from lib.study.reading.summaries import summary_rows
from lib.study.table import Dialect, Table

_STRINGS = pd.StringDtype("pyarrow", na_value=np.nan)  # as pd.array makes them, in half its time
_LINE = "^[-=_+:|~*]*$"  # or nothing
_KINDS_FROM = 60  # rows that tell what each column holds


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The cells below the header.

    columns   all columns of the sheet, with the names of the header ("" where it has none)
    rows      the number of each row in the file
    heads     the rows of the header, as far as the columns go
    """

    columns: Sequence[Column]
    rows: Counts
    heads: tuple[tuple[str, ...], ...] = ()
    problems: tuple[Problem, ...] = ()


def assemble(body: Body, wanted: Dialect, understood: Dialect) -> Table:
    """The table of a body; Refusal when nothing is left.

    wanted       what the person decided: last row, decimal and thousands marks, missing values
    understood   what is known so far; what is found here is added
    """
    body = _without_declared(body, wanted.missing)
    body, last_row = _without_trailing(body, wanted.last_row)
    body = replace(body, problems=_up_to(last_row, body.problems))
    body = _without_blank_rows(body)
    body = _without_repeated_header(body)
    body = _without_second_table(body)
    body = _named(body)
    if body.rows.size == 0 or not body.columns:
        raise Refusal("no_rows")
    marks_wanted = replace(wanted, delimiter=understood.delimiter)
    result = typed(body.columns, marks_wanted, body.rows)
    frame = _frame(body, result.values)
    notes: tuple[Problem, ...] = ()
    if wanted.last_row is None:  # else somebody has said which rows are people's
        frame, notes = _without_summaries(frame)
    understood = replace(
        understood,
        decimal=result.marks.decimal,
        thousands=result.marks.thousands,
        last_row=last_row,
        missing=wanted.missing,
    )
    return Table(frame, understood, problems=(*body.problems, *result.problems, *notes))


def _frame(body: Body, cells: Sequence[Values]) -> pd.DataFrame:
    """The typed cells, by column and by row of the file."""
    columns = {
        column.name: own if isinstance(own, np.ndarray) else _strings(own)
        for column, own in zip(body.columns, cells, strict=True)
    }
    frame = pd.DataFrame(columns, copy=False)
    frame.index = pd.Index(body.rows)
    return frame


def _without_summaries(frame: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """The rows that are people's; what is left out is told, and what may be no participant."""
    found = summary_rows(frame)
    told: tuple[tuple[ProblemKey, Severity, Mask], ...] = (
        ("summary_rows", "note", found.is_summary),
        ("titles_within", "note", found.is_title),
        ("rows_unlike", "warning", found.is_unlike),
    )
    notes = []
    for key, severity, which in told:
        if which.any():
            rows = rows_where(frame.index.to_numpy(), which)
            notes.append(Problem(key, severity, {"n": int(which.sum())}, None, rows))
    is_nobody = found.is_summary | found.is_title
    if not is_nobody.any():
        return frame, tuple(notes)
    people = frame[~is_nobody]
    whole = {
        name: np.int64
        for name, column in people.items()
        if column.dtype.kind == "f" and narrow(column.to_numpy()).dtype.kind == "i"
    }
    return people.astype(whole), tuple(notes)


def _up_to(last_row: int, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems without the rows filled up below the table, where notes are short."""
    kept = []
    for problem in problems:
        if problem.key != "rows_filled_up":
            kept.append(problem)
            continue
        below = sum(1 for row in problem.rows if row > last_row)
        n = int(problem.slots["n"]) - below
        rows = problem.rows[: len(problem.rows) - below]
        if n:
            kept.append(replace(problem, rows=rows, slots={**problem.slots, "n": n}))
    return tuple(kept)


def _strings(texts: pa.Array) -> pd.api.extensions.ExtensionArray:
    """Texts as pandas holds them, null as NaN."""
    return _STRINGS.__from_arrow__(texts)


def _rows(body: Body, kept: Mask, note: Problem | None = None) -> Body:
    """The rows for which the mask is true, and a note about the others."""
    mask = pa.array(kept)
    columns = [
        Column(c.name, c.text.filter(mask), None if c.number is None else c.number[kept])
        for c in body.columns
    ]
    problems = body.problems if note is None else (*body.problems, note)
    return replace(body, columns=columns, rows=body.rows[kept], problems=problems)


def _kinds(body: Body) -> list[CellKind]:
    """What each column holds, told by its first rows."""
    kinds = Kinds()
    return [
        kind_of_most(value_share(column.part(0, _KINDS_FROM), kinds)) for column in body.columns
    ]


def _without_trailing(body: Body, last_row: int | None) -> tuple[Body, int]:
    """The body up to its last data row, and the number of that row."""
    if last_row is not None:
        kept = body.rows <= last_row
        return (body if kept.all() else _rows(body, kept)), last_row
    size = body.rows.size
    below = [column.part(max(0, size - ROWS_FOR_THE_FOOTER), size) for column in body.columns]
    count = count_trailing(below, _kinds(body))
    end = size - count
    last = int(body.rows[end - 1]) if end else 0
    if not count:
        return body, last
    cut = body.rows[end:]
    filled = ~_blank(body)[end:]
    note = None
    if filled.any():
        rows = rows_where(cut, filled)
        slots: Slots = {"n": int(filled.sum()), "first": rows[0]}
        note = Problem("trailing_notes", "note", slots, None, rows)
    return _rows(body, np.arange(size) < end, note), last


def _blank(body: Body) -> Mask:
    """For each row whether all its cells are empty."""
    blank = np.ones(body.rows.size, dtype=np.bool_)
    for column in body.columns:
        if not blank.any():
            break
        blank &= ~column.filled()
    return blank


def _without_blank_rows(body: Body) -> Body:
    blank = _blank(body) | _ruled(body)
    if not blank.any():
        return body
    note = Problem(
        "blank_rows", "note", {"n": int(blank.sum())}, None, rows_where(body.rows, blank)
    )
    return _rows(body, ~blank, note)


def _ruled(body: Body) -> Mask:
    """For each row whether it is a line drawn with characters: -----+-----."""
    ruled = np.ones(body.rows.size, dtype=np.bool_)
    for column in body.columns:
        text = pc.fill_null(column.text, "")
        is_line: Mask = pc.match_substring_regex(text, _LINE).to_numpy(zero_copy_only=False)
        ruled &= is_line if column.number is None else is_line & np.isnan(column.number)
        if not ruled.any():
            break
    return ruled


def _without_repeated_header(body: Body) -> Body:
    """Rows that repeat the header, as when files were pasted under each other."""
    same = repeats_a_header(body.columns, body.heads, body.rows.size)
    if not same.any():
        return body
    rows = rows_where(body.rows, same)
    note = Problem("header_repeated", "note", {"n": int(same.sum())}, None, rows)
    return _rows(body, ~same, note)


def _without_second_table(body: Body) -> Body:
    """The rows up to another table with its own column names."""
    if not has_gaps(body.rows):
        return body
    start = second_table(body.columns, body.rows, _kinds(body))
    if start is None:
        return body
    kept = np.arange(body.rows.size) < start
    rows = rows_where(body.rows, ~kept)
    slots: Slots = {"n": int(body.rows.size - start), "first": rows[0]}
    return _rows(body, kept, Problem("second_table", "warning", slots, None, rows))


def _named(body: Body) -> Body:
    """Columns without a name and without a cell are dropped; every other gets a name of its own."""
    numbers = [
        number
        for number, column in enumerate(body.columns, start=1)
        if column.name or column.filled().any()
    ]
    kept = [body.columns[number - 1] for number in numbers]
    names = unique([column.name for column in kept], numbers)
    columns = [replace(c, name=name) for c, name in zip(kept, names, strict=True)]
    dropped = len(body.columns) - len(kept)
    notes = []
    if dropped:
        notes.append(Problem("empty_columns", "note", {"n": dropped}))
    given = [c.name for c in kept if c.name]
    if len(set(given)) < len(given):
        twice = sorted({name for name in given if given.count(name) > 1})
        notes.append(Problem("names_repeated", "warning", {"names": ", ".join(twice[:10])}))
    return replace(body, columns=columns, problems=(*body.problems, *notes))


def _without_declared(body: Body, missing: Sequence[str]) -> Body:
    """Cells that the person declared to mean "no value" become empty; each is counted."""
    if not missing:
        return body
    texts = {text.strip().casefold() for text in missing}
    codes = [code for text in missing if (code := plain_number(text)) is not None]
    columns = []
    notes = []
    for column in body.columns:
        emptied, hit = _emptied(column, texts, codes)
        columns.append(emptied)
        if hit.any():
            rows = rows_where(body.rows, hit)
            slots: Slots = {"column": column.name, "n": int(hit.sum())}
            notes.append(Problem("declared_missing", "note", slots, column.name, rows))
    return replace(body, columns=columns, problems=(*body.problems, *notes))


def _emptied(column: Column, texts: set[str], codes: list[float]) -> tuple[Column, Mask]:
    """The column without these texts and numbers, and for each cell whether it was one."""
    found = [
        text
        for text in pc.unique(column.text).to_pylist()
        if text and (text.casefold() in texts or plain_number(text) in codes)
    ]
    where = pc.is_in(column.text, value_set=pa.array(found, pa.string()))
    hit: Mask = where.to_numpy(zero_copy_only=False)
    text = pc.if_else(where, "", column.text)
    number = column.number
    if number is not None:
        coded = np.isin(number, codes)
        hit = hit | coded
        number = np.where(coded, np.nan, number)
    return Column(column.name, text, number), hit
