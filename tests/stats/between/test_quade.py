import numpy as np
import pytest
from scipy.stats import f_oneway, rankdata

from lib.stats.between.quade import quade
from lib.stats.pairs import Pairs
from tests.stats.anorexia import BEHAVIOURAL, CONTROL, FAMILY


def test_two_arms_of_the_anorexia_study():
    # golden.json anorexia_CBT_vs_Cont quade_rank_ancova_F
    test = quade([BEHAVIOURAL, CONTROL])
    assert (test.statistic, test.df, test.p) == pytest.approx((4.8953, 1, 0.03126), abs=5e-5)


def test_three_arms_of_the_anorexia_study():
    # golden.json anorexia_CBT_vs_Cont quade_3arms
    test = quade([BEHAVIOURAL, CONTROL, FAMILY])
    assert (test.statistic, test.df, test.p) == pytest.approx((7.0089, 2, 0.001694), abs=5e-5)


def test_an_empty_arm_changes_nothing():
    assert quade([BEHAVIOURAL, Pairs.of([], []), CONTROL]) == quade([BEHAVIOURAL, CONTROL])


def test_equal_scores_before_leave_a_comparison_of_ranks():
    # without a slope the residuals are the ranks: R's oneway.test(rank(after) ~ group, var.equal)
    after = [1, 3, 3, 5, 2, 6, 7, 8]
    ranks = rankdata(after)
    test = quade([Pairs.of([4] * 4, after[:4]), Pairs.of([4] * 4, after[4:])])
    assert test.p == pytest.approx(f_oneway(ranks[:4], ranks[4:]).pvalue, rel=1e-10)


def test_counted_people_and_rows_agree():
    count = np.array([2, 3, 1])
    rows = [Pairs.of([1, 2, 3], [2, 2, 5], count), Pairs.of([1, 2, 4], [1, 4, 4], count)]
    people = [
        Pairs.of(np.repeat([1, 2, 3], count), np.repeat([2, 2, 5], count)),
        Pairs.of(np.repeat([1, 2, 4], count), np.repeat([1, 4, 4], count)),
    ]
    assert quade(rows) == quade(people)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (([], []), ([1, 2], [2, 3]), "one_level"),
        (([1], [2]), ([1], [3]), "too_few"),
        (([1, 2], [5, 5]), ([3, 4], [5, 5]), "constant_scores"),
        (([3, 3], [1, 1]), ([3, 3], [2, 2]), "not_defined"),
    ],
)
def test_quade_says_why_it_is_undefined(first, second, reason):
    test = quade([Pairs.of(*first), Pairs.of(*second)])
    assert (test.p, test.reason) == (None, reason)
