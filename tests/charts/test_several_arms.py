"""The differences between several arms, as they are written into the picture."""

from __future__ import annotations

import pytest

from lib.charts.several_arms import Difference, differences
from lib.stats import Estimate, Interval
from lib.text.words import load


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "+4.10 [−0.16, 8.35]"), ("id", "+4,10 (−0,16; 8,35)")],
)
def test_a_difference_stands_apart_from_its_limits(language, written):
    interval = Interval(-0.155, 8.349, "simultaneous_t")
    drawn = [Difference("CBT − Cont", Estimate("difference_between_arms", 4.097, interval))]
    made = differences(drawn, 2, load(language))
    said = [str(each["text"]) for each in made["layout"]["annotations"]]
    assert any(f"CBT − Cont: <b>{written}</b>" in words for words in said)
