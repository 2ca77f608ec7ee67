"""Scores made of items, in words: how they were made, and what their figures mean."""

from __future__ import annotations

from lib.report import keys
from lib.stats import Estimate
from lib.study.study import ItemScores, Outcome
from lib.text.words import Text


def recipe_in_words(label: str, items: ItemScores, text: Text) -> str:
    """How a score is made of its items, in one sentence for the page, the record and exports."""
    recipe = items.recipe
    parts = [text(keys.RECIPE(recipe.method), label=label, n=len(recipe.items))]
    if items.words is not None:
        parts.append(
            ", ".join(f"{word} = {text.score(score)}" for word, score in items.words.scores)
        )
    if recipe.key:
        parts.append(text("items.recipe_key", key=", ".join(recipe.key)))
    if recipe.reversed and recipe.ends is not None:
        whole = text.score(sum(recipe.ends))
        turned = ", ".join(recipe.reversed)
        parts.append(text("items.recipe_turned", items=turned, sum=whole))
    if recipe.most_missing:
        parts.append(text("items.recipe_missing", n=recipe.most_missing))
    return "; ".join(parts)


def notes(outcome: Outcome, text: Text) -> tuple[str, ...]:
    """What an export that holds the score says of how it was made; () for a score of the file."""
    if outcome.items is None:
        return ()
    return (recipe_in_words(outcome.label, outcome.items, text),)


def headline(label: str, before: Estimate, after: Estimate, text: Text) -> str:
    """What the page answers in one line: how far the items measure one thing.

    before, after   the same figure twice: omega, or alpha where that is not defined
    """
    if before.value is None or after.value is None:
        return text("items.headline_none", label=label)
    name = text("items.omega_word" if before.name == "mcdonald_omega" else "items.alpha_word")
    return text(
        "items.headline",
        label=label,
        name=name,
        before=text.effect(before.value),
        after=text.effect(after.value),
    )


def meaning(before: Estimate, n: int, text: Text) -> str:
    """What the figure before means with so many people: how low it may truly be."""
    if before.value is None:
        return text("items.meaning_none")
    if before.interval is None:
        return text("items.meaning_open", n=n)
    return text(
        "items.meaning",
        n=n,
        value=text.effect(before.value),
        low=text.effect(before.interval.low),
        high=text.effect(before.interval.high),
    )
