"""Scores read as categories: how many are in each before and after, and who moved where."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lib.analysis.scores import pairs_by_code, pairs_of
from lib.stats import (
    Description,
    Estimate,
    Floats,
    HypothesisTest,
    McNemar,
    Pairs,
    Whole,
    bowker_test,
    cut_table,
    describe,
    marginal_homogeneity,
    mcnemar,
    permutation_test,
    positions,
    stuart_maxwell_test,
    wilson,
)
from lib.study.study import Categories, Factor, Outcome, Study

MOST_CATEGORIES = 8  # more are a scale, not categories


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """The participants of one category at one measurement.

    share   of those with both scores, with its Wilson interval
    mean    of their scores then; None where there is nobody
    """

    n: int
    share: Estimate
    mean: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """Whether moves between three or more ordered categories lean one way.

    shift            the sign-flip test of the mean move, a step from a category to the next: exact
                     where the cost allows
    marginal         the same by SPSS's normal approximation (marginal homogeneity)
    stuart_maxwell   whether all categories are as frequent after as before, without their order
    bowker           whether moves from one to another are as frequent as those back
    """

    shift: HypothesisTest
    marginal: HypothesisTest
    stuart_maxwell: HypothesisTest
    bowker: HypothesisTest


@dataclass(frozen=True, slots=True, eq=False)
class InCategories:
    """One outcome of the participants of a study, read as categories.

    table          participants by category before (rows) and after (columns), (k, k)
    before, after  each category in rising order of its scores
    scores         all scores before, and all after, described
    target         the category whose share is spoken of: the best by the outcome's direction
    two            McNemar's tests of entering against leaving the target; None for three or more
    many           the tests for three or more; None for two
    """

    outcome: Outcome
    categories: Categories
    pairs: Pairs
    table: Whole
    before: tuple[CategoryCount, ...]
    after: tuple[CategoryCount, ...]
    scores: tuple[Description, Description]
    target: int
    two: McNemar | None
    many: Moves | None

    @property
    def n(self) -> int:
        """Participants with both scores."""
        return self.pairs.n

    @property
    def rose(self) -> int:
        """Participants who moved to a category of higher scores."""
        return int(np.triu(self.table, 1).sum())

    @property
    def fell(self) -> int:
        """Participants who moved to a category of lower scores."""
        return int(np.tril(self.table, -1).sum())


@dataclass(frozen=True, slots=True, eq=False)
class LevelInCategories:
    """The participants of one level of a factor by category before and after, (k, k)."""

    level: str
    table: Whole

    @property
    def n(self) -> int:
        """Participants of the level with both scores."""
        return int(self.table.sum())

    @property
    def before(self) -> Whole:
        """Participants in each category before, (k,)."""
        counts: Whole = self.table.sum(axis=1)
        return counts

    @property
    def after(self) -> Whole:
        """Participants in each category after, (k,)."""
        counts: Whole = self.table.sum(axis=0)
        return counts


def in_categories(study: Study, outcome: Outcome, categories: Categories) -> InCategories:
    """Everybody of the study in categories; use `study.where` to select.

    Raises ValueError for no cut, more than seven, or cuts that do not rise.
    """
    _check(categories)
    pairs = pairs_of(study, outcome)
    table = cut_table(pairs, categories.cuts, categories.upper)
    target = categories.size - 1 if outcome.higher_is_better else 0
    two = None
    many = None
    if categories.size == 2:
        other = 1 - target
        two = mcnemar(int(table[other, target]), int(table[target, other]), pairs.n)
    else:
        many = _moves(pairs, categories, table)
    return InCategories(
        outcome=outcome,
        categories=categories,
        pairs=pairs,
        table=table,
        before=_counts(pairs.before, pairs, categories),
        after=_counts(pairs.after, pairs, categories),
        scores=(describe(pairs.before, pairs.count), describe(pairs.after, pairs.count)),
        target=target,
        two=two,
        many=many,
    )


def by_level(
    study: Study, outcome: Outcome, categories: Categories, factor: Factor
) -> tuple[LevelInCategories, ...]:
    """The categories before and after in each level of a factor that has levels, in their order."""
    _check(categories)
    if factor.code is None:
        raise ValueError(f"{factor.key!r} is a number and has no levels")
    parts = pairs_by_code(study, outcome, factor.code, len(factor.levels))
    return tuple(
        LevelInCategories(level, cut_table(part, categories.cuts, categories.upper))
        for level, part in zip(factor.levels, parts, strict=True)
    )


def _check(categories: Categories) -> None:
    cuts = categories.cuts
    if not 1 < categories.size <= MOST_CATEGORIES:
        raise ValueError(f"2 to {MOST_CATEGORIES} categories, not {categories.size}")
    if not all(np.isfinite(cuts)) or any(np.diff(cuts) <= 0):
        raise ValueError(f"cuts rise from one to the next, not {cuts}")


def _moves(pairs: Pairs, categories: Categories, table: Whole) -> Moves:
    rows, columns = np.nonzero(table)
    steps = Pairs.of(rows, columns, table[rows, columns])
    return Moves(
        shift=replace(permutation_test(steps), name="category_shift"),
        marginal=marginal_homogeneity(steps),
        stuart_maxwell=stuart_maxwell_test(table),
        bowker=bowker_test(table),
    )


def _counts(scores: Floats, pairs: Pairs, categories: Categories) -> tuple[CategoryCount, ...]:
    place = positions(scores, categories.cuts, categories.upper)
    counted: list[CategoryCount] = []
    for category in range(categories.size):
        inside = place == category
        described = describe(scores[inside], pairs.count[inside])
        share = wilson(described.n, pairs.n)
        counted.append(CategoryCount(described.n, share, described.mean))
    return tuple(counted)
