"""The typical change in the estimation plot: a diamond with its interval, and its words."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lib.charts import palette
from lib.charts.figure import Drawn, compact, note
from lib.charts.view import ChangeView
from lib.text.words import Text

PLACE = 0.81  # of the panel's width
ROOM = 0.2  # of the height, for the words above or below the interval
EDGE = 0.06  # of the height, between the outermost dot and the edge
LONGEST_CENTRED = 13  # letters; longer words are set against the right edge


@dataclass(frozen=True, slots=True)
class Frame:
    """The range of the change axis, and on which side of the interval its words stand."""

    low: float
    high: float
    above: bool


def frame_of(view: ChangeView) -> Frame:
    """All changes, the interval and no change, with room for the words where nothing is drawn."""
    ends = _ends(view)
    values = [0.0, *map(float, view.pairs.distinct_change[0]), *(ends or ())]
    low = min(values)
    high = max(values)
    low, high = _widened(low, high, view.scale[1] - view.scale[0])
    spread = high - low
    # the line of no change would run through the words
    above = not ends or not ends[1] < 0 <= ends[1] + ROOM * spread
    low = low - EDGE * spread
    high = high + EDGE * spread
    if ends and above:
        high = max(high, ends[1] + ROOM * spread)
    elif ends:
        low = min(low, ends[0] - ROOM * spread)
    return Frame(low, high, above)


def centre_marks(view: ChangeView, text: Text) -> list[Drawn]:
    """The interval as a bar and the typical change as a diamond; nothing when there is none."""
    centre = view.centre
    ends = _ends(view)
    if centre is None or centre.value is None or ends is None:
        return []
    ink = {"color": palette.INK, "width": 3}
    bar: Drawn = {"type": "scatter", "mode": "lines", "line": ink, "hoverinfo": "skip"}
    bar |= {"x": [PLACE, PLACE], "y": [compact(end) for end in ends]}
    point = {"color": palette.INK, "size": 13, "symbol": "diamond"}
    diamond: Drawn = {"type": "scatter", "mode": "markers", "marker": point, "hoverinfo": "text"}
    words = f"{text('chart.typical_change')} {text.signed(centre.value, view.decimals)}"
    diamond |= {"x": [PLACE], "y": [compact(centre.value)], "hovertext": [words]}
    return [diamond] if centre.interval is None else [bar, diamond]


def centre_words(view: ChangeView, frame: Frame, text: Text) -> tuple[Drawn, ...]:
    """The typical change, its limits and their level, beyond one end of the interval."""
    centre = view.centre
    ends = _ends(view)
    if centre is None or centre.value is None or ends is None:
        return ()
    lines = [f"<b>{text.signed(centre.value, view.decimals)}</b>"]
    if centre.interval is not None:
        limits = text.range(centre.interval.low, centre.interval.high, view.decimals)
        lines += [limits, text("number.level", level=text.level(centre.interval.level))]
    long = max(map(len, lines)) > LONGEST_CENTRED
    across = {"x": 1.0, "xanchor": "right"} if long else {"x": PLACE, "xanchor": "center"}
    upright = (
        {"yanchor": "bottom", "yshift": 9} if frame.above else {"yanchor": "top", "yshift": -9}
    )
    small = {"font": {"size": palette.SMALL}, "align": "center"}
    return (note("<br>".join(lines), 0, ends[frame.above], yref="y") | across | upright | small,)


def _ends(view: ChangeView) -> tuple[float, float] | None:
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


def _widened(low: float, high: float, scale: float) -> tuple[float, float]:
    """The range made as long as the scale, if it is at least half as long (or has no length)."""
    spread = high - low
    if spread > scale or 0 < spread < scale / 2:
        return low, high
    spare = scale - spread
    if low < 0 < high or spread == 0:
        return low - spare / 2, high + spare / 2
    return (low, high + spare) if high > 0 else (low - spare, high)
