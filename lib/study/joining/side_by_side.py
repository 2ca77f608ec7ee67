"""Side by side: two or more classes whose columns stand beside each other in one sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from lib.study.columns.profile import Profile, profiles
from lib.study.joining.order import INDONESIAN
from lib.study.joining.pooling import under_each_other
from lib.study.problem import Problem, Slots
from lib.study.table import Table
from lib.study.words.arms import ARM, says_arms
from lib.study.words.column_names import CLUSTER, ID, NAME, NUMBER
from lib.study.words.time_words import fold
from lib.study.words.times import Moment, spelled, worded

MOST_BLOCKS = 8
MOST_COLUMNS = 60
FEWEST = 2  # rows of a class
NAMES = ID | NAME | NUMBER
_OF_GROUPS = CLUSTER | ARM


@dataclass(frozen=True, slots=True)
class Blocks:
    """Columns that stand beside each other once for each class; frozen and hashable.

    column    what the classes are called together: "Kelas", else "group" or "kelompok"
    levels    the name of each class
    shared    columns that stand before all blocks
    names     what the columns of a block are called in the stacked table
    blocks    for each class its columns, in the order of `names`
    """

    column: str
    levels: tuple[str, ...]
    shared: tuple[str, ...]
    names: tuple[str, ...]
    blocks: tuple[tuple[str, ...], ...]


def find_blocks(table: Table) -> Blocks | None:
    """The classes that stand side by side; None where the columns are of one group of people.

    Every block has the same columns, two of them before and after, and its name says a class or an
    arm, or it has its own column of ids. Two scores of the same people look alike but for that.

    >>> from lib.study.table import Dialect
    >>> names = ["No", "Kelas A Pre", "Kelas A Post", "Kelas B Pre", "Kelas B Post"]
    >>> frame = pd.DataFrame([[1, 2, 3, 4, 5]] * 3, columns=names)
    >>> found = find_blocks(Table(frame, Dialect("csv")))
    >>> found.column, found.levels, found.names
    ('Kelas', ('A', 'B'), ('Pre', 'Post'))
    """
    names = [str(name) for name in table.frame.columns]
    if not 4 <= len(names) <= MOST_COLUMNS:
        return None
    around = frozenset(fold(word) for name in names for word in spelled(name))
    if sum(_is_time(word, around) for name in names for word in map(fold, spelled(name))) < 4:
        return None
    for lead in range(3):
        for n in range(2, MOST_BLOCKS + 1):
            width, left = divmod(len(names) - lead, n)
            if left or width < 2:
                continue
            beside = [names[lead + at * width : lead + (at + 1) * width] for at in range(n)]
            in_turn = [names[lead + at :: n] for at in range(n)]
            for blocks in (beside, in_turn):
                found = _blocks(table, names[:lead], blocks, around)
                if found is not None:
                    return found
    return None


def stack(table: Table, found: Blocks) -> Table:
    """The table with the classes under each other and a column that names the class.

    Rows in which a block is empty are nobody's. The rows are numbered from 1.

    >>> from lib.study.table import Dialect
    >>> names = ["A Pre", "A Post", "B Pre", "B Post"]
    >>> frame = pd.DataFrame([[1, 2, 3, 4], [5, 6, None, None]], columns=names)
    >>> columns = ("A Pre", "A Post"), ("B Pre", "B Post")
    >>> blocks = Blocks("group", ("A", "B"), (), ("Pre", "Post"), columns)
    >>> stack(Table(frame, Dialect("csv")), blocks).frame.values.tolist()
    [['A', 1.0, 2.0], ['A', 5.0, 6.0], ['B', 3.0, 4.0]]
    """
    parts = []
    for level, columns in zip(found.levels, found.blocks, strict=True):
        part = table.frame[[*found.shared, *columns]]
        part = part[part[list(columns)].notna().any(axis=1)]
        part = part.set_axis([*found.shared, *found.names], axis=1)
        part.insert(len(found.shared), found.column, pd.array([level] * len(part), dtype="str"))
        parts.append(part)
    frame = under_each_other(parts)
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    slots: Slots = {
        "column": found.column,
        "levels": ", ".join(found.levels),
        "n": len(frame),
        "names": ", ".join(found.names),
    }
    noted = Problem("blocks_stacked", "note", slots)
    first = dict(zip(found.blocks[0], found.names, strict=True))
    labels = {first.get(name, name): said for name, said in table.labels.items()}
    levels = {first.get(name, name): said for name, said in table.levels.items()}
    problems = (*table.problems, noted)
    return replace(table, frame=frame, labels=labels, levels=levels, problems=problems)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of columns laid out as blocks.

    at      for each place in a block the words that its column has in every block
    own     for each block the words that its columns have beyond those
    of_all  the words that all columns have
    """

    at: tuple[frozenset[str], ...]
    own: tuple[frozenset[str], ...]
    of_all: frozenset[str]


