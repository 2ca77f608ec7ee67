"""Mann–Whitney: do the changes of one group tend to be higher than those of another?"""

from __future__ import annotations

import math
from dataclasses import dataclass

from lib.stats.between.grouped import GroupedChanges, midranks, tie_sum
from lib.stats.exact.rank_sum import RankSumTails, rank_sum_tails
from lib.stats.probability import normal_two_sided
from lib.stats.results import HypothesisTest, Reason


@dataclass(frozen=True, slots=True)
class MannWhitney:
    """The rank-sum comparison of two groups; all directions are first group minus second.

    sizes, rank_sums, mean_ranks  of the first and the second group, midranks of all people
    u               pairs (one of each group) in which the first is higher, ties as a half
    superiority     u / (n₁·n₂): the chance that one of the first is higher, ties as a half
    exact           two-sided, P(|U − n₁n₂/2| ≥ |u − n₁n₂/2|) given the tied ranks: what R's coin
                    and exactRankTests print, and the permutation p of Kruskal–Wallis
    doubled         two-sided as twice the smaller one-sided p; equal to `exact` without ties
    greater, less   one-sided: the first group's changes are higher, are lower
    asymptotic      the z statistic with tie-corrected variance, no continuity correction (SPSS)
    corrected       the same with the continuity correction of a half (R's wilcox.test)

    Undefined tests have p None and a reason: "one_level" when a group is empty,
    "constant_change" for the asymptotic ones when all changes tie (the exact p is 1 then),
    "too_costly" for the exact ones in large groups with many distinct changes.
    """

    sizes: tuple[int, int]
    rank_sums: tuple[float, float]
    mean_ranks: tuple[float, float] | None
    u: float
    superiority: float | None
    exact: HypothesisTest
    doubled: HypothesisTest
    greater: HypothesisTest
    less: HypothesisTest
    asymptotic: HypothesisTest
    corrected: HypothesisTest

    @property
    def best(self) -> HypothesisTest:
        """The exact two-sided test where it can be had, the asymptotic one otherwise."""
        return self.exact if self.exact.p is not None else self.asymptotic


def mann_whitney(groups: GroupedChanges) -> MannWhitney:
    """Compare the changes of two groups by ranks, exactly also with ties.

    Raises ValueError unless `groups` has two levels. Mann & Whitney 1947; exact conditional
    distribution with midranks as in Lehmann 1975, §1.4.

    >>> groups = GroupedChanges.of([1, 2, 4, 5, 3, 6, 8, 9], [0, 0, 0, 0, 1, 1, 1, 1])
    >>> found = mann_whitney(groups)  # of the 70 ways to choose four, 2·4 are as far out
    >>> found.u, found.superiority, round(found.exact.p, 4)
    (2.0, 0.125, 0.1143)
    """
    if len(groups.levels) != 2:
        raise ValueError(f"Mann–Whitney compares two groups, not {len(groups.levels)}")
    counts = groups.counts[:, groups.total > 0]
    total = counts.sum(axis=0)
    n1, n2 = (int(size) for size in groups.sizes)
    first, second = (float(one) for one in counts @ midranks(total))
    u = first - n1 * (n1 + 1) / 2.0
    defined = n1 > 0 and n2 > 0
    tails = rank_sum_tails(counts[0], total) if defined else None
    tests = _exact_tests(tails, u, n1 + n2, "too_costly" if defined else "one_level")
    z, z_corrected = _z(u, n1, n2, tie_sum(total)) if defined else (None, None)
    why: Reason = "constant_change" if defined else "one_level"
    return MannWhitney(
        (n1, n2),
        (first, second),
        (first / n1, second / n2) if defined else None,
        u,
        u / n1 / n2 if defined else None,
        *tests,
        normal_test("mann_whitney_asymptotic", z, n1 + n2, why),
        normal_test("mann_whitney_continuity_corrected", z_corrected, n1 + n2, why),
    )


def normal_test(name: str, z: float | None, n: int, reason: Reason) -> HypothesisTest:
    """The two-sided test of a standard normal z; without a z, no p and the reason.

    >>> round(normal_test("by_hand", 1.96, 100, "one_level").p, 3)
    0.05
    """
    if z is None:
        return HypothesisTest(name, None, n=n, reason=reason)
    tail = normal_two_sided(z)
    return HypothesisTest(name, tail.p, z, "asymptotic", tail.log10_p, n)


def _z(u: float, n1: int, n2: int, ties: float) -> tuple[float | None, float | None]:
    """z without and with continuity correction; None when every change is the same."""
    n = float(n1 + n2)
    spread = (n + 1.0) - ties / (n * (n - 1.0))
    if spread <= n * 1e-12:  # all tied: Σ(t³ − t) = n³ − n
        return None, None
    sigma = math.sqrt(n1 * n2 / 12.0 * spread)
    off = u - n1 * n2 / 2.0
    return off / sigma, math.copysign(max(0.0, abs(off) - 0.5), off) / sigma


def _exact_tests(
    tails: RankSumTails | None, u: float, n: int, reason: Reason
) -> tuple[HypothesisTest, HypothesisTest, HypothesisTest, HypothesisTest]:
    def test(name: str, p: float | None) -> HypothesisTest:
        if p is None:
            return HypothesisTest(f"mann_whitney_{name}", None, u, n=n, reason=reason)
        return HypothesisTest(f"mann_whitney_{name}", p, u, "exact", math.log10(p), n)

    if tails is None:
        names = ("exact", "doubled", "greater", "less")
        one, two, three, four = (test(name, None) for name in names)
        return one, two, three, four
    return (
        test("exact", tails.two_sided),
        test("doubled", min(1.0, 2.0 * min(tails.greater, tails.less))),
        test("greater", tails.greater),
        test("less", tails.less),
    )
