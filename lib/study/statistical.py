"""SPSS and Stata files: variable labels and value labels, read by readstat_child.py."""

from __future__ import annotations

import math
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from lib.study.assemble import Body, assemble
from lib.study.limits import Limits
from lib.study.problem import Problem, Refusal
from lib.study.spreadsheet import Value, split
from lib.study.table import Dialect, Format, Table
from lib.study.typed import Column, number_text

_CHILD = Path(__file__).with_name("readstat_child.py")
_SECONDS = 120
# tried in turn when a file does not say, or says wrongly, how its text is encoded
_OTHER_ENCODINGS = ("WINDOWS-1252", "LATIN1")


@dataclass(frozen=True, slots=True, eq=False)
class _Contents:
    """The cells of each variable and what the file says about them."""

    cells: Mapping[str, Sequence[Value | None]]
    labels: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    encoding: str


def read_statistical(data: bytes, kind: Format, wanted: Dialect, limits: Limits) -> Table:
    """The table of a .sav, .zsav or .dta file; nothing of it touches the disk.

    Rows are numbered from 1, as SPSS and Stata number them. A variable whose values all have a
    label becomes text of those labels; one where only some have stays numbers. What the file
    declares missing is empty.
    """
    contents = _read(data, kind, wanted.encoding, limits)
    size = max(map(len, contents.cells.values()), default=0)
    columns, notes = [], []
    for name, cells in contents.cells.items():
        column, note = _column(name, cells, contents.codes.get(name, {}))
        columns.append(column)
        notes += note
    rows = np.arange(1, size + 1, dtype=np.int64)
    understood = Dialect(kind, contents.encoding, header=())
    last_row = size if wanted.last_row is None else wanted.last_row
    body = Body(columns, rows, tuple(notes))
    table = assemble(body, replace(wanted, last_row=last_row), understood)
    return replace(table, labels=contents.labels, levels=contents.codes)


def _read(data: bytes, kind: Format, wanted: str | None, limits: Limits) -> _Contents:
    """The contents of a file; the file's own word on its encoding is tried first."""
    for encoding in (wanted,) if wanted else (None, *_OTHER_ENCODINGS):
        answer = _ask((data, kind, encoding, limits.cells))
        if "error" not in answer:
            return _contents(answer, encoding, limits)
        words = answer["error"].lower()
        if not any(word in words for word in ("encoding", "character set", "decode")):
            raise Refusal("file_damaged")
    if wanted:
        raise Refusal("encoding_does_not_fit", encoding=wanted)
    raise Refusal("file_damaged")


def _ask(question: tuple[bytes, Format, str | None, int]) -> dict[str, Any]:
    """What the reader in its own process says; Refusal when the file makes it crash or hang."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-W", "ignore", str(_CHILD)],
            input=pickle.dumps(question),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        answer: dict[str, Any] = pickle.loads(done.stdout)
    except (subprocess.SubprocessError, pickle.UnpicklingError, EOFError):
        raise Refusal("file_damaged") from None
    return answer


def _contents(answer: Mapping[str, Any], encoding: str | None, limits: Limits) -> _Contents:
    """The reader's answer, checked against the limits and against what the file declares."""
    declared = answer["declared"]
    limits.check_table(max(declared or 0, 0), answer["width"])
    cells = answer["cells"]
    read = max(map(len, cells.values()), default=0)
    limits.check_table(read, answer["width"])
    if declared is not None and read < declared:  # cut off: rows would be lost in silence
        raise Refusal("file_damaged")
    return _Contents(
        cells,
        {
            name: label.strip()
            for name, label in answer["labels"].items()
            if label and label.strip()
        },
        {name: _texts(levels) for name, levels in answer["codes"].items() if levels},
        (encoding or answer["encoding"] or "utf-8").lower(),
    )


def _texts(levels: Mapping[Any, str]) -> dict[str, str]:
    return {_code(code): str(label).strip() for code, label in levels.items()}


def _is_about_encoding(error: Exception) -> bool:
    words = str(error).lower()
    return isinstance(error, UnicodeError) or "encoding" in words or "character set" in words


def _column(
    name: str, cells: Sequence[Value | None], labels: Mapping[str, str]
) -> tuple[Column, list[Problem]]:
    """A variable as labels where every value has one, else as its values."""
    plain: list[Value] = ["" if _is_nothing(cell) else cell for cell in cells]  # type: ignore[misc]
    if not labels:
        return Column(name, *split(plain)), []
    used = {_code(cell) for cell in plain if cell != ""}
    if used and used <= labels.keys():
        texts = ["" if cell == "" else labels[_code(cell)] for cell in plain]
        return Column(name, pa.array(texts, pa.string())), []
    missing = sorted(used - labels.keys())
    slots: dict[str, str | int] = {
        "column": name,
        "n": len(missing),
        "example": missing[0] if missing else "",
    }
    notes = [Problem("labels_partial", "note", slots, name)] if missing else []
    return Column(name, *split(plain)), notes


def _is_nothing(cell: Value | None) -> bool:
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def _code(value: object) -> str:
    """A code as a person writes it: 1, not 1.0."""
    return number_text(float(value)) if isinstance(value, int | float) else str(value).strip()
