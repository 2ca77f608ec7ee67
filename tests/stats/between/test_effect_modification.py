"""Effect modification, held to statsmodels and to what must not matter."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.stats.between.effect_modification import effect_modification

CHANCE = np.random.default_rng(11)
N = 90
ARM = np.arange(N) % 3
SEX = CHANCE.integers(0, 2, N)
AGE = CHANCE.integers(18, 60, N).astype(float)
BEFORE = CHANCE.integers(10, 40, N).astype(float)
AFTER = BEFORE + CHANCE.integers(0, 9, N) + 4 * (ARM == 1) * SEX
ONCE = np.ones(N, np.int64)


def witness(formula: str, products: list[str]) -> tuple[float, float]:
    import statsmodels.formula.api as smf

    rows = pd.DataFrame({"b": BEFORE, "a": AFTER, "arm": ARM.astype(str), "sex": SEX, "age": AGE})
    found = smf.ols(formula, rows).fit(cov_type="HC3", use_t=True)
    wald = found.wald_test(", ".join(f"{name} = 0" for name in products), use_f=True, scalar=True)
    return float(wald.statistic), float(wald.pvalue)


def test_levels_are_tested_as_statsmodels_does():
    found = effect_modification((BEFORE, AFTER), ARM, SEX, ONCE)
    expected = witness("a ~ b + arm * sex", ["arm[T.1]:sex", "arm[T.2]:sex"])
    assert (found.statistic, found.p) == pytest.approx(expected)
    assert found.df == 2.0


def test_numbers_are_tested_as_statsmodels_does():
    found = effect_modification((BEFORE, AFTER), ARM, AGE, ONCE)
    expected = witness("a ~ b + arm * age", ["arm[T.1]:age", "arm[T.2]:age"])
    assert (found.statistic, found.p) == pytest.approx(expected)


def test_counted_people_and_people_give_the_same():
    count = CHANCE.integers(1, 4, N)
    counted = effect_modification((BEFORE, AFTER), ARM, SEX, count)
    each = [np.repeat(column, count) for column in (BEFORE, AFTER, ARM, SEX)]
    people = effect_modification((each[0], each[1]), each[2], each[3], np.ones(count.sum(), int))
    assert counted.p == pytest.approx(people.p)
    assert counted.n == people.n == count.sum()


def test_who_is_not_known_takes_no_part():
    some = AGE.copy()
    some[:10] = np.nan
    without = effect_modification((BEFORE[10:], AFTER[10:]), ARM[10:], AGE[10:], ONCE[10:])
    found = effect_modification((BEFORE, AFTER), ARM, some, ONCE)
    assert (found.p, found.n) == pytest.approx((without.p, 80))


@pytest.mark.parametrize(
    ("arm", "by", "reason"),
    [
        (ARM * 0, SEX, "one_level"),
        (ARM, SEX * 0, "one_level"),
        (ARM, AGE * 0, "one_level"),
        (ARM, SEX * 0 - 1, "one_level"),
        (ARM, np.arange(N), "too_few"),
        (ARM, ARM, "constant_scores"),
    ],
)
def test_what_cannot_be_tested_has_a_reason(arm, by, reason):
    found = effect_modification((BEFORE, AFTER), arm, by, ONCE)
    assert found.p is None
    assert found.reason == reason or (reason == "too_few" and found.reason == "constant_scores")
