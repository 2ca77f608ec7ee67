"""Probabilities that keep their size when a float cannot: p beside log10 p."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, betaln, chdtrc, log_ndtr, ndtr

SMALLEST = math.ulp(0.0)  # what a probability below the range of floats is rounded to
RELIABLE = 1e-290  # below, floats lose digits before they lose the number
LOG_HALF = math.log(0.5)
LN10 = math.log(10.0)
MOST_TERMS = 2_000_000  # of the series below the range of floats


@dataclass(frozen=True, slots=True)
class Probability:
    """A probability in (0, 1] and its base-10 logarithm, which does not underflow."""

    p: float
    log10_p: float

    @classmethod
    def of(cls, p: float) -> Probability:
        """From a probability that a float still holds well; above 1 is rounding and becomes 1.

        >>> Probability.of(0.01)
        Probability(p=0.01, log10_p=-2.0)
        """
        held = min(1.0, max(p, SMALLEST))
        return cls(held, math.log10(held))

    @classmethod
    def of_log(cls, log_p: float) -> Probability:
        """From a natural logarithm, whatever its size.

        >>> tiny = Probability.of_log(-10_000.0)
        >>> tiny.p > 0, round(tiny.log10_p, 2)
        (True, -4342.94)
        """
        return cls(max(math.exp(min(log_p, 0.0)), SMALLEST), min(log_p, 0.0) / LN10)

    @property
    def doubled(self) -> Probability:
        """Two-sided: twice the tail, at most 1."""
        if self.p >= 0.5:
            return Probability(1.0, 0.0)
        if self.p > RELIABLE:
            return Probability.of(2.0 * self.p)
        return Probability.of_log(self.log10_p * LN10 - LOG_HALF)

    @property
    def halved(self) -> Probability:
        """One-sided, on the side where the statistic lies."""
        if self.p > RELIABLE:
            return Probability.of(self.p / 2.0)
        return Probability.of_log(self.log10_p * LN10 + LOG_HALF)


def normal_two_sided(z: float) -> Probability:
    """P(|Z| ≥ |z|) of the standard normal distribution.

    >>> round(normal_two_sided(1.96).p, 4)
    0.05
    """
    p = 2.0 * float(ndtr(-abs(z)))
    return (
        Probability.of(p)
        if p > RELIABLE
        else Probability.of_log(float(log_ndtr(-abs(z))) - LOG_HALF)
    )


def chi_square_upper(x: float, df: int) -> Probability:
    """P(X ≥ x) of the χ² distribution with df ≥ 1 degrees of freedom.

    >>> round(chi_square_upper(3.841, 1).p, 4)
    0.05
    """
    p = float(chdtrc(df, x))
    if p > RELIABLE:
        return Probability.of(p)
    a = df / 2.0
    half = x / 2.0
    # Legendre's continued fraction of the upper incomplete gamma function, from its far end
    fraction = half + 1001.0 - a
    for i in range(500, 0, -1):
        fraction = half + 2 * i - 1.0 - a - i * (i - a) / fraction
    return Probability.of_log(a * math.log(half) - half - math.lgamma(a) - math.log(fraction))


def binomial_half_lower(k: int, n: int, *, mid: bool = False) -> Probability:
    """P(X ≤ k) for X ~ Binomial(n, ½), 0 ≤ k ≤ n; with `mid` the point k counts half.

    >>> binomial_half_lower(1, 4).p, binomial_half_lower(1, 4, mid=True).p  # 5/16, 3/16
    (0.3125, 0.1875)
    """
    log_point = _log_binomial_half(k, n)
    half_point = 0.5 if mid else 0.0
    p = (float(betainc(n - k, k + 1.0, 0.5)) if k < n else 1.0) - half_point * math.exp(log_point)
    if p > RELIABLE:
        return Probability.of(p)
    # P(X ≤ k) = P(X = k)·(1 + r₀ + r₀r₁ + …): falling fast, as k is far below n/2 here
    first = max(k, 1) / (n - k + 1)
    terms = np.arange(min(k, math.ceil(-45.0 / math.log(first))))
    ratios = np.cumprod((k - terms) / (n - k + 1 + terms))
    return Probability.of_log(log_point + math.log(1.0 + float(ratios.sum()) - half_point))


def _log_binomial_half(k: int, n: int) -> float:
    """log P(X = k), by integers or by Loader's saddle point (2000), which loses no digits."""
    k = min(k, n - k)
    if k < 100:
        return math.log(math.comb(n, k)) + n * LOG_HALF
    imbalance = (n - 2 * k) / n
    deviance = (1 - imbalance) * math.log1p(-imbalance) + (1 + imbalance) * math.log1p(imbalance)
    correction = _stirling_error(n) - _stirling_error(k) - _stirling_error(n - k)
    return correction - n / 2 * deviance - 0.5 * math.log(2 * math.pi * k * ((n - k) / n))


def _stirling_error(n: int) -> float:
    """log n! less Stirling's formula, for n ≥ 100."""
    return (1 / 12 - (1 / 360 - 1 / (1260 * n**2)) / n**2) / n


def student_two_sided(t: float, df: float) -> Probability:
    """P(|T| ≥ |t|) of Student's t with df > 0 degrees of freedom.

    >>> round(student_two_sided(2.228, 10).p, 4)
    0.05
    """
    return _beta_lower(df / 2.0, 0.5, df / (df + t * t))


def f_upper(f: float, df1: float, df2: float) -> Probability:
    """P(F ≥ f) of Fisher's F with df1, df2 > 0 degrees of freedom.

    >>> round(f_upper(4.103, 2, 10).p, 4)
    0.05
    """
    return _beta_lower(df2 / 2.0, df1 / 2.0, df2 / (df2 + df1 * f))


def _beta_lower(a: float, b: float, x: float) -> Probability:
    """The regularised incomplete beta function I_x(a, b); below the floats by its series.

    I_x(a, b) = x^a (1 − x)^b / (a·B(a, b)) · Σ Π (a + b + i)/(a + 1 + i)·x (DLMF 8.17.8).
    """
    p = float(betainc(a, b, x))
    if p > RELIABLE:
        return Probability.of(p)
    needed = 40.0 / max(1e-12, -math.log(x)) + 10.0 * b if x > 0.0 else 0.0
    terms = np.arange(min(MOST_TERMS, math.ceil(needed)), dtype=np.float64)
    series = 1.0 + float(np.cumprod((a + b + terms) / (a + 1.0 + terms) * x).sum())
    log_x = math.log(x) if x > 0.0 else -745.0
    log = a * log_x + b * math.log1p(-x) - math.log(a) - float(betaln(a, b)) + math.log(series)
    return Probability.of_log(log)
