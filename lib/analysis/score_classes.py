"""Named classes of a score by its share of the possible score: good, fair, poor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lib.study.study import Categories, Outcome

ClassName = Literal["poor", "fair", "good"]
PERCENT = 100


@dataclass(frozen=True, slots=True)
class ScoreClasses:
    """Classes by percent of the highest possible score, in rising order.

    percents   where each class but the first begins
    """

    names: tuple[ClassName, ...]
    percents: tuple[int, ...]


# good from 76 % on, fair 56–75 %, poor below 56 % of the possible score (Arikunto 2013)
ARIKUNTO = ScoreClasses(("poor", "fair", "good"), (56, 76))


def highest_possible(outcome: Outcome) -> float | None:
    """The highest score that can be reached; None where nobody declared one.

    >>> from lib.study.samples.shipped import load
    >>> highest_possible(load("blooto_2021").outcomes[0])
    10.0
    """
    if outcome.scale is not None:
        return float(outcome.scale.high)
    if outcome.items is not None and outcome.items.recipe.score_ends is not None:
        return float(outcome.items.recipe.score_ends[1])
    return None


def classes_of(outcome: Outcome, classes: ScoreClasses = ARIKUNTO) -> Categories | None:
    """Where the classes begin among the scores of an outcome; None without a highest score above 0.

    >>> from lib.study.samples.shipped import load
    >>> classes_of(load("blooto_2021").outcomes[0]).cuts
    (5.6, 7.6)
    """
    highest = highest_possible(outcome)
    if highest is None or highest <= 0:
        return None
    # percent times highest first: 56 % of 25 is 14, and 14 belongs above that cut
    return Categories(tuple(percent * highest / PERCENT for percent in classes.percents))
