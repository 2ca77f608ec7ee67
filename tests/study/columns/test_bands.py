"""Bands that a spreadsheet took for dates, in the ways that countries write them."""

from __future__ import annotations

import pytest

from lib.study.columns.bands import bands_of


@pytest.mark.parametrize(
    ("levels", "bands"),
    [
        (["07-Sep", "Oct-12", "13-15"], {"07-Sep": "7-9", "Oct-12": "10-12"}),
        (["09-Jul", "12-Oct", "13-15"], {"09-Jul": "7-9", "12-Oct": "10-12"}),
        (["Okt-12", "13-18"], {"Okt-12": "10-12"}),
        (["2025-09-07", "10-20", "21-30"], {"2025-09-07": "7-9"}),
        (["2012-10-01", "13-15", "16-18"], {"2012-10-01": "10-12"}),
        (["2025-09-07 00:00:00", "10-20"], {"2025-09-07 00:00:00": "7-9"}),
        (["01-Mar", "04-Jun", "07-Sep"], {"01-Mar": "1-3", "04-Jun": "4-6", "07-Sep": "7-9"}),
    ],
)
def test_a_level_that_looks_like_a_date_is_the_band_it_was(levels, bands):
    assert dict(bands_of(levels)) == bands


@pytest.mark.parametrize(
    "levels",
    [
        ["2024-01-05", "2024-01-12", "2024-01-19"],  # visits
        ["07-Sep", "08-Sep"],  # 7-9 and 8-9 would overlap
        ["male", "female"],
        ["1-3", "4-6"],
    ],
)
def test_other_levels_are_left_as_they_are(levels):
    assert dict(bands_of(levels)) == {}
