"""Problems: what is wrong with a file or a study, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from lib.study.arrays import Mask, Whole

Slots = dict[str, str | int | float]
MOST_ROWS = 1_000  # of a problem that are listed
MOST_ROWS_SAID = 10  # in its sentence
Severity = Literal["refusal", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the person; its sentence is `problem.<key>` in lib/text.

    slots    the values of the sentence, as strings and numbers
    column   the column it is about, as the person named it
    rows     the rows of the file (1-based, as a spreadsheet numbers them), the first 1,000
    """

    key: str
    severity: Severity = "note"
    slots: Mapping[str, str | int | float] = field(default_factory=dict)
    column: str | None = None
    rows: tuple[int, ...] = ()

    @property
    def sentence_slots(self) -> Slots:
        """The values of the sentence: `slots`, and {column} and {rows} (the first ten)."""
        shown = ", ".join(map(str, self.rows[:MOST_ROWS_SAID]))
        more = ", …" if len(self.rows) > MOST_ROWS_SAID else ""
        return {"column": self.column or "", "rows": shown + more, **self.slots}


def rows_where(rows: Whole | pd.Index, hit: Mask) -> tuple[int, ...]:
    """The first 1,000 of the rows for which the mask is true, as `Problem.rows` lists them."""
    return tuple(rows[hit][:MOST_ROWS].tolist())


class Refusal(Exception):
    """A file or a choice that cannot become a study; `problem` says why, where and what to do."""

    def __init__(
        self,
        key: str,
        column: str | None = None,
        rows: tuple[int, ...] = (),
        **slots: str | int | float,
    ) -> None:
        super().__init__(key)
        self.problem = Problem(key, "refusal", slots, column, rows)
