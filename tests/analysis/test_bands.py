"""Age and its age group are one characteristic; a code that happens to follow age is another."""

from __future__ import annotations

import pytest

from lib.analysis.participants import bands
from tests.analysis.studies import category, number

AGES = number("age", [19, 22, 25, 30, 34, 40])


@pytest.mark.parametrize(
    "levels",
    [
        ["< 20", "20-30", "20-30", "20-30", "31–40", "31–40"],
        ["<20", "20 - 34", "20 - 34", "20 - 34", "20 - 34", "≥35"],
        ["15-25"] * 3 + ["26-35"] * 2 + ["36+"],
    ],
)
def test_levels_that_are_named_as_bands_and_hold_their_people_are_bands(levels):
    assert bands([AGES, category("group", levels)]) == {"group": "age"}


@pytest.mark.parametrize(
    "levels",
    [
        ["1", "1", "2", "2", "3", "3"],
        ["young"] * 3 + ["old"] * 3,
        ["20-30"] * 6,
        ["20-30", "20-30", "20-30", "31-40", "31-40", "31-40"],  # the first is 19
        ["dose < 40", "dose < 40", "dose > 50", "dose > 50", "dose < 40", "dose > 50"],
    ],
)
def test_other_levels_are_not(levels):
    assert bands([AGES, category("group", levels)]) == {}


def test_without_a_number_nothing_is_a_band():
    assert bands([category("group", ["20-30", "31-40"])]) == {}
