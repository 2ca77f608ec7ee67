"""Items: columns that look like the questions of one questionnaire, before and after.

Several scores of the same people, a weight and a blood pressure, are no items. What tells items is
that they are numbered under one name (or are whole questions), and that all of them are answered
with the same few values.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np
import pandas as pd

from lib.study.arrays import Floats
from lib.study.columns.answers import MOST_LOOKED_AT, answer_scores, answer_words
from lib.study.columns.labelled import coded
from lib.study.columns.numbers import numbers
from lib.study.columns.profile import MOSTLY, Profile
from lib.study.guessing.names import SURE, Name, Named, read_name
from lib.study.table import Table
from lib.study.words.column_names import CHANGE, TOTALS
from lib.study.words.time_words import ROMAN
from lib.study.words.times import Moment

FEWEST_ITEMS = 3
MOST_NUMBERS = 14  # distinct in a column: eleven answers and a few codes
LOWEST = -5
HIGHEST = 10
MOST_OPTIONS = 6  # of one question of a test
CODES = frozenset([-99, -98, -97, -9, -8, -7, 66, 77, 88, 96, 97, 98, 99, 777, 888, 999])
WORDS_OF_A_QUESTION = 4
AT_AN_END = 2  # words from either end of a question, within which one may say when
_REPEATED = re.compile(r"(.*\S)\s*\((\d+)\)|(.*\S)\.(\d+)")
_ITEM_NUMBER = re.compile(r"(\D*)(\d{1,3})")

Known = dict[str, Profile]
Answered = Literal["numbers", "words", "options"]
WAYS: tuple[Answered, ...] = get_args(Answered)


@dataclass(frozen=True, slots=True)
class ItemSet:
    """Columns of one questionnaire, each item before and after; the same twice in a long table.

    stem     the words that they share; () for bare numbers and for questions
    answers  how they are answered: in numbers, in words of a known order ("words"), or with what
             only a key can score ("options"); None where they are not answered alike
    counted  they are numbered, or whole questions; else only words tell them apart
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    stem: tuple[str, ...] = ()
    answers: Answered | None = None
    counted: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the set, each once."""
        return tuple(dict.fromkeys((*self.before, *self.after)))


@dataclass(frozen=True, slots=True)
class _Item:
    """One column as an item: of which set, the how-manieth, and when.

    number   None for a question in words
    name     what tells a question from others
    """

    column: str
    when: Moment
    stem: tuple[str, ...]
    number: int | None
    name: tuple[str, ...] = ()

    @property
    def key(self) -> object:
        """What tells it from the other items of its set."""
        return self.name if self.number is None else self.number


def item_sets(table: Table, known: Known, sides: Collection[str]) -> tuple[ItemSet, ...]:
    """The sets of items of a wide table, in the order of the file.

    sides   columns whose names say that they are one side of a pair

    >>> from lib.study.columns.profile import profiles
    >>> from lib.study.table import Dialect
    >>> names = [f"{time}_{item}" for time in ("pre", "post") for item in (1, 2, 3)]
    >>> table = Table(pd.DataFrame({name: [1, 2, 4] for name in names}), Dialect("csv"))
    >>> [(each.before[0], each.after[-1]) for each in item_sets(table, profiles(table), names)]
    [('pre_1', 'post_3')]
    """
    found = _repeated_headers([name for name in known if _may_be_item(known[name])])
    if not found:
        found = _timed(
            [name for name in known if name in sides and _may_be_item(known[name])], table
        )
    told = [_told(table, each) for each in found]
    return tuple(each for each in told if _look_like_items(each))


def _told(table: Table, found: ItemSet) -> ItemSet:
    """The set with how it is answered, without a few items that are answered otherwise.

    Numbers that reach beyond an answer are no such items: then all of them are scores.
    """
    whole = answered(table, found.columns)
    if whole is not None:
        return replace(found, answers=whole)
    pairs = list(zip(found.before, found.after, strict=True))
    each = [answered(table, pair) for pair in pairs]
    usual = max(WAYS, key=each.count)
    alike = [pair for pair, how in zip(pairs, each, strict=True) if how == usual]
    others = [pair for pair in pairs if pair not in alike]
    if any(_are_scores(table, pair) for pair in others):
        return found
    if len(alike) < max(FEWEST_ITEMS, MOSTLY * len(pairs)):
        return found
    left = replace(
        found, before=tuple(one for one, _ in alike), after=tuple(other for _, other in alike)
    )
    return replace(left, answers=answered(table, left.columns))


def items_over_time(table: Table, known: Known, among: Sequence[str]) -> tuple[ItemSet, ...]:
    """The sets of items of a long table, where each column holds both times.

    among   columns that vary within people
    """
    names = [name for name in among if _may_be_item(known[name])]
    groups: dict[tuple[object, ...], list[_Item]] = defaultdict(list)
    for name in names:
        item = _item(name, Name.of(name, name).words, Moment(0))
        groups[item.stem, item.number is None].append(item)
    found = [_ordered(group) for group in groups.values() if len(group) >= FEWEST_ITEMS]
    sets = [
        ItemSet(columns, columns, stem, answered(table, columns), counted)
        for columns, stem, counted in found
    ]
    return tuple(each for each in sets if _look_like_items(each))


def _look_like_items(found: ItemSet) -> bool:
    """Whether answers and names together tell one questionnaire from several scores."""
    return found.answers == "words" or (found.answers is not None and found.counted)


def _are_scores(table: Table, columns: Sequence[str]) -> bool:
    """Whether columns hold numbers on a wider scale than one answer has."""
    values = [_values(table.frame[name]) for name in columns]
    return any(value is not None and value.size > 0 and not _are_few(value) for value in values)


def _may_be_item(profile: Profile) -> bool:
    """Whether a column may hold answers: a few values, and no total by its name."""
    named_so = profile.words & (TOTALS | CHANGE)
    is_numbered = any(word[-1:].isdigit() for word in profile.folded)
    few = 0 < profile.distinct <= (MOST_NUMBERS if profile.number else MOST_LOOKED_AT)
    return few and not profile.is_dates and (not named_so or is_numbered)


def _timed(names: Sequence[str], table: Table) -> list[ItemSet]:
    """Sets whose names say when: Q1_pre, "P1 (sebelum)", "Posttest: 3. Apakah …"."""
    items = [item for name in names for item in _readings(name, table.labels.get(name, ""))]
    groups: dict[tuple[object, ...], list[_Item]] = defaultdict(list)
    for item in items:
        groups[item.stem, item.number is None].append(item)
    found = []
    for group in groups.values():
        made = _before_and_after(group)
        if made is not None:
            found.append(made)
    used: set[str] = set()
    apart = []
    for each in sorted(found, key=lambda each: -len(each.before)):
        if used.isdisjoint(each.columns):
            apart.append(each)
            used.update(each.columns)
    place = {name: index for index, name in enumerate(names)}
    return sorted(apart, key=lambda each: place[each.before[0]])


def _readings(name: str, label: str) -> list[_Item]:
    """A column as an item of each moment that its name, or else its label, may say."""
    for text in (name, label):
        if not text:
            continue
        spoken = Name.of(name, text)
        sure = [named for named in read_name(spoken) if named.strength >= SURE]
        if len(spoken.words) > WORDS_OF_A_QUESTION:
            sure = [named for named in sure if _says_it_at_an_end(spoken, named)]
        if sure:
            return [_of(named) for named in sure[:1]]
    return []


def _of(named: Named) -> _Item:
    words = named.key if named.count is None else (*named.key, str(named.count))
    return _item(named.column, words, named.moment)


def _says_it_at_an_end(spoken: Name, named: Named) -> bool:
    """Whether the words that are left of a question are its beginning or its end.

    In "do you wash your hands before eating?" the word says nothing of when it was asked.
    """
    left = named.key
    inside = spoken.words[AT_AN_END:-AT_AN_END]
    return any(left[i : i + len(inside)] == inside for i in range(len(left) - len(inside) + 1))


def _item(column: str, words: Sequence[str], when: Moment) -> _Item:
    """The stem and the number of an item: "q10" is the tenth of q, "soal 3" the third of soal."""
    if len(words) >= WORDS_OF_A_QUESTION:
        return _Item(column, when, (), None, tuple(words))
    for index in range(len(words) - 1, -1, -1):
        match = _ITEM_NUMBER.fullmatch(words[index])
        if match is None and index == len(words) - 1 and words[index] in ROMAN:
            return _Item(column, when, tuple(words[:index]), ROMAN[words[index]])
        if match is not None and index == 0 and not match[1] and len(words) > 1:
            break  # "3. Saya cemas"
        if match is not None:
            stem = [*words[:index], *([match[1]] if match[1] else []), *words[index + 1 :]]
            return _Item(column, when, tuple(stem), int(match[2]))
    return _Item(column, when, (), None, tuple(words))


def _before_and_after(group: Sequence[_Item]) -> ItemSet | None:
    """The items of one stem that stand at two times; None where they are too few."""
    times = sorted({item.when for item in group})
    if len(times) < 2:
        return None
    after = next((when for when in times if when.phase == 2), times[-1])
    sides: list[dict[object, str]] = []
    for when in (times[0], after):
        mine = [item for item in group if item.when == when]
        sides.append({item.key: item.column for item in mine})
    both = [key for key in sides[0] if key in sides[1]]
    if len(both) < FEWEST_ITEMS:
        return None
    if all(isinstance(key, int) for key in both):
        both.sort(key=lambda key: int(str(key)))
    before = tuple(sides[0][key] for key in both)
    after_columns = tuple(sides[1][key] for key in both)
    return ItemSet(before, after_columns, group[0].stem, None, _are_counted(group))


def _are_counted(group: Sequence[_Item]) -> bool:
    """Whether items are numbered, or mostly whole questions, and not just several names."""
    told = [
        item.number is not None
        or len(item.name) >= WORDS_OF_A_QUESTION
        or (bool(item.name) and item.name[0].isdecimal())
        for item in group
    ]
    return 2 * sum(told) > len(told)


def _ordered(group: Sequence[_Item]) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    items = sorted(group, key=lambda item: item.number or 0)
    return tuple(item.column for item in items), group[0].stem, _are_counted(group)


def _repeated_headers(names: Sequence[str]) -> list[ItemSet]:
    """Sets whose every name stands twice: "Saya cemas" and "Saya cemas (2)", as forms export."""
    there = set(names)
    pairs = []
    for name in names:
        match = _REPEATED.fullmatch(name)
        if match is None:
            continue
        first = match[1] or match[3]
        is_second = match[2] == "2" or match[4] == "1"  # as we and as pandas number them
        if first in there and is_second:
            pairs.append((first, name))
    if len(pairs) < FEWEST_ITEMS:
        return []
    return [ItemSet(tuple(one for one, _ in pairs), tuple(other for _, other in pairs))]


def answered(table: Table, columns: Sequence[str]) -> Answered | None:
    """How columns are answered, all alike; None where they are not.

    Numbers are whole and few, as on a scale of at most eleven points; codes of no value may stand
    beside them. Options are what a test offers: a few a question, which may differ between them.
    """
    cells = [coded(table.frame[name], table.levels.get(name, {})) for name in columns]
    if not all(each.notna().any() for each in cells):
        return None
    values = [_values(each) for each in cells]
    if all(value is not None for value in values):
        whole = np.concatenate([value for value in values if value is not None])
        return "numbers" if _are_few(whole) else None
    if answer_scores(cells) is not None:
        return "words"
    offered = [answer_words([each]) for each in cells]
    return "options" if all(0 < len(each) <= MOST_OPTIONS for each in offered) else None


def _values(cells: pd.Series) -> Floats | None:
    """The distinct numbers of a column; None where most of its cells are none."""
    distinct = pd.Series(pd.unique(cells.dropna()))
    value = numbers(distinct).value
    found: Floats = value[np.isfinite(value)]
    return found if found.size >= MOSTLY * len(distinct) else None


def _are_few(values: Floats) -> bool:
    distinct = np.unique(values)
    scores = distinct[~np.isin(distinct, list(CODES))]
    if scores.size < 2:
        return False
    is_whole = bool(np.all(scores == np.floor(scores)))
    return is_whole and scores[0] >= LOWEST and scores[-1] <= HIGHEST
