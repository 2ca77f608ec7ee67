"""A small slopegraph without the changes beside it, to stand among others on the same scale."""

from __future__ import annotations

import plotly.graph_objects as go

from lib.charts.figure import Drawn, figure
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
    longest = max((len(words) for words in panel.yaxis["ticktext"]), default=1)
    layout = {
        "height": HEIGHT,
        "xaxis": panel.xaxis,
        "yaxis": panel.yaxis,
        "annotations": [_placed(words) for words in panel.notes],
        "shapes": list(panel.shapes),
        "margin": {"l": 20 + 8 * longest, "r": 8, "t": 8, "b": 32},
    }
    return figure(panel.traces, layout, text)


def _placed(words: Drawn) -> Drawn:
    """A panel's notes name their axes only once they stand in a figure."""
    across = "x domain" if words["xref"] == "paper" else "x"
    return {**words, "xref": across, "yref": "y"}
