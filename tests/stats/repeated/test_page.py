"""Page's trend: held to scipy's documented example, its exact p, and enumeration with ties."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest
from scipy.stats import page_trend_test, rankdata

from lib.stats.repeated.page import page_trend
from lib.stats.repeated.sequences import Sequences

# scipy's example: ratings of tutorial, lecture and seminar, L = 133.5
RATINGS = [
    [3, 4, 3], [2, 2, 4], [3, 3, 5], [1, 3, 2], [2, 3, 2],
    [2, 4, 5], [1, 2, 4], [3, 4, 4], [2, 4, 5], [1, 3, 4],
]  # fmt: skip


def enumerated(rows: list[list[int]]) -> tuple[float, float]:
    """The chances of at most and at least the L of these rows, by listing every order."""
    ranks = rankdata(rows, axis=1)
    place = np.arange(1, ranks.shape[1] + 1)
    seen = float((ranks @ place).sum())
    orders = [[np.dot(order, place) for order in permutations(row)] for row in ranks]
    sums = np.array([sum(dealt) for dealt in product(*orders)])
    return float((sums <= seen + 1e-9).mean()), float((sums >= seen - 1e-9).mean())


def test_the_statistic_of_scipy_s_example():
    found = page_trend(Sequences.of(RATINGS))
    assert found.statistic == 133.5
    assert found.statistic == page_trend_test(RATINGS).statistic
    assert found.rises is True


@pytest.mark.parametrize("times", [3, 4, 5])
def test_without_ties_the_exact_p_is_scipy_s(times):
    rows = np.random.default_rng(times).random((8, times))
    found = page_trend(Sequences.of(rows))
    peer = page_trend_test(rows, method="exact")
    assert found.statistic == peer.statistic
    assert found.tails.greater == pytest.approx(peer.pvalue, rel=1e-9)


def test_without_ties_the_limit_is_scipy_s():
    rows = np.random.default_rng(4).random((3_000, 4))
    found = page_trend(Sequences.of(rows))
    peer = page_trend_test(rows, method="asymptotic")
    assert found.method == "asymptotic"
    assert found.tails.greater == pytest.approx(peer.pvalue, rel=1e-6)


def test_with_ties_the_exact_p_is_that_of_all_orders():
    rows = RATINGS[:6]
    found = page_trend(Sequences.of(rows))
    less, greater = enumerated(rows)
    assert found.tails.less == pytest.approx(less)
    assert found.tails.greater == pytest.approx(greater)
    assert found.test.p == pytest.approx(min(1.0, 2 * min(less, greater)))


def test_a_small_p_keeps_its_size():
    found = page_trend(Sequences.of([[1, 2, 3, 4]] * 40))
    assert found.tails.log10_greater == pytest.approx(-40 * np.log10(24))


def test_no_trend_where_nobody_changes_or_nobody_is_complete():
    assert page_trend(Sequences.of([[1, 1, 1]])).reason == "no_change"
    assert page_trend(Sequences.of([[1, None, 1]])).reason == "no_pairs"
