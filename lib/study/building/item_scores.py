"""Item scores: the answers behind a score, by distinct rows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.study.arrays import Floats
from lib.study.building.recipes import recipes_of
from lib.study.columns.keys import combined, first_rows
from lib.study.columns.shared_name import shared_name
from lib.study.recipe import Recipe
from lib.study.roles import Roles
from lib.study.study import ItemScores, Outcome
from lib.study.table import Table

Answers = list[tuple[Floats, Floats]]  # before and after of each item, one value a participant


def with_items(
    outcomes: Sequence[Outcome], table: Table, roles: Roles, answers: Answers
) -> tuple[Outcome, ...]:
    """The outcomes, those that are made of items with these.

    answers   the items of all outcomes in their order, as `item_choices` lists them
    """
    ahead = list(answers)
    made = []
    for outcome, choice in zip(outcomes, roles.outcomes, strict=True):
        recipes = recipes_of(roles, choice)
        if recipes is None:
            made.append(outcome)
            continue
        n = len(recipes[0].items)
        made.append(replace(outcome, items=_item_scores(table, roles, recipes, ahead[:n])))
        del ahead[:n]
    return tuple(made)


def _spoken(table: Table, before: str, after: str) -> tuple[str, str]:
    """What an item is called before and after: its labels where both are there, else its names."""
    labels = (table.labels.get(before, ""), table.labels.get(after, ""))
    return labels if all(labels) else (before, after)


def _item_scores(
    table: Table, roles: Roles, recipes: tuple[Recipe, Recipe], answers: Answers
) -> ItemScores:
    before, after = recipes
    sides = [np.column_stack([pair[side] for pair in answers]) for side in (0, 1)]
    columns = np.hstack(sides).T
    codes = [pd.factorize(column)[0].astype(np.int64) for column in columns]
    cell = combined(codes)
    first = first_rows(cell)
    labels = tuple(
        shared_name(*_spoken(table, one, other))
        for one, other in zip(before.items, after.items, strict=True)
    )
    words = None if before.key else roles.word_scores(before.items[0])
    rows = cell.astype(np.int32)
    return ItemScores(labels, rows, sides[0][first], sides[1][first], before, words)
