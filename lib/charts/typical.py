"""The typical change in the estimation plot: a diamond with its interval."""

from __future__ import annotations

import math

from lib.charts import palette
from lib.charts.figure import Drawn, compact
from lib.charts.view import ChangeView
from lib.text.words import Text

PLACE = 0.84  # of the panel's width


def centre_marks(view: ChangeView, text: Text) -> list[Drawn]:
    """The interval as a bar and the typical change as a diamond; nothing when there is none."""
    centre = view.centre
    ends = centre_ends(view)
    if centre is None or centre.value is None or ends is None:
        return []
    words = f"{text('chart.typical_change')} {text.signed(centre.value, view.decimals)}"
    return diamond(centre.value, ends, words, PLACE)


def diamond(value: float, ends: tuple[float, float], words: str, place: float) -> list[Drawn]:
    """A value with its interval at a place of a panel; `words` are told on hover."""
    bar: Drawn = {
        "type": "scatter",
        "mode": "lines",
        "line": {"color": palette.INK, "width": 3},
        "hoverinfo": "skip",
        "x": [place, place],
        "y": [compact(end) for end in ends],
    }
    point: Drawn = {
        "type": "scatter",
        "mode": "markers",
        "marker": {"color": palette.INK, "size": 13, "symbol": "diamond"},
        "hoverinfo": "text",
        "x": [place],
        "y": [compact(value)],
        "hovertext": [words],
    }
    return [point] if ends[0] == ends[1] else [bar, point]


def centre_ends(view: ChangeView) -> tuple[float, float] | None:
    """The ends of what is drawn at the typical change; unbounded limits end at the changes."""
    centre = view.centre
    if centre is None or centre.value is None:
        return None
    if centre.interval is None:
        return centre.value, centre.value
    changes = view.pairs.distinct_change[0]
    low = centre.interval.low
    high = centre.interval.high
    return (
        low if math.isfinite(low) else float(changes[0]),
        high if math.isfinite(high) else float(changes[-1]),
    )
