"""A table whose scores may be words: what it is if the words of known scales count as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lib.study.columns.answers import answer_scores
from lib.study.columns.profile import Profile
from lib.study.guessing.evidence import Reading
from lib.study.guessing.guess_wide import WideGuess, guess_wide
from lib.study.guessing.items import ItemSet, item_sets
from lib.study.guessing.worded import as_numbers, in_groups, read_in_words
from lib.study.recipe import WordScores
from lib.study.table import Table

YES_AND_NO = (0.0, 1.0)

Known = dict[str, Profile]


@dataclass(frozen=True, slots=True, eq=False)
class WideInWords:
    """A wide table guessed with its ordered words as numbers.

    table, known   with numbers in place of the words
    words          which words are which scores
    """

    table: Table
    known: Known
    guess: WideGuess
    words: tuple[WordScores, ...] = ()


def in_words(table: Table, known: Known, wide: WideGuess) -> WideInWords:
    """The same guess where pairs, and items, may be answered in words of a known order."""
    sets = item_sets(table, known, wide.sides)
    in_sets = {name for each in sets for name in each.columns}
    pairs = [(pair.before, pair.after) for pair in wide.worded]
    alone = in_groups(table, [pair for pair in pairs if not in_sets & set(pair)])
    scored = [each for each in alone if each.ends != YES_AND_NO]  # a category, taken if wished
    items = in_groups(table, [each.columns for each in sets if each.answers == "words"])
    words = (*items, *scored)
    if not words:
        return WideInWords(table, known, _with(wide, wide, sets))
    read = read_in_words(table, words)
    numbered = as_numbers(known, words)
    again = guess_wide(read, numbered)
    return WideInWords(read, numbered, _with(again, wide, sets), words)


def answers_over_time(table: Table, known: Known, reading: Reading) -> tuple[WordScores, ...]:
    """The columns of a long table that hold answers in words of a known order.

    A yes and no is taken only where nothing else is a score.
    """
    roles = {*reading.person, reading.time}
    texts = [p.name for p in known.values() if p.levels and not p.number and p.name not in roles]
    told = [(name, answer_scores([table.frame[name]])) for name in texts]
    several = [name for name, found in told if found is not None and found.ends != YES_AND_NO]
    others = [name for name, found in told if found is not None and name not in several]
    numeric = any(p.number and p.name not in roles for p in known.values())
    wanted = several if several or numeric else others
    return in_groups(table, [(name,) for name in wanted])


def _with(guess: WideGuess, first: WideGuess, sets: tuple[ItemSet, ...]) -> WideGuess:
    """The guess with its sets of items, whose columns are sides of pairs whatever their names."""
    columns = {name for each in sets for name in each.columns}
    return replace(guess, sides=guess.sides | first.sides | columns, items=sets)
