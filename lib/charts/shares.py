"""Improved, unchanged and worsened as the parts of one bar."""

from __future__ import annotations

import plotly.graph_objects as go

from lib.charts import palette
from lib.charts.figure import Drawn, bare_axis, figure, note
from lib.text.words import Text

HEIGHT = 92
NAMES = {1: "improved", 0: "unchanged", -1: "worsened"}
PATTERNS = {1: "", 0: ".", -1: "/"}  # the bar's parts differ in texture as lines do in dash


def shares(improved: int, unchanged: int, worsened: int, text: Text) -> go.Figure:
    """One bar of everybody; the words above stand left, middle and right and never collide."""
    counts = {1: improved, 0: unchanged, -1: worsened}
    n = improved + unchanged + worsened
    traces = [_part(which, count, n, text) for which, count in counts.items() if count]
    words = [_words(which, count, n, text) for which, count in counts.items()]
    layout: Drawn = {
        "height": HEIGHT,
        "barmode": "stack",
        "xaxis": bare_axis(0, max(1, n)),
        "yaxis": bare_axis(-0.5, 0.5),
        "annotations": words,
        "margin": {"l": 2, "r": 2, "t": 46, "b": 10},
    }
    return figure(traces, layout, text)


def _part(which: int, count: int, n: int, text: Text) -> Drawn:
    colour = palette.MARKS[which].colour
    pattern = {"shape": PATTERNS[which], "fillmode": "overlay", "fgcolor": "#ffffff"} | {
        "fgopacity": 0.55,
        "size": 6,
        "solidity": 0.18,
    }
    words = f"{text(f'chart.{NAMES[which]}')}: {text.share(count, n)}"
    bar = {"type": "bar", "orientation": "h", "y": [0], "x": [count], "width": 1}
    look = {"marker": {"color": colour, "pattern": pattern}}
    return bar | look | {"hoverinfo": "text", "hovertext": [words]}


def _words(which: int, count: int, n: int, text: Text) -> Drawn:
    swatch = f"<span style='color:{palette.MARKS[which].colour}'>■</span>"
    share = text.percent(count / n) if n else ""
    place = {1: (0.0, "left"), 0: (0.5, "center"), -1: (1.0, "right")}[which]
    words = f"{swatch} <b>{text.integer(count)}</b> {text(f'chart.{NAMES[which]}')}<br>{share}"
    upright = {"yanchor": "bottom", "yshift": 4, "font": {"size": palette.SMALL}}
    return note(words, place[0], 1, xanchor=place[1], align=place[1], **upright)
