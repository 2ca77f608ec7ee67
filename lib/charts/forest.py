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
from lib.stats import Estimate
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


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One row of a forest plot.

    label      the level, the factor or "everyone"
    kind       overall: everyone; factor: a heading without estimate; level: a level of a factor
    n          participants with both scores; improved, those of them who improved
    raw        the change in this level alone, drawn hollow; None where the level is too small
    shrunk     the same drawn towards everyone's change, filled; None where not computed
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
    low, high = _span(rows)
    most = max([1, *(row.n for row in rows if row.kind == "level")])
    places = _places(rows, narrow)
    traces = [t for row, y in zip(rows, places, strict=True) for t in _drawn(row, y, most)]
    words = _columns(text, narrow)
    for row, y in zip(rows, places, strict=True):
        words += _words(row, y, _Style(text, decimals, narrow))
    bottom = (places[-1] if places else 0.0) + 0.6
    pixels = NARROW_ROW if narrow else ROW
    marks = ticks(low, high, most=7)
    domain = NARROW if narrow else WIDE
    across = axis(
        low, high, tickvals=marks, ticktext=signed_ticks(marks, text), showgrid=False, domain=domain
    )
    across["title"] = axis_title(text("chart.change"))
    layout: Drawn = {
        "height": round(72 + pixels * (bottom - TOP)),
        "xaxis": across,
        "annotations": words,
    }
    layout["yaxis"] = bare_axis(bottom, TOP)
    layout["shapes"] = _lines(rows, places, narrow)
    return figure(traces, layout | {"margin": {"l": 4, "r": 4, "t": 24, "b": 48}}, text)


def _places(rows: Sequence[ForestRow], narrow: bool) -> list[float]:
    """Where each row stands; on a narrow page a factor's row has no square and is lower."""
    places = []
    place = 0.0
    for row in rows:
        places.append(place)
        place += 0.62 if narrow and row.kind == "factor" else 1.0
    return places


def _shown(row: ForestRow) -> list[Estimate]:
    return [e for e in (row.raw, row.shrunk) if e is not None and e.value is not None]


def _span(rows: Sequence[ForestRow]) -> tuple[float, float]:
    """All estimates, finite limits and no change, with a margin."""
    values = [0.0]
    for estimate in (e for row in rows for e in _shown(row)):
        limits = estimate.interval and (estimate.interval.low, estimate.interval.high)
        values += [v for v in (estimate.value, *(limits or ())) if v is not None]
    finite = [v for v in values if math.isfinite(v)]
    spread = max(finite) - min(finite) or 1.0
    return min(finite) - 0.06 * spread, max(finite) + 0.06 * spread


def _drawn(row: ForestRow, place: float, most: int) -> list[Drawn]:
    """The interval as a line and the estimate as a mark: diamond, hollow or filled square."""
    both = row.raw is not None and row.shrunk is not None
    traces: list[Drawn] = []
    for estimate in _shown(row):
        filled = estimate is row.shrunk or row.kind == "overall"
        y = place + ((0.13 if filled else -0.13) if both else 0.0)
        colour = palette.INK if row.kind == "overall" else palette.IMPROVED
        if estimate.interval is not None:
            bar = {"color": colour, "width": 2.5 if filled else 1.5}
            ends = [compact(estimate.interval.low), compact(estimate.interval.high)]
            line = {"type": "scatter", "mode": "lines", "line": bar, "hoverinfo": "skip"}
            traces.append(line | {"x": ends, "y": [compact(y), compact(y)]})
        shape = ("diamond" if row.kind == "overall" else "square") + ("" if filled else "-open")
        size = 14.0 if row.kind == "overall" else 6 + 9 * math.sqrt(row.n / most)
        look = {
            "symbol": shape,
            "size": round(size, 1),
            "color": colour,
            "line": {"width": 2, "color": colour},
        }
        mark = {"type": "scatter", "mode": "markers", "marker": look, "hoverinfo": "x"}
        traces.append(mark | {"x": [compact(estimate.value or 0.0)], "y": [compact(y)]})
    return traces


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
        height = place + (upper if row.kind == "factor" else 0)
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
    quiet = {"font": {"size": palette.SMALL}, "yanchor": "bottom"}
    change = note(text("chart.change_interval"), CHANGE, 1, xanchor="right", **quiet)
    return (
        [change]
        if narrow
        else [note(text("chart.improved"), COUNT, 1, xanchor="left", **quiet), change]
    )


def _lines(rows: Sequence[ForestRow], y: Sequence[float], narrow: bool) -> list[Drawn]:
    """Solid at no change, dashed at everyone's change; on a narrow page not through labels."""
    everyone = next((row for row in rows if row.kind == "overall"), None)
    marks = [(0.0, "solid")]
    if everyone is not None and _shown(everyone):
        marks.append((_shown(everyone)[0].value or 0.0, "dash"))
    parts = [(TOP, (y[-1] if y else 0.0) + 0.6)]
    if narrow:
        drawn = [place for place, row in zip(y, rows, strict=True) if row.kind != "factor"]
        parts = [(place - 0.18, place + 0.4) for place in drawn]
    line = {"type": "line", "xref": "x", "yref": "y", "layer": "below"}
    return [
        line
        | {"x0": compact(x), "x1": compact(x), "y0": compact(first), "y1": compact(last)}
        | {"line": {"color": palette.QUIET, "width": 1.2, "dash": dash}}
        for x, dash in marks
        for first, last in parts
    ]
