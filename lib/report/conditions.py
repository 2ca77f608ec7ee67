"""When each sentence is said: one table a place in the text, a row a sentence.

A row names the facts under which its sentence is true; a fact that it does not name may be
anything. Of every table exactly one row holds for any facts, whatever their order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from lib.analysis.arms import ArmsShown
from lib.analysis.comparison import Comparison, Verdict
from lib.stats import describe

Side = Literal["rise", "fall", "none"]
Extent = Literal["all", "some"]
Typical = Literal["agrees", "differs"]
Precision = Literal["narrow", "wide", "unbounded"]
Told = Literal["same", "different", "unsaid"]

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
SIDES: tuple[Side, ...] = get_args(Side)
EXTENTS: tuple[Extent, ...] = get_args(Extent)
TYPICALS: tuple[Typical, ...] = get_args(Typical)
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
ARMS: tuple[ArmsShown, ...] = get_args(ArmsShown)
TOLD: tuple[Told, ...] = get_args(Told)

SMALL = 0.2  # SD of the scores before: what Cohen (1988) calls a small effect


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides which sentences are true of a comparison.

    verdict     what kind of answer the data allow
    side        the way in which the ranks lean
    extent      whether all participants changed in that way, or some
    typical     whether the typical change goes that way too
    precision   narrow: the whole interval is small beside the spread of the scores before;
                unbounded: there is no interval, or it has no end
    arms        none known; two compared; more compared; one of them shown; several shown together
    told        what the owner of the data said: all got the same, different things, or nothing
    """

    verdict: Verdict
    side: Side = "none"
    extent: Extent = "some"
    typical: Typical = "agrees"
    precision: Precision = "wide"
    arms: ArmsShown = "none"
    told: Told = "unsaid"


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence by its key, and for each fact the values under which it is said."""

    key: str
    verdict: tuple[Verdict, ...] = VERDICTS
    side: tuple[Side, ...] = SIDES
    extent: tuple[Extent, ...] = EXTENTS
    typical: tuple[Typical, ...] = TYPICALS
    precision: tuple[Precision, ...] = PRECISIONS
    arms: tuple[ArmsShown, ...] = ARMS
    told: tuple[Told, ...] = TOLD

    def holds(self, facts: Facts) -> bool:
        """Whether the sentence may be said."""
        return (
            facts.verdict in self.verdict
            and facts.side in self.side
            and facts.extent in self.extent
            and facts.typical in self.typical
            and facts.precision in self.precision
            and facts.arms in self.arms
            and facts.told in self.told
        )


HEADLINES = (
    Row("headline.nobody", verdict=("nobody",)),
    Row("headline.one", verdict=("one",)),
    Row("headline.no_change", verdict=("no_change",)),
    Row("headline.rise_all", verdict=("rise",), extent=("all",), typical=("agrees",)),
    Row("headline.rise", verdict=("rise",), extent=("some",), typical=("agrees",)),
    Row("headline.rise_counts", verdict=("rise",), typical=("differs",)),
    Row("headline.fall_all", verdict=("fall",), extent=("all",), typical=("agrees",)),
    Row("headline.fall", verdict=("fall",), extent=("some",), typical=("agrees",)),
    Row("headline.fall_counts", verdict=("fall",), typical=("differs",)),
    Row("headline.too_few", verdict=("too_few",), extent=("some",)),
    Row("headline.too_few", verdict=("too_few",), extent=("all",), side=("none",)),
    Row("headline.too_few_rise", verdict=("too_few",), extent=("all",), side=("rise",)),
    Row("headline.too_few_fall", verdict=("too_few",), extent=("all",), side=("fall",)),
    Row("headline.unclear", verdict=("unclear",)),
)

# the headlines that say how large the typical change is
SIZED = frozenset(["headline.rise_all", "headline.rise", "headline.fall_all", "headline.fall"])

SHOWS = (
    Row("dashboard.shows_nobody", verdict=("nobody",)),
    Row("dashboard.shows_one", verdict=("one",)),
    Row("dashboard.shows_no_change", verdict=("no_change",)),
    Row("dashboard.shows_rise", verdict=("rise",)),
    Row("dashboard.shows_fall", verdict=("fall",)),
    Row("dashboard.shows_too_few", verdict=("too_few",)),
    Row("dashboard.shows_unclear", verdict=("unclear",), precision=("wide",)),
    Row("dashboard.shows_unclear_narrow", verdict=("unclear",), precision=("narrow",)),
    Row("dashboard.shows_unclear_unbounded", verdict=("unclear",), precision=("unbounded",)),
)

WHY = (
    Row("dashboard.why", told=("same",)),
    Row("dashboard.why_if", arms=("none",), told=("unsaid",)),
    Row("dashboard.why_if_groups", arms=("several",), told=("unsaid",)),
    Row("dashboard.why_groups", arms=("none", "several"), told=("different",)),
    Row("dashboard.why_arms", arms=("both",), told=("unsaid", "different")),
    Row("dashboard.why_all_arms", arms=("all",), told=("unsaid", "different")),
    Row("dashboard.why_one_arm", arms=("one",), told=("unsaid", "different")),
)

# what is to be taken along: the sentence for a thesis; of nobody and of one there is none
THESIS = (
    Row("", verdict=("nobody", "one")),
    Row("thesis.no_change", verdict=("no_change",)),
    Row("thesis.rise", verdict=("rise",)),
    Row("thesis.fall", verdict=("fall",)),
    Row("thesis.too_few", verdict=("too_few",)),
    Row("thesis.unclear", verdict=("unclear",)),
)


def chosen(table: Sequence[Row], facts: Facts) -> str:
    """The key of the row that holds."""
    return next(row.key for row in table if row.holds(facts))


def facts_of(comparison: Comparison, arms: ArmsShown = "none", told: Told = "unsaid") -> Facts:
    """The facts of a comparison; what is known about arms is not in it and comes beside.

    How narrow the interval is, is found where it matters alone: in an unclear answer.
    """
    side = _side(comparison)
    unclear = comparison.verdict == "unclear"
    return Facts(
        verdict=comparison.verdict,
        side=side,
        extent=_extent(comparison, side),
        typical=_typical(comparison, side),
        precision=_precision(comparison) if unclear else "wide",
        arms=arms,
        told=told,
    )


def told_by(one_group: bool | None) -> Told:
    """What the owner of the data said about who got what."""
    if one_group is None:
        return "unsaid"
    return "same" if one_group else "different"


def _side(comparison: Comparison) -> Side:
    test = comparison.test
    if test.w_plus == test.w_minus:
        return "none"
    return "rise" if test.w_plus > test.w_minus else "fall"


def _extent(comparison: Comparison, side: Side) -> Extent:
    count = comparison.pairs.falls if side == "fall" else comparison.pairs.rises
    return "all" if side != "none" and count == comparison.n else "some"


def _typical(comparison: Comparison, side: Side) -> Typical:
    """Where half or more did not change, the typical change is none, though changes lean."""
    shift = comparison.shift.value
    way = 1 if side == "rise" else -1
    return "agrees" if shift is not None and shift * way > 0 else "differs"


def _precision(comparison: Comparison) -> Precision:
    interval = comparison.shift.interval
    if interval is None or not math.isfinite(interval.low) or not math.isfinite(interval.high):
        return "unbounded"
    spread = describe(comparison.pairs.before, comparison.pairs.count).sd
    largest = max(abs(interval.low), abs(interval.high))
    return "narrow" if spread is not None and largest < SMALL * spread else "wide"
