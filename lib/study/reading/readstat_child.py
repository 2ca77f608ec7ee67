"""Run by statistical.py as a process of its own: SPSS and Stata files through pyreadstat.

The C library below pyreadstat can crash on a damaged file. Here that ends this process, not the
server and everybody's session with it. The file comes through a pipe and goes back through one:
nothing touches the disk. Only the standard library and pyreadstat are imported, and before the file
comes.

Both ways go parts, each behind its length in 8 bytes (little-endian). The question is JSON
{"kind", "encoding", "most_cells", "memory", "seconds"} and the file. The answer is JSON and the
cells of each variable: float64, NaN where nothing is, or UTF-8 with a NUL after every cell.
readstat_answer.py reads it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import math
import os
import sys
from array import array
from functools import partial
from typing import TYPE_CHECKING, Any

import pyreadstat

if TYPE_CHECKING:
    from pyreadstat import metadata_container

FIRST_DAY = dt.datetime(1582, 10, 14)  # of the Gregorian calendar, from which SPSS counts
Column = list[Any]  # of numbers, texts, dates or times, None where nothing is


def _limit(memory: int, seconds: int) -> None:
    """Use no more bytes of memory and seconds of processor time."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def main() -> None:
    """Answer the question on stdin on stdout."""
    question = _receive()
    if not question:
        return  # the server has ended
    how = json.loads(question)
    data = _receive()
    _limit(how.pop("memory"), how.pop("seconds"))
    try:
        about, cells = _read(data, **how)
    except Exception as error:  # pyreadstat's errors share no narrower base
        about = {"error": str(error)}
        cells = []
    _send(json.dumps(about).encode())
    for column in cells:
        _send(_numbers(column) if _is_numeric(column) else _texts(column))


def _read(
    data: bytes, kind: str, encoding: str | None, most_cells: int
) -> tuple[dict[str, object], list[Column]]:
    """What the file says about itself, and its columns; none where they are too large."""
    read = partial(
        pyreadstat.read_sav if kind == "sav" else pyreadstat.read_dta,
        encoding=encoding,
        output_format="dict",
    )
    _, before = read(io.BytesIO(data), metadataonly=True)
    width = before.number_columns or 0
    declared = before.number_rows
    cells: dict[str, Column] = {}
    meta = before
    if max(declared or 0, 0) * width <= most_cells:
        read = partial(read, row_limit=most_cells // max(width, 1) + 1)
        try:
            cells, meta = read(io.BytesIO(data))
        except Exception:  # one date beyond the year 9999 is enough
            found, meta = read(io.BytesIO(data), disable_datetime_conversion=True)
            formats = meta.original_variable_types
            cells = {name: _dated(column, formats[name] or "") for name, column in found.items()}
    about: dict[str, object] = {
        "width": width,
        "declared": declared,
        "rows": max(map(len, cells.values()), default=0),
        "encoding": meta.file_encoding,
        "variables": [_about(name, column, meta) for name, column in cells.items()],
    }
    return about, list(cells.values())


def _dated(column: Column, written: str) -> Column:
    """The days and moments of a column of SPSS, which counts seconds; impossible ones stay."""
    if not any(unit in written.upper() for unit in ("DATE", "YMDHMS")):
        return column
    return [_moment(cell) for cell in column]


def _moment(cell: object) -> object:
    if not isinstance(cell, int | float):
        return cell
    try:
        return FIRST_DAY + dt.timedelta(seconds=cell)
    except (OverflowError, ValueError):
        return str(cell)


def _about(name: str, column: Column, meta: metadata_container) -> dict[str, object]:
    return {
        "name": name,
        "label": meta.column_names_to_labels.get(name) or "",
        "codes": list(meta.variable_value_labels.get(name, {}).items()),
        "is_numeric": _is_numeric(column),
    }


def _is_numeric(column: Column) -> bool:
    return set(map(type, column)) <= {int, float, type(None)}


def _numbers(column: Column) -> bytes:
    return array("d", [math.nan if cell is None else cell for cell in column]).tobytes()


def _texts(column: Column) -> bytes:
    return "".join(f"{_text(cell)}\0" for cell in column).encode()


def _text(cell: object) -> str:
    """A text as it is, a date in ISO form, a moment to the second; "" for nothing."""
    if isinstance(cell, dt.datetime):
        cell = cell.date() if cell.time() == dt.time() else cell.replace(microsecond=0)
    return "" if cell is None else str(cell)


def _receive() -> bytes:
    return sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(8), "little"))


def _send(part: bytes) -> None:
    sys.stdout.buffer.write(len(part).to_bytes(8, "little") + part)


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # at once: taking the libraries down again takes longer than a small file
