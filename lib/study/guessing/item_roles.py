"""From sets of items to roles: a score of each, or the items kept apart; and the question which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.study.arrays import Floats
from lib.study.columns.answers import answer_scores
from lib.study.columns.labelled import coded
from lib.study.columns.numbers import numbers
from lib.study.columns.shared_name import AT_ENDS, shared_name
from lib.study.guessing.items import ItemSet
from lib.study.guessing.worded import read_in_words
from lib.study.plain_number import plain_number
from lib.study.problem import Problem, ProblemKey, Slots
from lib.study.recipe import Method, Recipe
from lib.study.roles import OutcomeChoice, Roles
from lib.study.study import Scale
from lib.study.table import Table
from lib.study.words.no_answer import says_no_answer
from lib.study.words.vocabulary import lower_is_better

FEWEST_SUMMED = 4  # items that are summed before anybody was asked
MOST_APART = 8  # items that are scores of their own at once; the others are offered
LONGEST_SAID = 40  # of an item's name in a sentence
LONGEST = 16  # characters of an item's name within the name of a score
SAME_SUM = 0.9  # of the complete rows in which a total is the sum of the items


@dataclass(frozen=True, slots=True)
class ItemRoles:
    """Roles that know of items, what else may be compared, and what has to be asked."""

    roles: Roles
    alternatives: tuple[OutcomeChoice, ...]
    questions: tuple[Problem, ...]


def with_items(
    table: Table, roles: Roles, alternatives: Sequence[OutcomeChoice], sets: Sequence[ItemSet]
) -> ItemRoles:
    """The roles in which sets of items are scores, where that is likely; each is asked about.

    A total that stands in the file already stays the score. Items that only a key can score are
    left as they are.

    table   with its words as numbers
    """
    made = ItemRoles(roles, tuple(alternatives), ())
    for found in sets:
        if found.answers != "options":
            made = _with_set(table, made, found)
    return made


def _with_set(table: Table, so_far: ItemRoles, found: ItemSet) -> ItemRoles:
    """The roles with one more set of items."""
    roles = so_far.roles
    recipes = recipes_of(table, roles, found)
    score = score_of(found, recipes)
    roles = replace(roles, recipes=(*roles.recipes, *dict.fromkeys(recipes)))
    total = _total(table, roles, so_far.alternatives, found)
    own = [choice for choice in roles.outcomes if _is_of(choice, found)]
    others = [choice for choice in so_far.alternatives if not _is_of(choice, found)]
    slots: Slots = {
        "n": len(found.before),
        "first": _said(found, 0),
        "last": _said(found, -1),
        "label": score.label,
        "outcome": score.before,
        "after": score.after,
    }
    key: ProblemKey = "items_found"
    if total is not None:
        key = "items_beside_total"
        slots = {**slots, "total": f"{total.before} → {total.after}"}
        kept = tuple(choice for choice in roles.outcomes if choice not in own)
        roles = replace(roles, outcomes=kept or (total,))
        others = [score, *others, *own]
    elif is_likely(found):
        roles = summed(roles, score)
        others += own
    else:
        others = [score, *others]
    asked = (*so_far.questions, Problem(key, "warning", slots))
    return ItemRoles(roles, tuple(dict.fromkeys(others)), asked)


def _is_of(choice: OutcomeChoice, found: ItemSet) -> bool:
    """Whether a score is an item of the set."""
    return not {choice.before, choice.after}.isdisjoint(found.columns)


def is_likely(found: ItemSet) -> bool:
    """Whether a set is summed before anybody was asked: numbered, or questions, and four of them.

    >>> is_likely(ItemSet(("q1_pre",), ("q1_post",), ("q",), "numbers"))
    False
    """
    return found.counted and len(found.before) >= FEWEST_SUMMED


def summed(roles: Roles, score: OutcomeChoice, method: Method | None = None) -> Roles:
    """The roles in which a score of items takes the place of its items, before scores of columns.

    method   sum or mean; None leaves it as it is
    """
    made = {score.before, score.after}
    own = [recipe for recipe in roles.recipes if recipe.column in made]
    if not own:
        return roles
    others_made = [recipe for recipe in roles.recipes if recipe.column not in made]
    own = [replace(recipe, method=method or recipe.method) for recipe in own]
    roles = replace(roles, recipes=(*others_made, *own))
    items = [item for recipe in own for item in recipe.items]
    mine = {*items, *made}
    place = _place(roles, made)
    ahead = [c for c in roles.outcomes[:place] if not {c.before, c.after} & mine]
    behind = [c for c in roles.outcomes[place:] if not {c.before, c.after} & mine]
    scored = replace(score, scale=_scale(own[0]))
    return replace(roles, outcomes=(*ahead, scored, *behind))


def made_of(table: Table, roles: Roles, found: ItemSet, key: tuple[str, ...] = ()) -> Roles:
    """The roles with one more score, the sum of these items, or of the right answers by a key.

    Words of a known order are scored by it.
    """
    if not key and not any(roles.word_scores(name) for name in found.columns):
        words = answer_scores([table.frame[name] for name in found.columns])
        roles = replace(roles, words=(*roles.words, words)) if words else roles
    read = table if key else read_in_words(table, roles.words)
    before, after = (replace(each, key=key) for each in recipes_of(read, roles, found))
    whole = replace(roles, recipes=(*roles.recipes, *dict.fromkeys((before, after))))
    return summed(whole, score_of(found, (before, after)))


def scored(roles: Roles, choice: OutcomeChoice, recipes: tuple[Recipe, Recipe]) -> Roles:
    """The roles in which a score is made by these recipes, on the scale that follows from them.

    A scale that somebody declared stays where the recipes tell none.
    """
    before, after = recipes
    made = {before.column: before, after.column: after}
    changed = tuple(made.get(recipe.column, recipe) for recipe in roles.recipes)
    if changed == roles.recipes:
        return roles
    fitting = replace(choice, scale=_scale(before) or choice.scale)
    outcomes = tuple(fitting if each == choice else each for each in roles.outcomes)
    return replace(roles, recipes=changed, outcomes=outcomes)


def _place(roles: Roles, made: set[str]) -> int:
    """Where a score of items stands among all: where it was, else behind others of items."""
    for place, choice in enumerate(roles.outcomes):
        if choice.before in made or roles.recipe(choice.before) is None:
            return place
    return len(roles.outcomes)


def kept_apart(roles: Roles, score: OutcomeChoice) -> Roles:
    """The roles in which the items of a score are scores of their own, the first eight of them."""
    before = roles.recipe(score.before)
    after = roles.recipe(score.after)
    if before is None or after is None:
        return roles
    pairs = zip(before.items, after.items, strict=True)
    items = [item_score(*pair) for pair in pairs][:MOST_APART]
    names = {name for choice in items for name in (choice.before, choice.after)}
    others = tuple(
        choice
        for choice in roles.outcomes
        if choice.before != score.before and not {choice.before, choice.after} & names
    )
    return replace(roles, outcomes=(*items, *others))


def item_score(before: str, after: str) -> OutcomeChoice:
    """One item as a score of its own."""
    label = before if before == after else f"{before} → {after}"
    return OutcomeChoice(before, after, label, not lower_is_better(label))


def recipe_column(items: Sequence[str], beside: Sequence[str]) -> str:
    """The name of the column of a score: from the first item to the last where these are short.

    beside   the same items at the other time, by which a word that says when is told

    >>> recipe_column(["pre_1", "pre_2", "pre_3"], ["post_1", "post_2", "post_3"])
    'pre_1 … pre_3'
    >>> asked = ["Are you afraid of pain?", "Do you sleep well?"]
    >>> recipe_column([f"{item} (after)" for item in asked], asked)
    'Item 1–2 (after)'
    """
    first = items[0]
    if max(len(first), len(items[-1])) <= LONGEST:
        return f"{first} … {items[-1]}"
    shared = shared_name(first, beside[0])
    when = first.replace(shared, "", 1).strip(AT_ENDS)
    item = f"Item 1–{len(items)}"
    return f"{item} ({when})" if when else item


def recipes_of(table: Table, roles: Roles, found: ItemSet) -> tuple[Recipe, Recipe]:
    """The sums of a set of items before and after; one recipe twice where the columns are one."""
    ends = _ends(table, roles, found)
    taken = {*map(str, table.frame.columns), *(recipe.column for recipe in roles.recipes)}
    column = _free(recipe_column(found.before, found.after), taken)
    before = Recipe(column, found.before, ends=ends)
    if found.before == found.after:
        return before, before
    column = _free(recipe_column(found.after, found.before), {*taken, column})
    return before, Recipe(column, found.after, ends=ends)


def _said(found: ItemSet, place: int) -> str:
    """An item in a sentence: its name, of a question what both times share, and not all of it."""
    name = found.before[place]
    if len(name) > LONGEST:
        name = shared_name(name, found.after[place])
    return name if len(name) <= LONGEST_SAID else f"{name[: LONGEST_SAID - 1].rstrip()}…"


def _free(name: str, taken: set[str]) -> str:
    """The name, with a mark where a column is called so already."""
    while name in taken:
        name += "′"
    return name


def score_of(found: ItemSet, recipes: tuple[Recipe, Recipe]) -> OutcomeChoice:
    """The score that a set of items makes, by the columns of its recipes."""
    before, after = recipes
    stem = " ".join(found.stem)
    named = stem.upper() if len(stem) <= 5 else stem.capitalize()
    label = f"{named or 'Item'} {_numbers(found)}"
    higher = not lower_is_better(label)
    return OutcomeChoice(before.column, after.column, label, higher, _scale(before))


def _numbers(found: ItemSet) -> str:
    """Which items a score is made of: "1–10", or how many, "(9)", where some number is missing."""
    n = len(found.before)
    ends = [shared_name(found.before[at], found.after[at]) for at in (0, -1)]
    numbers = [re.findall(r"[0-9]+", name)[-1:] for name in ends]
    if not all(numbers) or found.before == found.after or not found.stem:
        return f"1–{n}"
    first, last = (int(number[0]) for number in numbers)
    return f"{first}–{last}" if last - first == n - 1 else f"({n})"


def _scale(recipe: Recipe) -> Scale | None:
    ends = recipe.score_ends
    return None if ends is None else Scale(*ends)


def _ends(table: Table, roles: Roles, found: ItemSet) -> tuple[float, float] | None:
    """The ends of the items' scale where words, value labels or a 0 and 1 tell them."""
    words = roles.word_scores(found.before[0])
    if words is not None:
        return words.ends
    labels = _labelled(table.levels.get(found.before[0], {}))
    if labels is not None:
        return labels
    distinct = np.unique(np.concatenate([_finite(table, name) for name in found.columns]))
    return (0.0, 1.0) if distinct.tolist() == [0.0, 1.0] else None


