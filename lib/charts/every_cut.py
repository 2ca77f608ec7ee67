"""How much the answer hangs on the cut: the difference in share, and its p, at every cut."""

from __future__ import annotations

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from lib.analysis.cuts import EveryCut
from lib.charts import palette
from lib.charts.figure import Drawn, axis, axis_title, compact, figure, note, signed_ticks, ticks
from lib.charts.strip import log10_p
from lib.text.words import Text

# px
HEIGHT = 400
MARGIN = {"l": 58, "r": 14, "t": 30, "b": 48}
# shares of the height
UPPER = (0.52, 1.0)
LOWER = (0.0, 0.36)
POINTS = 100
REFERENCE = 0.05  # by custom
LOG_REFERENCE = math.log10(REFERENCE)
LEAST = -2.3  # log10 p at which the axis begins at the latest
MOST_TICKS = 3


def every_cut(found: EveryCut, chosen: Sequence[float], text: Text) -> go.Figure:
    """Above: the difference in percentage points with its interval; below: p, smaller lower down.

    chosen   the cuts that the page speaks of, marked by a line through both
    """
    cuts = [compact(cut) for cut in found.crossings.cuts.tolist()]
    low = min(cuts, default=0.0)
    high = max(cuts, default=1.0)
    pad = 0.04 * (high - low) or 0.5
    across = (low - pad, high + pad)
    marks = ticks(low, high, most=7)
    words = [text.score(mark) for mark in marks]
    shared: Drawn = {"tickvals": marks, "ticktext": words, "showgrid": False}
    lower_axis, deepest = _p_axis(found, text)
    layout: Drawn = {
        "height": HEIGHT,
        "margin": MARGIN,
        "xaxis": axis(*across, **shared, title=axis_title(text("categories.every_cut"))),
        "yaxis": {**_difference_axis(found, text), "domain": list(UPPER)},
        "yaxis2": {**lower_axis, "domain": list(LOWER), "anchor": "x"},
        "annotations": [
            _heading(text("categories.every_difference"), UPPER[1]),
            _heading(text("categories.every_p"), LOWER[1]),
        ],
        "shapes": [*_references(), *(_chosen(cut) for cut in chosen)],
    }
    layout["xaxis"]["anchor"] = "y2"
    return figure(
        [*_differences(found, cuts, text), _tests(found, cuts, deepest, text)], layout, text
    )


def describe_every_cut(found: EveryCut, text: Text) -> str:
    """The picture in words: each cut with its difference and p."""
    told = [
        text(
            "categories.every_alt_one",
            cut=text.score(cut),
            difference=text.signed(_points(difference.value), 1),
            p=text.p(test.p, test.log10_p),
        )
        for cut, difference, test in zip(
            found.crossings.cuts.tolist(), found.difference, found.test, strict=True
        )
    ]
    return text("categories.every_alt", cuts="; ".join(told))


def _points(share: float | None) -> float | None:
    return None if share is None else POINTS * share


def _difference_axis(found: EveryCut, text: Text) -> Drawn:
    ends = [0.0]
    for one in found.difference:
        if one.interval is not None:
            ends += [POINTS * one.interval.low, POINTS * one.interval.high]
    low = min(ends)
    high = max(ends)
    space = 0.06 * (high - low) or 1.0
    marks = ticks(low, high, most=6)
    return axis(low - space, high + space, tickvals=marks, ticktext=signed_ticks(marks, text))


def _p_axis(found: EveryCut, text: Text) -> tuple[Drawn, float]:
    """The axis of log10 p, with 1 on top, and where it ends below."""
    sizes = [log10_p(test) for test in found.test]
    deepest = min([LEAST, *(size for size in sizes if size is not None)])
    powers = ticks(deepest, 0, most=MOST_TICKS, whole=True)
    places = sorted({*powers, compact(LOG_REFERENCE)})
    words = [_p_word(place, text) for place in places]
    return axis(1.08 * deepest, 0.15, tickvals=places, ticktext=words), deepest


def _p_word(place: float, text: Text) -> str:
    if place == compact(LOG_REFERENCE):
        return text.effect(REFERENCE)
    if place > -3:
        return text.effect(10.0**place, int(-place)) if place else text.number(1, 0)
    return text.power_of_ten(int(place))


def _differences(found: EveryCut, cuts: list[float], text: Text) -> list[Drawn]:
    values: list[float | None] = []
    told: list[str] = []
    for one, cut in zip(found.difference, cuts, strict=True):
        value = _points(one.value)
        values.append(None if value is None else round(value, 2))
        told.append(f"{text.score(cut)}: {text.signed(value, 1)}")
    dots: Drawn = {
        "type": "scatter",
        "mode": "markers",
        "x": cuts,
        "y": values,
        "marker": {"size": 8, "color": palette.NEUTRAL},
        "error_y": _limits(found),
        "hovertext": told,
        "hoverinfo": "text",
    }
    return [dots]


def _limits(found: EveryCut) -> Drawn:
    """The intervals, as far as they reach above and below their differences."""
    up: list[float] = []
    down: list[float] = []
    for one in found.difference:
        middle = one.value or 0.0
        interval = one.interval
        up.append(0.0 if interval is None else round(POINTS * (interval.high - middle), 2))
        down.append(0.0 if interval is None else round(POINTS * (middle - interval.low), 2))
    return {
        "type": "data",
        "symmetric": False,
        "array": up,
        "arrayminus": down,
        "width": 0,
        "thickness": 2,
        "color": palette.NEUTRAL,
    }


def _tests(found: EveryCut, cuts: list[float], deepest: float, text: Text) -> Drawn:
    sizes = [log10_p(test) for test in found.test]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": cuts,
        "y": [None if size is None else round(max(size, deepest), 3) for size in sizes],
        "yaxis": "y2",
        "marker": {"size": 8, "color": palette.NEUTRAL},
        "hovertext": [
            f"{text.score(cut)}: {text.p(test.p, test.log10_p)}"
            for cut, test in zip(cuts, found.test, strict=True)
        ],
        "hoverinfo": "text",
    }


def _references() -> list[Drawn]:
    """No difference above, .05 below: a place on the axis, no verdict."""
    line: Drawn = {"color": palette.QUIET, "dash": "dash", "width": 1.5}
    shared: Drawn = {"type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1}
    none = {**shared, "yref": "y", "y0": 0, "y1": 0, "line": line}
    limit = compact(LOG_REFERENCE)
    return [none, {**shared, "yref": "y2", "y0": limit, "y1": limit, "line": line}]


def _chosen(cut: float) -> Drawn:
    return {
        "type": "line",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": compact(cut),
        "x1": compact(cut),
        "y0": 0,
        "y1": 1,
        "line": {"color": palette.TIME, "width": 2},
    }


def _heading(words: str, y: float) -> Drawn:
    return note(f"<b>{words}</b>", 0, y, xanchor="left", yanchor="bottom", yshift=6)
