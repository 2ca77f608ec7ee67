"""Friedman, Kendall's W, Cochran's Q: held to R, scipy, statsmodels, pingouin and enumeration."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pandas as pd
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.repeated.friedman import cochran_q, friedman
from lib.stats.repeated.null_sums import drawn_upper, exact_upper
from lib.stats.repeated.ranks import PersonalRanks
from lib.stats.repeated.sequences import Sequences

# R's ?friedman.test: Hollander and Wolfe's times of 22 players round first base (1973, p. 140)
ROUNDING_TIMES = np.array(
    [
        [5.40, 5.50, 5.55], [5.85, 5.70, 5.75], [5.20, 5.60, 5.50], [5.55, 5.50, 5.40],
        [5.90, 5.85, 5.70], [5.45, 5.55, 5.60], [5.40, 5.40, 5.35], [5.45, 5.50, 5.35],
        [5.25, 5.15, 5.00], [5.85, 5.80, 5.70], [5.25, 5.20, 5.10], [5.65, 5.55, 5.45],
        [5.60, 5.35, 5.45], [5.05, 5.00, 4.95], [5.50, 5.50, 5.40], [5.45, 5.55, 5.50],
        [5.55, 5.55, 5.35], [5.45, 5.50, 5.55], [5.50, 5.45, 5.25], [5.65, 5.60, 5.40],
        [5.70, 5.65, 5.55], [6.30, 6.30, 6.25],
    ]
)  # fmt: skip


def enumerated(scores: np.ndarray) -> float:
    """The exact p by listing every order of every person's ranks."""
    ranks = scipy.stats.rankdata(scores, axis=1)
    orders = [list(permutations(row)) for row in ranks]
    seen = np.sum((ranks.sum(axis=0) - ranks.sum() / ranks.shape[1]) ** 2)
    sums = np.array([np.sum(dealt, axis=0) for dealt in product(*orders)])
    apart = ((sums - ranks.sum() / ranks.shape[1]) ** 2).sum(axis=1)
    return float((apart >= seen - 1e-9).mean())


def test_the_example_of_r():
    found = friedman(Sequences.of(ROUNDING_TIMES))
    assert found.chi_square.statistic == pytest.approx(11.143, abs=5e-4)
    assert found.chi_square.df == 2
    assert found.chi_square.p == pytest.approx(0.003805, abs=5e-7)
    assert found.n == 22
    assert found.test.method == "exact"


def test_ties_as_scipy_and_pingouin_have_them():
    pingouin = pytest.importorskip("pingouin")
    scores = np.random.default_rng(3).integers(1, 6, (14, 4))
    found = friedman(Sequences.of(scores))
    chi_square, p = scipy.stats.friedmanchisquare(*scores.T)
    assert found.chi_square.statistic == pytest.approx(chi_square)
    assert found.chi_square.p == pytest.approx(p)
    long = pd.DataFrame(scores).melt(ignore_index=False).reset_index()
    words = {"data": long, "dv": "value", "within": "variable", "subject": "index"}
    assert found.w == pytest.approx(pingouin.friedman(**words)["W"].iloc[0])
    table = pingouin.friedman(**words, method="f")
    assert found.f.statistic == pytest.approx(table["F"].iloc[0])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=5))
def test_the_exact_p_is_that_of_all_orders(rows):
    ranks = PersonalRanks.of(Sequences.of(rows))
    if ranks.squares:
        assert exact_upper(ranks) == pytest.approx(enumerated(np.array(rows)), rel=1e-9)


def test_the_exact_p_of_four_times():
    rows = np.array([[1, 2, 3, 4], [2, 2, 3, 3], [1, 4, 2, 3]])
    assert exact_upper(PersonalRanks.of(Sequences.of(rows))) == pytest.approx(enumerated(rows))


def test_drawn_and_exact_agree():
    scores = np.random.default_rng(8).integers(0, 5, (12, 4))
    ranks = PersonalRanks.of(Sequences.of(scores))
    assert drawn_upper(ranks) == pytest.approx(exact_upper(ranks), abs=0.02)


def test_counts_and_rows_in_any_order_are_the_same_people():
    rows = np.random.default_rng(1).integers(0, 3, (40, 5))
    distinct, count = np.unique(rows, axis=0, return_counts=True)
    by_row = friedman(Sequences.of(rows[::-1]))
    by_count = friedman(Sequences.of(distinct, count))
    assert by_row == by_count
    assert by_row.test.method == "simulation"


def test_people_without_a_time_are_left_out():
    whole = [[1, 2, 3], [2, 3, 1], [1, 3, 2]]
    assert friedman(Sequences.of([*whole, [9, None, 1]])) == friedman(Sequences.of(whole))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [([[1, None, 2], [None, 2, 3]], "no_pairs"), ([[4, 4, 4], [2, 2, 2]], "no_change")],
)
def test_where_there_is_no_test_a_reason_stands(rows, reason):
    found = friedman(Sequences.of(rows))
    assert found.reason == reason
    assert (found.test.p, found.chi_square.p, found.f.p, found.w) == (None, None, None, None)


def test_all_in_one_order_leaves_f_undefined_and_w_one():
    found = friedman(Sequences.of([[1, 2, 3]] * 10))
    assert found.w == 1.0
    assert found.f.reason == "not_defined"
    assert found.test.p == pytest.approx(6**-9)  # six common orders of 6^10


def test_cochran_s_q_is_that_of_statsmodels():
    tables = pytest.importorskip("statsmodels.stats.contingency_tables")
    yes = np.random.default_rng(5).integers(0, 2, (30, 4))
    found = cochran_q(Sequences.of(yes))
    peer = tables.cochrans_q(yes)
    assert found.chi_square.statistic == pytest.approx(peer.statistic)
    assert found.chi_square.p == pytest.approx(peer.pvalue)
    assert cochran_q(Sequences.of([[0, 1, 2], [1, 1, 0]])) is None


def test_large_groups_have_the_limit():
    rows = np.random.default_rng(2).integers(0, 9, (2_000, 6))
    found = friedman(Sequences.of(rows))
    assert found.test.method == "asymptotic"
    assert found.test.p == found.chi_square.p
