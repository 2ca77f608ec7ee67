"""Friedman's test with ties, Kendall's W and Cochran's Q."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from lib.stats.probability import Probability, chi_square_upper, f_upper
from lib.stats.repeated.null_sums import drawn_upper, exact_upper
from lib.stats.repeated.ranks import PersonalRanks
from lib.stats.repeated.sequences import Sequences
from lib.stats.results import HypothesisTest, Method, Reason

OmnibusName = Literal["friedman", "cochran_q"]


@dataclass(frozen=True, slots=True)
class Friedman:
    """Whether scores lean to some of the times, over the people who have all of them.

    n            participants with a score at every time
    mean_ranks   of each time, (t,)
    test         the reported p: exact, else drawn, else from χ²
    chi_square   the asymptotic χ² with t − 1 degrees of freedom, corrected for ties
    f            Iman and Davenport's F, which keeps its error better than χ² does
    w            Kendall's W from 0 (people put the times in all orders) to 1 (all in the same)
    """

    n: int
    mean_ranks: tuple[float, ...]
    test: HypothesisTest
    chi_square: HypothesisTest
    f: HypothesisTest
    w: float | None = None

    @property
    def reason(self) -> Reason | None:
        """Why there is no test."""
        return self.test.reason


def friedman(sequences: Sequences) -> Friedman:
    """Friedman's test (1937) that nobody's scores lean to any time, with ties (Conover 1999).

    Given each person's own ranks, every order of them is as likely as any other. The reported p is
    exact where following all sets of rank sums is affordable, else from 10,000 seeded deals of
    each person's ranks, else from χ². Beside it the F of Iman and Davenport (1980) and Kendall's W
    (Kendall and Babington Smith 1939). Where nobody has all times, or everybody's scores are the
    same at all of them, the tests have no p and `reason` says why.

    >>> found = friedman(Sequences.of([[1, 2, 3], [2, 3, 5], [1, 3, 2], [4, 5, 6]]))
    >>> round(found.chi_square.statistic, 2), round(found.test.p, 4), found.test.method, found.w
    (6.5, 0.0417, 'exact', 0.8125)
    """
    ranks = PersonalRanks.of(sequences)
    reason = _reason(ranks)
    if reason is not None:
        return _nothing(ranks, reason)
    means = tuple((ranks.sums / (2 * ranks.n)).tolist())
    df = ranks.times - 1
    deviation = ranks.sums - ranks.n * (ranks.times + 1)
    between = float((deviation.astype(np.float64) ** 2).sum())
    statistic = df * between / ranks.squares
    chi_square = _of("friedman_chi_square", statistic, df, chi_square_upper(statistic, df), ranks)
    w = min(1.0, statistic / (ranks.n * df))
    method, p = _p(ranks, chi_square)
    test = HypothesisTest("friedman", p.p, statistic, method, p.log10_p, ranks.n, df)
    return Friedman(ranks.n, means, test, chi_square, _iman_davenport(statistic, ranks), w)


def cochran_q(sequences: Sequences) -> Friedman | None:
    """Cochran's Q (1950) for yes/no scores: as many say yes at each time; None for other scores.

    It is Friedman's statistic of scores with two values, and so are its exact and drawn p.

    >>> found = cochran_q(Sequences.of([[0, 1, 1], [0, 0, 1], [0, 1, 1], [1, 1, 1]]))
    >>> round(found.chi_square.statistic, 3), found.test.name
    (4.667, 'cochran_q')
    """
    there = sequences.scores[np.isfinite(sequences.scores)]
    if np.unique(there).size != 2:
        return None
    found = friedman(sequences)
    return replace(found, test=replace(found.test, name="cochran_q"))


def _reason(ranks: PersonalRanks) -> Reason | None:
    if ranks.n == 0:
        return "no_pairs"
    if ranks.times < 3:
        return "one_level"
    return "no_change" if ranks.squares == 0 else None


def _nothing(ranks: PersonalRanks, reason: Reason) -> Friedman:
    means = tuple((ranks.sums / (2 * ranks.n)).tolist()) if ranks.n else ()
    none = HypothesisTest("friedman", None, n=ranks.n, reason=reason)
    chi_square = replace(none, name="friedman_chi_square")
    return Friedman(ranks.n, means, none, chi_square, replace(none, name="iman_davenport"))


def _p(ranks: PersonalRanks, chi_square: HypothesisTest) -> tuple[Method, Probability]:
    exact = exact_upper(ranks)
    if exact is not None:
        return "exact", Probability.of(exact)
    drawn = drawn_upper(ranks)
    if drawn is not None:
        return "simulation", Probability.of(drawn)
    assert chi_square.p is not None  # there is a statistic
    assert chi_square.log10_p is not None
    return "asymptotic", Probability(chi_square.p, chi_square.log10_p)


def _iman_davenport(statistic: float, ranks: PersonalRanks) -> HypothesisTest:
    """F = (n − 1)χ²/(n(t − 1) − χ²); not defined where all people agree or there is one."""
    df = ranks.times - 1
    left = ranks.n * df - statistic
    if ranks.n < 2 or left <= 1e-9 * ranks.n * df:
        return HypothesisTest("iman_davenport", None, n=ranks.n, reason="not_defined")
    f = (ranks.n - 1) * statistic / left
    p = f_upper(f, df, df * (ranks.n - 1))
    return _of("iman_davenport", f, df, p, ranks)


def _of(
    name: str, statistic: float, df: int, p: Probability, ranks: PersonalRanks
) -> HypothesisTest:
    return HypothesisTest(name, p.p, statistic, "asymptotic", p.log10_p, ranks.n, df)
