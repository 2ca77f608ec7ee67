"""The board: one test a factor of the difference in change, against known values."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.arms import compare_arms
from lib.analysis.subgroups import subgroups
from lib.study.building.compress import compress
from lib.study.samples import shipped
from lib.study.study import Arms, Study
from tests.analysis.studies import category, golden, number, study


@pytest.fixture(scope="module")
def board():
    return subgroups(golden(), "score")


# golden.json golden28 KW_p, Holm, perm_p_mc20000_approx, minP_mc20000_approx (20,000 shuffles)
@pytest.mark.parametrize(
    ("factor", "asymptotic", "permutation", "min_p"),
    [
        ("work", 0.0147, 0.020, 0.066),
        ("parity", 0.1121, 0.121, 0.357),
        ("age", 0.8253, 0.835, 0.998),
        ("delivery", 1.0, 1.0, 1.0),
    ],
)
def test_golden28_p_values(board, factor, asymptotic, permutation, min_p):
    effect = board.factor(factor)
    assert effect.asymptotic.p == pytest.approx(asymptotic, abs=5e-5)
    assert effect.test.p == pytest.approx(permutation, abs=0.006)
    assert effect.min_p == pytest.approx(min_p, abs=0.015)


def test_holm_adjusts_the_asymptotic_p_values(board):
    """golden.json golden28 Holm, by R's p.adjust."""
    adjusted = {effect.factor.key: effect.holm for effect in board.factors}
    assert adjusted == pytest.approx(
        {"age": 1.0, "parity": 0.3362, "delivery": 1.0, "work": 0.0587}, abs=6e-5
    )


def test_work_looks_significant_and_is_not(board):
    effect = board.factor("work")
    assert effect.asymptotic.p < 0.05 < effect.min_p
    assert effect.finding == "not_found"


def test_two_levels_are_tested_exactly(board):
    assert board.factor("work").test.method == "exact"
    assert board.factor("age").test.method == "permutation"


# golden.json golden28 EB_HN_work_scale0.5714, EB_HN_parity_..., EB_HN_age_...
@pytest.mark.parametrize(
    ("factor", "shrunk"),
    [
        ("work", [1.4038, 0.7395]),
        ("parity", [1.2898, 0.947]),
        ("age", [1.2071, 1.1141, 1.1493]),
    ],
)
def test_golden28_shrunk_estimates(board, factor, shrunk):
    assert [level.shrunk for level in board.factor(factor).levels] == pytest.approx(
        shrunk,
        abs=2e-4,  # golden integrated on a coarser grid
    )


def test_everyone_has_the_results_of_the_whole_study(board):
    """golden.json golden28: 22 rose, 5 stayed, 1 fell, rank-biserial .9529."""
    everyone = board.everyone
    assert (everyone.improved, everyone.unchanged, everyone.worsened) == (22, 5, 1)
    assert everyone.effect.value == pytest.approx(0.95289855)


def test_detectable_difference_of_the_work_groups(board):
    """R: power.t.test has no unequal groups; 17 and 11 lie between 14/14 (1.10) and 20/8 (1.22)."""
    found = board.factor("work").difference.detectable
    assert 1.10 < found.sd < 1.22
    assert found.between == ("N", "W")


def test_fourteen_against_fourteen_could_show_one_sd_and_a_tenth():
    """STATISTICS: 14 against 14 needs 1.10 SD for 80 % power."""
    change = list(np.tile([0, 1, 2, 3, 4, 5, 6], 4))
    effect = subgroups(study([0] * 28, change, category("arm", ["a", "b"] * 14)), "score").factor(
        "arm"
    )
    assert round(effect.difference.detectable.sd, 2) == 1.10


def test_difference_is_first_level_minus_second(board):
    """golden.json golden28 EB_DL_work means 1.4706 and .6364."""
    change = board.factor("work").difference.change
    assert change.value == pytest.approx(1.4706 - 0.6364, abs=1e-4)
    assert change.interval.low < change.value < change.interval.high


def test_planned_factors_come_first_and_are_labelled():
    board = subgroups(golden(), "score", planned=("delivery",))
    assert board.factors[0].factor.key == "delivery"
    assert [effect.planned for effect in board.factors] == [True, False, False, False]


def test_fewer_factors_asked_are_adjusted_for_fewer():
    alone = subgroups(golden(), "score", factors=["work"]).factor("work")
    assert alone.min_p == pytest.approx(alone.test.p, abs=0.005)
    assert alone.holm == alone.asymptotic.p


def test_unknown_factor_is_a_key_error():
    with pytest.raises(KeyError):
        subgroups(golden(), "score", factors=["zodiac"])


def test_a_number_is_correlated_and_not_cut_into_bands():
    """Age and change in perfect order: rho 1; of 6! orders 2 are as far, so p is 2/720."""
    effect = subgroups(
        study([0] * 6, [1, 2, 3, 4, 5, 6], number("age", [21, 25, 26, 30, 33, 40])), "score"
    ).factor("age")
    assert effect.difference.correlation == 1.0
    assert effect.levels == ()
    assert effect.test.p == pytest.approx(2 / 720, abs=0.002)