def _labelled(labels: Mapping[str, str]) -> tuple[float, float] | None:
    said = [plain_number(code) for code, text in labels.items() if not says_no_answer(text)]
    codes = [code for code in said if code is not None]
    return (min(codes), max(codes)) if len(codes) > 2 else None


def _values(table: Table, name: str) -> Floats:
    return numbers(coded(table.frame[name], table.levels.get(name, {}))).value


def _finite(table: Table, name: str) -> Floats:
    value = np.unique(_values(table, name))
    return value[np.isfinite(value)]


def _total(
    table: Table, roles: Roles, others: Sequence[OutcomeChoice], found: ItemSet
) -> OutcomeChoice | None:
    """The score of the file that is the sum or the mean of these items; None where none is."""
    items = set(found.columns)
    sums = [_sums(table, found.before), _sums(table, found.after)]
    for choice in (*roles.outcomes, *others):
        names = (choice.before, choice.after)
        if items & set(names) or any(name not in table.frame.columns for name in names):
            continue
        pairs = zip(names, sums, strict=True)
        if all(_is_sum(_values(table, name), total, len(found.before)) for name, total in pairs):
            return choice
    return None


def _sums(table: Table, items: Sequence[str]) -> Floats:
    total: Floats = np.sum([_values(table, name) for name in items], axis=0)
    return total


def _is_sum(column: Floats, total: Floats, n: int) -> bool:
    both = np.isfinite(column) & np.isfinite(total)
    if both.sum() < 3:
        return False
    as_sum = np.isclose(column[both], total[both])
    as_mean = np.isclose(column[both], total[both] / n, atol=0.006)
    return bool(max(as_sum.mean(), as_mean.mean()) >= SAME_SUM)
