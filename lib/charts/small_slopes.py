"""A small slopegraph without the changes beside it, to stand among others on the same scale."""

from __future__ import annotations

import plotly.graph_objects as go

from lib.charts.figure import figure, inside
from lib.charts.slope_panel import lines_panel
from lib.charts.transitions import matrix_panel
from lib.charts.view import ChangeView
from lib.text.words import Text

HEIGHT = 260


def small_slopes(view: ChangeView, text: Text) -> go.Figure:
    """The lines from before to after; a matrix of counts where lines would hide each other.

    Give all views one scale (`Outcome.scale`), so that they can be compared.
    """
    panel = matrix_panel(view, text) if view.crowded else lines_panel(view, text)
    traces, notes, shapes = inside(panel, "")
    longest = max((len(words) for words in panel.yaxis["ticktext"]), default=1)
    layout = {
        "height": HEIGHT,
        "xaxis": panel.xaxis,
        "yaxis": panel.yaxis,
        "annotations": notes,
        "shapes": shapes,
        "margin": {"l": 20 + 8 * longest, "r": 8, "t": 8, "b": 32},
    }
    return figure(traces, layout, text)
