"""Recipes carried out: words become scores, and items a score, as columns of the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.study.arrays import Floats, Mask
from lib.study.building.persons import id_texts, listed, score_numbers
from lib.study.columns.answers import in_numbers
from lib.study.columns.levels import as_text
from lib.study.problem import (
    MOST_ROWS,
    Problem,
    ProblemKey,
    Refusal,
    Severity,
    Slots,
    rows_where,
)
from lib.study.recipe import Method, Recipe, WordScores
from lib.study.roles import OutcomeChoice, Roles
from lib.study.table import Table
from lib.study.words.markers import EMPTY
from lib.study.words.ordered_answers import plain_answer

_BETWEEN = "\u241f"  # between a recipe's column and an item's, which no file has
MOST_COLUMNS_SAID = 3
MADE: dict[Method, ProblemKey] = {"sum": "items_summed", "mean": "items_averaged"}


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A table with the columns that the roles make of others, and what is to be said of them.

    Beside each recipe's column stand its items as they enter it, under the names of
    `item_columns`.
    """

    table: Table
    problems: tuple[Problem, ...] = ()


def with_scores(table: Table, roles: Roles) -> Scored:
    """The table in which words are their scores and each recipe has made its column.

    Refuses an item that the table has not, or in which nobody answered anything readable. Cells of
    items that cannot be read are listed by row, and so is whoever left out too many.

    >>> from lib.study.table import Dialect
    >>> frame = pd.DataFrame({"q1": [1, 2], "q2": [3, None]}, index=[2, 3])
    >>> roles = Roles(recipes=(Recipe("total", ("q1", "q2")),))
    >>> scored = with_scores(Table(frame, Dialect("csv")), roles)
    >>> scored.table.frame["total"].tolist(), [problem.key for problem in scored.problems]
    ([4.0, nan], ['items_summed', 'items_too_few'])
    """
    recipes = _in_use(roles)
    words = _words_in_use(roles, recipes)
    _check(table, words, recipes)
    if words:
        table = replace(table, frame=table.frame.assign(**_in_numbers(table, words, recipes)))
    problems = [_said(each) for each in words]
    added: dict[str, Floats] = {}
    for recipe in recipes:
        made, found = _carried_out(table, roles, recipe)
        added.update(made)
        problems += [problem for problem in found if problem not in problems]
    if added:
        columns = pd.DataFrame(added, index=table.frame.index)
        table = replace(table, frame=pd.concat([table.frame, columns], axis=1))
    return Scored(table, tuple(problems))


def _in_use(roles: Roles) -> list[Recipe]:
    """The recipes of the outcomes; all where no outcome is chosen yet."""
    used = {name for choice in roles.outcomes for name in (choice.before, choice.after)}
    return [recipe for recipe in roles.recipes if recipe.column in used or not used]


def _words_in_use(roles: Roles, recipes: Sequence[Recipe]) -> list[WordScores]:
    """The scored words of outcomes and items, of the columns alone that are scores."""
    used = {name for choice in roles.outcomes for name in (choice.before, choice.after)}
    used.update(name for recipe in recipes for name in recipe.items)
    found = []
    for words in roles.words:
        columns = tuple(name for name in words.columns if name in used)
        if columns:
            found.append(replace(words, columns=columns))
    return found


def _check(table: Table, words: Sequence[WordScores], recipes: Sequence[Recipe]) -> None:
    named = [name for recipe in recipes for name in recipe.items]
    named += [name for each in words for name in each.columns]
    for name in named:
        if name not in table.frame.columns:
            raise Refusal("column_missing", name)


def _in_numbers(
    table: Table, words: Sequence[WordScores], recipes: Sequence[Recipe]
) -> dict[str, pd.Series]:
    """The columns with their words as numbers; what a key scores stays in words."""
    keyed = [recipe.items for recipe in recipes if recipe.key]
    by_key = {name for items in keyed for name in items}
    columns = {}
    for each in words:
        for name in each.columns:
            if name not in by_key:
                columns[name] = in_numbers(table.frame[name], each)
    return columns


def item_columns(recipe: Recipe) -> tuple[str, ...]:
    """Under which names the items of a recipe stand in the table, as they enter the score."""
    return tuple(f"{recipe.column}{_BETWEEN}{item}" for item in recipe.items)


def item_choices(roles: Roles) -> list[OutcomeChoice]:
    """The items of all outcomes that are made of some, as pairs of the columns they stand in."""
    found: list[OutcomeChoice] = []
    for choice in roles.outcomes:
        recipes = recipes_of(roles, choice)
        if recipes is not None:
            before, after = recipes
            found += map(OutcomeChoice, item_columns(before), item_columns(after))
    return found


def recipes_of(roles: Roles, choice: OutcomeChoice) -> tuple[Recipe, Recipe] | None:
    """The recipes of an outcome before and after; None where it is not made of the same items."""
    before = roles.recipe(choice.before)
    after = roles.recipe(choice.after)
    if before is None or after is None:
        return None
    same = len(before.items) == len(after.items) and before.method == after.method
    return (before, after) if same else None


def _said(words: WordScores) -> Problem:
    ordered = sorted(words.scores, key=lambda pair: pair[1])
    scores = ", ".join(f"{word} = {value:g}" for word, value in ordered)
    slots: Slots = {"scores": scores, "n": len(words.columns), "columns": _few(words.columns)}
    return Problem("words_scored", "note", slots)


def _few(columns: Sequence[str]) -> str:
    """The first columns, as many as a line holds."""
    shown = ", ".join(columns[:MOST_COLUMNS_SAID])
    return f"{shown}, …" if len(columns) > MOST_COLUMNS_SAID else shown


