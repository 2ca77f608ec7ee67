"""Each person's scores ranked over the times: what Friedman's test and Page's trend go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lib.stats.arrays import Counts, Whole
from lib.stats.repeated.sequences import Sequences
from lib.stats.tally import distinct_rows


@dataclass(frozen=True, slots=True, eq=False)
class PersonalRanks:
    """Twice the midranks of each person's own scores, as distinct rows with their people.

    doubled   twice the midranks, whole numbers, (k, t)
    count     participants who share each row, (k,)
    """

    doubled: Whole
    count: Counts

    @classmethod
    def of(cls, sequences: Sequences) -> PersonalRanks:
        """Rank the participants who have a score at every time.

        >>> ranks = PersonalRanks.of(Sequences.of([[3, 4, 4], [1, 2, 2], [5, None, 6]]))
        >>> ranks.doubled.tolist(), ranks.count.tolist()
        ([[2, 5, 5]], [2])
        """
        whole = sequences.complete
        scores = whole.scores
        below = (scores[:, None, :] < scores[:, :, None]).sum(axis=2)
        equal = (scores[:, None, :] == scores[:, :, None]).sum(axis=2)
        doubled = (2 * below + equal + 1).astype(np.int64)
        if whole.count.size == 0:
            return cls(doubled, whole.count)
        first, people = distinct_rows(list(doubled.T), whole.count)
        return cls(doubled[first], people)

    @property
    def n(self) -> int:
        """Participants with a score at every time."""
        return int(self.count.sum())

    @property
    def times(self) -> int:
        """How many times there are."""
        return int(self.doubled.shape[1])

    @property
    def sums(self) -> Whole:
        """Twice the rank sum of each time, (t,)."""
        summed: Whole = self.count @ self.doubled
        return summed

    @property
    def squares(self) -> int:
        """Σ over people and times of the squared deviation of the doubled ranks from their mean."""
        deviation = self.doubled - (self.times + 1)
        return int(self.count @ (deviation**2).sum(axis=1))

    def by_ties(self) -> Iterator[tuple[Whole, int]]:
        """The ranks that people have to share out, in rising order, and how many have these.

        >>> ranks = PersonalRanks.of(Sequences.of([[3, 1, 2], [1, 2, 3]]))
        >>> [(kind.tolist(), people) for kind, people in ranks.by_ties()]
        [([2, 4, 6], 2)]
        """
        if self.count.size == 0:
            return
        kinds, kind = np.unique(np.sort(self.doubled, axis=1), axis=0, return_inverse=True)
        people = np.bincount(kind.ravel(), weights=self.count).astype(np.int64)
        yield from zip(kinds, people.tolist(), strict=True)
