"""Arms compared simultaneously, held to statsmodels, to two arms and to what must not matter."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.stats.between.ancova import ancova
from lib.stats.between.linear_model import fit
from lib.stats.between.several_arms import several_arms
from lib.stats.pairs import Pairs
from tests.stats.anorexia import BEHAVIOURAL, CONTROL, FAMILY

ARMS = [BEHAVIOURAL, CONTROL, FAMILY]
AGAINST = [(0, 1), (2, 1)]


def test_the_model_is_that_of_statsmodels():
    import statsmodels.formula.api as smf

    rows = pd.DataFrame(
        {
            "before": np.concatenate([np.repeat(a.before, a.count) for a in ARMS]),
            "after": np.concatenate([np.repeat(a.after, a.count) for a in ARMS]),
            "arm": np.repeat(["b", "a_control", "c"], [a.n for a in ARMS]),
        }
    )
    witness = smf.ols("after ~ before + arm", rows).fit(cov_type="HC3", use_t=True)
    overall = witness.wald_test("arm[T.b] = 0, arm[T.c] = 0", use_f=True, scalar=True)
    found = several_arms(ARMS, AGAINST)
    values = [one.difference.value for one in found.contrasts]
    assert values == pytest.approx(witness.params[["arm[T.b]", "arm[T.c]"]].tolist())
    alone = [one.alone.p for one in found.contrasts]
    assert alone == pytest.approx(witness.pvalues[["arm[T.b]", "arm[T.c]"]].tolist())
    assert (found.overall.statistic, found.overall.p) == pytest.approx(
        (overall.statistic, overall.pvalue)
    )


def test_two_arms_are_the_analysis_of_covariance_of_two_arms():
    (one,) = several_arms([BEHAVIOURAL, CONTROL], [(0, 1)]).contrasts
    two = ancova(BEHAVIOURAL, CONTROL).hc3
    assert one.difference.value == pytest.approx(two.estimate.value)
    assert one.difference.interval.low == pytest.approx(two.estimate.interval.low)
    assert one.adjusted.p == pytest.approx(two.test.p)


def test_the_sign_is_that_of_the_first_minus_the_second():
    there = several_arms(ARMS, [(0, 1)]).contrasts[0].difference
    back = several_arms(ARMS, [(1, 0)]).contrasts[0].difference
    assert there.value == pytest.approx(-back.value)
    assert there.interval.low == pytest.approx(-back.interval.high)


def test_more_comparisons_widen_every_interval():
    few = several_arms(ARMS, AGAINST).contrasts[0].difference.interval
    more = several_arms(ARMS, [*AGAINST, (0, 2)]).contrasts[0].difference.interval
    assert more.low < few.low < few.high < more.high


def test_scores_on_another_scale_give_the_same_tests():
    def moved(pairs: Pairs) -> Pairs:
        return Pairs.of(pairs.before * 1e9 + 1e12, pairs.after * 1e9 + 1e12, pairs.count)

    plain = several_arms(ARMS, AGAINST)
    far = several_arms([moved(arm) for arm in ARMS], AGAINST)
    for one, other in zip(plain.contrasts, far.contrasts, strict=True):
        assert other.alone.p == pytest.approx(one.alone.p, rel=1e-6)
        assert other.difference.value == pytest.approx(one.difference.value * 1e9, rel=1e-6)


def test_counts_and_people_give_the_same():
    arms = [
        Pairs.of([1, 2, 3, 4], [2, 2, 5, 4], [3, 2, 4, 1]),
        Pairs.of([1, 3, 4], [1, 2, 5], [2, 5, 3]),
    ]
    people = [Pairs.of(np.repeat(a.before, a.count), np.repeat(a.after, a.count)) for a in arms]
    assert several_arms(arms, [(0, 1)]) == several_arms(people, [(0, 1)])


@pytest.mark.parametrize(
    ("arms", "reason"),
    [
        ([Pairs.of([], []), CONTROL, FAMILY], "one_level"),
        ([Pairs.of([1, 2], [2, 4]), Pairs.of([4], [4])], "too_few"),
        ([Pairs.of([1, 1], [2, 3]), Pairs.of([1, 1], [3, 5])], "constant_scores"),
        ([Pairs.of([1, 2, 3], [2, 3, 4]), Pairs.of([1, 2, 3], [3, 4, 5])], "not_defined"),
        ([Pairs.of([1, 2, 3], [2, 5, 4]), Pairs.of([7], [3])], "not_defined"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_has_a_reason_in_every_figure(arms, reason):
    found = several_arms(arms, [(0, 1)])
    assert (found.overall.p, found.overall.reason) == (None, reason)
    (one,) = found.contrasts
    assert (one.difference.value, one.difference.reason) == (None, reason)
    assert (one.alone.p, one.adjusted.p, one.holm) == (None, None, None)


@pytest.mark.parametrize(("arms", "pairs"), [([CONTROL], [(0, 0)]), (ARMS, [])])
def test_fewer_than_two_arms_or_no_pair_is_an_error(arms, pairs):
    with pytest.raises(ValueError, match="two or more"):
        several_arms(arms, pairs)


def test_a_contrast_of_nothing_has_no_test():
    model = fit(
        np.array([[1.0, 0], [1, 1], [1, 2], [1, 4]]), np.array([1.0, 3, 2, 5]), np.ones(4, int)
    )
    assert model.wald(np.zeros((1, 2)), "none").reason == "not_defined"
