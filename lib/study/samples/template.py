"""Templates: an empty table to fill in, and a messy one to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from lib.study.csv_cells import csv_text, safe_cell
from lib.study.samples.margins import DATA

# what the columns of a template hold; their headers are the words `template.<column>`
COLUMNS = ("id", "group", "age", "sex", "before", "after")


def empty_csv(headers: Sequence[str], delimiter: str = ",") -> bytes:
    r"""A CSV file with a header row alone.

    UTF-8 with a byte order mark, which Excel needs. Where the decimal mark is a comma Excel
    expects ";" as the delimiter.

    >>> empty_csv(["id", "before"], ";")
    b'\xef\xbb\xbfid;before\r\n'
    """
    return csv_text([headers], delimiter).encode("utf-8-sig")


def empty_xlsx(headers: Sequence[str], sheet: str) -> bytes:
    """A workbook of one sheet with a header row alone, kept in sight and wide enough to read.

    >>> empty_xlsx(["id", "before"], "Data")[:2]  # a zip, as every workbook
    b'PK'
    """
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
    """The name and the bytes of the messy example in a language; the English one for others.

    >>> name, data = messy_example("id")
    >>> name, data.decode("cp1252").splitlines()[0][:40]
    ('messy_example_id.csv', 'Pengaruh pijat terhadap ASI;;;;;;')
    """
    file = DATA / f"messy_example_{language}.csv"
    file = file if file.is_file() else DATA / "messy_example_en.csv"
    return file.name, file.read_bytes()
