"""Forest plot: the change of everyone first, then of each level of each factor."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from lib.charts import palette
from lib.charts.figure import (
    Drawn,
    axis,
    axis_title,
    bare_axis,
    compact,
    figure,
    label,
    note,
    signed_ticks,
    ticks,
)
from lib.stats import Estimate, Interval
from lib.text.words import Text

Kind = Literal["overall", "factor", "level"]

# where the plot stands, of the figure's width
WIDE = (0.30, 0.66)
NARROW = (0.0, 0.62)
# px; a narrow row has its label above the square
ROW = 30
NARROW_ROW = 54
TOP = -0.9  # of the rows' axis, on which the first row stands at 0
# where the columns of words stand
COUNT = 0.70
CHANGE = 1.0
# letters of a factor's name and its note that stand side by side on a narrow page, and how far down
# the note goes where they are more
TOGETHER = 50
BELOW = 0.36
TICK = 20  # px; taller than the largest square, so that it is seen on it


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One row of a forest plot.

    label      the level, the factor or "everyone"
    kind       overall: everyone; factor: a heading without estimate; level: a level of a factor
    n          participants with both scores; improved, those of them who improved
    raw        the change in this level alone, a square; None where the level is too small
    shrunk     the same drawn towards everyone's change, an upright tick; None where not computed
    note       words at the right of a factor's row, such as the p of its one test
    counts     words of a level that is too small for an estimate, in place of it
    """

    label: str
    kind: Kind
    n: int = 0
    improved: int = 0
    raw: Estimate | None = None
    shrunk: Estimate | None = None
    note: str = ""
    counts: str = ""


@dataclass(frozen=True, slots=True)
class _Style:
    """How the words of a row are written."""

    text: Text
    decimals: int
    narrow: bool


def forest(
    rows: Sequence[ForestRow], text: Text, decimals: int = 2, narrow: bool = False
) -> go.Figure:
    """Squares as large as n with their intervals; solid line no change, dashed line everyone.

    narrow   for a page of 390 px: the label stands above its square, and n beside the label
    """
    most = max([1, *(row.n for row in rows if row.kind == "level")])
    places = _places(rows, narrow)
    style = _Style(text, decimals, narrow)
    traces: list[Drawn] = []
    words = _columns(text, narrow)
    for row, place in zip(rows, places, strict=True):
        traces += _drawn(row, place, most)
        words += _words(row, place, style)
    bottom = _bottom(places)
    pixels = NARROW_ROW if narrow else ROW
    layout: Drawn = {
        "height": round(72 + pixels * (bottom - TOP)),
        "xaxis": _across(rows, style),
        "yaxis": bare_axis(bottom, TOP),
        "annotations": words,
        "shapes": _lines(rows, places, narrow),
        "margin": {"l": 4, "r": 4, "t": 24, "b": 48},
    }
    return figure(traces, layout, text)


def _across(rows: Sequence[ForestRow], style: _Style) -> Drawn:
    """The axis of change, over a part of the figure's width."""
    low, high = _span(rows)
    marks = ticks(low, high, most=7)
    return axis(
        low,
        high,
        tickvals=marks,
        ticktext=signed_ticks(marks, style.text),
        showgrid=False,
        domain=NARROW if style.narrow else WIDE,
        title=axis_title(style.text("chart.change")),
    )


def _bottom(places: Sequence[float]) -> float:
    """Where the rows end."""
    last = places[-1] if places else 0.0
    return last + 0.6


def _places(rows: Sequence[ForestRow], narrow: bool) -> list[float]:
    """Where each row stands; on a narrow page a factor's row has no square and is lower."""
    places = []
    place = 0.0
    for row in rows:
        places.append(place)
        if not narrow or row.kind != "factor":
            place += 1.0
        elif _is_long(row):
            place += 0.62 + BELOW
        else:
            place += 0.62
    return places


def _is_long(row: ForestRow) -> bool:
    """Whether a factor's name and its note have no room side by side on a narrow page."""
    return row.kind == "factor" and len(label(row.label, 30)) + len(row.note) > TOGETHER


def _shown(row: ForestRow) -> list[Estimate]:
    return [e for e in (row.raw, row.shrunk) if e is not None and e.value is not None]


def _span(rows: Sequence[ForestRow]) -> tuple[float, float]:
    """All estimates, finite limits and no change, with a margin."""
    values = [0.0]
    for row in rows:
        for estimate in _shown(row):
            values.append(estimate.value or 0.0)
            if estimate.interval is not None:
                values += [estimate.interval.low, estimate.interval.high]
    finite = [value for value in values if math.isfinite(value)]
    low = min(finite)
    high = max(finite)
    margin = 0.06 * (high - low or 1.0)
    return low - margin, high + margin


