"""The shapes of every statistic: a value with its interval, or the reason there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "no_pairs",  # nobody has both scores
    "one_pair",  # one participant only: no spread, no test
    "no_change",  # every difference is zero
    "constant_change",  # every difference is the same, so the spread is zero
    "constant_scores",  # one of the two measurements does not vary
    "too_few",  # the method needs more participants than there are
    "not_attainable",  # the wanted level cannot be reached with so few
    "one_level",  # nothing to compare: one group or level only
    "no_discordant",  # nobody crossed the threshold
    "too_costly",  # exact computation would take too long; see the asymptotic figure
    "not_defined",  # the formula has no value for these data
    "too_many",  # the method is not used at this size
    "few_items",  # the method needs more items that differ than there are
    "not_converged",  # the fit came to no rest
]

Method = Literal["exact", "asymptotic", "permutation", "mid_p", "simulation"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval; `level` is the one truly reached, `method` its glossary name."""

    low: float
    high: float
    method: str
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval. Where `value` or `interval` is None, `reason` says why."""

    name: str
    value: float | None
    interval: Interval | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class HypothesisTest:
    """One hypothesis test; `p` is two-sided unless the name says otherwise, and never 0.

    `p` underflows to the smallest positive float; `log10_p` keeps the size then.
    """

    name: str
    p: float | None
    statistic: float | None = None
    method: Method | None = None
    log10_p: float | None = None
    n: int = 0
    df: float | None = None
    reason: Reason | None = None
