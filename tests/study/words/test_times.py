"""Moments: words for time and their order."""

from __future__ import annotations

import pytest

from lib.study.words.times import Moment, in_order, moment_of, tokens


@pytest.mark.parametrize(
    "levels",
    [
        ("pre", "post", "fup"),
        ("Before", "After"),
        ("sebelum", "sesudah"),
        ("Sebelum intervensi", "Setelah intervensi"),
        ("awal", "akhir"),
        ("T0", "T1", "T2", "T10"),
        ("0", "6", "12", "24"),
        ("2015", "2016"),
        ("baseline", "1 minggu", "3 bulan", "1 tahun"),
        ("Minggu ke-1", "Minggu ke-4"),
        ("visit 1", "visit 2", "visit 10"),
        ("Pre-test", "Post-test", "Follow-up 1", "Follow-up 2"),
        ("preop", "postop"),
        ("pretest", "during", "posttest"),
        ("2021-03-24", "2021-04-02", "2022-01-01 08:00"),
    ],
)
def test_times_are_ordered_by_meaning(levels):
    assert in_order(sorted(levels, reverse=True)) == levels
    assert in_order(sorted(levels)) == levels


def test_levels_that_say_no_time_come_last_as_given():
    assert in_order(["zebra", "post", "apple", "pre"]) == ("pre", "post", "zebra", "apple")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("T1", Moment(1, 1)),
        ("3 bulan", Moment(1, 3 * 30.44)),
        ("2m", Moment(1, 2 * 30.44)),
        ("-3", Moment(1, -3)),
        ("post2", Moment(2, 2)),
        ("massage", None),
        ("1" * 400 + " weeks", None),
        ("visit " + "1" * 5_000, None),
        ("M", None),
    ],
)
def test_what_a_level_says(text, moment):
    assert moment_of(text) == moment


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("BPI_Time1", ["bpi", "time1"]),
        ("MeditationPre", ["meditation", "pre"]),
        ("post.test.1", ["posttest", "1"]),
        ("HR (Visit 3)", ["hr", "visit", "3"]),
    ],
)
def test_the_words_of_a_name(name, words):
    assert tokens(name) == words
