"""Sentences of three or more times read against the numbers, in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.report import times_tables, times_words
from lib.text.words import languages, load
from tests.charts.test_over_times import found, some

EN = load("en")
RISING = np.array([[1.0, 2.0, 3.0]] * 6) + np.arange(6)[:, None]
ARMS = np.array([[0.0, i % 2 * 5 + i % 3, i % 2 * 6 + i % 4] for i in range(20)])


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        (RISING, "changed"),
        (np.array([[3.0, 3.0, 3.0], [5.0, 5.0, 5.0]]), "no_change"),
        (np.array([[3.0, np.nan, 3.0], [5.0, 5.0, np.nan]]), "nobody"),
        (some(12, 4), "unclear"),
    ],
)
def test_the_verdict_is_that_of_friedman_s_p(scores, verdict):
    one = found(scores)
    assert times_words.verdict(one) == verdict
    p = one.test.test.p
    assert (p is not None and p < 0.05) == (verdict == "changed")


@pytest.mark.parametrize("language", languages())
def test_every_verdict_has_its_words(language):
    text = load(language)
    nobody = np.array([[3.0, np.nan, 3.0], [5.0, 5.0, np.nan]])
    for scores in (RISING, some(12, 4), np.full((3, 3), 2.0), nobody):
        one = found(scores)
        words = times_words.headline(one, "pain", text) + times_words.figures(one, text)
        words += times_words.sentence(one, "pain", (), text)
        for table in (
            times_tables.tests(one, text),
            times_tables.changes(one, text),
            times_tables.at_each_time(one, (), text),
        ):
            words += str(table)
        assert "nan" not in words.split()
        assert "None" not in words


def test_the_sentence_has_the_figures_of_the_test():
    one = found(RISING)
    said = times_words.sentence(one, "pain", (), EN)
    # 6 people in one order: χ² = 6·2 = 12, W = 1, exact p = 6/6^6
    assert "χ²(2) = 12.00" in said
    assert "W = 1.00, n = 6" in said
    assert "3.5 at T0, 4.5 at T1 and 5.5 at T2" in said
    assert one.test.test.p == pytest.approx(6**-5)
    assert times_words.trend(one, EN).startswith("Page's trend: scores lean to a rise")


def test_of_arms_the_differences_are_said_with_the_control_second():
    one = found(ARMS, arms=True)
    names = ("usual", "new")
    assert times_words.verdict(one) == "arms_differ"
    assert times_words.clear_times(one) == ["T1", "T2"]
    said = times_words.sentence(one, "pain", names, EN)
    assert "T1: new − usual" in said
    table = times_tables.differences(one, names, EN)
    assert [row[0] for row in table.rows] == ["T1: new − usual", "T2: new − usual"]
    assert float(table.rows[0][2]) == pytest.approx(one.arms.differences[0].value, abs=0.05)


def test_without_a_clear_difference_the_arms_are_not_said_to_differ():
    one = found(some(20, 7), arms=True)
    assert times_words.clear_times(one) == []
    assert times_words.headline(one, "pain", EN).startswith("No clear difference between the arms")
    assert times_words.verdict(replace(one, arms=None)) in ("changed", "unclear")
