"""Do the changes differ between several groups, rise over ordered ones, follow a number?"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln

from lib.stats.arrays import Counts, Floats
from lib.stats.between.grouped import GroupedChanges, counted, midranks, weighted_midranks
from lib.stats.between.mann_whitney import normal_test
from lib.stats.probability import Probability, chi_square_upper, student_two_sided
from lib.stats.results import HypothesisTest, Reason


def kruskal_wallis(groups: GroupedChanges) -> HypothesisTest:
    """H with tie correction on the changes of the groups that have people, df = groups − 1.

    Undefined with fewer than two such groups ("one_level") and when all changes are the same
    ("constant_change"). Kruskal & Wallis 1952; equals R's kruskal.test.

    >>> groups = GroupedChanges.of([1, 2, 3, 4, 5, 6], [0, 0, 1, 1, 2, 2])
    >>> test = kruskal_wallis(groups)
    >>> round(test.statistic, 3), test.df
    (4.571, 2.0)
    """
    name = "kruskal_wallis"
    filled = groups.occupied
    n = filled.n
    df = len(filled.levels) - 1
    if df < 1:
        return HypothesisTest(name, None, n=n, reason="one_level")
    if filled.change.size == 1:
        return HypothesisTest(name, None, n=n, df=float(df), reason="constant_change")
    ranks = midranks(filled.total) - (n + 1) / 2.0
    sums = np.array([row @ ranks for row in filled.counts])  # halves of whole numbers: exact
    spread = float(filled.total @ ranks**2) / (n - 1.0)
    statistic = float(np.sum(sums**2 / filled.sizes)) / spread
    tail = chi_square_upper(statistic, df)
    return HypothesisTest(name, tail.p, statistic, "asymptotic", tail.log10_p, n, float(df))


def jonckheere(groups: GroupedChanges) -> HypothesisTest:
    """Do the changes rise or fall over the groups in their order? z > 0 when they rise.

    J counts, over all pairs of people from different groups, those in which the later group is
    higher (ties a half); z with the variance for ties of Hollander & Wolfe 1999, eq. 6.19.
    Undefined as Kruskal–Wallis is.

    >>> groups = GroupedChanges.of([1, 2, 3, 4, 5, 6], [0, 0, 1, 1, 2, 2])
    >>> test = jonckheere(groups)
    >>> round(test.statistic, 3), round(test.p, 4)
    (2.384, 0.0171)
    """
    name = "jonckheere"
    filled = groups.occupied
    n = filled.n
    if len(filled.levels) < 2:
        return HypothesisTest(name, None, n=n, reason="one_level")
    if filled.change.size == 1:
        return HypothesisTest(name, None, n=n, reason="constant_change")
    sizes = filled.sizes.astype(np.float64)
    mean = (n**2 - float(np.sum(sizes**2))) / 4.0
    z = (jonckheere_count(filled.counts) - mean) / math.sqrt(_jonckheere_variance(filled))
    return normal_test(name, z, n, "not_defined")


def jonckheere_count(counts: Counts) -> float:
    """J of a table of people by group and change, (g, k): pairs that rise, ties a half.

    >>> jonckheere_count(np.array([[2, 1], [0, 3]]))  # 2·3 rise, 1·3 tie
    7.5
    """
    earlier = np.cumsum(counts, axis=0)[:-1].astype(np.float64)
    lower = np.cumsum(earlier, axis=1) - earlier / 2.0
    return float(np.sum(counts[1:] * lower))


def _jonckheere_variance(groups: GroupedChanges) -> float:
    n = float(groups.n)
    size = groups.sizes.astype(np.float64)
    tied = groups.total.astype(np.float64)

    def first(m: Floats) -> float:
        return float(np.sum(m * (m - 1.0) * (2.0 * m + 5.0)))

    def pairs(m: Floats) -> float:
        return float(np.sum(m * (m - 1.0)))

    def triples(m: Floats) -> float:
        return float(np.sum(m * (m - 1.0) * (m - 2.0)))

    everyone = n * (n - 1.0) * (2.0 * n + 5.0)
    variance = (everyone - first(size) - first(tied)) / 72.0
    if n > 2:
        variance += triples(size) * triples(tied) / (36.0 * n * (n - 1.0) * (n - 2.0))
    return variance + pairs(size) * pairs(tied) / (8.0 * n * (n - 1.0))


def spearman(
    value: ArrayLike, change: ArrayLike, count: ArrayLike | None = None
) -> tuple[HypothesisTest, float | None]:
    """Spearman's rank correlation of a number (such as age) with the change: its test and ρ.

    Rows are (value, change, people); incomplete ones are left out. ρ is the correlation of the
    midranks, its test t = ρ√((n − 2)/(1 − ρ²)) on n − 2 degrees of freedom. Where |ρ| is 1, t is
    infinite and its p would be 0: then p is the exact one, the share of all n! orders of the
    changes that give |ρ| = 1 (2/n! without ties), so that Holm and Benjamini–Hochberg have a p to
    order. ρ is None with fewer than two people ("no_pairs", "one_pair") or without variation
    ("constant_scores" of the number, "constant_change"); the test also with n = 2 ("too_few").

    >>> test, rho = spearman([20, 30, 40, 50], [1, 2, 4, 3])
    >>> round(rho, 3), round(test.p, 3)
    (0.8, 0.2)
    """
    x = np.asarray(value, np.float64).ravel()
    d = np.asarray(change, np.float64).ravel()
    if x.shape != d.shape:
        raise ValueError(f"{x.size} values for {d.size} changes")
    weight = counted(count, d.size)
    kept = np.isfinite(x) & np.isfinite(d) & (weight > 0)
    x = x[kept]
    d = d[kept]
    weight = weight[kept]
    n = int(weight.sum())
    name = "spearman"
    reason = _no_correlation(x, d, n)
    if reason is not None:
        return HypothesisTest(name, None, n=n, reason=reason), None
    rho = _correlation(weighted_midranks(x, weight), weighted_midranks(d, weight), weight)
    if n == 2:
        return HypothesisTest(name, None, n=n, df=0.0, reason="too_few"), rho
    if abs(rho) == 1.0:
        tail = _perfect(x, d, weight)
        return HypothesisTest(name, tail.p, None, "exact", tail.log10_p, n, n - 2.0), rho
    t = rho * math.sqrt((n - 2.0) / (1.0 - rho**2))
    tail = student_two_sided(t, n - 2.0)
    return HypothesisTest(name, tail.p, t, "asymptotic", tail.log10_p, n, n - 2.0), rho


def _no_correlation(x: Floats, d: Floats, n: int) -> Reason | None:
    if n < 2:
        return "one_pair" if n else "no_pairs"
    if np.all(x == x[0]):
        return "constant_scores"
    return "constant_change" if np.all(d == d[0]) else None


def _correlation(x: Floats, y: Floats, weight: Counts) -> float:
    """Correlation of midranks of counted rows, exactly ±1 when they lie on a line.

    Doubled and centred, midranks are whole numbers and so are their sums up to some 200,000
    people: the same people give the same figure in whatever order and rows they come.
    """
    n = float(weight.sum())
    a = 2.0 * x - (n + 1.0)
    b = 2.0 * y - (n + 1.0)
    together = float(weight @ (a * b))
    apart = math.sqrt(float(weight @ a**2)) * math.sqrt(float(weight @ b**2))
    rho = max(-1.0, min(1.0, together / apart))
    return math.copysign(1.0, rho) if 1.0 - abs(rho) < 1e-14 else rho


def _perfect(x: Floats, d: Floats, weight: Counts) -> Probability:
    """The share of the orders of the changes whose ranks lie on a line over those of x.

    Ranks that lie on a line are tied alike. Of n! orders, those are as good that only exchange
    people with equal changes, Π t!; and as many more fall where these rise, if the ties read the
    same from both ends.
    """
    _, place = np.unique(d, return_inverse=True)
    tied = np.bincount(place, weights=weight)
    ways = 2.0 if np.array_equal(tied, tied[::-1]) else 1.0
    n = float(tied.sum())
    return Probability.of_log(
        math.log(ways) + float(np.sum(gammaln(tied + 1.0))) - float(gammaln(n + 1.0))
    )
