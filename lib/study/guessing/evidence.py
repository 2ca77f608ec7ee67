"""Evidence: what speaks for and against a reading of a table, weighed in one place.

A table is wide (a row is a person) or long (a row is one measurement of a person). Names, values
and structure each say something, none of them enough: a code T01 looks like a time, a date that
repeats looks like a visit, "person" stands in a question. So every reading collects its pieces of
evidence, each with a weight, and the reading with the largest sum is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lib.study.roles import Layout

Said = Literal[
    "pair_named",
    "pair_numbered",
    "pair_weak",
    "no_pair",
    "id_differs_in_every_row",
    "rows_numbered",
    "id_repeats",
    "levels_before_and_after",
    "levels_counted",
    "levels_partly",
    "levels_are_dates",
    "time_named",
    "time_in_name",
    "time_unsaid",
    "person_named",
    "person_named_weakly",
    "once_at_each_time",
    "everyone_at_each_time",
    "several_rows_at_a_time",
    "person_is_a_number",
    "few_persons",
    "nobody_named",
    "scores_say_when",
]
# how much a piece of evidence weighs; what is said by the values of a whole column weighs more
# than a word in a name
WEIGHTS: dict[Said, float] = {
    "pair_named": 5,
    "pair_numbered": 4,
    "pair_weak": 1,
    "no_pair": -3,
    "id_differs_in_every_row": 3,
    "rows_numbered": 1,
    "id_repeats": -3,
    "levels_before_and_after": 4,
    "levels_counted": 3,
    "levels_partly": 2,
    "levels_are_dates": -1,
    "time_named": 2,
    "time_in_name": 1,
    "time_unsaid": -4,
    "person_named": 2,
    "person_named_weakly": 1,
    "once_at_each_time": 3,
    "everyone_at_each_time": 1,
    "several_rows_at_a_time": -2,
    "person_is_a_number": -1,
    "few_persons": -2,
    "nobody_named": -2,
    "scores_say_when": -2,
}
ENOUGH = 2.0  # weight from which on a table may be read as long


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a reading or, below weight 0, against it; and its column."""

    said: Said
    column: str = ""

    @property
    def weight(self) -> float:
        """How much it speaks for the reading; below 0 against it."""
        return WEIGHTS[self.said]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a table, with all that speaks for and against it.

    person   the columns that name a person together; () where none does
    time     long: the column that says when
    apart    long: a column that tells apart several rows of a person at one time
    """

    layout: Layout
    evidence: tuple[Evidence, ...]
    person: tuple[str, ...] = ()
    time: str | None = None
    apart: str | None = None

    @property
    def weight(self) -> float:
        """The sum of the weights.

        >>> Reading("wide", (Evidence("pair_named", "pre"), Evidence("id_repeats", "id"))).weight
        2
        """
        return sum(piece.weight for piece in self.evidence)

    def says(self, *wanted: Said) -> bool:
        """Whether one of these is among the evidence."""
        return any(piece.said in wanted for piece in self.evidence)


def likeliest(wide: Reading, longs: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings, the likeliest first; of equal ones wide before long, then in the order given.

    A long reading counts only where enough speaks for it.

    >>> wide = Reading("wide", (Evidence("no_pair"),))
    >>> said = Evidence("levels_before_and_after", "time"), Evidence("once_at_each_time", "dog")
    >>> long = Reading("long", said, ("dog",), "time")
    >>> [reading.layout for reading in likeliest(wide, [long])]
    ['long', 'wide']
    """
    possible = [long for long in longs if long.weight >= ENOUGH]
    return tuple(sorted([wide, *possible], key=lambda reading: -reading.weight))
