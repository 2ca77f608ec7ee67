"""Recipes: scores made of items, and words that are scores; frozen choices, part of the roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Method = Literal["sum", "mean"]


@dataclass(frozen=True, slots=True)
class WordScores:
    """The words of some columns as ordered scores: Disagree = 2, Agree = 4.

    scores   each way the answer is written and its score; case, marks and blanks do not count
    ends     the lowest and highest score of the scale, also where nobody answered so; None where
             nobody knows
    known    the order is that of a known scale; else somebody put the words in order
    """

    columns: tuple[str, ...]
    scores: tuple[tuple[str, float], ...]
    ends: tuple[float, float] | None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Recipe:
    """A score that is made of items: a new column of the table.

    column        how the new column is called; no other column of the table is
    items         the columns of the items, in their order
    method        their sum, or their mean
    reversed      the items that are turned round: lowest + highest answer − answer
    ends          the lowest and highest answer that an item allows; None where nobody knows
    key           the right answer of each item, in their order: it counts 1, any other 0; () for
                  items that are no knowledge test
    most_missing  how many items somebody may leave out; the mean of the answered ones then stands
                  for those. Whoever left out more has no score
    """

    column: str
    items: tuple[str, ...]
    method: Method = "sum"
    reversed: tuple[str, ...] = ()
    ends: tuple[float, float] | None = None
    key: tuple[str, ...] = ()
    most_missing: int = 0

    def __post_init__(self) -> None:
        if self.reversed and self.ends is None and not self.key:
            raise ValueError("an item is turned round between the ends of its scale")
        if self.key and len(self.key) != len(self.items):
            raise ValueError(f"{len(self.key)} right answers for {len(self.items)} items")

    @property
    def item_ends(self) -> tuple[float, float] | None:
        """The lowest and highest score of one item as it enters the total.

        >>> Recipe("total", ("a", "b"), key=("B", "C")).item_ends
        (0.0, 1.0)
        """
        return (0.0, 1.0) if self.key else self.ends

    @property
    def score_ends(self) -> tuple[float, float] | None:
        """The lowest and highest score that can be reached; None where nobody knows.

        >>> Recipe("total", ("a", "b", "c"), ends=(1, 5)).score_ends
        (3, 15)
        """
        ends = self.item_ends
        if ends is None or self.method == "mean":
            return ends
        low, high = ends
        return low * len(self.items), high * len(self.items)
