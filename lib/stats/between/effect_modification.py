"""Does the difference between arms depend on something else known about the people?"""

from __future__ import annotations

import numpy as np

from lib.stats.arrays import Counts, Floats, Whole
from lib.stats.between.linear_model import fit
from lib.stats.describe import power_of_two
from lib.stats.results import HypothesisTest

NAME = "ancova_hc3_interaction"


def effect_modification(
    scores: tuple[Floats, Floats], arm: Whole, by: Floats | Whole, count: Counts
) -> HypothesisTest:
    """Whether the arms differ by another amount at other values of a factor.

    scores  before and after, (rows,) each; count people behind each row
    arm     codes 0, 1, … of the arms, (rows,)
    by      integer codes of the factor's levels, or its numbers as floats, (rows,)

    after = arm + slope·before + factor + arm × factor by least squares; F of all products (Wald)
    with HC3 errors. Rows with a negative code or a missing number or score are left out. Undefined
    with one arm or one level ("one_level"), with too few people for the model ("too_few"), and
    where the products cannot be told from the rest ("constant_scores", "not_defined").

    >>> before = np.array([1.0, 2, 3, 4, 1, 2, 3, 4])
    >>> after = before + [1, 2, 1, 2, 5, 4, 1, 2]
    >>> arm = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    >>> sex = np.array([0, 1, 0, 1, 0, 0, 1, 1])
    >>> test = effect_modification((before, after), arm, sex, np.full(8, 3))
    >>> test.df, test.n
    (1.0, 24)
    """
    before, after = scores
    is_number = np.issubdtype(by.dtype, np.floating)
    values = by.astype(np.float64)
    known = np.isfinite(values) if is_number else values >= 0
    here = known & (arm >= 0) & np.isfinite(before) & np.isfinite(after) & (count > 0)
    people = count[here]
    n = int(people.sum())
    arms = _dummies(arm[here])
    values = values[here]
    if is_number:
        factor = _standardised(values, people)
    else:
        factor = _dummies(values.astype(np.int64))[:, 1:]
    if n == 0 or arms.shape[1] < 2 or factor.shape[1] == 0:
        return HypothesisTest(NAME, None, n=n, reason="one_level")
    unit = power_of_two(before[here], after[here])
    start = (before[here] - before[here][0]) / unit
    end = (after[here] - after[here][0]) / unit
    start = start - float(people @ start) / n
    products = [arms[:, [a]] * factor for a in range(1, arms.shape[1])]
    design = np.column_stack([arms, factor, start, *products])
    size = design.shape[1]
    width = sum(part.shape[1] for part in products)
    return fit(design, end, people).wald(np.eye(size)[size - width :], NAME)


def _dummies(codes: Whole) -> Floats:
    """A column of 0 and 1 for each code that occurs."""
    found, place = np.unique(codes, return_inverse=True)
    columns = np.zeros((codes.size, found.size))
    columns[np.arange(codes.size), place] = 1.0
    return columns


def _standardised(numbers: Floats, count: Counts) -> Floats:
    """The numbers with mean 0 and SD 1, (rows, 1); no column where they do not vary."""
    if numbers.size == 0:
        return np.zeros((0, 0))
    centred = numbers - numbers[0]
    centred = centred - float(count @ centred) / float(count.sum())
    spread = float(np.sqrt(count @ centred**2 / count.sum()))
    if spread == 0.0:
        return np.zeros((numbers.size, 0))
    column: Floats = (centred / spread)[:, None]
    return column
