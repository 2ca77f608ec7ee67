"""Pairing: before and after told from the names of columns."""

from __future__ import annotations

import pytest

from lib.study.guessing.pairing import pairs_by_name


def pairs(*names: str, spoken: dict[str, str] | None = None) -> list[tuple[str, str]]:
    found = pairs_by_name(names, lambda before, after: 10, spoken)
    return [(pair.before, pair.after) for pair in found]


@pytest.mark.parametrize(
    "names",
    [
        ("Prewt", "Postwt"),
        ("pre_score", "post_score"),
        ("before classes", "after classes"),
        ("sebelum", "sesudah"),
        ("Skor sebelum pijat", "Skor setelah pijat"),
        ("Nilai Awal", "Nilai Akhir"),
        ("skorawal", "skorakhir"),
        ("asi_pra", "asi_pasca"),
        ("MeditationPre", "MeditationPost"),
        ("pretest.1", "post.test.1"),
        ("Start Abd score", "end_abd"),
        ("T0", "T1"),
        ("BPI_Time1", "BPI_Time2"),
        ("Visit 1 / HR", "Visit 3 / HR"),
        ("BL.PD.avg", "V5.PD.avg"),
        ("bdi.pre", "bdi.2m"),
        ("baseline", "number3m"),
        ("Minggu ke-1", "Minggu ke-4"),
        ("wt71", "wt82"),
        ("SBP 2015", "SBP 2016"),
        ("pk1", "pk5"),
        ("skor_1", "skor_2"),
        ("HR_baseline", "HR_anger"),
        ("Skor kecemasan awal", "Tingkat cemas akhir"),
    ],
)
def test_a_pair_is_told_from_its_names_in_either_order(names):
    assert pairs("age", *names) == [names]
    assert pairs(*reversed(names), "age") == [names]


def test_several_outcomes_are_paired_by_the_rest_of_the_name():
    assert pairs("pre.1", "pre.2", "post.2", "post.1") == [("pre.1", "post.1"), ("pre.2", "post.2")]


def test_a_follow_up_comes_after_the_pair_of_pre_and_post():
    assert pairs("fup.1", "post.1", "pre.1") == [("pre.1", "post.1"), ("pre.1", "fup.1")]


def test_a_digit_at_the_end_is_no_time_where_a_word_says_it():
    found = pairs("pre_trt1", "post_trt1", "pre_trt2", "post_trt2")
    assert found == [("pre_trt1", "post_trt1"), ("pre_trt2", "post_trt2")]


def test_the_last_time_that_keeps_nine_in_ten_of_the_pairs_comes_first():
    complete = {("bl", "v3"): 100, ("bl", "v5"): 92, ("bl", "v9"): 60}
    found = pairs_by_name(["bl", "v3", "v5", "v9"], lambda *pair: complete[pair])
    assert (found[0].after, found[0].primary) == ("v5", True)
    assert {pair.after for pair in found[1:]} == {"v3", "v9"}


def test_two_years_at_the_end_are_a_difference_and_no_score():
    assert pairs("wt71", "wt82", "wt82_71") == [("wt71", "wt82")]


def test_the_items_of_a_questionnaire_are_no_times():
    assert pairs("q1", "q2", "q3", "q4", "q5", "q6") == []


def test_a_false_friend_without_a_partner_is_no_pair():
    assert pairs("pressure", "pregnancies", "endurance", "age") == []


def test_a_variable_label_is_read_instead_of_the_name():
    spoken = {"V1": "Skor nyeri sebelum", "V2": "Skor nyeri sesudah"}
    assert pairs("V1", "V2", spoken=spoken) == [("V1", "V2")]


def test_a_total_comes_before_the_items_that_it_sums_up():
    found = pairs("pre_q1", "pre_total", "post_q1", "post_total")
    assert found == [("pre_total", "post_total"), ("pre_q1", "post_q1")]
