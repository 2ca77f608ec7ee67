"""Categories: the tables of the first study, figure by figure, and what holds for any study."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.analysis.categories import by_level, in_categories
from lib.analysis.category_arms import arms_in_categories
from lib.analysis.cuts import cuts_of, every_cut, quartiles_before, read_spelled, spelled
from lib.analysis.scores import pairs_of
from lib.stats import Pairs
from lib.study.samples.shipped import load
from lib.study.study import Categories, Scale
from tests.analysis.studies import category, golden, study


@pytest.fixture(scope="module")
def blooto():
    sample = load("blooto_2021")
    outcome = sample.outcomes[0]
    return in_categories(sample, outcome, outcome.categories)


def test_the_fluent_are_those_of_the_study(blooto):
    # STUDIES.md, table 4.2 and 4.3: fluent 6 (21.4 %) before, 24 (85.7 %) after
    fluent_before, fluent_after = blooto.before[1], blooto.after[1]
    assert (fluent_before.n, fluent_after.n) == (6, 24)
    assert fluent_before.share.value == pytest.approx(0.21429, abs=5e-6)
    assert fluent_after.share.value == pytest.approx(0.85714, abs=5e-6)
    assert (blooto.before[0].n, blooto.after[0].n) == (22, 4)


def test_the_means_by_category_are_those_of_the_study_truncated(blooto):
    # STUDIES.md: printed 5.16 and 1.72 (rows swapped) are truncated, 8.4 and 3.75 hold
    assert blooto.before[1].mean == pytest.approx(31 / 6)
    assert blooto.before[0].mean == pytest.approx(38 / 22)
    assert blooto.after[1].mean == pytest.approx(202 / 24)
    assert blooto.after[0].mean == pytest.approx(15 / 4)


def test_the_spreads_are_the_printed_ones_with_the_other_divisor(blooto):
    # STUDIES.md: printed 1.546 and 1.92 have divisor n; with n − 1 they are 1.5749 and 1.9555
    before, after = (one.sd for one in blooto.scores)
    assert before == pytest.approx(1.5749, abs=5e-5)
    assert after == pytest.approx(1.9555, abs=5e-5)
    assert before * (27 / 28) ** 0.5 == pytest.approx(1.54647, abs=5e-6)


def test_eighteen_became_fluent_and_nobody_ceased_to_be(blooto):
    two = blooto.two
    assert (two.gained, two.lost) == (18, 0)
    assert two.exact.p == pytest.approx(2 / 2**18)
    assert two.mid_p.p == pytest.approx(1 / 2**18)
    assert two.difference.value == pytest.approx(18 / 28)


def test_where_lower_is_better_the_share_below_the_cut_is_spoken_of():
    people = golden()
    outcome = replace(people.outcomes[0], higher_is_better=False)
    found = in_categories(people, outcome, Categories((3.0,)))
    turned = in_categories(people, people.outcomes[0], Categories((3.0,)))
    assert found.target == 0
    assert found.before[0].n + turned.before[1].n == 28
    assert (found.two.gained, found.two.lost) == (turned.two.lost, turned.two.gained)


def test_three_categories_have_the_tests_of_moves():
    # steps 0, 0, +1, +1, +2, -1: of 16 sign patterns of (1, 1, 1, 2) four reach a sum of 3 or more
    people = study([1, 9, 1, 4, 1, 4], [2, 9, 5, 8, 8, 1])
    found = in_categories(people, people.outcomes[0], Categories((4.0, 7.0)))
    assert found.table.tolist() == [[1, 1, 1], [1, 0, 1], [0, 0, 1]]
    assert (found.rose, found.fell) == (3, 1)
    assert found.two is None
    assert found.many.shift.p == pytest.approx(2 * 4 / 16)
    assert found.many.shift.method == "exact"


def test_counted_people_give_the_same_as_people():
    before, after, people = [1, 5, 8, 4], [8, 1, 5, 4], [30, 12, 7, 9]
    cut = Categories((3.0, 7.0))
    rows = study(np.repeat(before, people), np.repeat(after, people))
    counted = replace(study(before, after), count=np.array(people), ids=())
    one = in_categories(rows, rows.outcomes[0], cut)
    other = in_categories(counted, counted.outcomes[0], cut)
    assert one.table.tolist() == other.table.tolist() == [[0, 0, 30], [12, 9, 0], [0, 7, 0]]
    assert one.many.shift == other.many.shift
    assert one.many.bowker == other.many.bowker


def test_the_levels_of_a_factor_add_up_to_everybody(blooto):
    sample = load("blooto_2021")
    outcome = sample.outcomes[0]
    levels = by_level(sample, outcome, outcome.categories, sample.factor("parity"))
    assert [level.n for level in levels] == [16, 12]
    assert sum(level.after for level in levels).tolist() == [4, 24]


@pytest.mark.parametrize("cuts", [(), (2.0, 1.0), (1.0, 1.0), tuple(map(float, range(8)))])
def test_cuts_that_make_no_categories_are_refused(cuts):
    people = golden()
    with pytest.raises(ValueError, match=r"categories|rise"):
        in_categories(people, people.outcomes[0], Categories(cuts))


def test_every_cut_has_the_answer_of_the_cut_alone(blooto):
    found = every_cut(blooto.pairs, blooto.outcome)
    place = found.crossings.cuts.tolist().index(5.0)
    assert found.difference[place] == blooto.two.difference
    assert found.test[place] == blooto.two.mid_p


def test_the_first_cut_is_declared_else_half_of_the_scale_else_at_the_median():
    people = golden()  # before 7 ones, 12 twos, 7 threes, 2 fours
    outcome = people.outcomes[0]
    pairs = pairs_of(people, outcome)
    declared = Categories((4.0,), ("few", "many"))
    scale = Scale(1, 5)
    assert cuts_of(pairs, replace(outcome, categories=declared, scale=scale)).first == declared
    assert cuts_of(pairs, replace(outcome, scale=scale)).first.cuts == (3.0,)
    assert cuts_of(pairs, replace(outcome, scale=None)).first.cuts == (2.0,)
    assert cuts_of(Pairs.of([4, 4], [4, 4]), replace(outcome, scale=scale)).first is None


def test_yes_and_no_as_0_and_1_are_cut_between_them():
    people = study([0, 0, 0, 1, 0], [1, 1, 0, 1, 1])
    outcome = people.outcomes[0]
    found = in_categories(people, outcome, cuts_of(pairs_of(people, outcome), outcome).first)
    assert found.table.tolist() == [[1, 3], [0, 1]]


def test_quartiles_that_fall_together_are_one_cut():
    assert quartiles_before(Pairs.of([1, 1, 1, 1, 5], [1, 2, 3, 4, 5])).cuts == (3.0,)
    assert quartiles_before(Pairs.of([1, 1, 1], [1, 1, 1])) is None


@pytest.mark.parametrize(
    "categories",
    [
        Categories((5.0,)),
        Categories((-1.5, 2.25), ("a", "b; c", "d"), upper=False),
        Categories((1e-7, 3e5)),
    ],
)
def test_categories_travel_in_a_link(categories):
    assert read_spelled(spelled(categories)) == categories


@pytest.mark.parametrize("written", ["", "x", "1;;2", "2;1", "nan", "1_0", "1;2;3;4;5;6;7;8"])
def test_a_link_that_names_no_categories_is_passed_over(written):
    assert read_spelled(written) is None


def test_arms_are_compared_in_the_share_after_and_in_its_change():
    # 15 of 16 against 2 of 16 after: STUDIES' kudus_two_arm, .8125 (.490, .916), Fisher 6.8e-6
    before = [1] * 16 + [1] * 16
    after = [9] * 15 + [1] + [9] * 2 + [1] * 14
    people = study(before, after, category("arm", ["massage"] * 16 + ["control"] * 16))
    arms = people.factors[0]
    outcome = people.outcomes[0]
    (found,) = arms_in_categories(people, outcome, Categories((5.0,)), arms, "control")
    assert found.difference.value == pytest.approx(0.8125)
    interval = found.difference.interval
    assert (interval.low, interval.high) == pytest.approx((0.490, 0.916), abs=5e-4)
    assert found.fisher.p == pytest.approx(6.8e-6, rel=0.02)
    # nobody was there before, so the change is the share after
    assert found.change.value == pytest.approx(0.8125)


def test_without_a_control_the_first_arm_leads_and_an_empty_one_is_passed_over():
    people = study([1] * 6, [9, 9, 1, 1, 9, 1], category("arm", ["a", "a", "b", "b", "c", "c"]))
    arms = people.factors[0]
    outcome = people.outcomes[0]
    found = arms_in_categories(people, outcome, Categories((5.0,)), arms, None)
    assert [(one.arm, one.control) for one in found] == [("a", "b"), ("a", "c")]
    alone = people.rows(np.array([True, True, False, False, False, False]))
    alone_outcome = alone.outcomes[0]
    assert (
        arms_in_categories(alone, alone_outcome, Categories((5.0,)), alone.factors[0], None) == ()
    )
    assert arms_in_categories(people, outcome, Categories((5.0,)), arms, "nobody") == ()