def test_ordered_levels_are_tested_for_a_trend():
    bands = category("band", ["1"] * 6 + ["2"] * 6 + ["3"] * 6, ordered=True)
    after = [1, 2, 3, 4, 5, 6, 3, 4, 5, 6, 7, 8, 5, 6, 7, 8, 9, 10]
    effect = subgroups(study([0] * 18, after, bands), "score").factor("band")
    assert effect.asymptotic.name == "jonckheere"


def test_a_compressed_study_gives_the_same_board():
    """The same people as counted rows in another order."""
    people = replace(golden(), ids=())
    doubled = replace(people.rows(np.r_[0:28, 0:28]), count=np.ones(56, np.int64))
    small = compress(doubled, large=0)
    assert small.count.size < 56
    one, other = subgroups(doubled, "score"), subgroups(small, "score")
    for left, right in zip(one.factors, other.factors, strict=True):
        assert left.asymptotic.p == pytest.approx(right.asymptotic.p, rel=1e-12)
        assert [x.mean.value for x in left.levels] == [x.mean.value for x in right.levels]
        assert left.min_p == pytest.approx(right.min_p, abs=0.02)


def test_many_rows_are_counted_together_and_give_the_same():
    """Twenty-eight people 200 times over: 5,600 rows, or 28 rows of 200 people."""
    people = replace(golden(), ids=())
    rows = np.tile(np.arange(28), 200)
    many = replace(people.rows(rows), count=np.ones(rows.size, np.int64))
    few = replace(people, count=np.full(28, 200))
    one, other = subgroups(many, "score"), subgroups(few, "score")
    for left, right in zip(one.factors, other.factors, strict=True):
        assert left.test == right.test
        assert left.min_p == right.min_p


def test_people_of_unknown_level_are_in_no_level():
    side = category("side", ["l"] * 6 + ["r"] * 6 + [""] * 3)
    effect = subgroups(study([0] * 15, list(range(15)), side), "score").factor("side")
    assert [level.n for level in effect.levels] == [6, 6]
    assert effect.test.n == 12
    assert effect.unknown == 3


def test_the_published_sample_shows_no_invented_effect():
    board = subgroups(shipped.load("blooto_2021"), "fluency")
    assert all(effect.finding != "found" for effect in board.factors)
    assert min(effect.test.p for effect in board.factors if effect.test.p) > 0.5


def test_float_noise_does_not_untie_changes():
    """13.2 - 13.1 ties with 10.2 - 10.1: all change by 0.1, so nothing differs."""
    same: Study = study(
        [13.1, 10.1, 0.2, 5.7, 8.3] * 2,
        [13.2, 10.2, 0.3, 5.8, 8.4] * 2,
        category("side", ["l"] * 5 + ["r"] * 5),
    )
    assert subgroups(same, "score").factor("side").test.p == 1.0


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_every_study_gets_a_defined_board(data):
    n = data.draw(st.integers(0, 14))
    scores = st.lists(st.sampled_from([1.0, 2.0, 3.0, float("nan")]), min_size=n, max_size=n)
    letters = st.lists(st.sampled_from(["", "a", "b", "c"]), min_size=n, max_size=n)
    ages = st.lists(st.sampled_from([20.0, 31.0, float("nan")]), min_size=n, max_size=n)
    asked = study(
        data.draw(scores), data.draw(scores),
        category("level", data.draw(letters)), number("age", data.draw(ages)),
    )  # fmt: skip
    board = subgroups(asked, "score")
    for effect in board.factors:
        p = effect.test.p
        assert (p is None) == (effect.test.reason is not None) == (effect.min_p is None)
        assert p is None or 0 < p <= effect.min_p <= 1


def test_an_adjusted_p_of_exactly_five_percent_is_not_found():
    """It can come up: of 20,000 arrangements exactly 1,000 may be as extreme."""
    effect = subgroups(golden(), "score").factor("work")
    assert replace(effect, min_p=0.05).finding == "not_found"
    assert replace(effect, min_p=0.04995).finding == "found"
    assert replace(effect, min_p=None).finding == "too_few"


@pytest.mark.parametrize("names", [("control", "massage"), ("C", "T")])
def test_the_difference_between_arms_has_the_sign_of_their_comparison(names):
    # the control rises by 1, 2, 1, 2 ..., the other arm by two more
    before = [5.0] * 20
    after = [5 + 1 + i % 2 + 2 * (i >= 10) for i in range(20)]
    group = category("group", [names[0]] * 10 + [names[1]] * 10)
    people = replace(study(before, after, group), arms=Arms("group", names[0]))
    (effect,) = subgroups(people, "score").factors
    compared = compare_arms(people, people.outcomes[0], people.arms)
    assert effect.compared == (names[1], names[0])
    assert effect.difference.change.value == compared.change.estimate.value == 2
