"""Three or more arms: the lines of each on one scale, and the differences between them below."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from lib.charts import palette
from lib.charts.estimation import LINE, above_plot, longest, title_lines
from lib.charts.figure import (
    Drawn,
    axis,
    compact,
    figure,
    inside,
    label,
    no_difference,
    note,
    signed_ticks,
    ticks,
)
from lib.charts.slope_panel import lines_panel
from lib.charts.two_arms import Arm
from lib.stats import Estimate
from lib.study.study import Scale
from lib.text.words import Text

MOST_ABREAST = 4
GAP = 0.04  # between panels, in shares of the width
# px
PANEL = 250
BETWEEN = 62  # two rows of panels
BELOW = 34
ROW = 56  # of a difference
NAME = 24  # from the top of a row to the foot of its name
MARK = 36  # to its mark
REACH = 9  # that the line of no difference reaches above and below a mark
FOOT = 44
LONGEST = 15  # letters of an arm's name over its panel
LONGEST_PAIR = 64


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference to be drawn: what it is called, and the estimate with its interval."""

    name: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class _Grid:
    """Panels in rows of at most four, as even as can be."""

    rows: int
    abreast: int

    @classmethod
    def of(cls, panels: int) -> _Grid:
        rows = math.ceil(panels / MOST_ABREAST)
        return cls(rows, math.ceil(panels / rows))

    @property
    def height(self) -> int:
        """Of all rows, in px."""
        return self.rows * PANEL + (self.rows - 1) * BETWEEN

    def place(self, number: int) -> tuple[list[float], list[float]]:
        """Where a panel lies, in shares of the width and of the height."""
        row, column = divmod(number, self.abreast)
        width = (1.0 - GAP * (self.abreast - 1)) / self.abreast
        start = column * (width + GAP)
        top = 1.0 - row * (PANEL + BETWEEN) / self.height
        bottom = max(0.0, top - PANEL / self.height)
        across = [round(start, 4), round(min(1.0, start + width), 4)]
        return across, [round(bottom, 4), round(top, 4)]


def arm_panels(arms: Sequence[Arm], text: Text) -> go.Figure:
    """A panel of lines for each arm, all on the scale that holds the scores of all of them."""
    scaled = _one_scale(arms)
    panels = [lines_panel(arm.view, text) for arm in scaled]
    grid = _Grid.of(len(arms))
    title = title_lines(scaled[0].view)
    above = LINE * (len(title) + 1) + 18
    left = 20 + 8 * max(longest(panel.yaxis["ticktext"]) for panel in panels)
    heading = above_plot(f"<b>{'<br>'.join(title)}</b>", 0, LINE + 10)
    heading["xshift"] = -left - 1
    traces: list[Drawn] = []
    notes: list[Drawn] = [heading]
    layout: Drawn = {"height": above + grid.height + BELOW}
    for place, (arm, panel) in enumerate(zip(scaled, panels, strict=True)):
        number = "" if place == 0 else str(place + 1)
        drawn, words, _ = inside(panel, number)
        traces += drawn
        notes += words
        across, upright = grid.place(place)
        layout[f"xaxis{number}"] = {**panel.xaxis, "domain": across, "anchor": f"y{number}"}
        layout[f"yaxis{number}"] = {**panel.yaxis, "domain": upright, "anchor": f"x{number}"}
        layout[f"yaxis{number}"]["showticklabels"] = across[0] == 0
        notes.append(_name(arm, across[0], upright[1]))
    layout["annotations"] = notes
    layout["margin"] = {"l": left, "r": 8, "t": above, "b": BELOW}
    return figure(traces, layout, text)


def differences(drawn: Sequence[Difference], decimals: int, text: Text) -> go.Figure:
    """A row for each difference: its name and figures above its diamond, no difference dashed."""
    ends = [0.0]
    for one in drawn:
        ends += _ends(one.estimate)
    low = min(ends)
    high = max(ends)
    space = 0.06 * (high - low) or 1.0
    marks = ticks(low, high, most=6)
    height = ROW * len(drawn)
    words = {"tickvals": marks, "ticktext": signed_ticks(marks, text), "showgrid": False}
    layout: Drawn = {
        "height": height + FOOT + 8,
        "xaxis": axis(low - space, high + space, **words, anchor="y"),
        "yaxis": axis(height, 0, visible=False),
        "annotations": [_row_name(one, place, decimals, text) for place, one in enumerate(drawn)],
        "shapes": [_nothing(place) for place in range(len(drawn))],
        "margin": {"l": 14, "r": 14, "t": 8, "b": FOOT},
    }
    traces = [mark for place, one in enumerate(drawn) for mark in _mark(one, place, text)]
    return figure(traces, layout, text)


def _one_scale(arms: Sequence[Arm]) -> list[Arm]:
    ends = [arm.view.scale for arm in arms]
    scale = Scale(min(low for low, _ in ends), max(high for _, high in ends))
    scaled: list[Arm] = []
    for arm in arms:
        outcome = replace(arm.view.outcome, scale=scale)
        scaled.append(Arm(arm.name, replace(arm.view, outcome=outcome)))
    return scaled


def _name(arm: Arm, x: float, y: float) -> Drawn:
    words = f"{label(arm.name, LONGEST)} (n = {arm.view.pairs.n})"
    return note(words, x, y, xanchor="left", yanchor="bottom", yshift=8)


def _row_name(one: Difference, place: int, decimals: int, text: Text) -> Drawn:
    interval = one.estimate.interval
    size = text.signed(one.estimate.value, decimals)
    if interval is not None:
        limits = text.range(interval.low, interval.high, decimals)
        size = text("subgroups.ranged", value=size, range=limits)
    words = f"{label(one.name, LONGEST_PAIR)}: <b>{size}</b>"
    return note(words, 0, place * ROW + NAME, yref="y", xanchor="left", yanchor="bottom")


def _mark(one: Difference, place: int, text: Text) -> list[Drawn]:
    value = one.estimate.value
    if value is None:
        return []
    row = place * ROW + MARK
    low, high = _ends(one.estimate)
    bar: Drawn = {
        "type": "scatter",
        "mode": "lines",
        "line": {"color": palette.INK, "width": 3},
        "hoverinfo": "skip",
        "x": [compact(low), compact(high)],
        "y": [row, row],
    }
    point: Drawn = {
        "type": "scatter",
        "mode": "markers",
        "marker": {"color": palette.INK, "size": 13, "symbol": "diamond"},
        "hoverinfo": "text",
        "x": [compact(value)],
        "y": [row],
        "hovertext": [label(f"{one.name} {text.signed(value, 2)}", 90)],
    }
    return [bar, point]


def _nothing(place: int) -> Drawn:
    """The line of no difference, at the mark of a row; the names above stay free."""
    row = place * ROW + MARK
    return no_difference(row - REACH, row + REACH, 2)


def _ends(estimate: Estimate) -> tuple[float, float]:
    value = estimate.value or 0.0
    interval = estimate.interval
    return (value, value) if interval is None else (interval.low, interval.high)
