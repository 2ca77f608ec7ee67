import numpy as np
import pytest

from lib.stats.between.factor_column import FactorAgainstChange, FactorColumn
from lib.stats.between.null_distribution import NullDistribution, exact_null

SMALL = np.array([0, 1, 1, 2, 4, 4, 6])
THREE = np.array([0, 1, 0, 0, 2, 2, 1])


@pytest.mark.parametrize("kind", ["levels", "ordered", "number"])
def test_exact_tails_are_the_shares_of_all_arrangements(kind):
    column = FactorColumn("f", kind, THREE)
    factor = FactorAgainstChange.of(column, SMALL.astype(float), np.ones(7, np.int64))
    null = exact_null(factor, 20_000)
    assert null.step[:-1].sum() == pytest.approx(1.0, rel=1e-12)
    assert (null.tail[0], null.draws) == (pytest.approx(1.0), None)
    assert np.all(np.diff(null.statistic) > 0)


def test_drawn_tails_count_the_data_among_the_shuffles():
    null = NullDistribution.drawn(np.array([1.0, 3.0, 2.0, 3.0]))
    assert null.tail.tolist() == [5 / 5, 4 / 5, 3 / 5, 1 / 5]
    assert null.place(np.array([3.0, 3.0 - 1e-12, 2.5, 9.0])).tolist() == [2, 2, 2, 3]


def test_exact_tails_are_not_loosened_beside_exact_ones():
    null = NullDistribution.exact(np.array([1.0, 2.0]), np.array([0.9, 0.1]))
    assert null.loosened(None).tolist() == null.tail.tolist()


def test_tails_are_loosened_by_noise_but_never_to_the_next_value():
    coarse = NullDistribution.exact(np.array([1.0, 2.0]), np.array([0.9, 0.1]))
    # three standard errors of a p of .1 from 100 draws are .09, half a step .05
    assert coarse.loosened(100)[1] == pytest.approx(0.05)
    assert coarse.loosened(10_000)[1] == pytest.approx(0.1 - 3 * np.sqrt(0.09 / 10_000))
    assert np.all(coarse.loosened(10)[:-2] > coarse.tail[1:-1])
