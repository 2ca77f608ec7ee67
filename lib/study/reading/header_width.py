"""Names that are more or fewer than the cells below them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lib.study.problem import Problem
from lib.study.reading.cell_kind import Row, filled_width, kind
from lib.study.words.column_names import ID
from lib.study.words.times import tokens

_NEARLY_ALL = 0.9  # of the records that have one width
_FEWEST = 3  # records that tell it


@dataclass(frozen=True, slots=True)
class Heading:
    """The last row of names, mended, and how many columns there are."""

    names: Row
    width: int
    problems: tuple[Problem, ...] = ()

    @property
    def needed(self) -> int:
        """The cells up to the last name; all where there is none."""
        return filled_width(self.names) or self.width


def heading(line: str, names: Row, records: Sequence[Row], delimiter: str) -> Heading:
    """The names of a header row and the number of columns, by the records below.

    line      the row as it is written
    records   the first ones below it

    More names than cells: a name with the delimiter inside is put together where the blank after it
    tells which; else it is told. One name less: rows have names of their own, as R writes them.
    """
    named = filled_width(names)
    width = _width_of(records)
    if named == 0:
        return Heading(names, max(width, usual_width(records)))
    if width and width < named:
        return _more_names(line, names, width, delimiter)
    usual = usual_width(records)
    if usual == named + 1 and _names_rows(line, names, records, delimiter):
        note = Problem("row_names", "warning", {"n": named, "cells": usual})
        return Heading(["", *names[:named]], usual, (note,))
    if usual > named and delimiter == ",":
        return Heading(names, named)  # 80,7 cut in two: the reader of the body refuses it
    return Heading(names, max(usual, len(names)))


def rejoined(line: str, delimiter: str, width: int) -> list[str] | None:
    """So many names of a header line in which a delimiter with a blank behind stands inside some.

    None where the blanks do not tell which.

    >>> rejoined("id,Asal kota, provinsi,pre", ",", 3)
    ['id', 'Asal kota, provinsi', 'pre']
    """
    cells = next(csv.reader([line], delimiter=delimiter), [])
    names: list[str] = []
    for cell in cells:
        if names and cell.startswith(" ") and cell.strip():
            names[-1] = f"{names[-1]}{delimiter}{cell.rstrip()}"
        else:
            names.append(cell.strip())
    return names if len(names) == width else None


def _more_names(line: str, names: Row, width: int, delimiter: str) -> Heading:
    together = rejoined(line, delimiter, width)
    if together is None:
        slots = {"names": filled_width(names), "cells": width}
        return Heading(names, len(names), (Problem("names_over_cells", "warning", slots),))
    listed = ", ".join(f"“{name}”" for name in together if delimiter in name)
    return Heading(together, width, (Problem("names_rejoined", "warning", {"names": listed}),))


def _names_rows(line: str, names: Row, records: Sequence[Row], delimiter: str) -> bool:
    """Whether the first cells, over which no name stands, number or name the rows.

    R's write.table leaves the header one name short. So does a last column without a name; then the
    cells under the name of an identifier are none. And so does a decimal comma in each row; then
    the first cell is no word and not the row's number, or stands under the name of an identifier.
    """
    filled = [record for record in records if len(record) > 1]
    firsts = [record[0] for record in filled]
    if not all(firsts) or len(set(firsts)) < len(firsts):
        return False
    is_identifier = bool(set(tokens(names[0])) & ID)
    if delimiter != ",":
        seconds = [record[1] for record in filled]
        return not is_identifier or len(set(seconds)) == len(seconds)
    if firsts == [str(number) for number in range(1, len(firsts) + 1)]:
        return not is_identifier
    are_words = all(kind(first) == "text" for first in firsts) and not is_identifier
    return len(firsts) >= _FEWEST and (are_words or line.startswith('"'))


def _width_of(records: Sequence[Row]) -> int:
    """How many cells nearly all records have, and none has more; 0 where that is unclear."""
    widths = Counter(len(record) for record in records if any(record))
    if widths.total() < _FEWEST:
        return 0
    commonest, often = widths.most_common(1)[0]
    is_clear = often >= _NEARLY_ALL * widths.total() and max(widths) == commonest
    return commonest if is_clear else 0


def usual_width(records: Sequence[Row]) -> int:
    """The cells up to the last filled one that most records have; the larger one of equals."""
    widths = Counter(filled_width(record) for record in records if any(record))
    return max(widths, key=lambda width: (widths[width], width), default=0)
