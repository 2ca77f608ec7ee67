"""The JZS Bayes factor of a mean change, on a logarithmic scale that nothing overflows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp, roots_laguerre, stdtr

from lib.stats.arrays import Floats
from lib.stats.describe import change_moments
from lib.stats.pairs import Pairs
from lib.stats.results import Reason

STEP = 0.05  # of log g; the trapezoidal rule is exact to rounding from 0.2 downwards
LN10 = math.log(10.0)
UNDERFLOW = 1e-280


@dataclass(frozen=True, slots=True)
class BayesFactor:
    """Evidence for a change over evidence for none, as log10; None with the reason where undefined.

    log10_bf10   the two-sided Bayes factor, standardised change ~ Cauchy(0, scale)
    log10_plus   the same when only a rise is possible (half-Cauchy on the positive side)
    log10_minus  the same when only a fall is possible
    """

    scale: float
    log10_bf10: float | None = None
    log10_plus: float | None = None
    log10_minus: float | None = None
    reason: Reason | None = None


def jzs_bayes_factor(pairs: Pairs, scale: float = 0.707) -> BayesFactor:
    """The JZS Bayes factor of the paired t statistic (Rouder et al. 2009).

    Undefined where the changes do not vary: fewer than two participants, nobody changed, or all
    by the same amount. Raises ValueError when the scale is not positive.

    >>> before = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]  # R's sleep data
    >>> after = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    >>> round(10.0 ** jzs_bayes_factor(Pairs.of(before, after)).log10_bf10, 2)
    17.26
    """
    _check_scale(scale)
    moments = change_moments(pairs)
    ratio = moments.standardised
    if ratio is None:
        return BayesFactor(scale, reason=moments.reason)
    return jzs_of_t(ratio * math.sqrt(moments.n), moments.n, scale)


def jzs_of_t(t: float, n: int, scale: float = 0.707) -> BayesFactor:
    """The JZS Bayes factor of a one-sample or paired t with n − 1 degrees of freedom, n ≥ 2.

    The Cauchy prior is a normal one whose variance g is inverse gamma(½, scale²/2), so BF₁₀ is
    one integral over g (Rouder et al. 2009, eq. 1), done here over log g by the trapezoidal rule.
    Given g, the mean change has a t posterior with n degrees of freedom; its side of zero gives
    the one-sided factors (Morey and Wagenmakers 2014). Raises ValueError when n < 2, t is not
    finite or the scale is not positive.

    >>> round(10.0 ** jzs_of_t(-4.0621, 10).log10_bf10, 2)  # their t; R's BayesFactor: 17.26
    17.26
    """
    _check_scale(scale)
    if n < 2 or not math.isfinite(t):
        raise ValueError(f"a Bayes factor needs n ≥ 2 and a finite t, not n = {n}, t = {t}")
    g, log_weight = _mixture(t, n, scale)
    towards = _towards(abs(t), n, g)
    log_same = float(logsumexp(log_weight + np.log(stdtr(n, towards)))) + math.log(2.0)
    log_opposite = float(logsumexp(log_weight + _log_t_tail(towards, n))) + math.log(2.0)
    plus, minus = (log_same, log_opposite) if t >= 0 else (log_opposite, log_same)
    return BayesFactor(scale, float(logsumexp(log_weight)) / LN10, plus / LN10, minus / LN10)


def _check_scale(scale: float) -> None:
    if not 0.0 < scale < math.inf:
        raise ValueError(f"the scale of the prior is positive, not {scale}")


def _mixture(t: float, n: int, scale: float) -> tuple[Floats, Floats]:
    """Values of g and the log of what each contributes to BF₁₀."""
    prior = 2.0 * math.log(scale)  # log g where the prior lies; it ends abruptly to the left …
    likely = math.log(max(t * t / n, 1e-300))
    log_g = np.arange(prior - 7.0, max(prior, likely) + 45.0, STEP)  # … and as 1/g to the right
    g = np.exp(log_g)
    log_prior = math.log(scale) - 0.5 * math.log(2.0 * math.pi) - 0.5 * log_g - scale**2 / (2 * g)
    # (1 + t²/ν) / (1 + t²/(ν(1 + ng))), which is 1 plus this, so that log1p keeps a small t
    ratio = t * t * (n * g / (1.0 + n * g)) / (n - 1 + t * t / (1.0 + n * g))
    log_likelihood = 0.5 * n * np.log1p(ratio) - 0.5 * np.log1p(n * g)
    return g, log_prior + log_likelihood + math.log(STEP)


def _towards(t: float, n: int, g: Floats) -> Floats:
    """How far the posterior of the mean lies on its side of zero, in its own scale, given g."""
    shrinkage = n * g / (1.0 + n * g)
    towards: Floats = t * np.sqrt(shrinkage * n / (n - 1 + t * t / (1.0 + n * g)))
    return towards


def _log_t_tail(x: Floats, df: int) -> Floats:
    """log P(T ≥ x) of Student's t for x ≥ 0, however far out."""
    tail: Floats = stdtr(df, -x)
    log_tail: Floats = np.log(np.maximum(tail, UNDERFLOW))
    far = tail <= UNDERFLOW
    if not far.any():
        return log_tail
    # over s = log(u/x) the density falls as e^(−rate·s) at first and faster later: Gauss–Laguerre
    nodes, weights = roots_laguerre(40)
    odds = x[far] ** 2 / df
    rate = (df + 1) * odds / (1.0 + odds) - 1.0
    s = nodes / rate[:, None]
    bend = nodes + s - 0.5 * (df + 1) * np.log1p(np.expm1(2.0 * s) * (odds / (1.0 + odds))[:, None])
    integral = np.log(np.exp(bend) @ weights) - np.log(rate)
    log_density = (
        math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    ) - 0.5 * (df + 1) * np.log1p(odds)
    log_tail[far] = log_density + np.log(x[far]) + integral
    return log_tail
