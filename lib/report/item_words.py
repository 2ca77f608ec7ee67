"""Scores made of items, in words: how they were made, and what their figures mean."""

from __future__ import annotations

from lib.report import keys
from lib.study.recipe import Recipe
from lib.text.words import Text


def recipe_in_words(label: str, recipe: Recipe, text: Text) -> str:
    """How a score is made of its items, in one sentence for the page, the record and exports."""
    n = len(recipe.items)
    parts = [text(keys.RECIPE(recipe.method), label=label, n=n)]
    if recipe.key:
        parts.append(text("items.recipe_key", key=", ".join(recipe.key)))
    if recipe.reversed and recipe.ends is not None:
        whole = text.score(sum(recipe.ends))
        turned = ", ".join(recipe.reversed)
        parts.append(text("items.recipe_turned", items=turned, sum=whole))
    if recipe.most_missing:
        parts.append(text("items.recipe_missing", n=recipe.most_missing))
    return "; ".join(parts)
