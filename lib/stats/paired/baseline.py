"""Change and where people started: regression to the mean, Mee–Chua, Oldham, Pitman–Morgan."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import log_ndtr

from lib.stats.arrays import Counts, Floats
from lib.stats.describe import power_of_two
from lib.stats.pairs import Pairs
from lib.stats.probability import Probability, student_two_sided
from lib.stats.results import Estimate, HypothesisTest, Reason

SMALLEST_SQUARE = 1e-300  # of scores up to 2: below, a square is about to leave the floats
ROUNDING = 1e-13  # a variance below this share of its scores' squared spread is rounding noise


def regression_to_the_mean(
    mean: float, sd: float, correlation: float, cutoff: float, below: bool = True
) -> Estimate:
    """The change to expect without any effect in people selected beyond a cut-off.

    mean, sd     of the scores in the population they were selected from
    correlation  between two measurements of the same people
    cutoff       people below it (or above it, with below=False) were selected

    sd·(1 − correlation)·φ(z)/(1 − Φ(z)), z = (mean − cutoff)/sd for selection below; positive
    for a rise, negative for selection above (Barnett et al. 2005, eq. 1). "not_defined" unless
    sd is positive, the correlation within ±1 and all are finite.

    >>> found = regression_to_the_mean(mean=60, sd=15, correlation=0.5, cutoff=40)
    >>> round(found.value, 2)
    13.49
    """
    name = "regression_to_the_mean"
    numbers = (mean, sd, correlation, cutoff)
    if not all(map(math.isfinite, numbers)) or sd <= 0 or abs(correlation) > 1:
        return Estimate(name, None, reason="not_defined")
    z = (mean - cutoff) / sd if below else (cutoff - mean) / sd
    shift = sd * (1.0 - correlation) * _hazard(z)
    return Estimate(name, (shift if below else -shift) + 0.0)


def _hazard(z: float) -> float:
    """φ(z)/(1 − Φ(z)), in logarithms: both underflow at z = 38."""
    if z > 1e7:
        return z
    if z < -1e7:
        return 0.0
    return math.exp(-z * z / 2.0 - 0.5 * math.log(2.0 * math.pi) - float(log_ndtr(-z)))


@dataclass(frozen=True, slots=True)
class MeeChua:
    """The change left at an assumed true mean μ, with its error and tests.

    test     t on n − 2 degrees of freedom, two-sided p
    greater  the same, one-sided: the scores rose
    """

    mean: float
    effect: float | None
    standard_error: float | None
    test: HypothesisTest
    greater: HypothesisTest


def mee_chua(pairs: Pairs, mean: float) -> MeeChua:
    """Regress after on (before − μ): the intercept less μ is the change at before = μ.

    Mee & Chua 1991, as in Ostermann et al. 2008; for scores on a near-continuous scale. Reasons
    for no test: "too_few" (n < 3), "constant_scores" (before does not vary), "not_defined" (after
    lies on a line over before, or μ is not finite).

    >>> pairs = Pairs.of([45, 52, 63, 68, 57, 55, 60, 59], [49, 50, 70, 71, 53, 61, 62, 67])
    >>> found = mee_chua(pairs, mean=60)
    >>> round(found.effect, 2), round(found.greater.p, 3)
    (3.29, 0.052)
    """
    n = pairs.n
    reason = _no_regression(pairs, mean)
    if reason is not None:
        return _no_mee_chua(mean, n, reason)
    unit = power_of_two(pairs.before, pairs.after)
    x, x_mean = _centred(pairs.before / unit, pairs.count)
    y, y_mean = _centred(pairs.after / unit, pairs.count)
    sxx, sxy, syy = _squares(x, y, pairs.count)
    if sxx == 0.0:  # the scores before vary by nothing that shows beside those after
        return _no_mee_chua(mean, n, "not_defined")
    slope = sxy / sxx
    away = x_mean - mean / unit
    effect = unit * (y_mean - mean / unit - slope * away)
    residual = float(pairs.count @ (y - slope * x) ** 2)
    spread = math.hypot(1.0 / math.sqrt(n), away / math.sqrt(sxx))
    se = unit * math.sqrt(residual / (n - 2.0)) * spread
    if residual <= ROUNDING * syy or not math.isfinite(se):
        return _no_mee_chua(mean, n, "not_defined", effect)
    t = effect / se
    df = n - 2.0
    both = student_two_sided(t, df)
    one = both.halved if t > 0 else Probability.of(1.0 - both.p / 2.0)
    return MeeChua(
        mean,
        effect,
        se,
        HypothesisTest("mee_chua", both.p, t, "asymptotic", both.log10_p, n, df),
        HypothesisTest("mee_chua_greater", one.p, t, "asymptotic", one.log10_p, n, df),
    )


def _no_regression(pairs: Pairs, mean: float) -> Reason | None:
    if pairs.n < 3:
        return "too_few"
    if np.all(pairs.before == pairs.before[0]):
        return "constant_scores"
    return None if math.isfinite(mean) else "not_defined"


def _no_mee_chua(mean: float, n: int, reason: Reason, effect: float | None = None) -> MeeChua:
    both = HypothesisTest("mee_chua", None, n=n, reason=reason)
    one = HypothesisTest("mee_chua_greater", None, n=n, reason=reason)
    return MeeChua(mean, effect, None, both, one)


@dataclass(frozen=True, slots=True)
class BaselineDependence:
    """Does change depend on the starting level? Without the artefact of change against before.

    oldham    correlation of the change with the mean of both scores (Oldham 1962)
    ratio     variance after / variance before
    test      Pitman–Morgan's t for equal variances, on n − 2: the test of Oldham's correlation
    """

    oldham: float | None
    ratio: float | None
    test: HypothesisTest


def oldham(pairs: Pairs) -> BaselineDependence:
    """Oldham's correlation with the Pitman–Morgan test; its sign is that of a growing spread.

    Reasons for no test: "too_few" (n < 3), "constant_change" (nobody or everybody changed by the
    same), "constant_scores" (a measurement, or the mean of both, does not vary), "not_defined"
    (change and mean lie on a line, or one measurement varies 1e150 times as much as the other).

    >>> found = oldham(Pairs.of([1, 2, 3, 4], [2, 2, 5, 7]))
    >>> round(found.oldham, 3), round(found.ratio, 2)
    (0.908, 3.6)
    """
    n = pairs.n
    name = "pitman_morgan"
    before = pairs.before
    after = pairs.after
    reason = _no_dependence(pairs)
    if reason is not None:
        return BaselineDependence(None, None, HypothesisTest(name, None, n=n, reason=reason))
    unit = power_of_two(before, after)
    x, y = (_centred(one / unit, pairs.count)[0] for one in (before, after))
    d, _ = _centred(pairs.change / unit, pairs.count)
    s_xx, _, s_yy = _squares(x, y, pairs.count)
    s_dd, s_dm, s_mm = _squares(d, (x + y) / 2.0, pairs.count)
    if min(s_xx, s_yy, s_dd) < SMALLEST_SQUARE:
        return BaselineDependence(None, None, HypothesisTest(name, None, n=n, reason="not_defined"))
    ratio = s_yy / s_xx
    if s_mm <= ROUNDING * s_xx:
        test = HypothesisTest(name, None, n=n, reason="constant_scores")
        return BaselineDependence(None, ratio, test)
    r = max(-1.0, min(1.0, s_dm / math.sqrt(s_dd) / math.sqrt(s_mm)))
    if 1.0 - abs(r) < 1e-13:
        return BaselineDependence(
            math.copysign(1.0, r), ratio, HypothesisTest(name, None, n=n, reason="not_defined")
        )
    t = r * math.sqrt((n - 2.0) / (1.0 - r * r))
    tail = student_two_sided(t, n - 2.0)
    test = HypothesisTest(name, tail.p, t, "asymptotic", tail.log10_p, n, n - 2.0)
    return BaselineDependence(r, ratio, test)


def _no_dependence(pairs: Pairs) -> Reason | None:
    if pairs.n < 3:
        return "too_few"
    if np.all(pairs.change == pairs.change[0]):
        return "constant_change"
    flat = any(np.all(one == one[0]) for one in (pairs.before, pairs.after))
    return "constant_scores" if flat else None


def _centred(x: Floats, count: Counts) -> tuple[Floats, float]:
    """Deviations of counted rows from their mean, and the mean."""
    mean = float(x[0]) + float(count @ (x - x[0])) / float(count.sum())
    return x - mean, mean


def _squares(x: Floats, y: Floats, count: Counts) -> tuple[float, float, float]:
    """Sums of squares and products of centred, counted rows: xx, xy, yy."""
    return float(count @ x**2), float(count @ (x * y)), float(count @ y**2)
