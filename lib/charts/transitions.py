"""Many participants: how many went from each score to each, as a matrix of counts."""

from __future__ import annotations

import numpy as np

from lib.charts import palette
from lib.charts.figure import Drawn, Panel, axis, axis_title, compact, ticks
from lib.charts.view import MOST_SCORES_ALONE, ChangeView, kinds
from lib.stats import Counts, Floats
from lib.text.words import Text

MOST_WRITTEN = 7  # levels up to which the counts fit into the cells
BINS = 12
# opacity of one participant and of the fullest cell
FAINT = 0.10
FULL = 0.62


def matrix_panel(view: ChangeView, text: Text) -> Panel:
    """Before along, after upwards: the fuller a cell, the stronger its colour.

    The colour tells improved, unchanged and worsened; whole scores have a cell each, others share
    bins of equal width.
    """
    levels, step = _levels(view)
    table = _count(view, levels, step)
    traces = [_cells(view, levels, table, text)]
    written = levels.size <= MOST_WRITTEN
    if written:
        traces.append(_numbers(levels, table, text))
    ends = float(levels[0]) - step / 2, float(levels[-1]) + step / 2
    numbers = ticks(*ends, most=11 if levels.size <= 11 else 7, whole=view.whole)
    words = [text.score(number) for number in numbers]
    marks: Drawn = {"tickvals": numbers, "ticktext": words, "showgrid": False}
    across = axis(*ends, title=axis_title(text("chart.before")), **marks)
    upwards = axis(*ends, title=axis_title(text("chart.after")), **marks)
    return Panel(tuple(traces), across, upwards, shapes=() if written else (_diagonal(ends),))


def _levels(view: ChangeView) -> tuple[Floats, float]:
    """The centres of the cells and their width: the whole scale, or bins over the scores."""
    low, high = view.scale
    if view.whole and high - low < MOST_SCORES_ALONE:
        return np.arange(low, high + 1, dtype=np.float64), 1.0
    scores = np.concatenate([view.pairs.before, view.pairs.after])
    low = float(scores.min())
    high = float(scores.max())
    step = (high - low) / BINS or 1.0
    return np.float64(low) + step * (np.arange(BINS, dtype=np.float64) + 0.5), step


def _count(view: ChangeView, levels: Floats, step: float) -> Counts:
    """Participants by level after (rows) and before (columns)."""
    table = np.zeros((levels.size, levels.size), dtype=np.int64)
    edge = levels[0] - step / 2
    place = [
        np.clip(((scores - edge) / step).astype(np.int64), 0, levels.size - 1)
        for scores in (view.pairs.after, view.pairs.before)
    ]
    np.add.at(table, (place[0], place[1]), view.pairs.count)
    return table


def _cells(view: ChangeView, levels: Floats, table: Counts, text: Text) -> Drawn:
    """One heat map with three scales end to end: worsened 0-1, unchanged 1-2, improved 2-3."""
    kind = kinds((levels[:, None] - levels[None, :]).ravel(), view.outcome).reshape(table.shape)
    strength = np.sqrt(table / max(1, int(table.max())))
    colour = np.where(table == 0, -1, kind + 1 + 0.98 * strength)
    z = [[_shade(value) for value in row] for row in colour.tolist()]
    scale = []
    for position, which in enumerate((-1, 0, 1)):
        hue = palette.MARKS[which].colour
        scale.append([round(position / 3, 4), palette.tint(hue, FAINT)])
        scale.append([round((position + 1) / 3, 4), palette.tint(hue, FULL)])
    places = [compact(float(level)) for level in levels]
    words = f"%{{x}} → %{{y}}: %{{customdata}} {text('chart.people')}<extra></extra>"
    return {
        "type": "heatmap",
        "x": places,
        "y": places,
        "z": z,
        "zmin": 0,
        "zmax": 3,
        "colorscale": scale,
        "showscale": False,
        "xgap": 1,
        "ygap": 1,
        "hoverongaps": False,
        "customdata": table.tolist(),
        "hovertemplate": words,
    }


def _shade(value: float) -> float | None:
    """The place on the scale of colours; None for an empty cell, which is not drawn."""
    return round(value, 2) if value >= 0 else None


def _diagonal(ends: tuple[float, float]) -> Drawn:
    """The line of no change, under the cells."""
    low, high = map(compact, ends)
    return {
        "type": "line",
        "layer": "below",
        "line": {"color": palette.QUIET, "dash": "dash", "width": 1.5},
        "xref": "x",
        "yref": "y",
        "x0": low,
        "y0": low,
        "x1": high,
        "y1": high,
    }


def _numbers(levels: Floats, table: Counts, text: Text) -> Drawn:
    """The counts written into the cells, in the ink of the page."""
    rows, columns = np.nonzero(table)
    font = {"size": palette.SMALL}
    places = np.array([compact(float(level)) for level in levels])
    return {
        "type": "scatter",
        "mode": "text",
        "textfont": font,
        "x": places[columns].tolist(),
        "y": places[rows].tolist(),
        "text": [text.integer(int(count)) for count in table[rows, columns]],
        "hoverinfo": "skip",
    }
