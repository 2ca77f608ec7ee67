"""Some lines of many_times.md drawn again (run with `make studies`)."""

from __future__ import annotations

import pytest

from tests.studies.many_times import of_arms, of_one_group, of_skewed_changes

pytestmark = pytest.mark.study

STUDIES = 400
NOISE = 0.033  # three standard errors of a share of .05 in 400 studies


@pytest.mark.parametrize("population", ["five points", "skewed"])
def test_no_answer_is_wrong_much_oftener_than_it_says(population):
    wrong = of_one_group(population, 28, 3, STUDIES)
    assert max(wrong.friedman, wrong.page, wrong.changes, wrong.pairs) < 0.05 + NOISE
    assert min(wrong.friedman, wrong.page) > 0.05 - NOISE


def test_the_arms_are_rarely_told_apart_where_they_are_alike():
    assert 0.045 - NOISE < of_arms("normal", studies=STUDIES) < 0.05 + NOISE


def test_exponential_changes_of_twelve_people_are_too_skewed_for_the_interval():
    assert of_skewed_changes(12, studies=STUDIES) > 0.05 + NOISE
