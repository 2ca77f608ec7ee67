"""Tails of Student's t and Fisher's F that keep their size when a float cannot."""

from __future__ import annotations

import math

import numpy as np
from scipy.special import betainc, betaln

from lib.stats.probability import RELIABLE, Probability

MOST_TERMS = 2_000_000


def student_two_sided(t: float, df: float) -> Probability:
    """P(|T| ≥ |t|) of Student's t with df > 0 degrees of freedom."""
    return _beta_lower(df / 2.0, 0.5, df / (df + t * t))


def f_upper(f: float, df1: float, df2: float) -> Probability:
    """P(F ≥ f) of Fisher's F with df1, df2 > 0 degrees of freedom."""
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
