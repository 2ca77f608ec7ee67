"""Cronbach's alpha with Feldt's interval, and how each item stands to the others."""

from __future__ import annotations

import numpy as np
from scipy.special import fdtri

from lib.stats.arrays import Floats
from lib.stats.items.answers import Answers
from lib.stats.results import Estimate, Interval, Reason

FEWEST_ITEMS = 2


def cronbach_alpha(answers: Answers, level: float = 0.95) -> Estimate:
    """m/(m − 1)·(1 − Σ item variances / variance of the sum), with the F interval (Feldt 1965).

    Computed on those who answered every item. An item that does not vary is left out, as SPSS
    does; the others are counted in m. Below 0 where the items speak against each other. The
    interval holds for normal, equally related items. None with "few_items" below two items that
    vary, "too_few" below two people, "constant_scores" where the sum does not vary.

    >>> alpha = cronbach_alpha(Answers.of([[1, 2], [2, 2], [3, 4], [4, 3]]))
    >>> round(alpha.value, 3)  # variances 1.667 and 0.917, of the sum 4.25
    0.784
    """
    n = answers.complete.n
    reason = _undefined(answers)
    if reason is not None:
        return Estimate("cronbach_alpha", None, reason=reason)
    among = answers.varying
    value = alpha_of(answers.covariance[np.ix_(among, among)])
    if value is None:
        return Estimate("cronbach_alpha", None, reason="constant_scores")
    first = n - 1
    second = first * (int(among.sum()) - 1)
    tail = (1.0 - level) / 2.0
    low = 1.0 - (1.0 - value) * float(fdtri(first, second, 1.0 - tail))
    high = 1.0 - (1.0 - value) * float(fdtri(first, second, tail))
    return Estimate("cronbach_alpha", value, Interval(low, high, "feldt", level))


def alpha_of(covariance: Floats) -> float | None:
    """Alpha of items with these covariances, (m, m); None without two items or a varying sum.

    >>> alpha_of(np.array([[2.0, 1.0], [1.0, 2.0]]))  # 2·(1 − 4/6)
    0.6666666666666667
    """
    m = len(covariance)
    own = float(np.trace(covariance))
    total = float(covariance.sum())
    if m < FEWEST_ITEMS or not total > 1e-12 * own:
        return None
    return m / (m - 1) * (1.0 - own / total)


def alpha_without(answers: Answers) -> list[float | None]:
    """Alpha of the other items, for each item; None where it is not defined, (m,).

    >>> alpha_without(Answers.of([[1, 2, 1], [2, 2, 3], [3, 4, 2], [4, 3, 4]]))[2] is None
    False
    """
    covariance = answers.covariance
    among = np.flatnonzero(answers.varying)
    found: list[float | None] = []
    for item in range(len(covariance)):
        rest = among[among != item]
        found.append(alpha_of(covariance[np.ix_(rest, rest)]))
    return found


def item_rest_correlations(answers: Answers) -> list[float | None]:
    """Pearson's r of each item with the sum of the others, the corrected item-total correlation.

    None where the item or the rest does not vary, (m,).

    >>> [round(r, 3) for r in item_rest_correlations(Answers.of([[1, 2], [2, 2], [3, 4], [4, 3]]))]
    [0.674, 0.674]
    """
    covariance = answers.covariance
    own = np.diag(covariance)
    with_sum = covariance.sum(axis=1)
    with_rest = with_sum - own
    of_rest = covariance.sum() - 2 * with_sum + own
    found: list[float | None] = []
    for item in range(len(covariance)):
        product = own[item] * of_rest[item]
        is_defined = own[item] > 0 and of_rest[item] > 1e-12 * own.sum()
        r = with_rest[item] / np.sqrt(product) if is_defined else None
        found.append(None if r is None else float(np.clip(r, -1.0, 1.0)))
    return found


def _undefined(answers: Answers) -> Reason | None:
    if answers.rows.shape[1] < FEWEST_ITEMS:
        return "few_items"
    if answers.complete.n < 2:
        return "too_few"
    if not answers.varying.any():
        return "constant_scores"
    return "few_items" if answers.varying.sum() < FEWEST_ITEMS else None
