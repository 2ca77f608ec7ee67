"""Small tables of moves, held to every way in which the movers could have gone."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from lib.stats.paired.mcnemar import mcnemar
from lib.stats.paired.symmetry import bowker_test, stuart_maxwell_test
from lib.stats.paired.transitions import bowker, stuart_maxwell
from tests.stats.paired.test_transitions import VISION

# three categories, few movers; and four with nobody between the first and the last
SMALL = [[5, 4, 1], [1, 3, 3], [0, 1, 2]]
CHAIN = [[2, 4, 0, 0], [1, 2, 3, 0], [0, 0, 1, 2], [0, 0, 1, 1]]


def by_turning_each_mover(table, statistic):
    """The share of all 2ᵐ ways of the m movers whose statistic is at least as large."""
    counts = np.array(table)
    movers = [
        (i, j)
        for i, j in product(range(len(counts)), repeat=2)
        if i != j
        for _ in range(counts[i, j])
    ]
    observed = statistic(counts).statistic
    as_large = 0
    for turned in product([False, True], repeat=len(movers)):
        made = np.diag(np.diag(counts)).astype(float)
        for (i, j), back in zip(movers, turned, strict=True):
            made[(j, i) if back else (i, j)] += 1
        as_large += statistic(made).statistic >= observed - 1e-9
    return as_large / 2 ** len(movers)


@pytest.mark.parametrize("table", [SMALL, CHAIN], ids=["small", "chain"])
@pytest.mark.parametrize(
    ("exact", "asymptotic"),
    [(bowker_test, bowker), (stuart_maxwell_test, stuart_maxwell)],
    ids=["bowker", "stuart_maxwell"],
)
def test_the_exact_p_is_the_share_of_all_ways(table, exact, asymptotic):
    found = exact(table)
    assert found.method == "exact"
    assert found.p == pytest.approx(by_turning_each_mover(table, asymptotic), rel=1e-9)


@pytest.mark.parametrize("test", [bowker_test, stuart_maxwell_test])
def test_two_categories_are_mcnemar(test):
    assert test([[5, 7], [1, 8]]).p == pytest.approx(mcnemar(7, 1, 21).exact.p)


def test_many_movers_keep_the_chi_square():
    # golden.json vision_stuart
    assert bowker_test(VISION) == bowker(VISION)
    assert stuart_maxwell_test(VISION) == stuart_maxwell(VISION)


def test_too_many_ways_are_drawn_the_same_each_time():
    # three sets that nobody moves between, with 12, 8 and 6 movers between two of each
    wide = np.kron(np.eye(3, dtype=int), np.array([[5, 8, 2], [4, 3, 5], [3, 3, 2]]))
    drawn = bowker_test(wide)
    again = bowker_test(wide)
    assert drawn.method == "simulation"
    assert drawn == again
    assert 0 < drawn.p < 1


@pytest.mark.parametrize("table", [[[4, 0], [0, 3]], [[0, 0], [0, 0]]])
def test_nobody_moved_is_said_as_before(table):
    assert bowker_test(table) == bowker(table)
    assert stuart_maxwell_test(table).reason == stuart_maxwell(table).reason
