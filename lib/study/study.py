"""A study: the same people measured twice, with what is known about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from lib.study.arrays import Codes, Counts, Floats, Mask
from lib.study.problem import Problem
from lib.study.recipe import Recipe, WordScores

Origin = Literal["uploaded", "reconstructed", "simulated"]

MOST_LEVELS = 200  # a category with more is free text


@dataclass(frozen=True, slots=True)
class Scale:
    """The lowest and highest score that the instrument allows."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Categories:
    """How scores are read as categories: where one ends and the next begins.

    cuts    in rising order, (k − 1,)
    names   of the categories in rising order of their scores, (k,); () where nobody named them
    upper   whether a score that equals a cut belongs above it (≥), else below it (≤)
    """

    cuts: tuple[float, ...]
    names: tuple[str, ...] = ()
    upper: bool = True

    @property
    def size(self) -> int:
        """How many categories there are."""
        return len(self.cuts) + 1


@dataclass(frozen=True, slots=True)
class Arms:
    """Who got what: the key of the factor that says so, and the level that is the control.

    control   None where none of the arms is one; differences are then the first minus another
    """

    factor: str
    control: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One score measured at three or more times; two of them are the before and after.

    labels        what the times are called, in their order, (t,)
    cell          for each row of the study the position of its sequence, (rows,)
    scores        the distinct sequences, NaN where a score is missing, shape (k, t)
    first, last   the positions of the outcome's before and after among the times
    """

    labels: tuple[str, ...]
    cell: Codes
    scores: Floats
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class ItemScores:
    """The items that a score was made of, scored as they enter it (reversed ones turned round).

    labels          what the items are called, (m,)
    cell            for each row of the study the position of its answers, (rows,)
    before, after   the distinct answers, NaN where one is missing, shape (k, m)
    recipe          how they make the score; before and after differ in their columns alone
    words           the answers in words and what each counts, where they are words
    """

    labels: tuple[str, ...]
    cell: Codes
    before: Floats
    after: Floats
    recipe: Recipe
    words: WordScores | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """One score, measured before and after.

    cell                 for each row of the study the position of its pair in the next two, (rows,)
    before, after        the distinct pairs of scores, NaN where one is missing, shape (k,)
    higher_is_better     decides words ("improved"), never the sign of a number
    primary              the person declared it the outcome that the study is about
    duration             the scores are seconds, to be shown as durations
    series               all its times where there are three or more
    items                the items that it was made of
    categories           how the instrument reads its scores as categories, where that is known
    """

    key: str
    label: str
    cell: Codes
    before: Floats
    after: Floats
    before_label: str = ""
    after_label: str = ""
    higher_is_better: bool = True
    scale: Scale | None = None
    unit: str = ""
    primary: bool = False
    duration: bool = False
    series: Series | None = None
    items: ItemScores | None = None
    categories: Categories | None = None

    def rows(self, which: Mask | Counts) -> Outcome:
        """The outcome of some rows of the study, told by a mask or by their positions.

        >>> scores = np.array([3.0, 4.0])
        >>> outcome = Outcome("milk", "Milk", np.array([0, 1, 1]), scores, scores + 2)
        >>> outcome.rows(np.array([True, False, True])).cell.tolist()
        [0, 1]
        """
        series = self.series
        if series is not None:
            series = replace(series, cell=series.cell[which])
        items = self.items
        if items is not None:
            items = replace(items, cell=items.cell[which])
        return replace(self, cell=self.cell[which], series=series, items=items)


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """Something known about the participants: a category with levels, or a number such as age.

    code     category: for each row the position of its level in `levels`, -1 where unknown, (rows,)
    value    number: for each row the value, NaN where unknown, (rows,); None for a category
    ordered  the levels have a natural order (bands of age, education)
    limits   number: the range of all participants, also of those a selection leaves out
    step     number: the last decimal that the values carry, at the finest a thousandth
    """

    key: str
    label: str
    levels: tuple[str, ...] = ()
    code: Codes | None = None
    value: Floats | None = None
    ordered: bool = False
    limits: tuple[float, float] = (0.0, 0.0)
    step: float = 1.0

    @classmethod
    def of_numbers(cls, key: str, label: str, value: Floats) -> Factor:
        """A numeric factor of these values, with its limits and step found once.

        >>> age = Factor.of_numbers("age", "Age", np.array([20.5, 31.0, np.nan]))
        >>> age.limits, age.step
        ((20.5, 31.0), 0.1)
        """
        known = value[np.isfinite(value)]
        if known.size == 0:
            return cls(key, label, value=value)
        distinct = np.unique(known)
        decimals = next((d for d in range(3) if np.array_equal(np.round(distinct, d), distinct)), 3)
        units = 10**decimals  # the limits lie on whole steps, so that nobody falls off an end
        low = np.floor(distinct[0] * units) / units
        high = np.ceil(distinct[-1] * units) / units
        return cls(key, label, value=value, limits=(float(low), float(high)), step=1 / units)

    @property
    def is_number(self) -> bool:
        """True for a numeric factor (chosen by range), False for a category (chosen by level)."""
        return self.value is not None

    @property
    def has_few_levels(self) -> bool:
        """Whether it is a category that people can be told apart by: 2 to 200 levels."""
        return 1 < len(self.levels) <= MOST_LEVELS

    def rows(self, which: Mask | Counts) -> Factor:
        """The factor of some rows, told by a mask or by their positions; its limits stay.

        >>> age = Factor.of_numbers("age", "Age", np.array([20.0, 30.0, 40.0]))
        >>> age.rows(np.array([True, False, True])).value.tolist()
        [20.0, 40.0]
        """
        if self.value is not None:
            return replace(self, value=self.value[which])
        return replace(self, code=None if self.code is None else self.code[which])


@dataclass(frozen=True, slots=True)
class Selection:
    """Which participants are looked at: for each factor a range or a set of levels.

    A factor that is not named lets everybody through. An empty set of levels lets nobody through.
    A participant whose factor is unknown is left out by any choice made on that factor.
    """

    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    levels: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def is_everyone(self) -> bool:
        """True when nothing has been chosen."""
        return not self.ranges and not self.levels


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """Participants as counted rows: each row is `count` people with the same factors and scores.

    A small study has one row a person and `ids`; a large one is compressed to its distinct rows.
    Nothing that uses a study may assume one row a person.

    fingerprint   SHA-256 of the file's bytes and the mapping: the key of every cache
    left_out      participants without a complete pair are still rows; `left_out` holds those who
                  could not become a row at all (no id, ambiguous duplicate ...), by name
    one_group     whether everyone got the same, False where groups got different things, None
                  where nobody has said: nothing that depends on it may be said then
    arms          who got what, where it is known
    unpaired      nobody can say who is who: each row is somebody measured before or somebody
                  measured after, and the two are compared as samples of their own
    """

    name: str
    fingerprint: str
    origin: Origin
    outcomes: tuple[Outcome, ...]
    factors: tuple[Factor, ...]
    count: Counts
    ids: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    one_group: bool | None = None
    arms: Arms | None = None
    unpaired: bool = False

    @property
    def n(self) -> int:
        """Participants, with or without complete scores."""
        return int(self.count.sum())

    def outcome(self, key: str) -> Outcome:
        """The outcome of that key; KeyError when there is none.

        >>> from lib.study.samples.shipped import load
        >>> study = load("blooto_2021")
        >>> study.outcome(study.outcomes[0].key).scale
        Scale(low=0, high=10)
        """
        for outcome in self.outcomes:
            if outcome.key == key:
                return outcome
        raise KeyError(key)

    def factor(self, key: str) -> Factor:
        """The factor of that key; KeyError when there is none.

        >>> from lib.study.samples.shipped import load
        >>> load("blooto_2021").factor("parity").levels
        ('primipara', 'multipara')
        """
        for factor in self.factors:
            if factor.key == key:
                return factor
        raise KeyError(key)

    def chosen(self, selection: Selection) -> Mask:
        """For each row whether the selection lets it through, shape (rows,).

        >>> from lib.study.samples.shipped import load
        >>> few = Selection(levels={"parity": frozenset(["primipara"])})
        >>> int(load("blooto_2021").chosen(few).sum())
        16
        """
        mask = np.ones(self.count.size, dtype=np.bool_)
        for factor in self.factors:
            if factor.value is not None and factor.key in selection.ranges:
                low, high = selection.ranges[factor.key]
                mask &= (factor.value >= low) & (factor.value <= high)
            elif factor.code is not None and factor.key in selection.levels:
                wanted = [level in selection.levels[factor.key] for level in factor.levels]
                mask &= np.array([*wanted, False], dtype=np.bool_)[factor.code]  # -1: unknown
        return mask

    def n_chosen(self, selection: Selection) -> int:
        """Participants that the selection lets through, with or without complete scores.

        >>> from lib.study.samples.shipped import load
        >>> load("blooto_2021").n_chosen(Selection(ranges={"age": (30, 99)}))
        8
        """
        return int(self.count[self.chosen(selection)].sum())

    def where(self, selection: Selection) -> Study:
        """The study of the selected participants alone; the study itself when all are.

        >>> from lib.study.samples.shipped import load
        >>> load("blooto_2021").where(Selection()).n
        28
        """
        return self if selection.is_everyone else self.rows(self.chosen(selection))

    def rows(self, mask: Mask) -> Study:
        """The study of the rows for which the mask is true.

        >>> from lib.study.samples.shipped import load
        >>> study = load("blooto_2021")
        >>> study.rows(np.arange(study.count.size) < 5).n
        5
        """
        return replace(
            self,
            outcomes=tuple(outcome.rows(mask) for outcome in self.outcomes),
            factors=tuple(f.rows(mask) for f in self.factors),
            count=self.count[mask],
            ids=tuple(i for i, kept in zip(self.ids, mask, strict=True) if kept)
            if self.ids
            else (),
        )

    def cells(self, outcome: Outcome) -> Counts:
        """How many participants share each distinct pair of the outcome, shape (k,).

        >>> from lib.study.samples.shipped import load
        >>> study = load("blooto_2021")
        >>> study.cells(study.outcomes[0])[:3].tolist()
        [2, 1, 1]
        """
        shared = np.bincount(outcome.cell, weights=self.count, minlength=outcome.before.size)
        return shared.astype(np.int64)
