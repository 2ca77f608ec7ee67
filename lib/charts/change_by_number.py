"""Change by a number such as age: everybody as a dot, with a running mean."""

from __future__ import annotations

import math

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike

from lib.charts import palette
from lib.charts.figure import (
    Drawn,
    axis,
    axis_title,
    compact,
    figure,
    heading,
    label,
    signed_ticks,
    ticks,
)
from lib.charts.view import kinds
from lib.stats import Counts, Floats
from lib.study.study import Factor, Outcome
from lib.text.words import Text

LEAST_WINDOW = 8  # participants in the running mean
HEIGHT = 360
MOST_POINTS = 2000  # drawn; above, an evenly spaced part of the sorted points
MOST_MEANS = 60
MOST_HOVERS = 300  # points that say on hover what they stand for


def change_by_number(
    change: ArrayLike, count: ArrayLike, factor: Factor, outcome: Outcome, text: Text
) -> go.Figure:
    """Dots of change (rows) by the factor's value, as large as many share them; a running mean.

    change, count   for each row of the study its change (NaN where a score is missing) and how
                    many participants it stands for, shape (rows,)
    """
    x, d, n = _points(factor, np.asarray(change, np.float64), np.asarray(count, np.int64))
    traces = [_dots(x, d, n, outcome, text), *_mean_line(x, d, n, text)]
    low, high = (float(x.min()), float(x.max())) if x.size else (0.0, 1.0)
    bottom = min(0.0, float(d.min(initial=0)))
    top = max(0.0, float(d.max(initial=0)))
    pad = 0.05 * (high - low) or 1.0
    space = 0.08 * (top - bottom) or 1.0
    flat = ticks(low, high)
    upright = ticks(bottom, top)
    layout: Drawn = {"height": HEIGHT, "margin": {"l": 52, "r": 12, "t": 58, "b": 52}}
    layout["annotations"] = [heading(text("chart.change"), text("chart.each_dot_mean"), 0, 1)]
    layout["xaxis"] = axis(low - pad, high + pad, **_scored(flat, text), showgrid=False)
    layout["xaxis"]["title"] = axis_title(label(factor.label))
    marks: Drawn = {"tickvals": upright, "ticktext": signed_ticks(upright, text)}
    layout["yaxis"] = axis(bottom - space, top + space, **marks)
    layout["shapes"] = [_no_change()]
    return figure(traces, layout, text)


def _no_change() -> Drawn:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": 0,
        "y1": 0,
        "line": {"color": palette.QUIET, "dash": "dash", "width": 1.5},
        "layer": "below",
    }


def running_mean(x: Floats, d: Floats, n: Counts) -> tuple[Floats, Floats]:
    """The mean change of the participants nearest to each x (at most 60): a quarter, at least 8.

    Neighbours at equal distance are all taken, so the order of the rows does not matter.
    """
    window = max(LEAST_WINDOW, int(n.sum()) // 4)
    places = _thinned(np.unique(x), MOST_MEANS)
    means = np.empty(places.size)
    for i, place in enumerate(places.tolist()):
        distance = np.abs(x - place)
        order = np.argsort(distance, kind="stable")
        people = np.cumsum(n[order])
        last = int(np.searchsorted(people, min(window, people[-1])))
        farthest = order[min(last, order.size - 1)]
        near = distance <= distance[farthest]
        means[i] = np.average(d[near], weights=n[near])
    return places, means


def _points(factor: Factor, change: Floats, count: Counts) -> tuple[Floats, Floats, Counts]:
    """The distinct (value, change) points and how many participants share each."""
    value = np.empty(0) if factor.value is None else factor.value
    known = np.isfinite(value) & np.isfinite(change) & (count > 0)
    both, inverse = np.unique(
        np.column_stack([value[known], change[known]]), axis=0, return_inverse=True
    )
    shared = np.bincount(inverse.ravel(), weights=count[known], minlength=len(both))
    return both[:, 0], both[:, 1], shared.astype(np.int64)


def _dot_size(count: int) -> float:
    """The width of a dot in pixels; its area grows with how many share it, up to 20 across."""
    return round(min(20.0, 4.0 + 4.0 * math.sqrt(count)), 1)


def _dots(x: Floats, d: Floats, n: Counts, outcome: Outcome, text: Text) -> Drawn:
    step = max(1, -(-x.size // MOST_POINTS))
    x = x[::step]
    d = d[::step]
    n = n[::step]
    marks = [palette.MARKS[int(k)] for k in kinds(d, outcome)]
    size = [_dot_size(count) for count in n.tolist()]
    words = [
        f"{text.score(a)}: {text.signed(b, 2)} · {text('chart.participants', n=c)}"
        for a, b, c in zip(x.tolist(), d.tolist(), n.tolist(), strict=True)
    ]
    dots: Drawn = {
        "type": "scatter",
        "mode": "markers",
        "marker": {
            "color": [mark.colour for mark in marks],
            "symbol": [mark.symbol for mark in marks],
            "size": size,
            "opacity": 0.8,
            "line": {"width": 0},
        },
        "x": [compact(float(v)) for v in x],
        "y": [compact(float(v)) for v in d],
        "hoverinfo": "x+y",
    }
    if x.size <= MOST_HOVERS:
        dots["hoverinfo"] = "text"
        dots["hovertext"] = words
    return dots


def _thinned(values: Floats, most: int) -> Floats:
    """At most so many of the sorted values, evenly spaced, the first and the last among them."""
    if values.size <= most:
        return values
    places = np.linspace(0, values.size - 1, most)
    return values[np.rint(places).astype(np.int64)]


def _mean_line(x: Floats, d: Floats, n: Counts, text: Text) -> list[Drawn]:
    if int(n.sum()) < 2 * LEAST_WINDOW or np.unique(x).size < 3 or x.size > MOST_POINTS:
        return []
    places, means = running_mean(x, d, n)
    trace = {
        "type": "scatter",
        "mode": "lines",
        "line": {"color": palette.INK, "width": 2.5},
        "x": [compact(float(v)) for v in places],
        "y": [float(f"{v:.6g}") for v in means],
        "hoverinfo": "text",
        "hovertext": [f"{text('chart.mean')} {text.signed(m)}" for m in means.tolist()],
    }
    return [trace]


def _scored(values: list[float], text: Text) -> Drawn:
    return {"tickvals": values, "ticktext": [text.score(value) for value in values]}
