"""Which character separates the cells of a text file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from lib.study.reading.cell_kind import kind

CANDIDATES = (",", ";", "\t", "|", " ")
_MARKS = frozenset(CANDIDATES[:-1])
_ONE_DIGIT = str.maketrans("023456789", "111111111")
_SEP_LINE = re.compile(r'"?sep=(.)"?\r?\n|"?sep=(.)"?\r(?!\n)', re.IGNORECASE)
# a whole line in quotation marks, and the empty cells that a spreadsheet put behind it
_WRAPPED = re.compile(r'\s*"((?:[^"]|"")*)"[\s;,|]*')
# what is left of numbers with a decimal comma in a file cut at commas: "5;4"
_CUT_AT_SEMICOLON = re.compile(r"\s*[\d.]+\s*;.*|.*;\s*[\d.]+")
# a comma as delimiters are written, with no blank after it, and not between the digits of a number
_CUT_AT_COMMA = re.compile(r"(?<![\d\s]),(?=\S)|,(?=[^\d\s])")
_LINES = 200


def declared_delimiter(text: str) -> tuple[str | None, str]:
    """The delimiter of a first line "sep=;" as Excel writes it, and that line or ""."""
    match = _SEP_LINE.match(text)
    return (match[1] or match[2], match[0]) if match else (None, "")


def lines_of(text: str) -> list[str]:
    """The lines of a text without their ends; only CR and LF end one."""
    return re.split(r"\r\n|\r|\n", text)


def find_delimiter(text: str) -> str | None:
    """The delimiter that cuts most lines into the same number of clean cells.

    None when no candidate cuts them: one column, or no table. Blanks count as one delimiter
    however many stand together, and only when nothing else fits.
    """
    lines = [line for line in lines_of(text)[: 4 * _LINES] if line.strip()][:_LINES]
    sample = "\n".join(lines)
    scores = {candidate: _score(sample, candidate) for candidate in CANDIDATES[:-1]}
    best = max(scores, key=lambda candidate: scores[candidate])
    if scores[best] > 0.8 or (scores[best] > 0.3 and has_values(sample)):
        return best
    if _score(sample, " ") > 0.6 and has_values(sample):
        return " "
    return best if scores[best] > 0.15 and has_values(sample) else None


def has_values(sample: str) -> bool:
    """Whether a fifth of the words are values, which sets a table apart from running text."""
    words = re.split(r"[\s,;|\"]+", sample)
    return 5 * sum(kind(word) == "value" for word in words) >= len(words)


def parsed(text: str, delimiter: str, *, quoted: bool = True) -> list[list[str]]:
    """The records of a text as lists of cells; csv.Error for what cannot be one."""
    if delimiter == " ":
        lines = [line.strip().replace("\t", " ") for line in lines_of(text)]
        if _is_aligned(lines):
            return [re.split(" {2,}", line) if line else [] for line in lines]
        text = "\n".join(lines)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        skipinitialspace=True,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    return list(reader)


def _is_aligned(lines: list[str]) -> bool:
    """Whether two or more blanks stand between columns, and single ones within names."""
    widths = {len(re.split(" {2,}", line)) for line in lines[:_LINES] if line}
    return len(widths) == 1 and widths != {1}


def is_wrapped(sample: str) -> bool:
    """Whether each line is one quoted cell with the true cells in it: "1,Ani,12"."""
    lines = [line for line in lines_of(sample)[:_LINES] if line.strip()]
    if len(lines) < 2 or not all(_WRAPPED.fullmatch(line) for line in lines[1:]):
        return False
    return find_delimiter(unwrapped(sample)) not in (None, " ")


def unwrapped(text: str) -> str:
    """The lines within the quotation marks that stand around each line."""
    return "\n".join(map(_inside, lines_of(text)))


def _inside(line: str) -> str:
    match = _WRAPPED.fullmatch(line)
    return match[1].replace('""', '"') if match else line.rstrip("; \t|")


def _score(sample: str, delimiter: str) -> float:
    """Share of lines of the commonest width, times the share of clean columns among them.

    A column of lists ("a|b|c", "Time;") holds another delimiter in each cell and is one column all
    the same; where the true delimiter is another one, it stands in nearly all of them.
    """
    try:
        records = [record for record in parsed(sample, delimiter) if any(record)]
    except csv.Error:
        return 0.0
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return 0.0
    width, lines = max(widths.items(), key=lambda item: (item[1], item[0]))
    columns = zip(*(record for record in records if len(record) == width), strict=True)
    clean = sum(_cleanness(column, delimiter) for column in columns) / width
    return (lines / len(records)) * clean**2


def _cleanness(cells: Sequence[str], delimiter: str) -> float:
    """The share of cells of a column without another delimiter that would cut them."""
    marked = [cell for cell in cells if not _MARKS.isdisjoint(cell)]
    shapes = Counter([cell.translate(_ONE_DIGIT) for cell in marked])  # 3,52 is as clean as 4,19
    clean = sum(often for shape, often in shapes.items() if _is_clean(shape, delimiter))
    return (len(cells) - len(marked) + clean) / len(cells)


def _is_clean(cell: str, delimiter: str) -> bool:
    """No other delimiter inside that would cut it better."""
    if delimiter == "," and _CUT_AT_SEMICOLON.fullmatch(cell):
        return False
    if kind(cell) != "text":
        return True
    if delimiter != "," and _CUT_AT_COMMA.search(cell):
        return False
    others = {";", "\t", "|"} - {delimiter}
    return not any(other in cell for other in others)
