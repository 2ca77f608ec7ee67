"""Templates: an empty table to fill in, and a messy one to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from lib.study.csv_cells import csv_text, safe_cell
from lib.study.samples.margins import DATA

# what the columns of a template hold; their headers are the words `template.<column>`
COLUMNS = ("id", "group", "age", "sex", "before", "after")


def empty_csv(headers: Sequence[str], delimiter: str = ",") -> bytes:
    """A CSV file with a header row alone.

    UTF-8 with a byte order mark, which Excel needs. Where the decimal mark is a comma Excel
    expects ";" as the delimiter.
    """
    return csv_text([headers], delimiter).encode("utf-8-sig")


def empty_xlsx(headers: Sequence[str], sheet: str) -> bytes:
    """A workbook of one sheet with a header row alone, kept in sight and wide enough to read."""
    import xlsxwriter  # noqa: PLC0415 - 60 ms, and only who downloads the template needs it

    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet[:31])
        bold = book.add_format({"bold": True})
        for column, header in enumerate(headers):
            page.write_string(0, column, str(safe_cell(header)), bold)
            page.set_column(column, column, max(10, len(header) + 2))
        page.freeze_panes(1, 0)
    return out.getvalue()


def messy_example(language: str) -> tuple[str, bytes]:
    """The name and the bytes of the messy example in a language; the English one for others."""
    file = DATA / f"messy_example_{language}.csv"
    file = file if file.is_file() else DATA / "messy_example_en.csv"
    return file.name, file.read_bytes()
