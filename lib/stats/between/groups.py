"""Do the changes differ between several groups, rise over ordered ones, follow a number?"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from lib.stats.arrays import Counts, Floats
from lib.stats.between.grouped import GroupedChanges, counted, midranks, weighted_midranks
from lib.stats.between.mann_whitney import normal_test
from lib.stats.probability import chi_square_upper, student_two_sided
from lib.stats.results import HypothesisTest, Reason


def kruskal_wallis(groups: GroupedChanges) -> HypothesisTest:
    """H with tie correction on the changes of the groups that have people, df = groups − 1.

    Undefined with fewer than two such groups ("one_level") and when all changes are the same
    ("constant_change"). Kruskal & Wallis 1952; equals R's kruskal.test.
    """
    name, filled = "kruskal_wallis", groups.occupied
    n, df = filled.n, len(filled.levels) - 1
    if df < 1:
        return HypothesisTest(name, None, n=n, reason="one_level")
    if filled.change.size == 1:
        return HypothesisTest(name, None, n=n, df=float(df), reason="constant_change")
    ranks = midranks(filled.total) - (n + 1) / 2.0
    sums = filled.counts @ ranks
    spread = float(filled.total @ ranks**2) / (n - 1.0)
    statistic = float(np.sum(sums**2 / filled.sizes)) / spread
    tail = chi_square_upper(statistic, df)
    return HypothesisTest(name, tail.p, statistic, "asymptotic", tail.log10_p, n, float(df))


def jonckheere(groups: GroupedChanges) -> HypothesisTest:
    """Do the changes rise or fall over the groups in their order? z > 0 when they rise.

    J counts, over all pairs of people from different groups, those in which the later group is
    higher (ties a half); z with the variance for ties of Hollander & Wolfe 1999, eq. 6.19.
    Undefined as Kruskal–Wallis is.
    """
    name, filled = "jonckheere", groups.occupied
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
    """J of a table of people by group and change, (g, k): pairs that rise, ties a half."""
    return float(jonckheere_counts(counts[None])[0])


def jonckheere_counts(tables: Counts) -> Floats:
    """J of each of many tables, (b, g, k) → (b,)."""
    earlier = np.cumsum(tables, axis=1)[:, :-1].astype(np.float64)
    lower = np.cumsum(earlier, axis=2) - earlier / 2.0
    return np.asarray(np.sum(tables[:, 1:] * lower, axis=(1, 2)), np.float64)


def _jonckheere_variance(groups: GroupedChanges) -> float:
    n, size = float(groups.n), groups.sizes.astype(np.float64)
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
    midranks, its test t = ρ√((n − 2)/(1 − ρ²)) on n − 2 degrees of freedom. ρ is None with fewer
    than two people ("no_pairs", "one_pair") or without variation ("constant_scores" of the
    number, "constant_change"); the test also with n = 2 ("too_few").
    """
    x, d = np.asarray(value, np.float64).ravel(), np.asarray(change, np.float64).ravel()
    if x.shape != d.shape:
        raise ValueError(f"{x.size} values for {d.size} changes")
    weight = counted(count, d.size)
    kept = np.isfinite(x) & np.isfinite(d) & (weight > 0)
    x, d, weight = x[kept], d[kept], weight[kept]
    n, name = int(weight.sum()), "spearman"
    reason = _no_correlation(x, d, n)
    if reason is not None:
        return HypothesisTest(name, None, n=n, reason=reason), None
    rho = _correlation(weighted_midranks(x, weight), weighted_midranks(d, weight), weight)
    if n == 2:
        return HypothesisTest(name, None, n=n, df=0.0, reason="too_few"), rho
    if abs(rho) == 1.0:  # t is infinite; the permutation p of this factor is the one to show
        return HypothesisTest(name, None, n=n, df=n - 2.0, reason="not_defined"), rho
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
    """Correlation of counted rows; exactly ±1 when the rows lie on a line."""
    x, y = x - np.average(x, weights=weight), y - np.average(y, weights=weight)
    together = float(weight @ (x * y))
    apart = math.sqrt(float(weight @ x**2)) * math.sqrt(float(weight @ y**2))
    rho = max(-1.0, min(1.0, together / apart))
    return math.copysign(1.0, rho) if 1.0 - abs(rho) < 1e-14 else rho