def _words(blocks: Sequence[Sequence[str]], around: frozenset[str]) -> _Words | None:
    """The words of blocks; None where these do not say the same columns once for each class."""
    words = [[tuple(map(fold, spelled(name))) for name in block] for block in blocks]
    at = tuple(frozenset.intersection(*map(frozenset, each)) for each in zip(*words, strict=True))
    own = [_own(block, at) for block in words]
    said = [found for found in own if found is not None]
    phases = {found.phase for each in at for found in _moments(each, around)}
    is_repeated = len(said) == len(blocks) == len(set(said)) and len(set(at)) == len(at)
    if not is_repeated or len(phases) < 2:
        return None
    return _Words(at, tuple(said), frozenset.intersection(*at))


def _moments(words: frozenset[str], around: frozenset[str]) -> list[Moment]:
    found = [worded(word, around) for word in words]
    return [moment for moment in found if moment is not None]


def _blocks(
    table: Table, shared: Sequence[str], blocks: Sequence[Sequence[str]], around: frozenset[str]
) -> Blocks | None:
    """These columns as blocks, where their names and cells say that they are."""
    words = _words(blocks, around)
    if words is None:
        return None
    known = profiles(table)
    if any(_names_everybody(known[name]) for name in shared):
        return None  # each row is one person, who had both, as in a crossover
    people = [[name for name in block if _names_people(known[name])] for block in blocks]
    is_said = _says_groups(words) or _end_apart(table, blocks)
    if not is_said and not _are_different(table, known, people):
        return None
    own_people = bool(people[0])
    kept = tuple(name for name in shared if not (own_people and known[name].is_row_number))
    pairs = zip(blocks, words.own, strict=True)
    levels = tuple(_level(block, own, place) for place, (block, own) in enumerate(pairs, 1))
    both = zip(blocks[0], words.at, strict=True)
    names = tuple(_name(name, at - words.of_all) for name, at in both)
    column = _column(blocks[0], words.of_all, around)
    said = [*names, *kept, column]
    if len(set(levels)) < len(levels) or len(set(said)) < len(said):
        return None
    return Blocks(column, levels, kept, names, tuple(map(tuple, blocks)))


def _own(block: Sequence[tuple[str, ...]], at: Sequence[frozenset[str]]) -> frozenset[str] | None:
    """The words that every column of a block has beyond those of its place; None if they differ.

    A column of ids may stand in its block without the name of the class.
    """
    beyond = [frozenset(words) - common for words, common in zip(block, at, strict=True)]
    named = {extra for extra, common in zip(beyond, at, strict=True) if extra or not common & NAMES}
    return next(iter(named)) if len(named) == 1 else None


def _says_groups(words: _Words) -> bool:
    """Whether the words say classes: "kelas A" and "kelas B", "control" and "experiment"."""
    texts = [" ".join(sorted(own)) for own in words.own]
    in_each = all(own & _OF_GROUPS for own in words.own)
    return bool(words.of_all & _OF_GROUPS) or in_each or says_arms(texts)


def _end_apart(table: Table, blocks: Sequence[Sequence[str]]) -> bool:
    """Whether each block is filled from the top, and some end earlier than others."""
    ends = set()
    for block in blocks:
        filled = table.frame[list(block)].notna().to_numpy()
        n = int(filled.any(axis=1).sum())
        if n < FEWEST or not filled[:n].all():
            return False
        ends.add(n)
    return len(ends) > 1


def _are_different(
    table: Table, known: Mapping[str, Profile], columns: Sequence[Sequence[str]]
) -> bool:
    """Whether each block has its own column of ids, and these are of different people."""
    if not all(columns):
        return False
    firsts = [known[each[0]] for each in columns]
    if all(profile.is_row_number or profile.running for profile in firsts):
        return True
    people = [set(table.frame[each[0]].dropna()) for each in columns]
    return all(not (people[0] & other) for other in people[1:])


def _names_everybody(profile: Profile) -> bool:
    """Whether a column before all blocks names the person of each row, and does not only count."""
    counts = profile.is_row_number or profile.running
    return _names_people(profile) and profile.filled == profile.rows and not counts


def _names_people(profile: Profile) -> bool:
    return bool(profile.words & NAMES) and profile.name_length <= 4 and profile.unique


def _is_time(word: str, around: frozenset[str]) -> bool:
    return worded(word, around) is not None


def _column(block: Sequence[str], of_all: frozenset[str], around: frozenset[str]) -> str:
    """What the classes are called together."""
    said = [word for word in spelled(block[0]) if fold(word) in of_all & _OF_GROUPS]
    if said:
        return " ".join(said)
    return "group" if INDONESIAN.isdisjoint(around) else "kelompok"


def _level(block: Sequence[str], label: frozenset[str], place: int) -> str:
    every = [word for name in block for word in spelled(name)]
    words = dict.fromkeys(word for word in every if fold(word) in label)
    return " ".join(words) or str(place)


def _name(name: str, common: frozenset[str]) -> str:
    return " ".join(word for word in spelled(name) if fold(word) in common) or name
