"""Answers: the distinct rows of item scores at one time, and how many people gave each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from lib.stats.arrays import Counts, Floats, Mask


@dataclass(frozen=True, eq=False)
class Answers:
    """Item scores at one time, as distinct rows.

    rows    item scores, NaN where an item was not answered, shape (k, m)
    count   people behind each row, shape (k,)

    Figures of how items hang together take the people who answered every item, as SPSS does.
    """

    rows: Floats
    count: Counts

    @classmethod
    def of(cls, rows: ArrayLike, count: ArrayLike | None = None) -> Answers:
        """Answers from rows of item scores, one person a row unless counts are given.

        Raises ValueError when a count is missing or the rows are no table.

        >>> answers = Answers.of([[3, 4], [2, np.nan]])
        >>> answers.n, answers.complete.n
        (2, 1)
        """
        table = np.asarray(rows, dtype=np.float64)
        if table.ndim != 2:
            raise ValueError("item scores are a table: one row a person, one column an item")
        people = np.ones(len(table), np.int64) if count is None else np.asarray(count, np.int64)
        if people.shape != (len(table),):
            raise ValueError(f"{people.size} counts for {len(table)} rows")
        return cls(table, people)

    @property
    def n(self) -> int:
        """People, whatever they answered."""
        return int(self.count.sum())

    @cached_property
    def complete(self) -> Answers:
        """Those who answered every item."""
        whole: Mask = np.isfinite(self.rows).all(axis=1) & (self.count > 0)
        return self if whole.all() else Answers(self.rows[whole], self.count[whole])

    @cached_property
    def covariance(self) -> Floats:
        """Covariances of the items among those who answered all, divided by n − 1, (m, m).

        NaN throughout for fewer than two people.
        """
        rows = self.complete.rows
        count = self.complete.count
        n = int(count.sum())
        if n < 2:
            return np.full((rows.shape[1], rows.shape[1]), np.nan)
        centred = rows - (count @ rows) / n
        found: Floats = (centred * count[:, None]).T @ centred / (n - 1)
        constant = np.ptp(rows, axis=0) == 0  # not the rounding noise of a mean
        found[constant, :] = 0.0
        found[:, constant] = 0.0
        return found

    @cached_property
    def varying(self) -> Mask:
        """Which items differ at all among those who answered every item, (m,)."""
        rows = self.complete.rows
        if len(rows) == 0:
            return np.zeros(self.rows.shape[1], dtype=np.bool_)
        return np.asarray(np.ptp(rows, axis=0) > 0)