def _carried_out(
    table: Table, roles: Roles, recipe: Recipe
) -> tuple[dict[str, Floats], list[Problem]]:
    """The columns that a recipe makes: the score, and its items as they enter it."""
    read = [_item(table, roles, recipe, place) for place in range(len(recipe.items))]
    items = np.column_stack([value for value, _ in read])
    problems = _of_recipe(recipe)
    for _, found in read:
        said = {problem.key for problem in problems if problem.severity == "note"}
        problems += [each for each in found if each.key not in said]  # of all items said once
    answered = np.isfinite(items).sum(axis=1)
    most = min(recipe.most_missing, len(recipe.items) - 1)
    enough = answered >= len(recipe.items) - most
    mean = np.nansum(items, axis=1) / np.maximum(answered, 1)
    whole = answered == len(recipe.items)
    total = np.where(whole, np.nansum(items, axis=1), mean * len(recipe.items))
    score = np.where(enough, total if recipe.method == "sum" else mean, np.nan)
    few = ~enough & (answered > 0)
    filled = enough & ~whole
    if few.any():
        problems.append(_about("items_too_few", table, roles, recipe, few))
    if filled.any():
        problems.append(_about("items_filled", table, roles, recipe, filled))
    made = dict(zip(item_columns(recipe), items.T, strict=True))
    return {recipe.column: score, **made}, problems


def _item(
    table: Table, roles: Roles, recipe: Recipe, place: int
) -> tuple[Floats, tuple[Problem, ...]]:
    """One item as it enters the score, one value a row, and what was noticed in its cells."""
    name = recipe.items[place]
    cells = table.frame[name]
    if recipe.key:
        return _by_key(cells, recipe.key[place], roles.codes(name)), ()
    read = score_numbers(table, roles, name, "whole")
    value = read.value
    wrong = next((p for p in read.problems if p.key == "not_a_number"), None)
    found = int(np.isfinite(value).sum())
    if wrong is not None and int(wrong.slots["n"]) > found:
        slots = wrong.slots
        example = str(slots["example"])
        raise Refusal("column_not_numeric", name, wrong.rows, n=int(slots["n"]), example=example)
    if found == 0:
        raise Refusal("column_empty", name)
    problems = read.problems
    if recipe.ends is not None:
        low, high = recipe.ends
        beyond = (value < low) | (value > high)
        if beyond.any():
            problems = (*problems, _outside(cells, beyond, recipe.ends))
            value = np.where(beyond, np.nan, value)
        if name in recipe.reversed:
            value = low + high - value
    return value, problems


def _by_key(cells: pd.Series, right: str, codes: Sequence[str]) -> Floats:
    """1 where the answer is the right one, 0 where it is another, NaN where there is none."""
    unknown = {plain_answer(code) for code in codes}
    code, distinct = pd.factorize(cells)
    value = []
    for answer in distinct:
        text = as_text(answer).strip()
        is_none = text.casefold() in EMPTY or plain_answer(text) in unknown
        value.append(np.nan if is_none else float(is_right(text, right)))
    found: Floats = np.array([*value, np.nan])[code]
    return found


def is_right(answer: str, right: str) -> bool:
    """Whether an answer is the right one: "B", "b. Anemia" and "Anemia" are, of "B. Anemia".

    >>> is_right("b. Anemia", "B"), is_right("Anemia", "b) anemia"), is_right("Benar", "Salah")
    (True, True, False)
    """
    given = _alone(answer)
    wanted = _alone(right)
    return any(one and one == other for one in given for other in wanted)


def _alone(answer: str) -> tuple[str, str]:
    """The letter of an answer, and its words; "" for what it has not."""
    text = answer.strip()
    listed_as = re.match(r"([A-Za-z])(?:$|[.):]\s*|\s-\s)", text)
    letter = listed_as[1].casefold() if listed_as else ""
    words = plain_answer(text[listed_as.end() :] if listed_as else text)
    return letter, words


def _outside(cells: pd.Series, hit: Mask, ends: tuple[float, float]) -> Problem:
    slots: Slots = {
        "n": int(hit.sum()),
        "example": as_text(cells[hit].iloc[0]),
        "low": ends[0],
        "high": ends[1],
    }
    return Problem("item_outside", "warning", slots, str(cells.name), rows_where(cells.index, hit))


def _of_recipe(recipe: Recipe) -> list[Problem]:
    """The recipe in words: what is made of which items, and how."""
    column = recipe.column
    n = len(recipe.items)
    slots: Slots = {"n": n, "items": listed(recipe.items)}
    said = [Problem(MADE[recipe.method], "note", slots, column)]
    if recipe.reversed and recipe.ends is not None:
        whole = f"{sum(recipe.ends):g}"
        turned: Slots = {"items": listed(recipe.reversed), "sum": whole}
        said.append(Problem("items_reversed", "note", turned, column))
    if recipe.key:
        said.append(Problem("items_keyed", "note", {"key": ", ".join(recipe.key)}, column))
    return said


def _about(
    key: ProblemKey,
    table: Table,
    roles: Roles,
    recipe: Recipe,
    hit: Mask,
) -> Problem:
    """A problem about the people for whom the mask is true, by name and row."""
    frame = table.frame[hit].head(MOST_ROWS)
    names = id_texts(frame, roles.id) if roles.id else [f"#{row}" for row in frame.index]
    slots: Slots = {
        "n": int(hit.sum()),
        "names": listed(names),
        "most": recipe.most_missing,
        "of": len(recipe.items),
    }
    severity: Severity = "note" if key == "items_filled" else "warning"
    return Problem(key, severity, slots, recipe.column, rows_where(table.frame.index, hit))
