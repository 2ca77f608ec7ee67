"""Pairing: before and after told from the names of columns."""

from __future__ import annotations

import unicodedata

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


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (("Pretest", "Posttest 1", "Posttest 2"), ("Pretest", "Posttest 2")),
        (("pre", "post1", "post2"), ("pre", "post2")),
        (("Kondisi awal", "Siklus 1", "Siklus 2"), ("Kondisi awal", "Siklus 2")),
        (("Kondisi awal", "Siklus I", "Siklus II"), ("Kondisi awal", "Siklus II")),
        (("Before", "One Week", "Two Weeks"), ("Before", "Two Weeks")),
        (("sebelum", "30 menit", "60 menit"), ("sebelum", "60 menit")),
        (("pain pre", "pain 2 weeks post", "pain 6 weeks post"), ("pain pre", "pain 6 weeks post")),
        (("First visit", "Second visit"), ("First visit", "Second visit")),
        (("2025-01-10", "2025-02-14"), ("2025-01-10", "2025-02-14")),
        (("langPRET", "langPOST"), ("langPRET", "langPOST")),
        (("第1次", "第2次"), ("第1次", "第2次")),
    ],
)
def test_the_earliest_is_before_and_the_last_is_after(names, first):
    assert pairs(*names)[0] == first
    assert pairs(*reversed(names))[0] == first


@pytest.mark.parametrize(
    "names", [("Pre1", "Post1", "Pre2", "Post2"), ("awal 1", "akhir 1", "awal 2", "akhir 2")]
)
def test_a_number_at_both_times_is_of_the_score(names):
    assert pairs(*names) == [names[:2], names[2:]]


@pytest.mark.parametrize(
    "names",
    [
        tuple(f"V{n}" for n in range(1, 49)),
        tuple(f"TIME{n:03}" for n in range(1, 49)),
        tuple(f"d{n}" for n in range(1, 159)),
        tuple(f"Q{n}" for n in range(51, 61)),
        tuple(f"X{n}" for n in range(1, 8)),
    ],
)
def test_default_names_and_series_are_no_times(names):
    assert pairs(*names) == []


@pytest.mark.parametrize(
    ("names", "is_sure"),
    [
        (("strength", "strength_post"), True),
        (("skor", "skor akhir"), True),
        (("hr", "hr_followup"), True),
        (("sbp_baseline", "sbp"), False),
        (("glucose", "glucose2"), False),
        (("V1", "V2"), False),
        (("BDI1.total", "BDI2.total"), False),
        (("QoL.1.sum", "QoL.2.sum"), False),
        (("Skor I", "Skor II"), False),
    ],
)
def test_a_pair_is_sure_only_where_its_names_leave_nothing_else(names, is_sure):
    [pair] = pairs_by_name([*names, "age"], lambda before, after: 10)
    assert (pair.before, pair.after, pair.is_sure) == (*names, is_sure)


def test_two_measurements_before_leave_open_which_counts():
    found = pairs_by_name(["Pre1", "Pre2", "Post"], lambda before, after: 10)
    assert [(p.before, p.after, p.is_sure) for p in found] == [
        ("Pre1", "Post", False),
        ("Pre2", "Post", False),
    ]


def test_a_first_and_a_last_name_are_no_scores():
    assert pairs("RecipientFirstName", "RecipientLastName") == []


@pytest.mark.parametrize(
    "names",
    [
        ("Angst vorher", "Angst nachher"),
        ("Schmerz vor Therapie", "Schmerz nach Therapie"),
        ("dolor_inicial", "dolor_final"),
        ("peso antes", "peso después"),
        ("score avant", "score après"),
        ("dor_antes", "dor_depois"),
        ("dor pré", "dor pós"),
        ("dolore prima", "dolore dopo"),
        ("pijn voor", "pijn na"),
        ("pijn_voormeting", "pijn_nameting"),
        ("ból przed", "ból po"),
        ("kaygı öncesi", "kaygı sonrası"),
        ("ön test", "son test"),
        ("đau trước", "đau sau"),
        ("skor sebelum", "skor selepas"),
        ("คะแนนก่อนเรียน", "คะแนนหลังเรียน"),
        ("疼痛前测", "疼痛后测"),
        ("治疗前评分", "治疗后评分"),
        ("介入前スコア", "介入後スコア"),
        ("통증 전", "통증 후"),
        ("치료전통증", "치료후통증"),
        ("боль до", "боль после"),
        ("الألم قبل", "الألم بعد"),
        ("القلق القبلي", "القلق البعدي"),
        ("दर्द पहले", "दर्द बाद"),
        ("smärta före", "smärta efter"),
        ("smerte før", "smerte etter"),
        ("kipu ennen", "kipu jälkeen"),
        ("bolest před", "bolest po"),
        ("fájdalom előtte", "fájdalom utána"),
        ("πόνος πριν", "πόνος μετά"),
        ("durere înainte", "durere după"),
        ("біль перед", "біль після"),
        ("כאב לפני", "כאב אחרי"),
        ("درد پیش", "درد پس"),
        ("skor sadurunge", "skor sawise"),
        ("skor bago", "skor pagkatapos"),
    ],
)
def test_before_and_after_are_told_in_other_languages(names):
    assert pairs("age", *names) == [names]
    decomposed = tuple(unicodedata.normalize("NFD", name) for name in names)
    assert pairs("age", *decomposed) == [decomposed]


def test_a_short_word_says_when_only_beside_its_own_language():
    assert pairs("na", "skor") == []
    assert pairs("na", "voor") == [("voor", "na")]
    assert pairs("pred", "post") == []
    assert pairs("score_for", "score_against") == []
