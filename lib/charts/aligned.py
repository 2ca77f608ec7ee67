"""The two vertical axes of an estimation plot: scores at the left, changes at the right."""

from __future__ import annotations

from dataclasses import dataclass

from lib.charts.typical import centre_ends
from lib.charts.view import ChangeView

ROOM = 0.05  # of the height, above and below
LEAST_SHARE = 0.2  # of the scale, that the changes fill where both axes have one unit
MOST_STRETCH = 1.6  # of the scale, to which one axis for both may grow

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axes:
    """The ends of both axes.

    scores     of the scores before and after
    changes    of the changes
    shared     whether one point is as tall on both, no change standing at the median before
    """

    scores: Ends
    changes: Ends
    shared: bool

    @property
    def times(self) -> float:
        """How many times taller a point of change is than a point of score."""
        return (self.scores[1] - self.scores[0]) / (self.changes[1] - self.changes[0])


def axes_of(view: ChangeView) -> Axes:
    """Both axes in one unit, as in an estimation plot, where the changes can be seen on it.

    Changes that fill less than a fifth of the scale get an axis of their own.
    """
    low, high = view.scale
    least, most = _changes(view)
    medians = view.medians
    zero = medians[0] if medians else low
    bottom = min(low, zero + least)
    top = max(high, zero + most)
    span = high - low
    seen = most - least >= LEAST_SHARE * span
    fits = top - bottom <= MOST_STRETCH * span
    if seen and fits and not view.crowded:
        scores = widened(bottom, top)
        return Axes(scores, (scores[0] - zero, scores[1] - zero), shared=True)
    return Axes(widened(low, high), widened(least, most), shared=False)


def widened(low: float, high: float) -> Ends:
    """The ends with some room beyond them; of no length, a point on either side."""
    room = ROOM * (high - low) or 1.0
    return low - room, high + room


def _changes(view: ChangeView) -> Ends:
    """The smallest and the largest of no change, all changes and the interval."""
    values = [0.0, *map(float, view.pairs.distinct_change[0]), *(centre_ends(view) or ())]
    return min(values), max(values)
