"""Changes by group as counts: how many people of each group share each distinct change."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.stats.arrays import Counts, Floats
from lib.stats.describe import exact_mean, power_of_two
from lib.stats.pairs import Pairs, at_one_resolution
from lib.stats.scores import Resolution

NOISE = 1e-24  # of squared changes up to 2: a mean square below is rounding


@dataclass(frozen=True, eq=False)
class GroupedChanges:
    """The distinct changes of a study and how many people of each group have them.

    levels      the names of the groups, in their order (it matters to Jonckheere–Terpstra)
    change      the distinct changes in rising order, (k,), in the score's unit
    counts      people by group and change, (len(levels), k); a group may be empty
    resolution  of the outcome, by which all changes were rounded

    Make one with `of` or `of_pairs`. Changes are taken as they are: ties are equal floats, as
    `Pairs.change` gives them.
    """

    levels: tuple[str, ...]
    change: Floats
    counts: Counts
    resolution: Resolution

    @classmethod
    def of(
        cls,
        change: ArrayLike,
        code: ArrayLike,
        count: ArrayLike | None = None,
        levels: Sequence[str] | None = None,
        resolution: Resolution | None = None,
    ) -> GroupedChanges:
        """Count the rows (change, group code, people); codes are 0, 1, … and −1 for no group.

        resolution  of the outcome; without it, it is found from the changes

        Rows with a change that is not finite or with code −1 are left out. Without `levels` the
        groups are named by their codes. Raises ValueError for unequal lengths, a negative count
        or a code without a level.

        >>> groups = GroupedChanges.of([1, 2, 2, 3], [0, 0, 1, 1], levels=["low", "high"])
        >>> groups.change.tolist(), groups.counts.tolist()
        ([1.0, 2.0, 3.0], [[1, 1, 0], [0, 1, 1]])
        """
        d = np.asarray(change, np.float64).ravel()
        g = np.asarray(code).astype(np.int64).ravel()
        weight = counted(count, d.size)
        if g.shape != d.shape:
            raise ValueError(f"{d.size} changes, {g.size} group codes")
        if levels is None:
            levels = [str(one) for one in range(int(g.max(initial=-1)) + 1)]
        if np.any(g < -1) or np.any(g >= len(levels)):
            raise ValueError("a group code has no level")
        kept = np.isfinite(d) & (g >= 0) & (weight > 0)
        values, column = np.unique(d[kept], return_inverse=True)
        table = _table(g[kept], column, weight[kept], len(levels))
        return cls(tuple(levels), values, table, resolution or Resolution.of(values))

    @classmethod
    def of_pairs(
        cls, groups: Sequence[Pairs], levels: Sequence[str] | None = None
    ) -> GroupedChanges:
        """Gather the changes of several groups of one outcome, each given as its `Pairs`.

        Groups that were not paired up at the outcome's resolution are brought to one, so that
        equal changes in two groups are ties.

        >>> groups = GroupedChanges.of_pairs([Pairs.of([1, 2], [2, 2]), Pairs.of([3], [4])])
        >>> groups.change.tolist(), groups.counts.tolist()
        ([0.0, 1.0], [[1, 1], [0, 1]])
        """
        names = [str(one) for one in range(len(groups))] if levels is None else list(levels)
        if len(names) != len(groups):
            raise ValueError(f"{len(names)} levels for {len(groups)} groups")
        groups = at_one_resolution(groups)
        changes = [group.change for group in groups]
        code = np.repeat(np.arange(len(groups)), [change.size for change in changes])
        count = [group.count for group in groups]
        filled = [group.resolution for group in groups if group.n]
        return cls.of(
            np.concatenate([*changes, []]),
            code,
            np.concatenate([*count, []]).astype(int),
            names,
            filled[0] if filled else Resolution(),
        )

    @cached_property
    def sizes(self) -> Counts:
        """People in each group, (g,)."""
        return np.asarray(self.counts.sum(axis=1), np.int64)

    @property
    def n(self) -> int:
        """People in all groups together."""
        return int(self.counts.sum())

    @cached_property
    def total(self) -> Counts:
        """People of all groups by distinct change, (k,)."""
        return np.asarray(self.counts.sum(axis=0), np.int64)

    @property
    def occupied(self) -> GroupedChanges:
        """The same without the groups and the changes that nobody has."""
        rows = self.sizes > 0
        columns = self.total > 0
        if rows.all() and columns.all():
            return self
        names = tuple(name for name, row in zip(self.levels, rows, strict=True) if row)
        counts = self.counts[rows][:, columns]
        return GroupedChanges(names, self.change[columns], counts, self.resolution)

    def only(self, *groups: int) -> GroupedChanges:
        """The named groups alone (by position), in the order asked for.

        >>> groups = GroupedChanges.of([1, 2, 3], [0, 1, 2], levels=["a", "b", "c"])
        >>> groups.only(2, 0).levels
        ('c', 'a')
        """
        names = tuple(self.levels[group] for group in groups)
        return GroupedChanges(names, self.change, self.counts[list(groups)], self.resolution)

    @cached_property
    def mean(self) -> float | None:
        """The mean change of everybody, from an exact sum; None for nobody."""
        there = self.total > 0
        if not there.any():
            return None
        return exact_mean(self.change[there], self.total[there], self.resolution)

    @cached_property
    def means(self) -> Floats:
        """The mean change of each group, from exact sums, (g,); NaN for an empty one."""
        means = np.full(len(self.levels), np.nan)
        for group, row in enumerate(self.counts):
            there = row > 0
            if there.any():
                means[group] = exact_mean(self.change[there], row[there], self.resolution)
        return means

    def squares_in(self, unit: float) -> Floats:
        """The sum of squared deviations from its own mean of each group, in units², (g,).

        unit  a power of two near the largest change, so that no square leaves the floats

        >>> groups = GroupedChanges.of([1, 3, 5, 9], [0, 0, 1, 1])
        >>> groups.squares_in(1.0).tolist()
        [2.0, 8.0]
        """
        means = np.where(self.sizes > 0, self.means, 0.0) / unit
        change = self.change / unit
        # group by group, as a table of floats beside that of counts would be as large again
        squares = [
            (row * (change - mean) ** 2).sum() for row, mean in zip(self.counts, means, strict=True)
        ]
        return np.array(squares, np.float64)

    @cached_property
    def pooled_sd(self) -> float | None:
        """The SD of the changes within groups, df = people − groups; None without df."""
        df = self.n - int(np.count_nonzero(self.sizes))
        if df <= 0:
            return None
        unit = power_of_two(self.change)
        squares = float(self.squares_in(unit).sum())
        if squares <= NOISE * self.n:
            return 0.0
        return unit * math.sqrt(squares / df)


def counted(count: ArrayLike | None, rows: int) -> Counts:
    """The people behind each row: `count`, or one each. Raises ValueError if it cannot be.

    >>> counted(None, 3).tolist(), counted([2, 0, 5], 3).tolist()
    ([1, 1, 1], [2, 0, 5])
    """
    if count is None:
        return np.ones(rows, np.int64)
    weight = np.asarray(count).astype(np.int64).ravel()
    if weight.size != rows:
        raise ValueError(f"{weight.size} counts for {rows} rows")
    if np.any(weight < 0):
        raise ValueError("a count is negative")
    return weight


def midranks(total: Counts) -> Floats:
    """The mean rank of each distinct value in rising order, from how many share it, (k,).

    >>> midranks(np.array([1, 2, 1])).tolist()
    [1.0, 2.5, 4.0]
    """
    return np.asarray(np.cumsum(total) - (total - 1) / 2.0, np.float64)


def tie_sum(total: Counts) -> float:
    """Σ(t³ − t) over the tied values, in floats: t³ leaves int64 at two million.

    >>> tie_sum(np.array([2, 1, 3]))  # 6 + 0 + 24
    30.0
    """
    t = total.astype(np.float64)
    return float(np.sum(t**3 - t))


def weighted_midranks(values: Floats, weight: Counts) -> Floats:
    """The midrank of each row's value among all people, rows standing for `weight` people.

    >>> weighted_midranks(np.array([9.0, 7.0, 9.0]), np.array([1, 2, 1])).tolist()
    [3.5, 1.5, 3.5]
    """
    distinct, place = np.unique(values, return_inverse=True)
    total = np.bincount(place, weights=weight, minlength=distinct.size).astype(np.int64)
    return midranks(total)[place]


def _table(row: Counts, column: NDArray[Any], weight: Counts, rows: int) -> Counts:
    columns = int(column.max(initial=-1)) + 1
    if rows * columns > row.size:  # counted in place: the table is what takes the memory
        table = np.zeros((rows, columns), np.int64)
        np.add.at(table, (row, column), weight)
        return table
    flat = np.bincount(row * columns + column, weights=weight, minlength=rows * columns)
    return flat.astype(np.int64).reshape(rows, columns)
