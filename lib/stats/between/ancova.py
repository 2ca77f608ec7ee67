"""Analysis of covariance of two groups: the score after, at equal scores before."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lib.stats.arrays import Counts, Floats
from lib.stats.between.two_arm import DifferenceInChange, t_difference
from lib.stats.describe import power_of_two
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, HypothesisTest, Reason


@dataclass(frozen=True, slots=True)
class Ancova:
    """after = a + slope·before + effect·(first group), by least squares.

    classic  the effect with the usual standard error (equal spreads), t on n − 3 df
    hc3      the same effect with the HC3 standard error (MacKinnon & White 1985), t on n − 3 df
    slope    of after on before, common to both groups
    """

    classic: DifferenceInChange
    hc3: DifferenceInChange
    slope: float | None


def ancova(first: Pairs, second: Pairs, level: float = 0.95) -> Ancova:
    """The effect of being in the first group on the score after, allowing for before.

    Vickers & Altman 2001. Undefined with an empty group ("one_level"), fewer than four people
    ("too_few"), scores before that are the same within both groups ("constant_scores"), or
    without residual variation ("not_defined"). HC3 alone is undefined where one person decides
    a coefficient, as the only one of a group does ("not_defined").

    >>> treated = Pairs.of([10, 12, 14, 16], [15, 16, 19, 20])
    >>> control = Pairs.of([11, 13, 15, 17], [12, 13, 16, 17])
    >>> effect = ancova(treated, control).hc3
    >>> round(effect.estimate.value, 2), effect.test.n
    (3.9, 8)
    """
    sizes = np.array([first.n, second.n], np.float64)
    n = first.n + second.n
    if n < 4 or sizes.min() == 0:
        return _undefined(n, None, None, "too_few" if sizes.min() else "one_level")
    unit = power_of_two(first.before, first.after, second.before, second.after)
    x = np.concatenate([first.before, second.before]) / unit
    y = np.concatenate([first.after, second.after]) / unit
    count = np.concatenate([first.count, second.count])
    group = np.repeat([0, 1], [first.count.size, second.count.size])
    x, x_gap = _within(x, group, count)
    y, y_gap = _within(y, group, count)
    square = float(count @ x**2)
    if square == 0.0:
        return _undefined(n, None, None, "constant_scores")
    slope = float(count @ (x * y)) / square
    effect = unit * (y_gap - slope * x_gap)
    residual = y - slope * x
    if float(count @ residual**2) <= 1e-24 * float(count @ y**2 + slope**2 * square):
        return _undefined(n, effect, slope, "not_defined")
    # the effect is linear in the scores after: each person's weight in it, and the leverage
    sign = np.where(group == 0, 1.0, -1.0)
    weight = sign / sizes[group] - x_gap * x / square
    leverage = 1.0 / sizes[group] + x**2 / square
    return Ancova(
        _classic((effect, unit, n), count, residual, weight, level),
        _hc3((effect, unit, n), count, residual, (weight, leverage), level),
        slope,
    )


def _within(values: Floats, group: Counts, count: Counts) -> tuple[Floats, float]:
    """Deviations from the mean of the own group, and the first mean minus the second.

    Centred on a value of the group first: scores of 1e12 keep their digits, also in the gap
    between the means, and those of a constant group deviate by exactly 0.
    """
    totals = np.bincount(group, weights=count)
    anchor = np.array([values[group == 0][0], values[group == 1][0]])
    shifted = values - anchor[group]
    means = np.bincount(group, weights=count * shifted) / totals
    gap = float(anchor[0] - anchor[1]) + float(means[0] - means[1])
    return shifted - means[group], gap


def _classic(
    fit: tuple[float, float, int], count: Counts, residual: Floats, weight: Floats, level: float
) -> DifferenceInChange:
    effect, unit, n = fit
    variance = float(count @ residual**2) / (n - 3.0) * float(count @ weight**2)
    return t_difference("ancova", effect, (unit * math.sqrt(variance), n - 3.0, n), level)


def _hc3(
    fit: tuple[float, float, int],
    count: Counts,
    residual: Floats,
    influence: tuple[Floats, Floats],
    level: float,
) -> DifferenceInChange:
    (effect, unit, n) = fit
    (weight, leverage) = influence
    left = 1.0 - leverage
    if np.any(left < 1e-9):
        return _effect("ancova_hc3", n, effect, "not_defined")
    variance = float(count @ (weight * residual / left) ** 2)
    return t_difference("ancova_hc3", effect, (unit * math.sqrt(variance), n - 3.0, n), level)


def _effect(name: str, n: int, value: float | None, reason: Reason) -> DifferenceInChange:
    test = HypothesisTest(name, None, n=n, reason=reason)
    return DifferenceInChange(Estimate("difference_in_change", value, reason=reason), None, test)


def _undefined(n: int, effect: float | None, slope: float | None, reason: Reason) -> Ancova:
    return Ancova(
        _effect("ancova", n, effect, reason), _effect("ancova_hc3", n, effect, reason), slope
    )
