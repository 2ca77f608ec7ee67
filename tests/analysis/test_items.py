"""The items of a score for some people, and named classes of the possible score."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.analysis.categories import in_categories
from lib.analysis.items import analyse_items
from lib.analysis.score_classes import classes_of, highest_possible
from lib.study.study import Scale
from tests.analysis.studies import golden, study
from tests.report.cases import fear, knowledge


def test_the_figures_are_those_of_the_people_who_are_selected():
    everyone = fear()
    some = everyone.rows(np.arange(12) < 8)
    assert analyse_items(everyone, everyone.outcomes[0]).n == 12
    found = analyse_items(some, some.outcomes[0])
    assert found.n == 8
    rows = some.outcomes[0].items.after[some.outcomes[0].items.cell]
    assert [item.after.mean for item in found.items] == pytest.approx(rows.mean(axis=0))


def test_who_left_an_item_out_counts_for_the_others():
    people = fear()
    found = analyse_items(people, people.outcomes[0])
    assert found.before.n == 11
    assert [item.before.answered for item in found.items] == [12, 11, 12, 12]
    assert np.isfinite(people.outcomes[0].before[people.outcomes[0].cell]).all()


def test_an_item_that_all_answer_right_is_named_and_left_out():
    people = knowledge()
    found = analyse_items(people, people.outcomes[0])
    assert found.after.left == (0, 2)
    assert found.items[0].after.mean == 1
    assert found.after.alpha.reason == "few_items"


def test_a_score_of_the_file_has_no_items():
    assert analyse_items(golden(), golden().outcomes[0]) is None


@pytest.mark.parametrize(
    ("highest", "score", "place"),
    [
        (25, 14, 1),  # 56 % of 25 is 14, and belongs to the middle class
        (25, 13, 0),
        (25, 19, 2),  # 76 %
        (25, 18, 1),
        (15, 11, 1),  # 73.3 %
        (15, 12, 2),
        (50, 38, 2),
        (200, 151, 1),  # 75.5 %
    ],
)
def test_classes_begin_at_56_and_76_percent_of_the_possible_score(highest, score, place):
    people = study([score], [score])
    outcome = replace(people.outcomes[0], scale=Scale(0, highest))
    people = replace(people, outcomes=(outcome,))
    found = in_categories(people, outcome, classes_of(outcome))
    assert [category.n for category in found.before] == [int(i == place) for i in range(3)]


def test_the_highest_score_is_that_of_the_recipe_and_unknown_without_one():
    assert highest_possible(knowledge().outcomes[0]) == 3
    assert highest_possible(fear().outcomes[0]) == 5
    unknown = replace(golden().outcomes[0], scale=None)
    assert classes_of(unknown) is None
