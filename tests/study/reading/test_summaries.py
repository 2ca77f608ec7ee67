"""Rows of sums and means are no participants, whatever they are called and wherever they stand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.study.problem import Problem
from lib.study.reading.read import read
from lib.study.table import Dialect, Table

PRE = [10, 12, 11, 15, 14, 18, 13, 17, 16, 20, 19, 22]
POST = [14, 11, 16, 15, 20, 25, 18, 16, 22, 24, 23, 30]
CODES = [f"P{number:02}" for number in range(1, 13)]
NAMES = [
    "Ani",
    "Budi",
    "Citra",
    "Dewi",
    "Eko",
    "Fitri",
    "Gita",
    "Hadi",
    "Indah",
    "Joko",
    "Kiki",
    "Lina",
]
MEANS = f"{np.mean(PRE):.2f},{np.mean(POST):.2f}"
SUMS = f"{sum(PRE)},{sum(POST)}"
DEVIATIONS = f"{np.std(PRE, ddof=1):.3f},{np.std(POST, ddof=1):.3f}"


def lines(ids: list[str]) -> list[str]:
    return ["id,pre,post", *(f"{i},{a},{b}" for i, a, b in zip(ids, PRE, POST, strict=True))]


def table(rows: list[str]) -> Table:
    return read("\n".join(rows).encode(), "scores.csv")


def told(found: Table, key: str) -> Problem | None:
    return next((problem for problem in found.problems if problem.key == key), None)


@pytest.mark.parametrize("ids", [CODES, NAMES, [str(number) for number in range(12)]])
@pytest.mark.parametrize("name", ["Ø", "Keskiarvo", "Wastani", "μέσος", ""])
@pytest.mark.parametrize("numbers", [MEANS, f"{MEANS}\nΣ,{SUMS}"])
def test_means_and_sums_below_the_table_are_left_out_and_told(ids, name, numbers):
    if name == "" and ids is NAMES:
        ids = CODES  # nobody else is without a name
    found = table([*lines(ids), f"{name},{numbers}"])
    assert found.frame["pre"].tolist() == PRE
    assert found.frame["pre"].dtype == np.int64
    problem = told(found, "summary_rows")
    assert problem is not None
    assert problem.rows == tuple(range(14, 14 + numbers.count("\n") + 1))


def test_what_follows_a_mean_may_be_any_statistic():
    tail = [
        f"x̄,{MEANS}",
        f"s,{DEVIATIONS}",
        f"↓,{min(PRE)},{min(POST)}",
        f"↑,{max(PRE)},{max(POST)}",
    ]
    assert len(table([*lines(CODES), *tail]).frame) == len(PRE)


def test_a_mean_between_two_groups_or_above_all_is_left_out():
    rows = lines(CODES)
    half = f"Klasse A,{np.mean(PRE[:6]):.1f},{np.mean(POST[:6]):.1f}"
    assert table([*rows[:7], half, *rows[7:]]).frame["post"].tolist() == POST
    assert table([rows[0], f"Alle,{MEANS}", *rows[1:]]).frame["post"].tolist() == POST


def test_the_rows_up_to_the_one_that_somebody_chose_are_all_people():
    data = "\n".join([*lines(CODES), f"Ø,{MEANS}"]).encode()
    assert len(read(data, "scores.csv", Dialect(last_row=14)).frame) == len(PRE) + 1


def test_a_participant_without_an_id_stays():
    found = table([*lines(CODES), ",13,21"])
    assert len(found.frame) == len(PRE) + 1
    problem = told(found, "rows_unlike")
    assert problem is not None
    assert problem.rows == (14,)


@pytest.mark.parametrize("row", [2, 8, 14])
def test_a_target_among_the_participants_is_told_as_unlike(row):
    rows = lines(CODES)
    rows.insert(row - 1, "KKM,75,75")
    problem = told(table(rows), "rows_unlike")
    assert problem is not None
    assert (problem.severity, problem.rows) == ("warning", (row,))


def test_ids_written_in_two_ways_are_no_odd_rows():
    assert told(table(lines([*CODES[:-1], "p-12"])), "rows_unlike") is None


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=6, max_size=20),
    st.sampled_from(["P{}", "{}"]),
)
def test_people_on_a_scale_are_never_taken_for_sums(scores, code):
    rows = [f"{code.format(number)},{a},{b}" for number, (a, b) in enumerate(scores)]
    assert told(table(["id,pre,post", *rows]), "summary_rows") is None


def test_totals_of_each_group_and_of_all_are_left_out():
    rows = lines(CODES)
    first = f"Kelas A total,{sum(PRE[:6])},{sum(POST[:6])}"
    second = f"Kelas B total,{sum(PRE[6:])},{sum(POST[6:])}"
    found = table([*rows[:7], first, *rows[7:], second, f"Semua,{SUMS}"])
    assert found.frame["post"].tolist() == POST


def test_titles_between_two_groups_are_left_out_and_told():
    rows = lines(CODES)
    found = table([rows[0], "Kelas A,,", *rows[1:7], "Kelas B,,", *rows[7:]])
    problem = told(found, "titles_within")
    assert found.frame["post"].tolist() == POST
    assert problem is not None
    assert problem.rows == (2, 9)


def test_a_participant_who_came_to_nothing_is_no_title():
    rows = lines(CODES)
    rows[5] = "P05,,"
    assert len(table(rows).frame) == len(PRE)
