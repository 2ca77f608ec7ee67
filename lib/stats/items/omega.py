"""McDonald's omega: the share of a sum score's variance that one common factor explains."""

from __future__ import annotations

import numpy as np

from lib.stats.arrays import Floats, Mask
from lib.stats.items.answers import Answers
from lib.stats.items.one_factor import one_factor
from lib.stats.results import Estimate, Interval, Reason

FEWEST_ITEMS = 3  # of two, one factor has no single answer
FEWEST_PEOPLE = 3
DRAWS = 1_000
MOST_ROWS = 20_000  # distinct rows of answers, above which there is no interval
CLOSE_ENOUGH = 1e-4  # for draws, whose limits are shown with two digits
LEAST_DRAWS = 200
MOST_DRAWN = 2_000_000  # rows times draws
MOST_LOST = 0.05  # of the draws that may fail before there is no interval
SEED = 20_260_101


def mcdonald_omega(answers: Answers, level: float = 0.95, draws: int = DRAWS) -> Estimate:
    """(Σλ)² / ((Σλ)² + Σθ) of one factor by maximum likelihood (McDonald 1999).

    λ are the loadings and θ the unique variances of the items as they are summed, so of their
    covariances; θ stays at least 0.005 of an item's variance. Computed on those who answered
    every item; one that does not vary explains nothing and is left out. The interval is a seeded
    percentile bootstrap of people (Kelley 2016), drawn from counts.

    None with "few_items" below three items that vary, "too_few" below three people,
    "not_converged" where no solution was reached; interval None with "not_converged" where more
    than one in twenty draws had none, and with "too_many" above 20,000 distinct rows of answers.
    Above 2,000 of them there are fewer draws.

    >>> rows = [[1, 2, 1], [2, 2, 3], [3, 4, 3], [4, 3, 4], [2, 3, 2], [4, 4, 4]]
    >>> round(mcdonald_omega(Answers.of(rows), draws=100).value, 2)
    0.94
    """
    reason = _undefined(answers)
    if reason is not None:
        return Estimate("mcdonald_omega", None, reason=reason)
    among = answers.varying
    covariance = answers.covariance[np.ix_(among, among)]
    fitted = one_factor(covariance[None])
    if not fitted.arrived[0]:
        return Estimate("mcdonald_omega", None, reason="not_converged")
    value = float(fitted.omega[0])
    rows = len(answers.complete.rows)
    if rows > MOST_ROWS:
        return Estimate("mcdonald_omega", value, reason="too_many")
    draws = max(min(draws, LEAST_DRAWS), min(draws, MOST_DRAWN // rows))
    drawn = _drawn(answers.complete, among, draws)
    if drawn.size < (1.0 - MOST_LOST) * draws:
        return Estimate("mcdonald_omega", value, reason="not_converged")
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(drawn, [tail, 1.0 - tail])
    # the figure lies in its own interval, which percentiles alone do not promise
    interval = Interval(min(float(low), value), max(float(high), value), "bootstrap", level)
    return Estimate("mcdonald_omega", value, interval)


def _drawn(complete: Answers, among: Mask, draws: int) -> Floats:
    """Omega of people drawn anew from the same counts, without the draws that have none."""
    rows = complete.rows[:, among]
    rows = rows - rows.mean(axis=0)
    n = complete.n
    order = np.lexsort(rows.T[::-1])  # the same people give the same draws
    rows = rows[order]
    chance = complete.count[order] / n
    people = np.random.default_rng(SEED).multinomial(n, chance, size=draws).astype(np.float64)
    sums = people @ rows
    m = rows.shape[1]
    row, column = np.triu_indices(m)
    half = people @ (rows[:, row] * rows[:, column])  # of what is symmetric
    second = np.empty((draws, m, m))
    second[:, row, column] = half
    second[:, column, row] = half
    covariance = (second - sums[:, :, None] * sums[:, None, :] / n) / (n - 1)
    own = np.diagonal(covariance, axis1=1, axis2=2)
    noise = 1e-12 * np.maximum(own.max(axis=1), 0.0)
    varies = own > noise[:, None]
    covariance = np.where(varies[:, :, None] & varies[:, None, :], covariance, 0.0)
    usable = varies.sum(axis=1) >= FEWEST_ITEMS
    fitted = one_factor(covariance[usable], CLOSE_ENOUGH)
    omega = fitted.omega[fitted.arrived]
    return omega[np.isfinite(omega)]


def _undefined(answers: Answers) -> Reason | None:
    if answers.rows.shape[1] < FEWEST_ITEMS:
        return "few_items"
    if answers.complete.n < FEWEST_PEOPLE:
        return "too_few"
    if not answers.varying.any():
        return "constant_scores"
    return "few_items" if answers.varying.sum() < FEWEST_ITEMS else None
