"""The estimation plot: each participant's line, and beside it each change on an axis in line."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from lib.charts import palette
from lib.charts.aligned import Axes, axes_of
from lib.charts.change_panel import MOST_DOTS, change_panel
from lib.charts.figure import Drawn, compact, figure, inside, label, note, shortened
from lib.charts.keys import EACH, Each
from lib.charts.slope_panel import lines_panel
from lib.charts.transitions import matrix_panel
from lib.charts.view import ChangeView
from lib.text.words import Text

TITLE = 44  # letters of a line of the title on a phone
# px
PLOT = 330  # height of both panels
LINE = 19  # of text
BELOW = 34
AXIS_TITLE = 24
# shares of the width
LEFT = (0.0, 0.52)
RIGHT = (0.6, 1.0)


def estimation(view: ChangeView, text: Text) -> go.Figure:
    """Lines from before to after, and beside them the changes with the typical change.

    Colour and dash tell improved, unchanged and worsened; a line is as wide as many share it; the
    bold line is the typical change, begun at the median before; those who are not selected lie
    faintly behind. One point is as tall on both axes wherever the changes fill a fifth of the
    scale. Beyond 300 participants or 120 different lines a matrix of counts takes the place of
    the lines.
    """
    axes = axes_of(view)
    crowded = view.crowded
    first = matrix_panel(view, text) if crowded else lines_panel(view, text, axes.scores)
    second = change_panel(view, axes.changes, text)
    lines, notes, shapes = inside(first, "")
    changes, _, _ = inside(second, "2")
    title = title_lines(view)
    left = 20 + 8 * longest(first.yaxis["ticktext"]) + (AXIS_TITLE if crowded else 0)
    above = LINE * (len(title) + 1) + 18
    below = BELOW + (AXIS_TITLE if crowded else 0)
    layout: Drawn = {
        "height": above + PLOT + below,
        "xaxis": {**first.xaxis, "domain": list(LEFT), "anchor": "y"},
        "yaxis": {**first.yaxis, "anchor": "x"},
        "xaxis2": {**second.xaxis, "domain": list(RIGHT), "anchor": "y2"},
        "yaxis2": {**second.yaxis, "anchor": "x2"},
        "annotations": [*notes, *_headings(view, axes, left, text)],
        "shapes": [*shapes, *_guides(view, axes)],
        "margin": {"l": left, "r": 20 + 9 * longest(second.yaxis["ticktext"]), "t": above},
    }
    layout["margin"]["b"] = below
    return figure([*lines, *changes], layout, text)


def title_lines(view: ChangeView) -> list[str]:
    """The outcome's name with its unit, in one line or two."""
    name = shortened(view.outcome.label, 2 * TITLE - 18)
    if view.outcome.unit:
        name += f" ({shortened(view.outcome.unit, 12)})"
    lines = textwrap.wrap(name, TITLE, max_lines=2, placeholder=" …")
    return [label(line, TITLE) for line in lines] or [""]


def above_plot(words: str, x: float, rise: int) -> Drawn:
    """Words that stand so many px above the plot, from a place of its width to the right."""
    return note(words, x, 1, xanchor="left", yanchor="bottom", yshift=rise)


def longest(words: Sequence[str]) -> int:
    """Letters of the longest."""
    return max(map(len, words), default=1)


def _headings(view: ChangeView, axes: Axes, left: int, text: Text) -> list[Drawn]:
    """The name of the score over both panels, and what stands for a participant over each."""
    shift = {"xshift": -left - 1}
    title = above_plot(f"<b>{'<br>'.join(title_lines(view))}</b>", 0, LINE + 10)
    lines = above_plot(text(EACH(_each(view))), 0, 8)
    headings = [{**title, **shift}, {**lines, **shift}]
    if view.pairs.n:
        words = text("chart.each_dot" if view.pairs.n <= MOST_DOTS else "chart.each_bar")
        times = round(axes.times)
        if not axes.shared and not view.crowded and times > 1:
            words = text("chart.enlarged", times=times)
        headings.append(above_plot(words, RIGHT[0], 8))
    return headings


def _each(view: ChangeView) -> Each:
    if view.pairs.n == 0:
        return "nobody"
    if view.crowded:
        return "each_cell"
    return "each_line" if int(view.pairs.count.max()) == 1 else "each_line_wide"


def _guides(view: ChangeView, axes: Axes) -> list[Drawn]:
    """Where both axes have one unit: from the ends of the bold line across to the changes."""
    ends = view.typical
    if ends is None or not axes.shared:
        return []
    return [guide(ends[0], "dash", RIGHT[0]), guide(ends[1], "dot")]


def guide(score: float, dash: str, end: float = 1.0) -> Drawn:
    """A faint line at a score, from the left to a share of the width."""
    return {
        "type": "line",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": end,
        "yref": "y",
        "y0": compact(score),
        "y1": compact(score),
        "line": {"color": palette.QUIET, "dash": dash, "width": 1},
    }
