"""Columns as read to columns of numbers and columns of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.study.arrays import Counts, Floats, Mask
from lib.study.plain_number import LONGEST
from lib.study.plain_text import plain_text
from lib.study.problem import Problem, Slots, rows_where
from lib.study.reading.cell_kind import Kinds
from lib.study.reading.number_marks import PLAIN, Evidence, Marks, Shapes, evidence, marks_of, parse
from lib.study.table import Dialect
from lib.study.words.markers import is_missing

_CELLS_LOOKED_AT = 200  # cells that decide whether a column can be one of numbers
_MOST_SHAPES = 5000  # cells of a plain column looked at for its marks
_LIKE_NUMBER = re.compile(r"[+\-−]?[\d.,' \u00a0\u202f]*\d[\d.,' \u00a0\u202f]*(e[+-]?\d+)?", re.I)
Values: TypeAlias = Floats | Counts | pa.Array


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The cells of one column below the header.

    text      trimmed texts; "" or null where the cell is empty or a number already
    number    the numbers that need no reading, NaN elsewhere; None when there are none
    """

    name: str
    text: pa.StringArray
    number: Floats | Counts | None = None

    def filled(self) -> Mask:
        """For each cell whether it holds something."""
        if self.number is not None and self.text.null_count == len(self.text):
            return ~np.isnan(self.number)
        text: Mask = pc.fill_null(pc.not_equal(self.text, ""), False).to_numpy(zero_copy_only=False)
        return text if self.number is None else text | ~np.isnan(self.number)

    def cell(self, place: int) -> str:
        """The text of one cell, "" where it is empty."""
        text = self.text[place].as_py()
        if text or self.number is None:
            return text or ""
        number = self.number[place]
        return "" if np.isnan(number) else number_text(float(number))

    def part(self, start: int, stop: int) -> Column:
        """The cells of some rows."""
        number = None if self.number is None else self.number[start:stop]
        return Column(self.name, self.text.slice(start, stop - start), number)

    def as_text(self) -> pa.StringArray:
        """Every cell as text, numbers in their shortest form, null where empty."""
        text = pc.if_else(pc.equal(self.text, ""), None, self.text)
        if self.number is None:
            return text
        if np.issubdtype(self.number.dtype, np.integer):
            return pc.coalesce(text, pc.cast(pa.array(self.number), pa.string()))
        known = ~np.isnan(self.number)
        written = np.full(self.number.size, None, dtype=object)
        written[known] = [number_text(float(value)) for value in self.number[known]]
        return pc.coalesce(text, pa.array(written, pa.string()))


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """The columns of a table, the marks their numbers were read with, and what was noticed."""

    values: Sequence[Values]
    marks: Marks
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """A column on its way.

    text    its texts without markers
    plain   its numbers, where a decimal point and nothing else is needed to read them
    found   what its texts say about decimal and thousands marks
    notes   what to tell if it becomes a column of numbers
    """

    column: Column
    text: pa.Array
    plain: Floats | Counts | None
    found: Evidence
    notes: tuple[Problem, ...] = ()


def number_text(value: float) -> str:
    """A number in its shortest form, whole ones without a point.

    >>> number_text(3.0), number_text(2.5)
    ('3', '2.5')
    """
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def value_share(column: Column, kinds: Kinds) -> float | None:
    """The share of values among the filled cells, None where none is filled.

    kinds   what is known already of the cells of this file
    """
    seen = [kinds[cell] for cell in column.text.to_pylist() if cell]
    texts = seen.count("text")
    values = seen.count("value")
    if column.number is not None:
        values += int(np.count_nonzero(~np.isnan(column.number)))
    return values / (values + texts) if values or texts else None


def typed(columns: Sequence[Column], wanted: Dialect, rows: Counts) -> Typed:
    """Make each column numbers where every cell is one (or empty, or a marker), else text.

    wanted   its decimal and thousands marks are obeyed, its delimiter is evidence for them
    rows     the row number of each cell in the file, for the problems
    """
    problems: list[Problem] = []
    drafts = []
    shapes = Shapes()
    for column in columns:
        seen, note = _without_unseen(column, rows)
        problems += note
        drafts.append(_draft(seen, rows, shapes))
    marks, is_open = marks_of([draft.found for draft in drafts], wanted.delimiter)
    is_fixed = wanted.decimal is not None
    if wanted.decimal is not None and wanted.decimal != marks.decimal:
        swapped = {"": "", ".": ",", ",": "."}.get(marks.thousands, marks.thousands)
        marks = Marks(wanted.decimal, swapped)
    if wanted.thousands is not None:
        marks = Marks(marks.decimal, wanted.thousands)
    values: list[Values] = []
    for draft in drafts:
        numbers, used = _numbers(draft, marks, is_fixed)
        values.append(draft.column.as_text() if numbers is None else narrow(numbers))
        if numbers is not None:
            problems += draft.notes
        if used is not None and used.decimal != marks.decimal:
            slots = {"column": draft.column.name, "mark": used.decimal}
            problems.append(Problem("other_decimal", "note", slots, draft.column.name))
        if is_open and not is_fixed and draft.found.example and numbers is not None:
            problems.append(_open_marks(draft, marks))
    return Typed(values, marks, tuple(problems))


