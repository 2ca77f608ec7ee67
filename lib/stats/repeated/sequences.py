"""Sequences: the distinct scores of people over several times, and how many share each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from lib.stats.arrays import Counts, Floats, Mask
from lib.stats.pairs import Pairs
from lib.stats.scores import Resolution, as_scores
from lib.stats.tally import distinct_rows


@dataclass(frozen=True, eq=False)
class Sequences:
    """Distinct sequences of scores with their counts.

    scores      the distinct sequences, NaN where a score is missing, shape (k, t), in the
                score's unit, in rising order of the first score, then of the second and so on
    count       participants who share each, shape (k,), all positive
    resolution  how finely the outcome's scores are told apart

    Make one with `Sequences.of`.
    """

    scores: Floats
    count: Counts
    resolution: Resolution

    @classmethod
    def of(
        cls,
        scores: ArrayLike,
        count: ArrayLike | None = None,
        resolution: Resolution | None = None,
    ) -> Sequences:
        """Count the rows of a table of scores, one column a time.

        count       people behind each row, 1 when left out; rows of nobody are dropped
        resolution  that of the outcome, where these are only some of its people

        None, infinity and text are missing scores. Who has no score at all is not kept. Raises
        ValueError for a table without two dimensions or counts of another length.

        >>> seen = Sequences.of([[3, 4, 5], [3, 4, 5], [2, None, 4]])
        >>> seen.scores.tolist(), seen.count.tolist(), seen.measured.tolist()
        ([[2.0, nan, 4.0], [3.0, 4.0, 5.0]], [1, 2], [3, 2, 3])
        """
        given = np.asarray(scores)
        if given.ndim != 2:
            raise ValueError("scores are a table of one row a person and one column a time")
        columns = [as_scores(given[:, time]) for time in range(given.shape[1])]
        people = np.ones(given.shape[0], np.int64) if count is None else np.asarray(count)
        if people.shape != (given.shape[0],):
            raise ValueError(f"{people.size} counts for {given.shape[0]} sequences")
        found = Resolution.of(*columns) if resolution is None else resolution
        table = np.stack([found.cleaned(column) for column in columns], axis=1)
        kept = np.isfinite(table).any(axis=1) & (people > 0)
        return cls(table[kept], people[kept].astype(np.int64), found)._tallied

    @property
    def _tallied(self) -> Sequences:
        """The same people with equal sequences counted together."""
        if self.count.size == 0:
            return self
        first, people = distinct_rows(list(self.scores.T), self.count)
        return replace(self, scores=self.scores[first], count=people)

    @property
    def times(self) -> int:
        """How many times there are."""
        return int(self.scores.shape[1])

    @property
    def n(self) -> int:
        """Participants with any score."""
        return int(self.count.sum())

    @cached_property
    def measured(self) -> Counts:
        """Participants with a score at each time, (t,)."""
        there: Counts = self.count @ np.isfinite(self.scores)
        return there

    @cached_property
    def complete(self) -> Sequences:
        """The participants with a score at every time."""
        has_all = np.asarray(np.isfinite(self.scores).all(axis=1), np.bool_)
        return self.of_rows(has_all)

    def of_rows(self, which: Mask) -> Sequences:
        """The participants of some sequences.

        >>> Sequences.of([[1, 2, 3], [4, 5, 6]]).of_rows(np.array([True, False])).n
        1
        """
        return replace(self, scores=self.scores[which], count=self.count[which])

    def pair(self, first: int, second: int) -> Pairs:
        """Two times put side by side: whoever has both of them, whatever else is missing.

        >>> seen = Sequences.of([[3, 4, 5], [2, None, 4]])
        >>> seen.pair(0, 2).change.tolist(), seen.pair(0, 1).n
        ([2.0, 2.0], 1)
        """
        before = self.scores[:, first]
        after = self.scores[:, second]
        return Pairs.of(before, after, self.count, self.resolution)
