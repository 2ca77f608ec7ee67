"""Before and after back to back: how many participants had each score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from lib.charts import palette
from lib.charts.figure import Drawn, axis, bare_axis, compact, figure, heading, ticks, with_unit
from lib.charts.two_sides import TwoSides
from lib.charts.view import MOST_SCORES_ALONE, ChangeView
from lib.stats import Counts, Floats
from lib.text.words import Text

MOST_BINS = 14
# px
ROW = 24
LEAST_HEIGHT = 190
ROOM = 1.26  # of the longest bar, for its number


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The middles of the rows, their width, their words and how many were in them."""

    middle: Floats
    width: float
    words: tuple[str, ...]
    before: Counts
    after: Counts


def distributions(view: ChangeView | TwoSides, text: Text) -> go.Figure:
    """Counts by score, before to the left and after to the right of one axis.

    Nothing is smoothed: whole scores have a row each, others share bins of equal, round width.
    """
    sides = TwoSides.of(view) if isinstance(view, ChangeView) else view
    rows = _rows(sides, text)
    most = max(1, int(rows.before.max(initial=0)), int(rows.after.max(initial=0)))
    totals = [max(1, size) for size in sides.sizes]
    traces = [
        _bars(rows, rows.before, -1, totals[0], text),
        _bars(rows, rows.after, 1, totals[1], text),
    ]
    low = float(rows.middle[0])
    high = float(rows.middle[-1])
    lines: Drawn = {
        "tickvals": [compact(float(m)) for m in rows.middle],
        "ticktext": rows.words,
        "showgrid": False,
    }
    margin = 20 + 8 * max(map(len, rows.words))
    layout: Drawn = {
        "height": max(LEAST_HEIGHT, 70 + ROW * rows.middle.size),
        "barmode": "overlay",
        "bargap": 0.12,
        "xaxis": bare_axis(-ROOM * most, ROOM * most),
        "yaxis": axis(low - rows.width * 0.6, high + rows.width * 0.6, **lines),
        "annotations": _headings(sides, margin, text),
        "margin": {"l": margin, "r": 8, "t": 58, "b": 8},
    }
    return figure(traces, layout, text)


def _headings(view: TwoSides, margin: int, text: Text) -> list[Drawn]:
    title = with_unit(view.outcome.label, view.outcome.unit)
    left = heading(title, f"◁ {text('chart.before')}", 0, 1)
    right = heading("&nbsp;", f"{text('chart.after')} ▶", 1, 1)
    left["xshift"] = 2 - margin
    right["xanchor"] = "right"
    right["align"] = "right"
    return [left, right]


def _rows(view: TwoSides, text: Text) -> _Rows:
    low, high = view.scale
    if view.whole and high - low < MOST_SCORES_ALONE:
        middle = np.arange(low, high + 1, dtype=np.float64)
        words = tuple(text.score(score) for score in middle.tolist())
        return _Rows(middle, 1.0, words, *_counted(view, middle, 1.0))
    marks = ticks(low, high, MOST_BINS)
    width = marks[1] - marks[0]
    first = np.floor(low / width)
    last = np.floor(high / width)
    starts = np.arange(first, last + 1, dtype=np.float64) * width
    words = tuple(text.range_words(compact(s), compact(s + width)) for s in starts.tolist())
    middle = starts + width / 2
    return _Rows(middle, width, words, *_counted(view, middle, width))


def _counted(view: TwoSides, middle: Floats, width: float) -> tuple[Counts, Counts]:
    """Participants by row, a score on the border counted in the row that it begins."""
    found = []
    for scores, count in (view.before, view.after):
        row = np.floor((scores - middle[0]) / width + 0.5 + 1e-9).astype(np.int64)
        place = np.clip(row, 0, middle.size - 1)
        weighted = np.bincount(place, weights=count, minlength=middle.size)
        found.append(weighted.astype(np.int64))
    return found[0], found[1]


def _bars(rows: _Rows, count: Counts, side: int, total: int, text: Text) -> Drawn:
    """One side: before hollow, after filled, so that they differ without colour too."""
    edge = {"color": palette.TIME, "width": 1.5}
    when = text("chart.before" if side < 0 else "chart.after")
    there = count > 0
    counts = count[there].tolist()
    words = [word for word, some in zip(rows.words, there, strict=True) if some]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [compact(float(middle)) for middle in rows.middle[there]],
        "x": [side * c for c in counts],
        "width": compact(0.86 * rows.width),
        "marker": {
            "color": palette.tint(palette.TIME, 0.14) if side < 0 else palette.TIME,
            "line": edge,
        },
        "text": [text.integer(c) for c in counts],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [
            f"{word}, {when}: {text.share(c, total)}" for word, c in zip(words, counts, strict=True)
        ],
    }
