"""SPSS and Stata files: variable labels and value labels, read by readstat_child.py."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.study.arrays import Floats
from lib.study.problem import Problem, Refusal
from lib.study.reading.assemble import Body, assemble
from lib.study.reading.child_process import Reader, answer_of
from lib.study.reading.column_types import Column, number_text
from lib.study.reading.limits import Limits
from lib.study.reading.readstat_answer import Answer, Variable, read_answer
from lib.study.reading.spreadsheet import split
from lib.study.table import Dialect, Format, Table

STATISTICAL = Reader(Path(__file__).with_name("readstat_child.py"), seconds=120, aborts="crashed")
# tried in turn when a file does not say, or says wrongly, how its text is encoded
_OTHER_ENCODINGS = ("WINDOWS-1252", "LATIN1")


def read_statistical(data: bytes, kind: Format, wanted: Dialect, limits: Limits) -> Table:
    """The table of a .sav, .zsav or .dta file; nothing of it touches the disk.

    Rows are numbered from 1, as SPSS and Stata number them. A variable whose values all have a
    label becomes text of those labels; one where only some have stays numbers. What the file
    declares missing is empty.
    """
    answer = _read(data, kind, wanted.encoding, limits)
    levels = {variable.name: _levels(variable) for variable in answer.variables}
    columns = []
    notes = []
    for variable in answer.variables:
        column, note = _column(variable, levels[variable.name])
        columns.append(column)
        notes += note
    rows = np.arange(1, answer.rows + 1, dtype=np.int64)
    encoding = (answer.encoding or "utf-8").lower()
    understood = Dialect(kind, encoding, header=())
    last_row = answer.rows if wanted.last_row is None else wanted.last_row
    body = Body(columns, rows, problems=tuple(notes))
    table = assemble(body, replace(wanted, last_row=last_row), understood)
    labels = {variable.name: variable.label.strip() for variable in answer.variables}
    return replace(
        table,
        labels={name: label for name, label in labels.items() if label},
        levels={name: texts for name, texts in levels.items() if texts},
    )


def _read(data: bytes, kind: Format, wanted: str | None, limits: Limits) -> Answer:
    """What is in a file; its own word on its encoding is tried first."""
    for encoding in (wanted,) if wanted else (None, *_OTHER_ENCODINGS):
        answer = _ask(data, kind, encoding, limits)
        if answer.error is None:
            if answer.declared is not None and answer.rows < answer.declared:
                raise Refusal("file_damaged")  # cut off: rows would be lost in silence
            return replace(answer, encoding=encoding or answer.encoding)
        words = answer.error.lower()
        if not any(word in words for word in ("encoding", "character set", "decode")):
            raise Refusal("file_damaged")
    if wanted:
        raise Refusal("encoding_does_not_fit", encoding=wanted)
    raise Refusal("file_damaged")


def _ask(data: bytes, kind: Format, encoding: str | None, limits: Limits) -> Answer:
    """What the reader in its own process says; Refusal when the file makes it crash or hang."""
    how = {"kind": kind, "encoding": encoding, "most_cells": limits.cells}
    answer = answer_of(STATISTICAL, how, data, limits)
    return read_answer(answer, limits)


def _levels(variable: Variable) -> dict[str, str]:
    """Value labels by the code as a person writes it: 1, not 1.0."""
    return {
        code.strip() if isinstance(code, str) else number_text(code): label.strip()
        for code, label in variable.codes.items()
    }


def _column(variable: Variable, labels: Mapping[str, str]) -> tuple[Column, list[Problem]]:
    """A variable as labels where every value has one, else as its values."""
    values = _values(variable.name, variable.cells)
    if not labels:
        return values, []
    codes = _codes(variable.cells)
    used = set(codes) - {""}
    if used and used <= labels.keys():
        texts = [labels[code] if code else "" for code in codes]
        return Column(variable.name, pa.array(texts, pa.string())), []
    missing = sorted(used - labels.keys())
    if not missing:
        return values, []
    slots: dict[str, str | int | float] = {
        "column": variable.name,
        "n": len(missing),
        "example": missing[0],
    }
    return values, [Problem("labels_partial", "note", slots, variable.name)]


def _values(name: str, cells: Floats | list[str]) -> Column:
    if isinstance(cells, list):
        return Column(name, *split(cells))
    empty = pa.scalar("", pa.string())
    return Column(name, pc.if_else(np.isnan(cells), empty, pa.scalar(None, pa.string())), cells)


def _codes(cells: Floats | list[str]) -> list[str]:
    """Each cell as a code is written, "" where it is empty."""
    if isinstance(cells, list):
        return [cell.strip() for cell in cells]
    return ["" if math.isnan(cell) else number_text(cell) for cell in cells.tolist()]