def _draft(column: Column, rows: Counts, shapes: Shapes) -> _Draft:
    """Take out what stands for no value, and look at what the rest is like."""
    text = column.text
    if column.number is not None and text.null_count == len(text):
        return _Draft(column, text, column.number, evidence(()))
    plain = parse(text, PLAIN)
    notes: tuple[Problem, ...] = ()
    if plain is None:
        if not _may_be_numbers(text):
            return _Draft(column, text, None, evidence(()))
        text, notes = _without_markers(column, rows)
        plain = parse(text, PLAIN)
    cells = pc.unique(text.slice(0, _MOST_SHAPES) if plain is not None else text)
    found = evidence(filter(None, cells.to_pylist()), shapes)
    return _Draft(column, text, plain, found, notes)


def _without_unseen(column: Column, rows: Counts) -> tuple[Column, tuple[Problem, ...]]:
    """The column without invisible characters and with plain digits, and a note of what changed."""
    text = column.text
    if _is_ascii(text):
        return column, ()
    plain = {cell: plain_text(cell) for cell in pc.unique(text).to_pylist() if cell}
    changed = [cell for cell, cleaned in plain.items() if cell != cleaned]
    if not changed:
        return column, ()
    cleaned = pa.array([plain.get(cell, cell) for cell in text.to_pylist()], pa.string())
    hit = pc.is_in(text, value_set=pa.array(changed, pa.string())).to_numpy(zero_copy_only=False)
    slots: Slots = {"column": column.name, "n": int(hit.sum())}
    note = Problem("characters_replaced", "note", slots, column.name, rows_where(rows, hit))
    return replace(column, text=cleaned), (note,)


def _is_ascii(text: pa.Array) -> bool:
    """Whether no cell holds anything beyond ASCII, told by the bytes of all together."""
    data = text.buffers()[2]
    return data is None or not np.any(np.frombuffer(data, np.uint8) > 127)


def _may_be_numbers(text: pa.Array) -> bool:
    """Whether at least half of the first filled cells look like numbers or are markers."""
    distinct = pc.value_counts(text.slice(0, _CELLS_LOOKED_AT))
    cells = distinct.field("values").to_pylist()
    often = distinct.field("counts").to_pylist()
    left: int = sum(n for cell, n in zip(cells, often, strict=True) if cell)
    needed = left / 2
    likely = 0
    for cell, n in zip(cells, often, strict=True):
        if likely >= needed or likely + left < needed:
            break
        if cell:
            left -= n
            likely += n * _is_likely_number(cell)
    return likely >= needed


def _is_likely_number(cell: str) -> bool:
    if len(cell) > LONGEST:
        return False
    return _LIKE_NUMBER.fullmatch(cell) is not None or is_missing(cell)


def _without_markers(column: Column, rows: Counts) -> tuple[pa.Array, tuple[Problem, ...]]:
    """The texts with "" for every marker of a missing value, and a note for each marker."""
    text = pc.replace_substring(column.text, "−", "-")
    notes = []
    for marker in filter(None, pc.unique(text).to_pylist()):
        if "0" <= marker[0] <= "9" or not is_missing(marker):
            continue
        where = pc.fill_null(pc.equal(text, marker), False)
        hit = where.to_numpy(zero_copy_only=False)
        slots = {"column": column.name, "marker": marker, "n": int(hit.sum())}
        listed = rows_where(rows, hit)
        notes.append(Problem("missing_markers", "note", slots, column.name, listed))
        text = pc.if_else(where, "", text)
    return text, tuple(notes)


def _numbers(
    draft: _Draft, marks: Marks, is_fixed: bool
) -> tuple[Floats | Counts | None, Marks | None]:
    """The numbers of a column and the marks that made them; None where it stays text."""
    found = draft.found
    if draft.plain is not None:
        if marks.decimal == "." or not pc.any(pc.match_substring(draft.text, ".")).as_py():
            return _merged(draft, draft.plain), None
        found = evidence(filter(None, pc.unique(draft.text).to_pylist()))
    tried = [marks]
    if marks.decimal == "," and marks.thousands == "" and not is_fixed:
        tried = [Marks(",", ".")]
    if not is_fixed and found.says_point and marks.decimal == ",":
        tried.append(Marks(".", ","))
    if not is_fixed and found.says_comma and marks.decimal == ".":
        tried.append(Marks(",", "."))
    for used in tried:
        numbers = parse(draft.text, used)
        if numbers is not None:
            return _merged(draft, numbers), used
    return None, None


def _merged(draft: _Draft, parsed: Floats | Counts) -> Floats | Counts:
    """The numbers read from texts together with those that were numbers already."""
    known = draft.column.number
    return parsed if known is None or known is parsed else np.where(np.isnan(parsed), known, parsed)


def narrow(numbers: Floats | Counts) -> Floats | Counts:
    """int64 where every cell is a whole number."""
    if np.issubdtype(numbers.dtype, np.integer):
        return numbers
    if numbers.size and np.all(np.floor(numbers) == numbers) and np.all(np.abs(numbers) < 2**53):
        return numbers.astype(np.int64)
    return numbers


def _open_marks(draft: _Draft, marks: Marks) -> Problem:
    """A warning: "1.250" may be 1250 or 1.25, and nothing in the file says which."""
    bare = draft.found.example.replace(marks.thousands, "") if marks.thousands else ""
    taken = (bare or draft.found.example).replace(marks.decimal, ".")
    slots = {"column": draft.column.name, "example": draft.found.example, "taken": taken}
    return Problem("decimal_unclear", "warning", slots, draft.column.name)
