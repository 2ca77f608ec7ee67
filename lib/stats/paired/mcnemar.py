"""McNemar's test and what goes with it: how many crossed a threshold, which way, how surely."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from scipy.special import betaincinv

from lib.stats.paired.share_difference import bonett_price, tango
from lib.stats.probability import Probability, binomial_half_lower, normal_two_sided
from lib.stats.results import Estimate, HypothesisTest, Interval, Method

SPSS_EXACT = 25  # discordant participants up to which SPSS prints the exact p

McNemarProgram = Literal["spss", "r", "exact"]
McNemarWhy = Literal["few", "many", "corrected", "exact"]


@dataclass(frozen=True, slots=True)
class PrintedTest:
    """What a program prints as McNemar's test, and by which of its rules."""

    program: McNemarProgram
    test: HypothesisTest
    why: McNemarWhy


@dataclass(frozen=True, slots=True)
class McNemar:
    """McNemar's tests of gained against lost, with effects; the sign is after − before.

    exact, mid_p, asymptotic   two-sided; the statistic is min(gained, lost), and χ² with 1 df
                               without continuity correction for the asymptotic one
    odds_ratio                 conditional, gained / lost, with the exact interval; None when
                               nobody was lost, because it has no finite value then
    gained_share               gained / (gained + lost), the same on a scale that stays finite,
                               with its Clopper–Pearson interval
    difference                 share of yes after − before, with the Bonett–Price interval
    difference_tango           the same with Tango's score interval
    """

    n: int
    gained: int
    lost: int
    exact: HypothesisTest
    mid_p: HypothesisTest
    asymptotic: HypothesisTest
    odds_ratio: Estimate
    gained_share: Estimate
    difference: Estimate
    difference_tango: Estimate


def mcnemar(gained: int, lost: int, n: int, level: float = 0.95) -> McNemar:
    """McNemar's tests from the two discordant counts among n participants.

    Nobody crossed: every p is 1 with the reason "no_discordant". Nobody at all: every figure is
    None with "no_pairs". Raises ValueError for negative counts, more discordant participants than
    there are, or a level outside (0, 1). Sources: McNemar 1947; mid-p, Fagerland, Lydersen and
    Laake 2013; intervals, Bonett and Price 2012, Tango 1998, Clopper and Pearson 1934.

    >>> found = mcnemar(7, 1, 21)
    >>> found.exact.p, found.mid_p.p, round(found.asymptotic.p, 3)
    (0.0703125, 0.0390625, 0.034)
    """
    # numpy's narrow integers would wrap
    gained = int(gained)
    lost = int(lost)
    n = int(n)
    if min(gained, lost) < 0 or gained + lost > n:
        raise ValueError(f"gained {gained} and lost {lost} do not fit {n} participants")
    if not 0.0 < level < 1.0:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")
    fewer = min(gained, lost)
    discordant = gained + lost
    chi_square = (gained - lost) ** 2 / discordant if discordant else 0.0
    mid_p = binomial_half_lower(fewer, discordant, mid=True).doubled
    return McNemar(
        n,
        gained,
        lost,
        _test(n, discordant, "exact", fewer, binomial_half_lower(fewer, discordant).doubled),
        _test(n, discordant, "mid_p", fewer, Probability.of(1.0) if gained == lost else mid_p),
        _test(n, discordant, "asymptotic", chi_square, normal_two_sided(math.sqrt(chi_square))),
        _odds_ratio(gained, lost, n, level),
        _gained_share(gained, lost, n, level),
        _difference(gained, lost, n, bonett_price(gained, lost, n, level) if n else None),
        _difference(gained, lost, n, tango(gained, lost, n, level) if n else None),
    )


def mcnemar_of_programs(gained: int, lost: int, n: int) -> tuple[PrintedTest, ...]:
    """What programs print as McNemar's test of these counts, recomputed from their rules.

    SPSS prints the exact binomial p up to 25 discordant participants and beyond it χ² with the
    continuity correction, (|gained − lost| − 1)²/(gained + lost); R's mcnemar.test always the
    latter; R's exact2x2 and statsmodels the exact p. Sources: IBM SPSS Statistics Algorithms,
    NPAR TESTS; R Core Team, stats::mcnemar.test.

    >>> [round(one.test.p, 4) for one in mcnemar_of_programs(7, 1, 21)]
    [0.0703, 0.0771, 0.0703]
    """
    exact = mcnemar(gained, lost, n).exact
    corrected = _corrected(gained, lost, n)
    few = gained + lost <= SPSS_EXACT
    return (
        PrintedTest("spss", exact if few else corrected, "few" if few else "many"),
        PrintedTest("r", corrected, "corrected"),
        PrintedTest("exact", exact, "exact"),
    )


def _corrected(gained: int, lost: int, n: int) -> HypothesisTest:
    discordant = gained + lost
    if discordant == 0:
        return _test(n, 0, "asymptotic", 0.0, Probability.of(1.0))
    chi_square = max(abs(gained - lost) - 1, 0) ** 2 / discordant
    p = normal_two_sided(math.sqrt(chi_square))
    return _test(n, discordant, "asymptotic", chi_square, p)


def _test(
    n: int, discordant: int, method: Method, statistic: float, p: Probability
) -> HypothesisTest:
    name = f"mcnemar_{method}"
    if n == 0:
        return HypothesisTest(name, None, reason="no_pairs")
    return HypothesisTest(
        name,
        p.p,
        float(statistic),
        method,
        p.log10_p,
        n=discordant,
        df=1.0 if method == "asymptotic" else None,
        reason=None if discordant else "no_discordant",
    )


def _gained_share(gained: int, lost: int, n: int, level: float) -> Estimate:
    if gained + lost == 0:
        return Estimate("gained_share", None, reason="no_discordant" if n else "no_pairs")
    low, _ = _lower_share(gained, lost, level)
    _, high = _lower_share(lost, gained, level)
    interval = Interval(low, high, "clopper_pearson", level)
    return Estimate("gained_share", gained / (gained + lost), interval)


def _odds_ratio(gained: int, lost: int, n: int, level: float) -> Estimate:
    if gained + lost == 0:
        return Estimate("odds_ratio", None, reason="no_discordant" if n else "no_pairs")
    if lost == 0:
        return Estimate("odds_ratio", None, reason="not_defined")
    low, low_rest = _lower_share(gained, lost, level)
    high_rest, high = _lower_share(lost, gained, level)
    return Estimate(
        "odds_ratio", gained / lost, Interval(low / low_rest, high / high_rest, "exact", level)
    )


def _lower_share(successes: int, failures: int, level: float) -> tuple[float, float]:
    """Clopper and Pearson's lower limit of the share of successes, and 1 less that limit."""
    if successes == 0:
        return 0.0, 1.0
    tail = (1.0 - level) / 2.0
    low = float(betaincinv(successes, failures + 1, tail))
    return low, float(betaincinv(failures + 1, successes, 1.0 - tail))


def _difference(gained: int, lost: int, n: int, interval: Interval | None) -> Estimate:
    if n == 0:
        return Estimate("share_difference", None, reason="no_pairs")
    return Estimate("share_difference", (gained - lost) / n, interval)
