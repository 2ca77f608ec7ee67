"""A forest of outcomes: each in SD units, so that scores of any kind stand on one axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

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
    no_difference,
    note,
    signed_ticks,
    ticks,
)
from lib.stats import Estimate
from lib.text.words import Text

# where the plot stands, of the figure's width
WIDE = (0.36, 0.80)
NARROW = (0.0, 1.0)
# px; a narrow row has its words above the mark
ROW = 48
NARROW_ROW = 76
HEAD = 26
FOOT = 52
LONGEST = 34  # letters of a name
WIDE_MARK = 0.5  # of a row, from its top
NARROW_MARK = 0.78


@dataclass(frozen=True, slots=True)
class OutcomeMark:
    """One row of the forest.

    name       the outcome, and the arms where they are compared
    better     which direction is better, and how many people
    estimate   in SD units; None inside where there is none
    instead    words that stand where there is no estimate
    leads      the outcome that the study is about
    """

    name: str
    better: str
    estimate: Estimate
    instead: str = ""
    leads: bool = False


def outcome_forest(
    rows: Sequence[OutcomeMark], title: str, text: Text, narrow: bool = False
) -> go.Figure:
    """A mark a row with its interval, all marks in one trace, the line of no change solid.

    title    of the axis: which SD is the unit
    narrow   for a page of 390 px: the words stand above the mark
    """
    pixels = NARROW_ROW if narrow else ROW
    low, high = _span(rows)
    marks = ticks(low, high, most=5 if narrow else 7)
    bottom = float(max(1, len(rows)))
    layout: Drawn = {
        "height": HEAD + FOOT + pixels * len(rows),
        "xaxis": axis(
            low,
            high,
            tickvals=marks,
            ticktext=signed_ticks(marks, text),
            showgrid=False,
            domain=NARROW if narrow else WIDE,
            title=axis_title(title),
        ),
        "yaxis": bare_axis(bottom, 0.0),
        "annotations": [
            words for at, row in enumerate(rows) for words in _words(row, at, text, narrow)
        ],
        "shapes": [_no_change(at, narrow) for at in range(len(rows))],
        "margin": {"l": 8, "r": 8, "t": HEAD, "b": FOOT},
    }
    return figure(_drawn(rows, narrow, text), layout, text)


def describe_outcomes(rows: Sequence[OutcomeMark], title: str, text: Text) -> str:
    """The forest in words, for those who do not see it."""
    said = [f"{row.name}: {figures(row.estimate, text) or row.instead}" for row in rows]
    return text("outcomes.describe", axis=title, rows="; ".join(said))


def figures(estimate: Estimate, text: Text) -> str:
    """The estimate with its limits; "" where there is none."""
    if estimate.value is None:
        return ""
    value = text.signed(estimate.value, 2)
    interval = estimate.interval
    if interval is None:
        return value
    limits = text.range(interval.low, interval.high, 2)
    return text("subgroups.ranged", value=value, range=limits)


def _span(rows: Sequence[OutcomeMark]) -> tuple[float, float]:
    ends = [0.0]
    for row in rows:
        ends += _ends(row.estimate)
    finite = [end for end in ends if math.isfinite(end)]
    low = min(finite)
    high = max(finite)
    space = 0.06 * (high - low) or 1.0
    return low - space, high + space


def _ends(estimate: Estimate) -> list[float]:
    if estimate.value is None:
        return []
    interval = estimate.interval
    return [estimate.value] if interval is None else [interval.low, interval.high, estimate.value]


def _height(at: int, narrow: bool) -> float:
    return compact(at + (NARROW_MARK if narrow else WIDE_MARK))


def _drawn(rows: Sequence[OutcomeMark], narrow: bool, text: Text) -> list[Drawn]:
    """The intervals first, then all marks in one trace, by whose places a click is told."""
    shown = [at for at, row in enumerate(rows) if row.estimate.value is not None]
    bars: Drawn = {
        "type": "scatter",
        "mode": "lines",
        "line": {"color": palette.NEUTRAL, "width": 2.5},
        "hoverinfo": "skip",
        "x": [],
        "y": [],
    }
    for at in shown:
        interval = rows[at].estimate.interval
        if interval is not None:
            height = _height(at, narrow)
            bars["x"] += [compact(interval.low), compact(interval.high), None]
            bars["y"] += [height, height, None]
    marked = [rows[at] for at in shown]
    points: Drawn = {
        "type": "scatter",
        "mode": "markers",
        "x": [compact(row.estimate.value or 0.0) for row in marked],
        "y": [_height(at, narrow) for at in shown],
        "marker": _markers(marked),
        "hoverinfo": "text",
        "hovertext": [label(f"{row.name} {figures(row.estimate, text)}", 90) for row in marked],
    }
    return [bars, points]


def _markers(rows: Sequence[OutcomeMark]) -> Drawn:
    return {
        "symbol": ["diamond" if row.leads else "square" for row in rows],
        "size": [13 if row.leads else 10 for row in rows],
        "opacity": 1,
        "color": [palette.INK if row.leads else palette.NEUTRAL for row in rows],
    }


def _words(row: OutcomeMark, at: int, text: Text, narrow: bool) -> list[Drawn]:
    """Name, direction and people at the left, the figures at the right."""
    place: Drawn = {"yref": "y", "font": {"size": palette.SMALL}}
    name = label(row.name, LONGEST)
    name = f"<b>{name}</b>" if row.leads else name
    right = figures(row.estimate, text) or row.instead
    height = at + 0.08 if narrow else _height(at, narrow)
    anchor = "top" if narrow else "middle"
    words = f"{name}<br>{label(row.better, LONGEST)}"
    left = note(words, 0, height, xanchor="left", yanchor=anchor, **place)
    end = note(right, 1, height, xanchor="right", yanchor=anchor, align="right", **place)
    return [left, end]


def _no_change(at: int, narrow: bool) -> Drawn:
    """The line of no change through a row; on a narrow page not through its words."""
    top = compact(at + 0.64) if narrow else at
    foot = compact(at + 0.92) if narrow else at + 1
    return no_difference(top, foot, 1.5)
