"""Scores made of items, in the form: which items, turned round, gaps that are allowed, a key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.report import item_words
from lib.study.building.recipes import recipes_of
from lib.study.guessing.item_roles import made_of, scored
from lib.study.guessing.items import WORDS_OF_A_QUESTION, ItemSet
from lib.study.recipe import Recipe
from lib.study.roles import Roles
from lib.study.study import Study
from lib.study.table import Table
from lib.text.words import Text
from lib.ui import keys, names, state
from lib.ui.draft import Draft
from lib.ui.opening import columns

FEWEST_ITEMS = 2
FEWEST_COLUMNS = 6  # called as items are, below which a score of items is not offered by hand
MOST_NAMES = 1_000
METHODS = keys.ITEM_METHOD.members
ENDS = keys.SCALE_END.members


def ask(roles: Roles, opened: Draft, text: Text) -> Roles:
    """What the columns do not say about each score that is made of items."""
    for choice in roles.outcomes:
        recipes = recipes_of(roles, choice)
        if recipes is None:
            continue
        with st.expander(text("items.form", label=names.escaped(choice.label))):
            before = _recipe(recipes[0], _every_item(recipes[0], opened), opened.scope, text)
        after = _at_other_time(before, recipes, opened)
        roles = scored(roles, choice, (before, after))
    return roles


def another(roles: Roles, opened: Draft, text: Text) -> Roles:
    """Any columns put together as one more score, where the person has just done so.

    Offered only where many columns are numbered, or are whole questions, and no set was found.
    """
    table = opened.table
    if table is None or roles.layout != "wide" or roles.recipes or not _may_hold_items(table):
        return roles
    choices = columns.offered(table)
    with st.popover(text("items.another"), icon=":material/functions:"):
        before = st.multiselect(text("items.pick_before"), choices, key=f"made.b.{opened.scope}")
        after = st.multiselect(text("items.pick_after"), choices, key=f"made.a.{opened.scope}")
        same = len(before) == len(after) >= FEWEST_ITEMS and not set(before) & set(after)
        if (before or after) and not same:
            st.caption(text("items.pick_same"))
        if not st.button(text("items.make"), disabled=not same, key=f"made.{opened.scope}"):
            return roles
    return made_of(table, roles, ItemSet(tuple(before), tuple(after)))


def _may_hold_items(table: Table) -> bool:
    """Whether many columns are called as items are: with a number, or by a whole question."""
    names = [str(name) for name in table.frame.columns[:MOST_NAMES]]
    return sum(map(_is_called_so, names)) >= FEWEST_COLUMNS


def _is_called_so(name: str) -> bool:
    return name[-1:].isdigit() or len(name.split()) >= WORDS_OF_A_QUESTION


def understood(study: Study, text: Text) -> str:
    """How the scores of a study were made, in a line; "" where all stand in the file."""
    parts = [note for outcome in study.outcomes for note in item_words.notes(outcome, text)]
    if not parts:
        parts = [str(p.slots["scores"]) for p in study.problems if p.key == "words_scored"]
    return names.escaped(" · ".join(parts))


def ask_key(opened: Draft, text: Text) -> None:
    """Items of a test that only its key can score: the right answers, typed once."""
    roles = opened.roles
    table = opened.table
    found = without_key(opened)
    if roles is None or table is None or found is None:
        return
    with st.container(border=True, gap="small"):
        n = len(found.before)
        first = names.escaped(found.before[0])
        st.markdown(text("items.needs_key", n=n, first=first, last=names.escaped(found.before[-1])))
        key = f"typed.right.{opened.scope}.{found.before[0]}"
        typed = st.text_input(text("items.key"), key=key, help=text("items.key_help"))
        right = right_answers(typed, n)
        if typed and right is None:
            st.warning(text("items.key_wrong", n=n))
        if st.button(text("items.score_it"), disabled=not right, key=f"{key}.take") and right:
            opened.roles = made_of(table, roles, found, right)
            state.redraw("roles.")
            st.rerun()


def without_key(opened: Draft) -> ItemSet | None:
    """The first set of items that nobody has scored yet and only a key can score."""
    if opened.guess is None or opened.roles is None:
        return None
    made = {item for recipe in opened.roles.recipes for item in recipe.items}
    for found in opened.guess.items:
        if found.answers == "options" and made.isdisjoint(found.columns):
            return found
    return None


def right_answers(typed: str, n: int) -> tuple[str, ...] | None:
    """The right answers as somebody types them, "A, B, C" or "ABC"; None where they are not n.

    >>> right_answers("b, C; a", 3), right_answers("BCA", 3), right_answers("A, B", 3)
    (('b', 'C', 'a'), ('B', 'C', 'A'), None)
    """
    parts = [part.strip() for part in re.split(r"[,;\n]+", typed) if part.strip()]
    if len(parts) == 1 and n > 1:
        parts = parts[0].split()
    if len(parts) == 1 and n > 1:
        parts = list(parts[0])
    return tuple(parts) if len(parts) == n else None


def _recipe(recipe: Recipe, every: Sequence[str], scope: str, text: Text) -> Recipe:
    """The recipe of the first time, as the form has it."""
    own = recipe.column
    with state.widget(f"roles.items.method.{own}", recipe.method, scope) as key:
        method = st.segmented_control(
            text("items.method"),
            METHODS,
            format_func=lambda each: text(keys.ITEM_METHOD(each)),
            key=key,
            required=True,
        )
    with state.widget(f"roles.items.of.{own}", list(recipe.items), scope) as key:
        picked = st.multiselect(text("items.of"), list(every), key=key)
    items = tuple(item for item in every if item in picked)
    if len(items) < FEWEST_ITEMS:
        st.warning(text("items.too_few_items"))
        items = recipe.items
    with state.widget(f"roles.items.missing.{own}", recipe.most_missing, scope) as key:
        most = st.number_input(
            text("items.most_missing"),
            0,
            len(items) - 1,
            key=key,
            help=text("items.most_missing_help"),
        )
    kept = replace(recipe, items=items, reversed=(), key=(), most_missing=int(most))
    kept = replace(kept, method=method or recipe.method)
    right = _key(recipe, items, scope, text)
    return replace(kept, key=right) if right else _turned(recipe, kept, scope, text)


def _key(recipe: Recipe, items: Sequence[str], scope: str, text: Text) -> tuple[str, ...]:
    given = ", ".join(recipe.key)
    with state.widget(f"roles.items.key.{recipe.column}", given, scope) as key:
        typed = st.text_input(text("items.key"), key=key, help=text("items.key_help"))
    right = right_answers(typed, len(items))
    if typed and right is None:
        st.warning(text("items.key_wrong", n=len(items)))
    return right or ()


def _turned(recipe: Recipe, kept: Recipe, scope: str, text: Text) -> Recipe:
    """The recipe with the ends of its scale, and with items turned round between them."""
    places = st.columns(2, gap="small")
    limits = []
    for place, end, name in zip(places, (0, 1), ENDS, strict=True):
        value = None if recipe.ends is None else float(recipe.ends[end])
        with state.widget(f"roles.items.{name}.{recipe.column}", value, scope) as key:
            label = text(keys.ITEM_END(name))
            limits.append(place.number_input(label, key=key, value=None, format="%g"))
    low, high = limits
    ends = (low, high) if low is not None and high is not None and low < high else None
    turned = [item for item in recipe.reversed if item in kept.items]
    with state.widget(f"roles.items.turned.{recipe.column}", turned, scope) as key:
        picked = st.multiselect(
            text("items.turned"), list(kept.items), key=key, help=text("items.turned_help")
        )
    if picked and ends is None:
        st.warning(text("items.needs_ends"))
        picked = []
    in_order = tuple(item for item in kept.items if item in picked)
    return replace(kept, ends=ends, reversed=in_order)


def _every_item(recipe: Recipe, opened: Draft) -> tuple[str, ...]:
    """The items that may be part of a score: those that were found beside its own."""
    for found in () if opened.guess is None else opened.guess.items:
        if set(recipe.items) <= set(found.before):
            return found.before
    return recipe.items


def _at_other_time(before: Recipe, recipes: tuple[Recipe, Recipe], opened: Draft) -> Recipe:
    """The recipe of the other time: the same, with its own columns."""
    old, after = recipes
    other = dict(zip(old.items, after.items, strict=True))
    for found in () if opened.guess is None else opened.guess.items:
        if set(old.items) <= set(found.before):
            other = dict(zip(found.before, found.after, strict=True))
    return replace(
        before,
        column=after.column,
        items=tuple(other[item] for item in before.items),
        reversed=tuple(other[item] for item in before.reversed),
    )
