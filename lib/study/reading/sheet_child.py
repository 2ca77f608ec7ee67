"""Run by spreadsheet.py as a process of its own: xlsx, xls and ods files through calamine.

A damaged or hostile workbook can make the reader panic, abort, or reserve memory for four billion
cells. Here that ends this process, not the server and everybody's session with it. The file comes
through a pipe and goes back through one: nothing touches the disk. Only the standard library,
calamine and orjson are imported, before the file comes; it is read within the limits that
child_process.py gives a file of its size.

The question is JSON {"wanted", "most_cells", "most_merged", "memory", "seconds"} and the file, each
behind its length in 8 bytes (little-endian). The answer is JSON alone: {"error"}, {"ran_out"},
{"too_large"}, {"too_many_merged"} or the chosen sheet.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import math
import os
import sys
from typing import Any

import orjson
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

FAR = 100  # empty rows or columns side by side that part a stray cell from the table
HEADER_ROWS = 120  # rows of which each keeps its place, because a header is looked for in them

_PLAIN = frozenset([str, bool, int])

Answer = dict[str, Any]


def main() -> None:
    """Answer the question on stdin on stdout."""
    question = _receive()
    if not question:
        return  # the server has ended
    how = json.loads(question)
    data = _receive()
    _limit(how.pop("memory"), how.pop("seconds"))
    try:
        answer = orjson.dumps(_read(data, **how))
    except MemoryError:
        answer = orjson.dumps({"ran_out": True})
    except BaseException as error:
        answer = orjson.dumps({"error": f"{type(error).__name__}: {error}"})
    sys.stdout.buffer.write(answer)


def _limit(memory: int, seconds: int) -> None:
    """Use no more bytes of memory and seconds of processor time."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _read(data: bytes, wanted: str | None, most_cells: int, most_merged: int) -> Answer:
    """The wanted sheet, or the one most like a table, and the names of all."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    names = _worksheets(workbook)
    if wanted is not None and wanted not in names:
        return {"names": names, "chosen": None}
    best: Answer = {"chosen": None}
    best_size = (-1, -1)
    filled = []
    left = most_cells  # for all sheets together
    for name in names if wanted is None else [wanted]:
        sheet = workbook.get_sheet_by_name(name)
        rows, columns = _extent(sheet)
        left -= rows * columns
        if left < 0:
            return {"too_large": [rows, columns]}
        found = _near(sheet)
        size = _table_size(found["cells"])
        if found["cells"]:
            filled.append(name)
        if size > best_size:
            best_size = size
            best = {"chosen": name, **found, "merged": sheet.merged_cell_ranges or []}
    if len(best.get("merged", ())) > most_merged:
        return {"too_many_merged": len(best["merged"])}
    return {"names": names, "filled": filled, **best}


def _extent(sheet: CalamineSheet) -> tuple[int, int]:
    """The rows and columns up to the outermost cells."""
    return (0, 0) if sheet.end is None else (sheet.end[0] + 1, sheet.end[1] + 1)


def _near(sheet: CalamineSheet) -> Answer:
    """The cells without the emptiness before stray cells far from the table.

    Row and column numbers are those of the file. Left out are columns and, below the rows that may
    hold a header, rows in runs of more than `FAR` without a cell.
    """
    margin = [""] * (0 if sheet.start is None else sheet.start[1])
    rows: list[int] = []
    cells: list[list[Any]] = []
    blank: list[int] = []
    missing = list(range(_extent(sheet)[1]))  # columns without a cell so far
    for number, inner in enumerate(sheet.iter_rows() if sheet.end else (), start=1):
        row = margin + inner
        if row.count("") == len(row):
            blank.append(number)
            continue
        kept = blank if len(blank) <= FAR else [one for one in blank if one <= HEADER_ROWS]
        rows += [*kept, number]
        cells += [[""] * len(row) for _ in kept]
        cells.append(row if _PLAIN.issuperset(map(type, row)) else [_plain(cell) for cell in row])
        missing = [column for column in missing if row[column] == ""]
        blank = []
    columns = _without_far(missing, _extent(sheet)[1]) if cells else []
    if len(columns) < _extent(sheet)[1]:
        cells = [[row[column] for column in columns] for row in cells]
    return {"rows": rows, "columns": [column + 1 for column in columns], "cells": cells}


def _without_far(missing: list[int], width: int) -> list[int]:
    """The columns but for runs of more than `FAR` that have no cell."""
    far: set[int] = set()
    run: list[int] = []
    for column in [*missing, width + 1]:
        if run and column > run[-1] + 1:
            far.update(run if len(run) > FAR else ())
            run = []
        run.append(column)
    return [column for column in range(width) if column not in far]


def _worksheets(workbook: CalamineWorkbook) -> list[str]:
    """The names of the sheets that hold cells: the visible ones, where there are any."""
    worksheets = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    visible = [one.name for one in worksheets if one.visible == SheetVisibleEnum.Visible]
    return visible or [one.name for one in worksheets]


def _table_size(cells: list[list[Any]]) -> tuple[int, int]:
    """How much a sheet is like a table of measurements: its numbers, then its filled cells."""
    numbers = 0
    filled = 0
    for row in cells:
        kinds = list(map(type, row))
        numbers += kinds.count(float) + kinds.count(int) + kinds.count(bool)
        filled += len(row) - row.count("")
    return numbers, filled


def _plain(cell: object) -> bool | int | float | str:
    """A cell as JSON holds it: dates and times as text, as a spreadsheet's reader sees them."""
    if isinstance(cell, str | bool | int):
        return cell
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else ""
    if isinstance(cell, dt.datetime):
        at_midnight = cell.time() == dt.time()
        return cell.date().isoformat() if at_midnight else cell.isoformat(" ", "seconds")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def _receive() -> bytes:
    return sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(8), "little"))


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # at once: taking the libraries down again takes longer than a small file
