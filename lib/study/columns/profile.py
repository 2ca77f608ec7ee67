"""Profile: what a column looks like, from its cells and its name, before anybody says its role."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.study.columns.labelled import coded
from lib.study.columns.numbers import is_slashed, numbers
from lib.study.table import Table
from lib.study.words.column_names import CHANGE, ID, ROW_NUMBER
from lib.study.words.markers import EMPTY, is_missing
from lib.study.words.time_words import WORDS, fold
from lib.study.words.times import spelled

SAMPLE = 20_000  # rows looked at; spread over the whole file
MOST_GUESSED_LEVELS = 20  # a category has at most so many levels
NUMBER_FROM = 9  # a numeric column with so many distinct values is a number, with fewer a category
MOSTLY = 0.8  # share of the filled cells that must be numbers
_NO_WORDS = frozenset(WORDS) | {""}
_TWO_YEARS = re.compile(r"[^\W_]\D*(\d{2,4})_(\d{2,4})$")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a column looks like (from at most 20,000 rows spread over the file).

    number     at least four in five filled cells are numbers
    slashed    most cells are two numbers, "120/80"
    distinct   distinct filled values; `filled` the filled cells, `rows` all that were looked at
    whole      every number is whole
    running    the values are 1, 2, 3 … in the order of the rows
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
        return bool(self.words & CHANGE) or _TWO_YEARS.search(self.name) is not None

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
        str(name): _profile(coded(looked[name], table.levels.get(str(name), {})), step)
        for name in frame.columns
    }


def _profile(column: pd.Series, step: int) -> Profile:
    name = str(column.name)
    code, distinct = pd.factorize(column)
    slashed = False
    is_number = pd.api.types.is_numeric_dtype(column.dtype)
    value = np.empty(0)
    if is_number:
        value = column.to_numpy(np.float64, na_value=np.nan)
        value = value[np.isfinite(value)]
        filled = value.size
        kinds = len(distinct)
    else:
        texts = [str(text).strip().casefold() for text in distinct]
        empty = np.array([text in EMPTY for text in texts] + [True])
        no_number = np.array([is_missing(text) for text in texts] + [True])
        filled = int((~empty[code]).sum())
        kinds = int((~empty).sum())
        slashed = is_slashed(texts[:1000])
        if not slashed and any(text[:1].isdigit() for text in texts[:1000]):
            value = numbers(column).value
            value = value[np.isfinite(value)]
            is_number = value.size >= MOSTLY * max(1, int((~no_number[code]).sum()))
    whole = bool(value.size) and bool(np.all(value == np.floor(value)))
    ordered = value.size == column.size and value.size > 1
    running = ordered and step == 1 and value[0] in (0, 1) and bool(np.all(np.diff(value) == 1))
    return Profile(
        name, _words(name), is_number, slashed, kinds, int(filled), column.size, whole, running
    )


def _words(name: str) -> frozenset[str]:
    """The words of a name; digits at the end of one are dropped, time words too."""
    written = spelled(name)
    words = {fold(word).rstrip("0123456789") for word in written}
    words.add(fold("".join(written)))
    return frozenset(words) - _NO_WORDS
