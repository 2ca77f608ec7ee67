"""Order statistics of Walsh averages by counting, without building the n(n + 1)/2 averages.

The sum of each pair of changes i ≤ j, doubled Walsh averages, is looked for between two bounds
that are narrowed by counting the sums below a guess (Johnson and Mizoguchi 1978, Monahan 1984),
each count being one merge of the sorted changes with themselves. What remains is enumerated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lib.stats.arrays import Counts, Whole

# of a bracket's width, kept on both sides of an interpolated guess: sums within a narrow
# bracket are spread evenly, and a guess that misses costs a further cut, not the answer
MARGIN = 0.003
FEW = 1000  # sums that are always enumerated
MOST_SAMPLED = 600


class Bracket(NamedTuple):
    """Sums s with low < s ≤ high, and how many pairs have a sum up to each of the two bounds."""

    low: int
    high: int
    below: int  # pairs of participants with a sum ≤ low
    upto: int  # and with a sum ≤ high
    distinct_below: int  # the same for pairs of distinct values
    distinct_upto: int

    @property
    def distinct(self) -> int:
        """Pairs of distinct values inside: what it costs to enumerate them."""
        return self.distinct_upto - self.distinct_below


def walsh_sums(values: Whole, count: Counts, ranks: list[int]) -> list[int]:
    """The sums d_i + d_j, i ≤ j, at these ranks among all n(n + 1)/2 in rising order.

    values, count  the distinct changes in rising order, in whole steps, and who share them, (k,)
    ranks          counted from 1

    Costs O(k log k), whatever the number of participants.

    >>> walsh_sums(np.array([1, 2, 4]), np.array([1, 1, 1]), [1, 3, 6])  # of 2, 3, 4, 5, 6, 8
    [2, 4, 8]
    """
    table = _Table.of(values, count)
    found: dict[int, int] = {}
    for rank in ranks:
        if rank in found:
            continue
        bracket = table.around(rank)
        inside = [r for r in ranks if bracket.below < r <= bracket.upto]
        if bracket.high - bracket.low == 1:
            found.update(dict.fromkeys(inside, bracket.high))
            continue
        sums, upto = table.enumerate(bracket)
        place = np.searchsorted(upto, np.array(inside) - bracket.below)
        found.update(zip(inside, sums[place].tolist(), strict=True))
    return [found[rank] for rank in ranks]


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """The distinct changes with their counts and what the counting needs beside them."""

    values: Whole
    count: Counts
    cumulative: Counts  # participants with one of the first i values, shape (k + 1,)
    place: Whole

    @classmethod
    def of(cls, values: Whole, count: Counts) -> _Table:
        return cls(values, count, np.r_[0, np.cumsum(count)], np.arange(values.size))

    def upto(self, bound: int) -> tuple[int, int]:
        """Pairs i ≤ j with a sum ≤ bound: of participants, and of distinct values."""
        first = int(np.searchsorted(self.values, bound // 2, "right"))
        small = self.values[:first]
        partner = np.searchsorted(self.values, bound - small, "right")
        others = self.cumulative[partner] - self.cumulative[1 : first + 1]
        share = self.count[:first]
        people = int(np.dot(share, others)) + int(np.dot(share, share + 1)) // 2
        return people, int(partner.sum()) - first * (first - 1) // 2

    def around(self, rank: int) -> Bracket:
        """A bracket around the sum at this rank, small enough to be enumerated."""
        k = self.values.size
        n = int(self.cumulative[-1])
        lowest = 2 * int(self.values[0])
        highest = 2 * int(self.values[-1])
        bracket = Bracket(lowest - 1, highest, 0, n * (n + 1) // 2, 0, k * (k + 1) // 2)
        # to sort and gather a sum costs some four times what counting costs a change
        enough = FEW + k // 2
        if bracket.distinct > enough:
            for guess in self._guesses(rank / bracket.upto):
                bracket = self._cut(bracket, guess, rank)
        while bracket.distinct > enough and bracket.high - bracket.low > 1:
            before = bracket.distinct
            for guess in _interpolated(bracket, rank):
                bracket = self._cut(bracket, guess, rank)
            if bracket.distinct > before // 2:
                bracket = self._cut(bracket, (bracket.low + bracket.high) // 2, rank)
        return bracket

    def _guesses(self, share: float) -> tuple[int, int]:
        """Bounds that probably enclose the sum below which this share of the sums lies."""
        size = min(MOST_SAMPLED, 2 * int(self.values.size**0.5))
        at = (np.arange(size) + 0.5) / size * self.cumulative[-1]
        sample = self.values[np.searchsorted(self.cumulative[1:], at)]
        sums = np.sort((sample + sample[:, None])[np.tri(size, dtype=bool)])
        spare = 1.0 / size
        low, high = np.clip([share - spare, share + spare], 0.0, 1.0) * (sums.size - 1)
        return int(sums[int(low)]), int(sums[int(np.ceil(high))])

    def _cut(self, bracket: Bracket, bound: int, rank: int) -> Bracket:
        """The bracket on that side of the bound where the rank lies."""
        if not bracket.low < bound < bracket.high:
            return bracket
        people, distinct = self.upto(bound)
        if people < rank:
            return bracket._replace(low=bound, below=people, distinct_below=distinct)
        return bracket._replace(high=bound, upto=people, distinct_upto=distinct)

    def enumerate(self, bracket: Bracket) -> tuple[Whole, Counts]:
        """All sums inside, in rising order, and how many pairs of participants lie up to each."""
        start = np.searchsorted(self.values, bracket.low - self.values, "right")
        start = np.maximum(start, self.place)
        size = np.searchsorted(self.values, bracket.high - self.values, "right") - start
        size = np.maximum(size, 0)
        one = np.repeat(self.place, size)
        other = np.arange(one.size) - np.repeat(np.cumsum(size) - size - start, size)
        sums = self.values[one] + self.values[other]
        same = one == other
        pairs = self.count[one] * (self.count[other] + same) // (1 + same)
        order = np.argsort(sums)
        return sums[order], np.cumsum(pairs[order])


def _interpolated(bracket: Bracket, rank: int) -> tuple[int, int]:
    """Two bounds close to where the rank would lie if the sums were spread evenly."""
    width = bracket.high - bracket.low
    share = (rank - bracket.below) / (bracket.upto - bracket.below)
    low = bracket.low + int(width * (share - MARGIN))
    return max(low, bracket.low + 1), min(low + int(2 * MARGIN * width) + 1, bracket.high - 1)
