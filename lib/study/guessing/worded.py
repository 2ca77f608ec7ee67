"""Answers in words: which columns hold scores that are written as words of a known order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lib.study.columns.answers import answer_scores, answer_words, in_numbers
from lib.study.columns.profile import Profile
from lib.study.recipe import WordScores
from lib.study.roles import OutcomeChoice, Roles
from lib.study.table import Table

Known = dict[str, Profile]


def in_groups(table: Table, groups: Sequence[Sequence[str]]) -> tuple[WordScores, ...]:
    """The words of these groups of columns as scores; groups of one scale are put together.

    Whether a scale has a neutral is seen better from all its columns than from two of them.
    Groups that hold numbers, or words of no known order, are left out.
    """
    together: list[WordScores] = []
    for group in groups:
        columns = [table.frame[name] for name in group]
        alone = answer_scores(columns)
        if alone is None:
            continue
        for place, other in enumerate(together):
            joined = answer_scores([*(table.frame[name] for name in other.columns), *columns])
            if joined is not None:
                together[place] = joined
                break
        else:
            together.append(alone)
    return tuple(together)


def read_in_words(table: Table, words: Sequence[WordScores]) -> Table:
    """The table with these words as numbers, to be guessed from; the table itself for none."""
    if not words:
        return table
    columns = {name: in_numbers(table.frame[name], each) for each in words for name in each.columns}
    return replace(table, frame=table.frame.assign(**columns))


def as_numbers(known: Known, words: Sequence[WordScores]) -> Known:
    """The profiles in which columns of ordered words count as numbers."""
    worded = {name for each in words for name in each.columns}
    return {
        name: replace(profile, number=True, whole=True) if name in worded else profile
        for name, profile in known.items()
    }


def words_to_order(
    table: Table, roles: Roles, alternatives: Sequence[OutcomeChoice]
) -> tuple[OutcomeChoice, tuple[str, ...]] | None:
    """The first score whose words nobody has put in order yet, with these words; None for none.

    A score that is only offered counts where no score is chosen.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> frame = pd.DataFrame({"pre": ["red", "blue"], "post": ["red", "red"]})
    >>> table = Table(frame, Dialect("csv"))
    >>> words_to_order(table, Roles(outcomes=(OutcomeChoice("pre", "post"),)), ())[1]
    ('red', 'blue')
    """
    for choice in roles.outcomes or alternatives:
        names = dict.fromkeys((choice.before, choice.after))
        if not all(name in table.frame.columns for name in names):
            continue
        if any(roles.word_scores(name) for name in names):
            continue
        words = answer_words([table.frame[name] for name in names])
        if words:
            return choice, words
    return None


def in_order(roles: Roles, choice: OutcomeChoice, words: Sequence[str]) -> Roles:
    """The roles in which the words of a score count 1, 2, 3 … in this order.

    >>> pair = OutcomeChoice("pre", "post")
    >>> in_order(Roles(), pair, ["red", "blue"]).words[0].scores
    (('red', 1.0), ('blue', 2.0))
    >>> shared = WordScores(("pre", "post", "a", "b"), (("blue", 1.0), ("red", 2.0)), (1.0, 2.0))
    >>> [each.columns for each in in_order(Roles(words=(shared,)), pair, ["red", "blue"]).words]
    [('a', 'b'), ('pre', 'post')]
    """
    columns = tuple(dict.fromkeys((choice.before, choice.after)))
    scores = tuple((word, float(rank)) for rank, word in enumerate(words, 1))
    ordered = WordScores(columns, scores, (1.0, float(len(words))), known=False)
    others = []
    for each in roles.words:
        left = tuple(name for name in each.columns if name not in columns)
        if left:
            others.append(replace(each, columns=left))
    outcomes = roles.outcomes if choice in roles.outcomes else (choice, *roles.outcomes)
    return replace(roles, words=(*others, ordered), outcomes=outcomes)
