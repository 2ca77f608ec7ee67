"""The second half of the estimation plot: each change, the typical change and no change."""

from __future__ import annotations

import numpy as np

from lib.charts import palette
from lib.charts.figure import Drawn, Panel, axis, compact, signed_ticks, ticks
from lib.charts.typical import PLACE, centre_marks
from lib.charts.view import ChangeView, kinds
from lib.stats import Counts, Floats
from lib.text.words import Text

MOST_DOTS = 60  # participants; above, bars of counts
MOST_STACKS = 24  # distinct changes that are stacked each by itself
LONGEST_ROW = 13  # dots beside each other that still fit a phone
BINS = 20
DOTS_END = 0.64  # where the dots end, of the panel's width 1
GAP = 0.042  # of the height, that two dots need to stand above each other
# px that the dots have at least
DOTS_WIDTH = 70
PANEL_HEIGHT = 300


def change_panel(view: ChangeView, ends: tuple[float, float], text: Text) -> Panel:
    """Dots (or bars) of the changes at the left, the typical change with its interval beside.

    ends   of the vertical axis, which stands at the right
    """
    height = ends[1] - ends[0]
    traces = [_no_change(), *_changes(view, height, text), *centre_marks(view, text)]
    values = view.pairs.distinct_change[0]
    low = min([0.0, *values[:1].tolist()])
    high = max([0.0, *values[-1:].tolist()])
    numbers = ticks(low, high, most=7, whole=view.whole) if low < high else [0.0]
    words = signed_ticks(numbers, text)
    marks: Drawn = {"tickvals": numbers, "ticktext": words, "showgrid": False, "side": "right"}
    names = {0.5 * DOTS_END: text("chart.change")}
    if view.centre is not None and view.centre.value is not None:
        names[PLACE] = text("chart.typical")
    flat: Drawn = {"tickvals": list(names), "ticktext": list(names.values()), "showgrid": False}
    across = axis(-0.02, 1, tickangle=0, **flat)
    return Panel(tuple(traces), across, axis(*ends, **marks))


def swarm(values: Floats, gap: float) -> list[int]:
    """For each of the sorted values the column in which its dot touches no other, from 0."""
    columns: list[float] = []  # the last value in each column
    places = []
    for value in values.tolist():
        free = next((i for i, last in enumerate(columns) if value - last >= gap), len(columns))
        if free == len(columns):
            columns.append(value)
        columns[free] = value
        places.append(free)
    return places


def _no_change() -> Drawn:
    return {
        "type": "scatter",
        "mode": "lines",
        "line": {"color": palette.QUIET, "dash": "dash", "width": 1.5},
        "x": [0, 1],
        "y": [0, 0],
        "hoverinfo": "skip",
    }


def _changes(view: ChangeView, height: float, text: Text) -> list[Drawn]:
    values, count = view.pairs.distinct_change
    if 0 < view.pairs.n <= MOST_DOTS:
        nearest = float(np.diff(values).min()) if values.size > 1 else height
        stacked = values.size <= MOST_STACKS and nearest > height / MOST_STACKS / 1.5
        gap = min(nearest, GAP * height) if stacked else GAP * height
        each = np.repeat(values, count)
        columns = swarm(each, 0.999 * gap)
        if max(columns) < LONGEST_ROW:
            return _dots(view, each, columns, gap / height, text)
    return _bars(view, binned(values, count, BINS), text)


def _dots(
    view: ChangeView, each: Floats, columns: list[int], gap: float, text: Text
) -> list[Drawn]:
    longest = max(columns) + 1
    size = min(11.0, 0.9 * DOTS_WIDTH / longest, 0.9 * gap * PANEL_HEIGHT)
    step = min(0.075, (DOTS_END - 0.04) / longest)
    place = np.round(0.05 + step * np.array(columns), 3)
    kind = kinds(each, view.outcome)
    traces = []
    for which, mark in palette.MARKS.items():
        here = kind == which
        if not here.any():
            continue
        dots = {
            "type": "scatter",
            "mode": "markers",
            "marker": {"color": mark.colour, "size": round(size, 1), "symbol": mark.symbol},
            "x": place[here].tolist(),
            "y": [compact(float(d)) for d in each[here]],
            "hovertemplate": f"{text('chart.change')} %{{y:+}}<extra></extra>",
        }
        traces.append(dots)
    return traces


def _bars(view: ChangeView, bins: tuple[Floats, Counts, float], text: Text) -> list[Drawn]:
    centres, count, width = bins
    marks = [palette.MARKS[int(k)] for k in kinds(centres, view.outcome)]
    length = DOTS_END * count / max(1, int(count.max(initial=1)))
    # among bins the bar of no change is a thin one, as it holds one value
    thin = np.where((centres == 0) & (centres.size < view.pairs.distinct_change[0].size), 0.15, 1.0)
    bars = {
        "type": "bar",
        "orientation": "h",
        "marker": {"color": [mark.colour for mark in marks]},
        "y": [compact(float(c)) for c in centres],
        "x": np.round(length, 3).tolist(),
        "width": [compact(float(w)) for w in 0.86 * width * thin],
        "customdata": [text.integer(int(c)) for c in count],
        "hovertemplate": f"{text('chart.change')} %{{y:+}}: %{{customdata}}<extra></extra>",
    }
    return [bars]


def binned(values: Floats, count: Counts, most: int) -> tuple[Floats, Counts, float]:
    """Centres, counts and width of at most about `most` bins that keep the sign of each value.

    Up to `most` distinct values are kept as they are, with their smallest distance as width. Bins
    are open at zero: no change has a bin of its own, so that a bin never mixes rises and falls.
    """
    if values.size <= most:
        width = float(np.diff(values).min()) if values.size > 1 else 1.0
        return values, count, width
    low = float(values[0])
    high = float(values[-1])
    marks = ticks(low, high, most)
    width = marks[1] - marks[0]
    steps = np.sign(values) * np.ceil(np.abs(values) / width - 1e-9)
    distinct, inverse = np.unique(steps, return_inverse=True)
    totals = np.bincount(inverse, weights=count).astype(np.int64)
    return (distinct - np.sign(distinct) / 2) * width, totals, width
