import numpy as np
import pytest

from lib.stats.between.ancova import ancova
from lib.stats.pairs import Pairs
from tests.stats.anorexia import BEHAVIOURAL, CONTROL


@pytest.fixture(scope="module")
def anorexia():
    return ancova(BEHAVIOURAL, CONTROL)


def test_effect_and_error(anorexia):
    # golden.json anorexia_CBT_vs_Cont ancova, R: lm(Postwt ~ Prewt + Treat)
    found = anorexia.classic
    assert (found.estimate.value, found.standard_error) == pytest.approx(
        (4.2441123, 1.8377959), rel=1e-7
    )


def test_classic_p_and_interval(anorexia):
    # golden.json anorexia_CBT_vs_Cont ancova
    found = anorexia.classic
    limits = (found.test.p, found.estimate.interval.low, found.estimate.interval.high)
    assert limits == pytest.approx((0.024929176, 0.55630493, 7.9319196), rel=1e-7)


def test_hc3_equals_statsmodels(anorexia):
    import statsmodels.api as sm

    arms = [BEHAVIOURAL, CONTROL]
    before, after = (
        np.concatenate([np.repeat(getattr(arm, name), arm.count) for arm in arms])
        for name in ("before", "after")
    )
    design = np.column_stack([np.ones(55), before, np.repeat([1, 0], [29, 26])])
    fit = sm.OLS(after, design).fit(cov_type="HC3", use_t=True)
    assert anorexia.hc3.standard_error == pytest.approx(fit.bse[2], rel=1e-10)
    assert anorexia.hc3.test.p == pytest.approx(fit.pvalues[2], rel=1e-9)


def test_exchanging_the_arms_turns_the_sign(anorexia):
    other = ancova(CONTROL, BEHAVIOURAL).hc3
    assert other.estimate.value == pytest.approx(-anorexia.hc3.estimate.value)
    assert other.test.p == pytest.approx(anorexia.hc3.test.p)


def test_scores_of_1e12_keep_the_effect():
    shift = 1e12
    first, second = ([1, 2, 4], [3, 3, 6]), ([1, 3, 5], [1, 4, 4])
    plain = ancova(Pairs.of(*first), Pairs.of(*second))
    moved = ancova(
        *(Pairs.of(*(np.array(side) + shift for side in arm)) for arm in (first, second))
    )
    for one, other in ((moved.classic, plain.classic), (moved.hc3, plain.hc3)):
        assert one.estimate.value == pytest.approx(other.estimate.value, rel=1e-12)
        assert one.standard_error == pytest.approx(other.standard_error, rel=1e-12)
    assert moved.slope == pytest.approx(plain.slope, rel=1e-12)


def test_the_only_one_of_an_arm_has_no_robust_error():
    found = ancova(Pairs.of([1], [5]), Pairs.of([1, 2, 3, 5], [1, 3, 2, 6]))
    assert found.classic.test.p is not None
    assert (found.hc3.test.p, found.hc3.test.reason) == (None, "not_defined")


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (([], []), ([1, 2], [2, 3]), "one_level"),
        (([1, 2], [2, 2]), ([1], [3]), "too_few"),
        (([1, 1], [5, 6]), ([3, 3], [5, 7]), "constant_scores"),
        (([1, 2, 3], [2, 4, 6]), ([1, 2, 3], [3, 5, 7]), "not_defined"),
    ],
)
def test_ancova_says_why_it_is_undefined(first, second, reason):
    found = ancova(Pairs.of(*first), Pairs.of(*second))
    assert (found.classic.test.p, found.classic.test.reason) == (None, reason)
