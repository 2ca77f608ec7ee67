"""The menu: a page stands in it where the study has what the page is about."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.study.recipe import Recipe
from lib.study.samples.shipped import KEYS, load
from lib.study.study import ItemScores, Outcome, Series, Study
from lib.ui.frame import menu
from lib.ui.frame.menu import PAGES, Page, in_menu


@pytest.fixture
def pages(monkeypatch):
    """One page for each need."""
    listed = tuple(
        Page("dashboard", f"{need}.py", "", needs=need)
        for need in ("nothing", "times", "outcomes", "items")
    )
    monkeypatch.setattr(menu, "PAGES", listed)


def needs(study: Study | None) -> list[str]:
    return [page.needs for page in in_menu(study)]


def with_first(study: Study, **has: object) -> Study:
    first = replace(study.outcomes[0], **has)
    return replace(study, outcomes=(first, *study.outcomes[1:]))


def series_of(outcome: Outcome) -> Series:
    scores = np.zeros((1, 3))
    return Series(("1", "2", "3"), np.zeros_like(outcome.cell), scores, first=0, last=2)


def items_of(outcome: Outcome) -> ItemScores:
    scores = np.zeros((1, 2))
    return ItemScores(
        ("1", "2"), np.zeros_like(outcome.cell), scores, scores, Recipe("total", ("1", "2"))
    )


def test_one_group_two_times_and_one_outcome_see_no_other_page(pages):
    assert needs(load("blooto_2021")) == ["nothing"]
    assert needs(None) == ["nothing"]


def test_a_page_comes_with_what_it_is_about(pages):
    study = load("blooto_2021")
    first = study.outcomes[0]
    second = replace(first, key="second")
    assert needs(replace(study, outcomes=(first, second))) == ["nothing", "outcomes"]
    assert needs(with_first(study, series=series_of(first))) == ["nothing", "times"]
    assert needs(with_first(study, items=items_of(first))) == ["nothing", "items"]


@pytest.mark.parametrize("key", KEYS)
def test_the_samples_have_the_pages_that_need_nothing(key):
    assert in_menu(load(key)) == [page for page in PAGES if page.needs == "nothing"]
