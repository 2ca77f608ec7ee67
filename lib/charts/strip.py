"""The sensitivity strip: the p of several tests of the same change, one row each."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from lib.charts import palette
from lib.charts.figure import Drawn, bare_axis, compact, figure, label, note
from lib.charts.keys import REASON
from lib.stats import HypothesisTest
from lib.text.words import Text

# px; the second has two lines of reason instead of a dot
ROW = 46
TALL_ROW = 60
# px from a row's top to the foot of the name and to its line
NAME = 21
TRACK = 32
TICK = 7  # px that the reference reaches above and below the line
# px
TOP = 24
BOTTOM = 28
REFERENCE = 0.05  # by custom; a place on the axis, no verdict
LEAST = -2.3  # log10 p at which the axis begins at the latest
MOST_TICKS = 4
MOST_DECIMALS = 3  # beyond, the axis is marked with powers of ten
REASON_WIDTH = 54  # letters of a line

Named = Sequence[tuple[str, HypothesisTest]]


def strip(tests: Named, text: Text) -> go.Figure:
    """A dot for the p of each test on a logarithmic axis, smaller to the left, and p in figures.

    A test without p says why instead. All dots look alike: the strip shows how far the answer
    depends on the choice of the test, and not which tests are significant.
    """
    sizes = [log10_p(test) for _, test in tests]
    low = min([LEAST, *(1.06 * size for size in sizes if size is not None)])
    tops = _tops(sizes)
    notes = [
        each for top, named in zip(tops, tests, strict=False) for each in _row(top, *named, text)
    ]
    known = [(top, size) for top, size in zip(tops, sizes, strict=False) if size is not None]
    if known:
        notes += _scale(low, tops[-1], text)
    margin = {"l": 8, "r": 72, "t": TOP if known else 0, "b": BOTTOM if known else 0}
    height = max(tops[-1], ROW)
    layout: Drawn = {
        "height": height + margin["t"] + margin["b"],
        "xaxis": bare_axis(low, 0),
        "yaxis": bare_axis(height, 0),  # in px from the top
        "annotations": notes,
        "shapes": _lines(low, [top for top, _ in known]),
        "margin": margin,
    }
    return figure(_dots(known, tests, text), layout, text)


def _tops(sizes: Sequence[float | None]) -> list[int]:
    """Where each row begins, in px from the top, and where the last one ends."""
    tops = [0]
    for size in sizes:
        height = TALL_ROW if size is None else ROW
        tops.append(tops[-1] + height)
    return tops


def log10_p(test: HypothesisTest) -> float | None:
    """The size of the test's p; None where it has none."""
    if test.p is None:
        return None
    size = test.log10_p if test.log10_p is not None else math.log10(max(test.p, 5e-324))
    return min(0.0, size)


def _dots(known: list[tuple[int, float]], tests: Named, text: Text) -> list[Drawn]:
    if not known:
        return []
    marker = {"color": palette.NEUTRAL, "size": 12, "symbol": "circle"}
    words = [
        f"{label(name, 60)}: {text.p_exact(test.p, test.log10_p)}"
        for name, test in tests
        if test.p is not None
    ]
    dots = {
        "type": "scatter",
        "mode": "markers",
        "marker": marker,
        "cliponaxis": False,
        "x": [compact(size) for _, size in known],
        "y": [top + TRACK for top, _ in known],
        "hoverinfo": "text",
        "hovertext": words,
    }
    return [dots]


def _lines(low: float, tops: list[int]) -> list[Drawn]:
    """The line of each row and, across it, the reference: in pieces, clear of the names."""
    faint = {"color": palette.tint(palette.QUIET, 0.5), "width": 1}
    clear = {"color": palette.QUIET, "width": 1.5}
    at = compact(math.log10(REFERENCE))
    shapes = []
    for top in tops:
        y = top + TRACK
        shapes.append(_line((compact(low), y), (0, y), faint))
        shapes.append(_line((at, y - TICK), (at, y + TICK), clear))
    return shapes


def _line(start: tuple[float, float], end: tuple[float, float], look: Drawn) -> Drawn:
    """A line below the dots from one place (x, y) to another."""
    return {
        "type": "line",
        "layer": "below",
        "xref": "x",
        "yref": "y",
        "line": look,
        "x0": start[0],
        "x1": end[0],
        "y0": start[1],
        "y1": end[1],
    }


def _row(top: int, name: str, test: HypothesisTest, text: Text) -> list[Drawn]:
    """The name of a test, and its p right of the row's line or the reason below the name."""
    left = {"xanchor": "left", "xshift": -8, "yref": "y"}
    title = note(label(name, 60), 0, top + NAME, yanchor="bottom", **left)
    if test.p is not None:
        p = f"<b>{text.p_bare(test.p, test.log10_p)}</b>"
        right = {"xanchor": "left", "xshift": 12, "yanchor": "middle", "yref": "y"}
        return [title, note(p, 1, top + TRACK, **right)]
    reason = text(REASON(test.reason)) if test.reason else ""
    words = "<br>".join(textwrap.wrap(reason, REASON_WIDTH))
    small = {"font": {"size": palette.SMALL}, "yanchor": "top"}
    return [title, note(words, 0, top + NAME, **small, **left)]


def _scale(low: float, foot: int, text: Text) -> list[Drawn]:
    """The axis in words: the reference above the rows, powers of ten below them."""
    small: Drawn = {"xref": "x", "yref": "y", "font": {"size": palette.SMALL}}
    at = math.log10(REFERENCE)
    notes = [note(text.number(REFERENCE, 2), at, 0, yanchor="bottom", **small)]
    step = max(1, math.ceil(-low / MOST_TICKS))
    for power in range(0, math.floor(-low) + 1, step):
        plain = power <= MOST_DECIMALS
        words = text.number(10.0**-power, power) if plain else text.power_of_ten(-power)
        notes.append(note(words, -power, foot, yanchor="top", yshift=-2, **small))
    return notes
