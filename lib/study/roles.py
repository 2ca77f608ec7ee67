"""Roles: what each column of a table is; the frozen choices that make a study of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lib.study.recipe import Recipe, WordScores
from lib.study.study import Categories, Scale

Layout = Literal["wide", "long"]
Part = Literal["whole", "first", "second"]  # of a cell like "120/80"
Repeats = Literal["first", "last", "mean", "leave_out"]
WantedKind = Literal["auto", "category", "number"]


@dataclass(frozen=True, slots=True)
class OutcomeChoice:
    """One outcome: the columns with its scores, and how the scores are to be understood.

    before, after   the two columns (wide); the same score column twice (long)
    *_part          which part of cells like "120/80" is the score; "whole" refuses such cells
    key             how the outcome is called in links; made of the columns when empty
    times           wide: the columns of all its times in their order, where there are three or
                    more; `before` and `after` are two of them
    primary         the person declared it the outcome that the study is about
    duration        cells like 2:47 are durations, and the score is in seconds
    categories      how the instrument reads its scores as categories, where that is known
    """

    before: str
    after: str
    label: str = ""
    higher_is_better: bool = True
    scale: Scale | None = None
    unit: str = ""
    before_part: Part = "whole"
    after_part: Part = "whole"
    key: str = ""
    times: tuple[str, ...] = ()
    primary: bool = False
    duration: bool = False
    categories: Categories | None = None


@dataclass(frozen=True, slots=True)
class ArmsChoice:
    """Who got what: the column that says so, and the level that is the control ("": none is)."""

    column: str
    control: str = ""


@dataclass(frozen=True, slots=True)
class FactorChoice:
    """One thing known about the participants; "auto" makes numbers with many values numeric."""

    column: str
    label: str = ""
    kind: WantedKind = "auto"


@dataclass(frozen=True, slots=True)
class Merge:
    """One level of a column to be read as another: "WHITE" as "White"."""

    column: str
    level: str
    into: str


@dataclass(frozen=True, slots=True)
class Roles:
    """What each column is. Frozen and hashable: the same roles and bytes give the same study.

    id         one column, or several that name a person together; () for none (wide only)
    time       long: the column that says when a row was measured
    times      long: the texts of the two times, or "ends" for each person's earliest and latest
    repeats    long: what to do with several rows per person and time; None refuses them
    filters    rows to keep before anything else: (column, text) for each
    missing    (column, codes that mean "no value")
    kept       (column, codes that look so and are scores all the same)
    one_group  whether everyone got the same (True) or the groups got different things (False);
               None: nobody has said
    arms       who got what, where the groups got different things and the column is known
    all_times  long: the texts of all times in their order, where there are three or more;
               `times` are two of them
    unpaired   nobody can say who is who: those measured before and those measured after are two
               samples, and no pair is made
    words      answers in words that are ordered scores
    recipes    scores made of items; each is a column that outcomes name like any other
    """

    layout: Layout = "wide"
    id: tuple[str, ...] = ()
    outcomes: tuple[OutcomeChoice, ...] = ()
    factors: tuple[FactorChoice, ...] = ()
    time: str | None = None
    times: tuple[str, str] | Literal["ends"] | None = None
    repeats: Repeats | None = None
    filters: tuple[tuple[str, str], ...] = ()
    merges: tuple[Merge, ...] = ()
    missing: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kept: tuple[tuple[str, tuple[str, ...]], ...] = ()
    one_group: bool | None = None
    arms: ArmsChoice | None = None
    all_times: tuple[str, ...] = ()
    unpaired: bool = False
    words: tuple[WordScores, ...] = ()
    recipes: tuple[Recipe, ...] = ()

    def codes(self, column: str) -> tuple[str, ...]:
        """The codes declared to mean "no value" in a column.

        >>> roles = Roles(missing=(("score", ("-9", "99")), ("age", ())))
        >>> roles.codes("score"), roles.codes("age")
        (('-9', '99'), ())
        """
        return _of_column(self.missing, column)

    def decided(self, column: str) -> tuple[str, ...]:
        """The codes of a column of which somebody has said what they mean.

        >>> roles = Roles(missing=(("score", ("99",)),), kept=(("score", ("98",)),))
        >>> roles.decided("score")
        ('99', '98')
        """
        return (*self.codes(column), *_of_column(self.kept, column))

    def merged(self, column: str) -> dict[str, str]:
        """The levels of a column that are to be read as others.

        >>> Roles(merges=(Merge("sex", "F", "female"),)).merged("sex")
        {'F': 'female'}
        """
        return {merge.level: merge.into for merge in self.merges if merge.column == column}

    def recipe(self, column: str) -> Recipe | None:
        """The recipe that makes a column; None for a column of the file.

        >>> Roles(recipes=(Recipe("total", ("q1", "q2")),)).recipe("total").items
        ('q1', 'q2')
        """
        return next((recipe for recipe in self.recipes if recipe.column == column), None)

    def word_scores(self, column: str) -> WordScores | None:
        """The scores of the words of a column; None where its cells are read as they are.

        >>> words = WordScores(("pre",), (("Agree", 4.0),), (1.0, 5.0))
        >>> Roles(words=(words,)).word_scores("pre") is words
        True
        """
        return next((words for words in self.words if column in words.columns), None)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the roles name, each once, in the order of the roles."""
        scores = [name for o in self.outcomes for name in (o.before, o.after, *o.times)]
        known = [factor.column for factor in self.factors]
        if self.arms is not None:
            known.append(self.arms.column)
        times = [self.time] if self.time else []
        chosen = [name for name, _ in self.filters]
        return tuple(dict.fromkeys([*self.id, *times, *scores, *known, *chosen]))


def _of_column(named: Sequence[tuple[str, tuple[str, ...]]], column: str) -> tuple[str, ...]:
    """What is listed for a column, in the order given."""
    found: list[str] = []
    for name, codes in named:
        if name == column:
            found += codes
    return tuple(found)
