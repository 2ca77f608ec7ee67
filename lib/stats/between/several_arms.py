"""Arms compared in the score after, at equal scores before, simultaneously over their pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.stats.between.adjustment import holm
from lib.stats.between.linear_model import LinearModel, fit
from lib.stats.between.max_t import MaxT
from lib.stats.between.quade import quade
from lib.stats.describe import power_of_two
from lib.stats.pairs import Pairs
from lib.stats.probability import Probability, student_two_sided
from lib.stats.results import Estimate, HypothesisTest, Interval, Reason

Between = tuple[int, int]  # the places of two arms: the first minus the second


@dataclass(frozen=True, slots=True)
class ArmContrast:
    """One arm minus another.

    difference  in the score after at equal scores before, with the simultaneous interval
    alone       its t test, as if no other were made; adjusted that of max|t| over all of them
    holm        of the p alone, over all of them
    ranks       Quade's test of these two arms by ranks; ranks_holm its p over all of them
    """

    between: Between
    difference: Estimate
    alone: HypothesisTest
    adjusted: HypothesisTest
    holm: float | None = None
    ranks: HypothesisTest | None = None
    ranks_holm: float | None = None


@dataclass(frozen=True, slots=True)
class SeveralArms:
    """after = arm + slope·before: the arms compared by ANCOVA with HC3 errors, and by ranks.

    overall    whether the arms differ at all: F of all differences (Wald, HC3)
    ranks      the same by ranks, Quade's test of all arms
    contrasts  in the order asked for
    """

    overall: HypothesisTest
    ranks: HypothesisTest
    contrasts: tuple[ArmContrast, ...]


def several_arms(
    arms: Sequence[Pairs], between: Sequence[Between], level: float = 0.95
) -> SeveralArms:
    """Compare arms pair by pair, simultaneously over all the pairs that are asked for.

    between   the pairs of places in `arms`: each against the control, or every pair

    The intervals and the adjusted p come from the joint t distribution of all the contrasts
    (Hothorn, Bretz and Westfall 2008), with the heteroscedastic covariance in place of Dunnett's
    (1955) pooled one; with two arms they are those of `ancova`. Undefined with an empty arm
    ("one_level"), too few people for the model ("too_few"), equal scores before in every arm
    ("constant_scores") or no residual variation ("not_defined"). Raises ValueError for fewer than
    two arms or no pair.

    >>> low = Pairs.of([10, 12, 14, 16], [12, 13, 16, 17])
    >>> high = Pairs.of([11, 13, 15, 17], [16, 17, 20, 21])
    >>> other = Pairs.of([10, 13, 14, 17], [13, 14, 16, 18])
    >>> found = several_arms([low, high, other], [(1, 0), (2, 0)])
    >>> [round(one.difference.value, 2) for one in found.contrasts]
    [3.16, 0.33]
    """
    if len(arms) < 2 or not between:
        raise ValueError("arms are compared in pairs, so there are two or more")
    ranks = _by_ranks(arms, between)
    n = sum(arm.n for arm in arms)
    if any(arm.n == 0 for arm in arms):
        return _undefined(n, between, ranks, "one_level")
    unit = power_of_two(*(part for arm in arms for part in (arm.before, arm.after)))
    model = _model(arms, unit)
    if model.covariance is None:
        return _undefined(n, between, ranks, model.reason or "not_defined")
    differ = np.eye(len(arms))[1:] - np.eye(len(arms))[0]
    overall = model.wald(np.pad(differ, ((0, 0), (0, 1))), "ancova_hc3_overall")
    contrasts = _contrasts(model, between, unit, level)
    by_holm = holm([contrast.alone.p for contrast in contrasts])
    ranks_holm = holm([test.p for test in ranks[1]])
    adjusted = [
        replace(contrast, holm=by_holm[k], ranks=ranks[1][k], ranks_holm=ranks_holm[k])
        for k, contrast in enumerate(contrasts)
    ]
    return SeveralArms(overall, ranks[0], tuple(adjusted))


def _model(arms: Sequence[Pairs], unit: float) -> LinearModel:
    """A mean for each arm at the mean score before, and the common slope."""
    count = np.concatenate([arm.count for arm in arms])
    before = np.concatenate([arm.before for arm in arms]) / unit
    after = np.concatenate([arm.after for arm in arms]) / unit
    arm = np.repeat(np.arange(len(arms)), [one.count.size for one in arms])
    # from a value of the data first: scores of 1e12 keep their digits
    before = before - before[0]
    before = before - float(count @ before) / float(count.sum())
    design = np.zeros((before.size, len(arms) + 1))
    design[np.arange(before.size), arm] = 1.0
    design[:, -1] = before
    return fit(design, after - after[0], count)


def _contrasts(
    model: LinearModel, between: Sequence[Between], unit: float, level: float
) -> list[ArmContrast]:
    """The differences with their joint intervals; what is adjusted otherwise is left open."""
    wanted = np.zeros((len(between), model.coefficients.size))
    for row, (first, second) in enumerate(between):
        wanted[row, first] = 1.0
        wanted[row, second] = -1.0
    values = wanted @ model.coefficients
    covariance = wanted @ model.errors @ wanted.T
    errors = np.sqrt(np.diag(covariance))
    joint = MaxT.of(covariance / np.outer(errors, errors), model.df)
    limit = joint.critical(level)
    made: list[ArmContrast] = []
    for pair, value, error in zip(between, values.tolist(), errors.tolist(), strict=True):
        t = value / error
        half = limit * error
        ends = Interval(unit * (value - half), unit * (value + half), "simultaneous_t", level)
        difference = Estimate("difference_between_arms", unit * value, ends)
        alone = _t_test("ancova_hc3", student_two_sided(t, model.df), t, model)
        adjusted = _t_test("ancova_hc3_max_t", joint.tail(t), t, model)
        made.append(ArmContrast(pair, difference, alone, adjusted))
    return made


def _t_test(name: str, tail: Probability, t: float, model: LinearModel) -> HypothesisTest:
    return HypothesisTest(name, tail.p, t, "asymptotic", tail.log10_p, model.n, model.df)


def _by_ranks(
    arms: Sequence[Pairs], between: Sequence[Between]
) -> tuple[HypothesisTest, list[HypothesisTest]]:
    pairs = [quade([arms[first], arms[second]]) for first, second in between]
    return quade(arms), pairs


def _undefined(
    n: int,
    between: Sequence[Between],
    ranks: tuple[HypothesisTest, list[HypothesisTest]],
    reason: Reason,
) -> SeveralArms:
    none = HypothesisTest("ancova_hc3", None, n=n, reason=reason)
    gap = Estimate("difference_between_arms", None, reason=reason)
    ranks_holm = holm([test.p for test in ranks[1]])
    contrasts = tuple(
        ArmContrast(pair, gap, none, none, None, ranks[1][place], ranks_holm[place])
        for place, pair in enumerate(between)
    )
    return SeveralArms(none, ranks[0], contrasts)