def _drawn(row: ForestRow, place: float, most: int) -> list[Drawn]:
    """The interval as a line, the estimate as a mark on it, the shrunk estimate as a tick."""
    y = compact(place)
    traces: list[Drawn] = []
    for estimate in _shown(row):
        is_tick = estimate is row.shrunk
        if estimate.interval is not None and not is_tick:
            traces.append(_interval_line(row, estimate.interval, y))
        x = compact(estimate.value or 0.0)
        look = _tick() if is_tick else _marker(row, most)
        mark = {"type": "scatter", "mode": "markers", "marker": look, "hoverinfo": "x"}
        traces.append({**mark, "x": [x], "y": [y]})
    return traces


def _marker(row: ForestRow, most: int) -> Drawn:
    """A diamond for everyone; for a level a square whose area grows with its people."""
    if row.kind == "overall":
        return {"symbol": "diamond", "size": 14, "color": palette.INK}
    size = 6 + 9 * math.sqrt(row.n / most)
    return {"symbol": "square", "size": round(size, 1), "color": palette.NEUTRAL}


def _tick() -> Drawn:
    """A short upright line."""
    line = {"width": 3, "color": palette.INK}
    return {"symbol": "line-ns", "size": TICK, "color": palette.INK, "line": line}


def _interval_line(row: ForestRow, interval: Interval, y: float) -> Drawn:
    colour = palette.INK if row.kind == "overall" else palette.NEUTRAL
    return {
        "type": "scatter",
        "mode": "lines",
        "line": {"color": colour, "width": 2.5},
        "hoverinfo": "skip",
        "x": [compact(interval.low), compact(interval.high)],
        "y": [y, y],
    }


def _words(row: ForestRow, place: float, style: _Style) -> list[Drawn]:
    """A row's label at the left and its numbers at the right, in shares of the figure's width."""
    text = style.text
    narrow = style.narrow
    at: Drawn = {"yref": "y", "font": {"size": palette.SMALL}}
    upper = -0.4 if narrow else 0.0  # on a narrow page the label stands over its square
    name = label(row.label, 30)
    name = name if row.kind == "level" else f"<b>{name}</b>"
    counted = "" if row.kind == "factor" else text("chart.improved_of", k=row.improved, n=row.n)
    if narrow and counted:
        name = f"{name} · {counted}"
    indent = 12 if row.kind == "level" and not narrow else 0
    found = [note(name, 0, place + upper, xanchor="left", xshift=indent, **at)]
    if counted and not narrow:
        found.append(note(counted, COUNT, place, xanchor="left", **at))
    right = row.note or row.counts or _numbers(row, text, style.decimals)
    if right:
        height = place + (upper if row.kind == "factor" else 0.0)
        if narrow and _is_long(row):
            height += BELOW
        found.append(note(right, CHANGE, height, xanchor="right", align="right", **at))
    return found


def _numbers(row: ForestRow, text: Text, decimals: int) -> str:
    estimate = row.shrunk if row.shrunk is not None else row.raw
    if estimate is None or estimate.value is None:
        return ""
    words = f"<b>{text.signed(estimate.value, decimals)}</b>"
    if estimate.interval is None:
        return words
    limits = text.range(estimate.interval.low, estimate.interval.high, decimals)
    return f"{words} {limits}"


def _columns(text: Text, narrow: bool) -> list[Drawn]:
    """The names of the columns of words; a narrow page has one of them."""
    quiet: Drawn = {"font": {"size": palette.SMALL}, "yanchor": "bottom"}
    change = note(text("chart.change_interval"), CHANGE, 1, xanchor="right", **quiet)
    if narrow:
        return [change]
    improved = note(text("chart.improved"), COUNT, 1, xanchor="left", **quiet)
    return [improved, change]


def _lines(rows: Sequence[ForestRow], places: Sequence[float], narrow: bool) -> list[Drawn]:
    """Solid at no change, dashed at everyone's change; on a narrow page not through labels."""
    parts = [(TOP, _bottom(places))]
    if narrow:
        drawn = [place for place, row in zip(places, rows, strict=True) if row.kind != "factor"]
        parts = [(place - 0.18, place + 0.4) for place in drawn]
    shapes = [_upright(0.0, part, "solid") for part in parts]
    everyone = next((row for row in rows if row.kind == "overall"), None)
    if everyone is not None and _shown(everyone):
        change = _shown(everyone)[0].value or 0.0
        shapes += [_upright(change, part, "dash") for part in parts]
    return shapes


def _upright(x: float, part: tuple[float, float], dash: str) -> Drawn:
    """A line under the marks at one change, through a part of the rows."""
    first, last = part
    return {
        "type": "line",
        "layer": "below",
        "xref": "x",
        "yref": "y",
        "x0": compact(x),
        "x1": compact(x),
        "y0": compact(first),
        "y1": compact(last),
        "line": {"color": palette.QUIET, "width": 1.2, "dash": dash},
    }
