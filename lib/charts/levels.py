"""The levels of a factor: how many participants belong to each."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from lib.charts import palette
from lib.charts.figure import Drawn, axis, bare_axis, figure, label, note
from lib.text.words import Text

# px; the last has the name above its bar
ROW = 32
DENSE_ROW = 26
TALL_ROW = 44
MANY = 12  # levels, from which rows are dense
ROOM = 1.9  # of the longest bar, for its words
BESIDE = 18  # letters of the longest name that can stand left of the bars
LONGEST = 54  # letters of a name above its bar, in the 300 px that a chart has at least
BAR = (0.22, 0.46)  # middle and width of a bar below its name, in rows


def levels(
    names: Sequence[str], counts: Sequence[int], text: Text, chosen: Sequence[str] | None = None
) -> go.Figure:
    """A bar for each level with n and %, in the order given, the first on top.

    chosen   the levels that are selected; the others are drawn hollow. None: all are.
    """
    longest = max(map(len, names), default=1)
    above = longest > BESIDE
    row = DENSE_ROW if len(names) > MANY else ROW
    ticks: Drawn = {"tickvals": list(range(len(names))), "ticktext": [label(n) for n in names]}
    if above:
        row = TALL_ROW
        ticks = {"tickvals": [], "ticktext": []}
    layout: Drawn = {
        "height": 6 + row * max(1, len(names)),
        "xaxis": bare_axis(0, ROOM * max([1, *counts])),
        "yaxis": axis(len(names) - 0.5, -0.5, showgrid=False, **ticks),
        "annotations": _above(names) if above else [],
        "margin": {"l": 2 if above else 12 + 7 * longest, "r": 8, "t": 2, "b": 4},
    }
    middle, width = BAR if above else (0.0, 0.68)
    bar = _bars(names, counts, text, chosen)
    bar["y"] = [place + middle for place in range(len(names))]
    bar["width"] = width
    return figure([bar], layout, text)


def _bars(
    names: Sequence[str], counts: Sequence[int], text: Text, chosen: Sequence[str] | None
) -> Drawn:
    total = sum(counts)
    words = [text.share(count, total) for count in counts]
    fill = [palette.tint(palette.NEUTRAL, 0.18)] * len(names)
    for place, name in enumerate(names):
        if chosen is None or name in chosen:
            fill[place] = palette.NEUTRAL
    return {
        "type": "bar",
        "orientation": "h",
        "cliponaxis": False,
        "marker": {"color": fill, "line": {"color": palette.NEUTRAL, "width": 1.5}},
        "x": list(counts),
        "text": words,
        "textposition": "outside",
        "hoverinfo": "text",
        "hovertext": [f"{label(n, 60)}: {w}" for n, w in zip(names, words, strict=True)],
    }


def _above(names: Sequence[str]) -> list[Drawn]:
    """The name of each level, too long to stand beside its bar, above it."""
    small = {"font": {"size": palette.SMALL}, "xanchor": "left", "yanchor": "bottom", "xshift": -3}
    return [note(label(n, LONGEST), 0, i - 0.03, yref="y", **small) for i, n in enumerate(names)]
