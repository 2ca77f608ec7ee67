"""The estimation plot as two figures: each participant's line, and beside it each change.

They are equally high and their plots begin and end at the same heights, so that they read as one
where they stand side by side; on a phone they stand under each other.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from lib.charts.change_panel import MOST_DOTS, change_panel
from lib.charts.figure import Drawn, Panel, figure, heading, label, shortened
from lib.charts.keys import EACH, Each
from lib.charts.slope_panel import lines_panel
from lib.charts.transitions import matrix_panel
from lib.charts.view import ChangeView
from lib.text.words import Text

HEIGHT = 420
NARROWEST = 280  # px of one figure, in which every word still fits
TITLE = 36  # letters of a line of the title, at that width
LINE = 17  # px of a line of the title
# px
BELOW = 36
AXIS_TITLE = 22


def lines(view: ChangeView, text: Text) -> go.Figure:
    """Each participant's line from before to after.

    Colour and dash tell improved, unchanged and worsened; a line is as wide as many share it; the
    bold line joins the medians; those who are not selected lie faintly behind. Beyond 300
    participants or 120 different lines a matrix of counts takes the place of the lines.
    """
    crowded = view.crowded
    panel = matrix_panel(view, text) if crowded else lines_panel(view, text)
    each: Each = "each_cell" if crowded else "each_line"
    if view.pairs.n == 0:
        each = "nobody"
    title = heading("<br>".join(_title(view)), text(EACH(each)), 0, 1)
    room = 20 + 8 * _longest(panel.yaxis["ticktext"]) + (AXIS_TITLE if crowded else 0)
    return _drawn(panel, view, title, room, text)


def changes(view: ChangeView, text: Text) -> go.Figure:
    """The change of each participant as a dot (of many, bars), and the typical change.

    Where the changes fill at least half the scale, one point of change is as tall as one point of
    the score in `lines`.
    """
    panel = change_panel(view, text)
    each = text("chart.each_dot" if view.pairs.n <= MOST_DOTS else "chart.each_bar")
    words = [part for tick in panel.yaxis["ticktext"] for part in tick.split("<br>")]
    room = 20 + 7 * _longest(words)
    title = heading(text("chart.change"), each, 0, 1)
    title["yshift"] += LINE * (len(_title(view)) - 1)  # level with the first line beside it
    return _drawn(panel, view, title, room, text)


def _drawn(panel: Panel, view: ChangeView, title: Drawn, room: int, text: Text) -> go.Figure:
    """A panel under its title, between margins above and below that both figures share."""
    above = 41 + LINE * len(_title(view))
    below = BELOW + (AXIS_TITLE if view.crowded else 0)
    title["xshift"] = -room - 1
    layout: Drawn = {
        "height": HEIGHT,
        "xaxis": panel.xaxis,
        "yaxis": panel.yaxis,
        "annotations": [*panel.notes, title],
        "shapes": list(panel.shapes),
        "margin": {"l": room, "r": 8, "t": above, "b": below},
    }
    return figure(panel.traces, layout, text)


def _title(view: ChangeView) -> list[str]:
    """The outcome's name with its unit, in one line or two."""
    name = shortened(view.outcome.label, 2 * TITLE - 18)
    if view.outcome.unit:
        name += f" ({shortened(view.outcome.unit, 12)})"
    lines = textwrap.wrap(name, TITLE, max_lines=2, placeholder=" …")
    return [label(line, TITLE) for line in lines] or [""]


def _longest(words: Sequence[str]) -> int:
    return max(map(len, words), default=1)
