import numpy as np
import pytest

from lib.stats.paired.mcnemar import mcnemar
from lib.stats.paired.transitions import (
    bowker,
    marginal_homogeneity,
    stuart_maxwell,
)
from lib.stats.pairs import Pairs
from tests.stats.test_describe import POST, PRE

# golden.json vision_stuart: grade of the right eye by that of the left
VISION = [[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]]


def test_bowker_on_vision():
    # golden.json vision_stuart bowker
    got = bowker(VISION)
    assert (got.statistic, got.df, got.p) == pytest.approx((19.107, 6, 0.003987), rel=2e-4)


def test_stuart_maxwell_on_vision():
    # golden.json vision_stuart stuart_maxwell
    got = stuart_maxwell(VISION)
    assert (got.statistic, got.df, got.p) == pytest.approx((11.957, 3, 0.007533), rel=1e-4)


def test_two_levels_are_mcnemar():
    table = [[5, 7], [1, 8]]
    expected = mcnemar(1, 7, 21).asymptotic.p
    assert bowker(table).p == pytest.approx(expected)
    assert stuart_maxwell(table).p == pytest.approx(expected)


def test_bowker_counts_only_pairs_of_levels_that_anybody_moved_between():
    # three pairs of levels, nobody between the first and the last: df 2
    assert bowker([[4, 3, 0], [1, 5, 2], [0, 6, 4]]).df == 2.0


def test_levels_nobody_entered_or_left_change_nothing():
    small = [[5, 7, 2], [1, 8, 4], [3, 1, 6]]
    wide = np.zeros((5, 5), int)
    wide[np.ix_([0, 2, 4], [0, 2, 4])] = small
    wide[1, 1] = 9
    got, expected = stuart_maxwell(wide), stuart_maxwell(small)
    assert (got.statistic, got.df) == pytest.approx((expected.statistic, expected.df))
    assert bowker(wide).p == bowker(small).p


def test_separate_sets_of_levels_add_up_in_stuart_maxwell():
    # R: coin::mh_test(as.table(m)), m[1, 2] <- 5, m[2, 1] <- 1, m[2, 3] <- 3, m[4, 5] <- 4,
    # m[5, 6] <- 2, m[6, 4] <- 1, else 0: 7.523809524, df 4, p .1106639648
    moves = np.zeros((6, 6), int)
    moves[[0, 1, 1, 3, 4, 5], [1, 0, 2, 4, 5, 3]] = [5, 1, 3, 4, 2, 1]
    got = stuart_maxwell(moves)
    assert (got.statistic, got.df, got.p) == pytest.approx((7.523809524, 4.0, 0.1106639648))


@pytest.mark.parametrize("test", [bowker, stuart_maxwell])
def test_nobody_moved_gives_one_and_says_so(test):
    got = test([[3, 0], [0, 4]])
    assert (got.p, got.reason) == (1.0, "no_discordant")


@pytest.mark.parametrize("test", [bowker, stuart_maxwell])
@pytest.mark.parametrize("table", [[], [[0, 0], [0, 0]]])
def test_an_empty_table_has_no_test(test, table):
    assert (test(table).p, test(table).reason) == (None, "no_pairs")


@pytest.mark.parametrize(
    "table", [[[1, 2, 3], [4, 5, 6]], [[1, -2], [3, 4]], [[1, np.nan], [3, 4]]]
)
def test_a_table_that_is_none_is_an_error(table):
    with pytest.raises(ValueError, match=r"square|negative"):
        bowker(table)


def test_a_huge_table_keeps_the_size_of_p():
    got = bowker(np.array(VISION) * 1_000_000)
    assert got.p is not None
    assert got.p > 0.0
    assert got.log10_p == pytest.approx(-4148921.004, rel=1e-6)  # log10 Q(3, χ²/2), 40 digits


def test_marginal_homogeneity_as_spss_has_it():
    # golden28: the changes sum to 32, their squares to 56, so z = −32/√56
    got = marginal_homogeneity(Pairs.of(PRE, POST))
    assert got.statistic == pytest.approx(-32 / 56**0.5)
    assert got.n == 23


def test_marginal_homogeneity_of_two_levels_is_mcnemar():
    pairs = Pairs.of([0, 0, 1, 1], [0, 1, 0, 1], [5, 1, 7, 8])
    assert marginal_homogeneity(pairs).p == pytest.approx(mcnemar(1, 7, 21).asymptotic.p)


def test_marginal_homogeneity_needs_a_change():
    assert marginal_homogeneity(Pairs.of([1, 2], [1, 2])).reason == "no_change"
