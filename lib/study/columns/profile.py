"""Profile: what a column looks like, from its cells and its name, before anybody says its role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from lib.study.arrays import Floats, Whole
from lib.study.columns.labelled import coded
from lib.study.columns.numbers import is_slashed, numbers
from lib.study.table import Table
from lib.study.words.column_names import CHANGE, DATED, ID, ROW_NUMBER, UNSPACED_NAMES
from lib.study.words.markers import EMPTY, is_missing
from lib.study.words.time_words import WORDS, fold
from lib.study.words.times import is_no_level, spelled, words_around

SAMPLE = 20_000  # rows looked at; spread over the whole file
MOST_GUESSED_LEVELS = 20  # a category has at most so many levels
NUMBER_FROM = 9  # a numeric column with so many distinct values is a number, with fewer a category
MOSTLY = 0.8  # share of the filled cells that must be numbers
MOST_LOOKED_AT = 1_000  # distinct texts
FEW_LOOKED_AT = 50  # distinct texts, of which none is a number in a column of words or dates
MOST_LISTED = 50  # distinct texts that may be levels
_CODE = re.compile(r"(?=.*[0-9])(?=.*[^\W\d_])[\w./-]{1,20}")
_DATE = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")
_WRITTEN_DAYS = (19000101, 21001231)
_COUNTED_DAYS = (20_000, 60_000)  # from 1900 on: 1954 to 2064
_NO_WORDS = frozenset(WORDS) | {""}
_TWO_YEARS = re.compile(r"[^\W_]\D{0,300}(\d{2,4})_(\d{2,4})$")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a column looks like (from at most 20,000 rows spread over the file).

    number     at least four in five filled cells are numbers
    slashed    most cells are two numbers, "120/80"
    distinct   distinct filled values; `filled` the filled cells, `rows` all that were looked at
    whole      every number is whole
    running    the values are 1, 2, 3 … in the order of the rows
    levels     the distinct texts of a column of text, where they are few
    is_codes   all texts differ, are short, without blanks, with letters and digits: P01, 2019-A
    is_dates   the texts are dates, or the numbers days as programs count or write them
    written    the words of the name as they are written
    folded     the same in small letters, without accents
    """

    name: str
    words: frozenset[str]
    number: bool
    slashed: bool
    distinct: int
    filled: int
    rows: int
    whole: bool
    running: bool
    levels: tuple[str, ...] = ()
    is_codes: bool = False
    is_dates: bool = False
    written: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    @property
    def name_length(self) -> int:
        """How many words the name has."""
        return len(self.folded)

    @property
    def unique(self) -> bool:
        """Nearly every filled cell differs (a few duplicated ids are forgiven)."""
        return self.filled > 0 and self.distinct >= 0.85 * self.filled

    @property
    def is_row_number(self) -> bool:
        """A column that only numbers the rows."""
        named = self.name.strip() == "" or bool(self.words & ROW_NUMBER and len(self.words) <= 2)
        return (named and self.unique) or (self.running and not self.words & ID)

    @property
    def is_change(self) -> bool:
        """A ready-made difference, by its name: BPI_change, selisih, wt82_71."""
        if self.words & CHANGE:
            return True
        return self.name[-1:].isdecimal() and _TWO_YEARS.search(self.name) is not None

    @property
    def is_category(self) -> bool:
        """Few levels, and people share them."""
        few = NUMBER_FROM - 1 if self.number else MOST_GUESSED_LEVELS
        return 0 < self.distinct <= few and self.distinct <= max(2, self.filled // 2)


def profiles(table: Table) -> dict[str, Profile]:
    """The profile of every column, in the order of the file.

    >>> from lib.study.table import Dialect
    >>> frame = pd.DataFrame({"no": [1, 2, 3], "group": ["a", "b", "a"]})
    >>> known = profiles(Table(frame, Dialect("csv", "utf-8")))
    >>> known["no"].is_row_number, known["group"].is_category
    (True, True)
    """
    frame = table.frame
    step = max(1, -(-len(frame) // SAMPLE))
    looked = frame.iloc[::step] if step > 1 else frame
    return {
        str(name): _profile(coded(column, table.levels.get(str(name), {})), step)
        for name, column in looked.items()
    }


def _profile(column: pd.Series, step: int) -> Profile:
    dtype = column.dtype
    plain = isinstance(dtype, np.dtype)
    if dtype.kind in "biuf" if plain else pd.api.types.is_numeric_dtype(dtype):
        return _of_numbers(column, step)
    return _of_texts(column, step)


def _of_numbers(column: pd.Series, step: int) -> Profile:
    plain = isinstance(column.dtype, np.dtype)
    value = column.to_numpy() if plain else column.to_numpy(np.float64, na_value=np.nan)
    value = value.astype(np.float64, copy=False)
    value = value[np.isfinite(value)]
    distinct = int(np.unique(value).size)
    written_name = tuple(spelled(str(column.name)))
    folded = tuple(fold(word) for word in written_name)
    words = _words(folded)
    return Profile(
        name=str(column.name),
        words=words,
        written=written_name,
        folded=folded,
        number=True,
        slashed=False,
        distinct=distinct,
        filled=int(value.size),
        rows=column.size,
        whole=_is_whole(value),
        running=step == 1 and _is_running(value, column.size),
        is_dates=_are_days(value, words),
    )


def _of_texts(column: pd.Series, step: int) -> Profile:
    code, distinct = _distinct(column)
    written = [str(text).strip() for text in distinct]
    texts = [text.casefold() for text in written]
    doubtful = "na" in texts and len(texts) <= MOST_LISTED  # Dutch for after, beside "voor"
    around = words_around(texts) if doubtful else frozenset()
    empty = np.array([*(text in EMPTY and is_no_level(text, around) for text in texts), True])
    kinds = int((~empty).sum())
    filled = int((~empty[code]).sum())
    first = texts[:MOST_LOOKED_AT]
    written_name = tuple(spelled(str(column.name)))
    folded = tuple(fold(word) for word in written_name)
    value = _read(column, texts, code)
    slashed = not value.size and any("/" in text for text in first) and is_slashed(first)
    return Profile(
        name=str(column.name),
        words=_words(folded),
        written=written_name,
        folded=folded,
        number=bool(value.size),
        slashed=slashed,
        distinct=kinds,
        filled=filled,
        rows=column.size,
        whole=_is_whole(value),
        running=step == 1 and _is_running(value, column.size),
        levels=tuple(written) if kinds <= MOST_LISTED else (),
        is_codes=kinds == filled and all(_CODE.fullmatch(text) for text in first),
        is_dates=kinds > 0 and all(_DATE.match(text) for text in first if text not in EMPTY),
    )


def _distinct(column: pd.Series) -> tuple[Whole, Sequence[object]]:
    """For each row the number of its distinct cell, −1 where empty, and these cells.

    pd.factorize does the same in five times the time for short columns.
    """
    if column.empty or not isinstance(column.dtype, pd.StringDtype):
        code, distinct = pd.factorize(column)
        return np.asarray(code, dtype=np.int64), list(distinct)
    cells = pa.array(column.array)
    whole = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    encoded = whole.dictionary_encode()
    numbered = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return numbered.astype(np.int64), encoded.dictionary.to_pylist()


def _read(column: pd.Series, texts: Sequence[str], code: Whole) -> Floats:
    """The numbers of a column of text; none where not at least four in five cells are numbers."""
    no_number = np.array([*(is_missing(text) for text in texts), True])
    needed = MOSTLY * max(1, int((~no_number[code]).sum()))
    worded = np.array([*(text[:1].isalpha() for text in texts), True])
    possible = int((~worded[code]).sum())
    nothing = np.empty(0)
    if possible < needed or not np.isfinite(numbers(pd.Series(texts[:FEW_LOOKED_AT])).value).any():
        return nothing
    value = numbers(column).value
    value = value[np.isfinite(value)]
    return value if value.size >= needed else nothing


def _is_whole(value: Floats) -> bool:
    return bool(value.size) and bool(np.all(value == np.floor(value)))


def _is_running(value: Floats, rows: int) -> bool:
    """Whether the values are 1, 2, 3 … (or from 0 on) in every row."""
    if value.size != rows or rows < 2 or value[0] not in (0, 1):
        return False
    return bool(np.all(np.diff(value) == 1))


def _are_days(value: Floats, words: frozenset[str]) -> bool:
    """Whether numbers are days: 20240112, or 45303 under a name that says so, as Excel counts."""
    if not _is_whole(value):
        return False
    least = value.min()
    most = value.max()
    if least >= _WRITTEN_DAYS[0] and most <= _WRITTEN_DAYS[1]:
        month = value // 100 % 100
        day = value % 100
        return bool(np.all((month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)))
    return bool(least >= _COUNTED_DAYS[0] and most <= _COUNTED_DAYS[1] and words & DATED)


def _words(folded: Sequence[str]) -> frozenset[str]:
    """The words of a name; digits at the end of one are dropped, time words too."""
    words = {word.rstrip("0123456789") for word in folded}
    words.add("".join(folded))
    for word in folded:
        if not word.isascii():
            words.update(part for part in UNSPACED_NAMES if part in word)
    return frozenset(words) - _NO_WORDS
