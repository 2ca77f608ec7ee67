"""Days that are written as numbers are no scores, whatever their names look like."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.study.columns.profile import profiles
from lib.study.guessing.guess import guess
from lib.study.table import Dialect, Table

EXCEL = 45_303 + np.arange(12) % 5  # 2024-01-12 and on
WRITTEN = 20_240_112 + np.arange(12) % 5
SCORES = 10 + np.arange(12) * 7 % 11


def table(**columns: object) -> Table:
    return Table(pd.DataFrame(columns), Dialect("csv", "utf-8"))


@pytest.mark.parametrize("days", [EXCEL, WRITTEN])
def test_the_days_of_two_visits_are_no_pair(days):
    read = table(visit1=days, score1=SCORES, visit2=days + 60 * (days < 100_000), score2=SCORES + 2)
    assert [choice.before for choice in guess(read).roles.outcomes] == ["score1"]


@pytest.mark.parametrize(
    ("name", "values", "is_days"),
    [
        ("visit date", EXCEL, True),
        ("tgl kunjungan 1", EXCEL, True),
        ("when", WRITTEN, True),
        ("reaction_pre", EXCEL, False),
        ("visit1", SCORES, False),
        ("visit1", EXCEL + 0.5, False),
        ("platelets", WRITTEN + 50, False),
    ],
)
def test_days_are_told_by_their_numbers_and_names(name, values, is_days):
    assert profiles(table(**{name: values}))[name].is_dates is is_days
