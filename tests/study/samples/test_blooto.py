"""The reconstructed sample against every figure that the Blooto study printed and that can hold.

Blooto 2021, chapter 4: Tables 4.1–4.3. A figure is "rounded" or "cut off" as data/README.md says.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from lib.stats.paired.signed_rank import signed_rank
from lib.stats.pairs import Pairs
from lib.study.samples import shipped
from lib.study.study import Scale


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    return shipped.table("blooto_2021").frame


def cut_off(value: float, decimals: int) -> float:
    return math.floor(value * 10**decimals) / 10**decimals


@pytest.mark.parametrize(
    ("column", "level", "n", "percent"),
    [
        ("age_group", "20-25", 15, 53.6),
        ("age_group", "26-30", 6, 21.4),
        ("age_group", "31-35", 6, 21.4),
        ("age_group", "36-40", 1, 3.6),
        ("weight_group", "50-60", 23, 82.1),
        ("weight_group", "61-70", 5, 17.9),
        ("parity", "primipara", 16, 57.1),  # the text; the table's 47.1 cannot hold
        ("parity", "multipara", 12, 42.9),
        ("delivery", "term", 27, 96.4),
        ("delivery", "preterm", 1, 3.6),
        ("work_status", "working", 17, 60.7),
        ("work_status", "not working", 11, 39.3),
        ("post_fluent", "yes", 24, 85.7),
        ("post_fluent", "no", 4, 14.3),
        ("pre_fluent", "yes", 6, 21.4),
    ],
)
def test_a_printed_count_and_its_rounded_percentage_hold(rows, column, level, n, percent):
    assert (rows[column] == level).sum() == n
    assert round(100 * n / 28, 1) == percent


def test_the_not_fluent_before_are_22_and_their_printed_percentage_is_cut_off(rows):
    assert (rows["pre_fluent"] == "no").sum() == 22
    assert cut_off(100 * 22 / 28, 1) == 78.5


def test_the_not_fluent_after_are_14_2_percent_in_the_text_cut_off():
    assert cut_off(100 * 4 / 28, 1) == 14.2


@pytest.mark.parametrize(
    ("group", "total", "n", "printed"),
    [
        ("pre no", 38, 22, 1.72),  # printed in the row of the fluent
        ("pre yes", 31, 6, 5.16),  # printed in the row of the not fluent
        ("post yes", 202, 24, 8.4),
        ("post no", 15, 4, 3.75),
    ],
)
def test_a_group_mean_holds_cut_off(rows, group, total, n, printed):
    time, fluent = group.split()
    scores = rows.loc[rows[f"{time}_fluent"] == fluent, f"{time}_score"]
    assert (scores.sum(), len(scores)) == (total, n)
    assert cut_off(total / n, len(str(printed).split(".")[1])) == printed


@pytest.mark.parametrize(
    ("column", "printed", "decimals"), [("pre_score", 1.546, 3), ("post_score", 1.92, 2)]
)
def test_a_standard_deviation_holds_with_divisor_n(rows, column, printed, decimals):
    assert cut_off(float(np.std(rows[column], ddof=0)), decimals) == printed


@pytest.mark.parametrize(("column", "printed"), [("pre_score", 1.546), ("post_score", 1.92)])
def test_no_standard_deviation_holds_with_divisor_n_minus_1(rows, column, printed):
    assert abs(float(np.std(rows[column], ddof=1)) - printed) > 0.02


@pytest.mark.parametrize("time", ["pre", "post"])
def test_fluent_means_a_score_of_at_least_5(rows, time):
    assert ((rows[f"{time}_score"] >= 5) == (rows[f"{time}_fluent"] == "yes")).all()


def test_nobody_was_fluent_before_and_not_after(rows):
    assert not ((rows["pre_fluent"] == "yes") & (rows["post_fluent"] == "no")).any()


@pytest.mark.parametrize(("number", "band"), [("age", "age_group"), ("weight_kg", "weight_group")])
def test_an_invented_number_lies_in_its_published_band(rows, number, band):
    low, high = (rows[band].str.split("-").str[end].astype(int) for end in (0, 1))
    assert rows[number].between(low, high).all()


def test_every_row_says_that_it_is_reconstructed(rows):
    assert set(rows["data_origin"]) == {"reconstructed"}


def test_p_is_below_0_0005_as_spss_prints_0_000():
    outcome = shipped.load("blooto_2021").outcome("fluency")
    test = signed_rank(Pairs.of(outcome.before, outcome.after))
    assert test.asymptotic is not None
    assert test.asymptotic.two_sided < 0.0005


def test_the_whole_sample_lies_within_the_bounds_of_all_tables_that_fit():
    study = shipped.load("blooto_2021")
    outcome = study.outcome("fluency")
    pairs = Pairs.of(outcome.before, outcome.after, study.cells(outcome))
    mean = np.average(pairs.change, weights=pairs.count)
    squares = np.sum(pairs.count * (pairs.change - mean) ** 2)
    assert mean == pytest.approx(148 / 28)  # fixed, whatever the pairing
    assert 1.517 <= mean / math.sqrt(squares / 27) <= 5.039  # d_z over all tables that fit


def test_the_study_has_28_participants_a_scale_of_0_to_10_and_its_origin():
    study = shipped.load("blooto_2021")
    assert (study.n, study.origin) == (28, "reconstructed")
    assert study.outcome("fluency").scale == Scale(0, 10)
