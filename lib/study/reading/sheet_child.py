"""Run by spreadsheet.py as a process of its own: xlsx, xls and ods files through calamine.

A damaged or hostile workbook can make the reader panic, abort, or reserve memory for four billion
cells. Here that ends this process, not the server and everybody's session with it. The file comes
through a pipe and goes back through one: nothing touches the disk. Only the standard library,
calamine and orjson are imported, within limits that grow with the file: a small file has no
business with much memory or time.

The question is JSON {"wanted", "most_columns", "most_cells"} and the file, each behind its length
in 8 bytes (little-endian). The answer is JSON alone: {"error"}, {"too_large"} or the chosen sheet.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import math
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

BASE_MEMORY = 500_000_000  # bytes, and so many for each byte of the file
MEMORY_A_BYTE = 100
MOST_MEMORY = 4_000_000_000
BASE_SECONDS = 4  # of processor time, and so many for each megabyte of the file
SECONDS_A_MEGABYTE = 3
MEGABYTE = 1_000_000

Sheet = dict[str, Any]


def main() -> None:
    """Answer the question on stdin on stdout."""
    how = json.loads(_receive())
    data = _receive()
    _limit(len(data))
    try:
        answer = _read(data, **how)
    except BaseException as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    import orjson  # noqa: PLC0415  after the limit

    sys.stdout.buffer.write(orjson.dumps(answer))


def _limit(size: int) -> None:
    """No more memory and processor time than a file of so many bytes may need."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource  # noqa: PLC0415

        memory = min(BASE_MEMORY + MEMORY_A_BYTE * size, MOST_MEMORY)
        seconds = BASE_SECONDS + SECONDS_A_MEGABYTE * size // MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _read(data: bytes, wanted: str | None, most_columns: int, most_cells: int) -> Sheet:
    """The wanted sheet, or the one most like a table, and the names of all."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  after the limit

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    names = _worksheets(workbook)
    if wanted is not None and wanted not in names:
        return {"names": names, "chosen": None}
    best: Sheet = {"chosen": None}
    best_size = (-1, -1)
    filled = []
    left = most_cells  # for all sheets together
    for name in names if wanted is None else [wanted]:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.end is not None:
            rows = sheet.end[0] + 1
            columns = sheet.end[1] + 1
            left -= rows * columns
            if columns > most_columns or left < 0:
                return {"too_large": [rows, columns]}
        cells = sheet.to_python(skip_empty_area=False)
        size = _table_size(cells)
        if cells:
            filled.append(name)
        if size > best_size:
            best_size = size
            best = {"chosen": name, "cells": cells, "merged": sheet.merged_cell_ranges or []}
    if "cells" in best:
        best["cells"] = [[_plain(cell) for cell in row] for row in best["cells"]]
    return {"names": names, "filled": filled, **best}


def _worksheets(workbook: CalamineWorkbook) -> list[str]:
    """The names of the sheets that hold cells: the visible ones, where there are any."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415  after the limit

    worksheets = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    visible = [one.name for one in worksheets if one.visible == SheetVisibleEnum.Visible]
    return visible or [one.name for one in worksheets]


def _table_size(cells: list[list[Any]]) -> tuple[int, int]:
    """How much a sheet is like a table of measurements: its numbers, then its filled cells."""
    numbers = 0
    filled = 0
    for row in cells:
        numbers += sum(1 for cell in row if isinstance(cell, int | float))
        filled += sum(1 for cell in row if cell != "")
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
