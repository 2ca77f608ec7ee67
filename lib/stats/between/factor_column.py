"""One factor beside the changes, and the statistics that compare changes over it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lib.stats.arrays import Counts, Floats, Mask, Whole
from lib.stats.between.grouped import GroupedChanges, weighted_midranks
from lib.stats.between.groups import jonckheere, kruskal_wallis, spearman
from lib.stats.between.mann_whitney import mann_whitney, normal_test
from lib.stats.results import HypothesisTest, Reason

FactorKind = Literal["levels", "ordered", "number"]


@dataclass(frozen=True, slots=True, eq=False)
class FactorColumn:
    """A factor of the participants, one value a row.

    kind    "levels" (Mann–Whitney, Kruskal–Wallis), "ordered" levels (Jonckheere–Terpstra, codes
            in their order) or "number" (Spearman)
    values  codes 0, 1, … with −1 for missing, or numbers with NaN for missing
    """

    name: str
    kind: FactorKind
    values: Whole | Floats


@dataclass(frozen=True)
class FactorAgainstChange:
    """The rows of one factor that have a value, in rising order of change, ready to be shuffled.

    known   rows (of the cleaned input) with a value, boolean
    code    the distinct value of each known row as 0, 1, …, in rising order
    value   those distinct values
    change  the change of each known row, count its people
    """

    kind: FactorKind
    known: Mask
    code: Counts
    value: Floats
    change: Floats
    count: Counts

    @classmethod
    def of(cls, factor: FactorColumn, change: Floats, count: Counts) -> FactorAgainstChange:
        """Leave out the people whose value is missing; only in this factor.

        >>> site = FactorColumn("site", "levels", np.array([0, 1, -1]))
        >>> kept = FactorAgainstChange.of(site, np.array([1.0, 2.0, 3.0]), np.array([4, 1, 2]))
        >>> kept.asymptotic().n  # 4 + 1 people
        5
        """
        values = np.asarray(factor.values, np.float64)
        known = np.isfinite(values)
        if factor.kind != "number":
            known &= values >= 0
        value, code = np.unique(values[known], return_inverse=True)
        return cls(factor.kind, known, code.astype(np.int64), value, change[known], count[known])

    @cached_property
    def n(self) -> int:
        """People with a value."""
        return int(self.count.sum())

    @cached_property
    def sizes(self) -> Counts:
        """People at each distinct value."""
        sizes = np.bincount(self.code, weights=self.count, minlength=self.value.size)
        return sizes.astype(np.int64)

    @cached_property
    def grouped(self) -> GroupedChanges:
        """The changes by distinct value."""
        return GroupedChanges.of(
            self.change, self.code, self.count, [str(one) for one in range(self.value.size)]
        )

    @property
    def reason(self) -> Reason | None:
        """Why there is nothing to compare, if so."""
        if self.value.size >= 2:
            return None
        if self.n == 0:
            return "no_pairs"
        return "constant_scores" if self.kind == "number" else "one_level"

    @cached_property
    def design(self) -> Floats:
        """What the ranks are summed with, by distinct value: (v, columns)."""
        if self.kind == "levels":
            return np.eye(self.value.size)
        scores = np.cumsum(self.sizes) - (self.sizes - 1) / 2.0  # midranks of the values
        centred = scores - (self.n + 1) / 2.0
        return np.asarray(centred[:, None], np.float64)

    @cached_property
    def ranks(self) -> Floats:
        """Centred midrank of each known row's change."""
        return weighted_midranks(self.change, self.count) - (self.n + 1) / 2.0

    def of_sums(self, sums: Floats) -> Floats:
        """The statistic, larger is further from the null, of rank sums (b, columns) → (b,)."""
        if self.kind == "levels":
            return np.asarray(np.sum(sums**2 / self.sizes, axis=1))
        return np.abs(sums[:, 0])

    def of_orders(self, codes: NDArray[np.signedinteger]) -> Floats:
        """|J − its mean| of ordered levels: codes in rising order of change, (b, n) → (b,).

        J counts, for each person, those of lower levels with a smaller change, ties as a half: the
        mean of how many stand before the person's tied changes and before their end.
        """
        people = codes.shape[1]
        tied = np.repeat(self.change, self.count)
        first = np.searchsorted(tied, tied, side="left")
        last = np.searchsorted(tied, tied, side="right")
        lower = np.zeros((codes.shape[0], people + 1), np.int32)
        twice = np.zeros(codes.shape[0], np.int64)
        for level in range(1, self.value.size):
            np.cumsum(codes < level, axis=1, dtype=np.int32, out=lower[:, 1:])
            twice += ((lower[:, first] + lower[:, last]) * (codes == level)).sum(axis=1)
        sizes = self.sizes.astype(np.float64)
        mean = (self.n**2 - float(np.sum(sizes**2))) / 4.0
        return np.abs(twice / 2.0 - mean)

    def asymptotic(self) -> HypothesisTest:
        """The large-sample test of this factor alone.

        >>> age = FactorColumn("age", "number", np.array([20.0, 30.0, 40.0, 50.0]))
        >>> change = np.array([1.0, 2.0, 4.0, 3.0])
        >>> one = FactorAgainstChange.of(age, change, np.ones(4, np.int64))
        >>> round(one.asymptotic().p, 3)
        0.166
        """
        if self.kind == "levels":
            return kruskal_wallis(self.grouped)
        if self.kind == "ordered":
            return jonckheere(self.grouped)
        _, rho = spearman(self.value[self.code], self.change, self.count)
        z = None if rho is None else rho * math.sqrt(self.n - 1.0)
        return normal_test("spearman", z, self.n, "constant_change")

    def of_two_sums(self, first: Floats) -> Floats:
        """The statistic where the factor has two values, from the centred rank sum of the first."""
        if self.kind == "ordered":
            return np.abs(first)
        sums = np.stack([first, -first], axis=1)
        return self.of_sums(sums if self.kind == "levels" else sums @ self.design)

    def two_groups(self) -> HypothesisTest | None:
        """The exact Mann–Whitney test, where there are two groups and it can be afforded.

        >>> site = FactorColumn("site", "levels", np.array([0, 0, 1, 1]))
        >>> change = np.array([1.0, 2.0, 3.0, 4.0])
        >>> one = FactorAgainstChange.of(site, change, np.ones(4, np.int64))
        >>> round(one.two_groups().p, 4)  # 2 of 6 arrangements
        0.3333
        """
        if self.kind == "number" or self.value.size != 2:
            return None
        exact = mann_whitney(self.grouped).exact
        return None if exact.p is None else exact
