"""Normality of the changes and of each measurement: information, never the chooser of a test."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from lib.stats.arrays import Counts, Floats
from lib.stats.describe import Description, describe
from lib.stats.pairs import Pairs
from lib.stats.probability import LN10, Probability
from lib.stats.results import HypothesisTest, Reason

MOST_SHAPIRO = 5000  # Royston's approximation is fitted up to here
FEWEST_SHAPIRO = 3
FEWEST_LILLIEFORS = 5

# p above .1 and the modified statistic D(√n − .01 + .85/√n) of Stephens (1974) that belongs to
# it: quantiles of 400,000 normal samples of 100; at n from 20 to 1,000 they differ by up to .01
HIGH_P = (1.0, 0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1)
HIGH_D = (
    *(0.2339, 0.3641, 0.4176, 0.4512, 0.4976, 0.5353, 0.5702),
    *(0.6056, 0.6434, 0.6870, 0.7125, 0.7417, 0.7775, 0.8240),
)


@dataclass(frozen=True, slots=True)
class Normality:
    """Shapiro–Wilk and Lilliefors tests of one variable."""

    shapiro_wilk: HypothesisTest
    lilliefors: HypothesisTest


def normality(pairs: Pairs) -> dict[str, Normality]:
    """Both tests of "change", "before" and "after", as examiners ask for all three.

    Constant values have no test: "constant_change" (or "no_change") and "constant_scores".

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> round(normality(pairs)["change"].shapiro_wilk.statistic, 3)
    0.987
    """
    variables = {
        "change": pairs.distinct_change,
        "before": (pairs.before, pairs.count),
        "after": (pairs.after, pairs.count),
    }
    constant: dict[str, Reason] = {
        "change": "constant_change" if pairs.rises or pairs.falls else "no_change"
    }
    return {
        name: Normality(
            shapiro_wilk(values, count, constant.get(name, "constant_scores")),
            lilliefors(values, count, constant.get(name, "constant_scores")),
        )
        for name, (values, count) in variables.items()
    }


def shapiro_wilk(
    values: ArrayLike, counts: ArrayLike | None = None, constant: Reason = "constant_scores"
) -> HypothesisTest:
    """The Shapiro–Wilk test of values of shape (k,), each shared by `counts` participants.

    Royston's (1995) algorithm AS R94, for 3 to 5,000 participants: below "too_few", above
    "too_many", and the reason `constant` when the values do not vary. The statistic is W.

    >>> test = shapiro_wilk([1, 2, 3, 4, 10])
    >>> round(test.statistic, 3), round(test.p, 3)
    (0.836, 0.154)
    """
    x, weight, description = _finite(values, counts)
    reason = _no_test(description, FEWEST_SHAPIRO, constant)
    if reason is None and description.n > MOST_SHAPIRO:
        reason = "too_many"
    if reason:
        return HypothesisTest("shapiro_wilk", None, n=description.n, reason=reason)
    from scipy.stats import shapiro  # noqa: PLC0415 (scipy.stats takes 0.8 s to import)

    # the same spread for all: AS R94 takes a range below 1e-19 for none, whatever the unit
    spread = (x / 2 - x.min() / 2) / (x.max() / 2 - x.min() / 2)
    result = shapiro(np.repeat(spread, weight))
    w = min(float(result.statistic), 1.0)
    p = Probability.of(float(result.pvalue))
    return HypothesisTest("shapiro_wilk", p.p, w, "asymptotic", p.log10_p, n=description.n)


def lilliefors(
    values: ArrayLike, counts: ArrayLike | None = None, constant: Reason = "constant_scores"
) -> HypothesisTest:
    """The Kolmogorov–Smirnov test with Lilliefors's correction, as SPSS and R's nortest have it.

    The statistic is D, the largest distance between the shares of participants and the normal
    distribution of their mean and SD. p by Dallal and Wilkinson (1986) up to .1 and by simulated
    quantiles above, to about two decimals there (SPSS prints .200 as a lower bound). From five
    participants on; thesis tables show it from 50 on, where Shapiro–Wilk is shown below.

    >>> test = lilliefors([1, 2, 3, 4, 10])
    >>> round(test.statistic, 3), round(test.p, 2)
    (0.3, 0.15)
    """
    x, weight, description = _finite(values, counts)
    n = description.n
    reason = _no_test(description, FEWEST_LILLIEFORS, constant)
    if reason is None and (description.mean is None or not description.sd):
        reason = "not_defined"
    if reason or description.mean is None or not description.sd:
        return HypothesisTest("lilliefors", None, n=n, reason=reason)
    order = np.argsort(x, kind="stable")
    expected = ndtr((x[order] - description.mean) / description.sd)
    up_to = np.cumsum(weight[order])
    below = up_to - weight[order]
    d = float(max(np.max(up_to / n - expected), np.max(expected - below / n)))
    p = _lilliefors_p(d, n)
    return HypothesisTest("lilliefors", p.p, d, "asymptotic", p.log10_p, n=n)


def _finite(values: ArrayLike, counts: ArrayLike | None) -> tuple[Floats, Counts, Description]:
    description = describe(values, counts)
    x = np.asarray(values, dtype=np.float64).ravel()
    weight = np.ones(x.size, np.int64) if counts is None else np.asarray(counts).astype(np.int64)
    used = np.isfinite(x) & (weight > 0)
    return x[used], weight[used], description


def _no_test(description: Description, fewest: int, constant: Reason) -> Reason | None:
    if description.n == 0:
        return "no_pairs"
    if description.n < fewest:
        return "too_few"
    return constant if description.minimum == description.maximum else None


def _lilliefors_p(d: float, n: int) -> Probability:
    scaled, size = (d * (n / 100) ** 0.49, 100) if n > 100 else (d, n)
    root = math.sqrt(size + 2.78019)
    log_p = -7.01256 * (scaled * root) ** 2 + 2.99587 * scaled * root - 0.122119
    log_p += 0.974598 / math.sqrt(size) + 1.67997 / size
    if log_p <= math.log(0.1):
        return Probability.of_log(log_p) if log_p < -100 * LN10 else Probability.of(math.exp(log_p))
    modified = d * (math.sqrt(n) - 0.01 + 0.85 / math.sqrt(n))
    return Probability.of(float(np.interp(modified, HIGH_D, HIGH_P)))
