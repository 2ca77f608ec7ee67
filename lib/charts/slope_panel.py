"""The first half of the estimation plot: a line from before to after for every pair of scores."""

from __future__ import annotations

import numpy as np

from lib.charts import palette
from lib.charts.figure import Drawn, Panel, axis, compact, note, ticks
from lib.charts.keys import SHARED, Time
from lib.charts.people import stories
from lib.charts.view import ChangeView
from lib.stats import Counts, Floats, Pairs
from lib.text.words import Text

WIDTHS = (1.6, 2.8, 4.2)  # px: one participant, some, most
# different lines, from which they are thinner
SOME_LINES = 60
MANY_LINES = 120
MOST_BEHIND = 400  # faint lines; more of them would only be a grey area
HOVER_AT = 0.62  # where a line answers: two different lines seldom meet there
NARROWEST = 230  # px that the panel has at least, so that the medians' words fit beside the lines
WIDEST_SIDE = 0.36  # of the panel, for these words
BARE_SIDE = 0.3  # of the lines' length, where no words stand
MOST_DRAWN = 400  # different lines; of more, an evenly spaced part


def lines_panel(view: ChangeView, text: Text, ends: tuple[float, float] | None = None) -> Panel:
    """Lines by kind and width, a dot for each score as large as many have it, and a bold line.

    Where the typical change is known the bold line is that change, begun at the median before;
    else it joins the two medians, which are written at its ends.

    ends   of the vertical axis; the scale with some room where there are none
    """
    low, high = view.scale
    pad = 0.05 * (high - low)
    bottom, top = ends or (low - pad, high + pad)
    traces = [*_behind(view), *_lines(view), *_ends(view, text)]
    if 0 < view.pairs.count.size <= MOST_DRAWN:
        traces.append(_stories(view, text))
    if view.pairs.n > 1:
        traces.append(_bold_line(view, text))
    numbers = ticks(low, high, most=11 if view.whole and high - low <= 10 else 7, whole=view.whole)
    words = [text.score(number) for number in numbers]
    vertical = axis(bottom, top, tickvals=numbers, ticktext=words)
    times = [text("chart.before"), text("chart.after")]
    notes = [] if view.typical else _median_words(view, text)
    side = _side(notes) if notes else BARE_SIDE
    flat = axis(-side, 1 + side, tickvals=[0, 1], ticktext=times, showgrid=False, tickangle=0)
    return Panel(tuple(traces), flat, vertical, tuple(notes))


def _side(notes: list[Drawn]) -> float:
    """The room left and right of the lines, where they have length 1, for the longest words."""
    longest = max((len(line) for n in notes for line in _plain(n["text"])), default=1)
    share = min(WIDEST_SIDE, (20 + 7 * longest) / NARROWEST)
    return round(share / (1 - 2 * share), 3)


def _plain(words: str) -> list[str]:
    unmarked = words.replace("<b>", "").replace("</b>", "")
    return unmarked.split("<br>")


def widths(count: Counts) -> np.ndarray:
    """For each line its width class: 0 for one participant, up to 2 by the root of the count."""
    most = int(count.max(initial=1))
    if most == 1:
        return np.zeros(count.size, dtype=np.int64)
    share = (np.sqrt(count) - 1) / (np.sqrt(most) - 1)
    return np.where(count == 1, 0, np.where(share <= 0.6, 1, 2))


def _segments(before: Floats, after: Floats, line: Drawn, opacity: float = 1.0) -> Drawn:
    """All lines as one: x 0, 1, gap; y before, after, gap."""
    x: list[float | None] = [0, 1, None] * before.size
    y: list[float | None] = []
    for first, last in zip(before.tolist(), after.tolist(), strict=True):
        y += [compact(first), compact(last), None]
    lines: Drawn = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": x, "y": y}
    lines["line"] = line
    if opacity < 1.0:
        lines["opacity"] = opacity
    return lines


def _behind(view: ChangeView) -> list[Drawn]:
    if view.behind is None or not 0 < view.behind.count.size <= MOST_BEHIND:
        return []
    faint = {"color": palette.tint(palette.QUIET, 0.36), "width": 1}
    return [_segments(view.behind.before, view.behind.after, faint)]


def _lines(view: ChangeView) -> list[Drawn]:
    """One trace for each kind and width that occurs; the fewest-shared kinds lie on top."""
    pairs = view.pairs
    kind = view.kind
    width = widths(view.pairs.count)
    drawn = np.arange(pairs.count.size) % max(1, -(-pairs.count.size // MOST_DRAWN)) == 0
    thick, opacity = _weight(view)
    traces = []
    for which, mark in palette.MARKS.items():
        for size, pixels in enumerate(WIDTHS):
            here = drawn & (kind == which) & (width == size)
            if here.any():
                line = mark.line(pixels * thick)
                traces.append(_segments(pairs.before[here], pairs.after[here], line, opacity))
    return traces


def _weight(view: ChangeView) -> tuple[float, float]:
    """How thick and how opaque lines are: the more there are, the less."""
    different = view.pairs.count.size
    if view.pairs.n == 1:
        return 2.0, 0.9
    if different > MANY_LINES:
        return 0.6, 0.35
    return (0.75, 0.6) if different > SOME_LINES else (1.0, 0.9)


def _ends(view: ChangeView, text: Text) -> list[Drawn]:
    """A dot for each score before and after; its area grows with how many have it."""
    x: list[int] = []
    y: list[float] = []
    sizes: list[float] = []
    fills: list[str] = []
    words: list[str] = []
    for place, scores, when in _moments(view):
        values, count = _shared(scores, view.pairs)
        if values.size > MOST_DRAWN:
            continue
        fill = palette.TIME if when == "after" else palette.tint(palette.TIME, 0.25)
        x += [place] * values.size
        y += [compact(float(v)) for v in values]
        fills += [fill] * values.size
        least = 4.5 if values.size <= SOME_LINES else 2.5
        sizes += [round(min(15.0, least + 1.7 * float(np.sqrt(c))), 1) for c in count]
        for value, shared in zip(values.tolist(), count.tolist(), strict=True):
            words.append(text(SHARED(when), score=text.score(value), n=shared))
    edge = {"color": palette.TIME, "width": 1.5}
    marker = {"color": fills, "size": sizes, "line": edge, "opacity": 1}
    dots = {
        "type": "scatter",
        "mode": "markers",
        "marker": marker,
        "x": x,
        "y": y,
        "hoverinfo": "text",
        "hovertext": words,
    }
    return [dots] if x else []


def _moments(view: ChangeView) -> tuple[tuple[int, Floats, Time], ...]:
    return (0, view.pairs.before, "before"), (1, view.pairs.after, "after")


def _shared(scores: Floats, pairs: Pairs) -> tuple[Floats, Counts]:
    values, inverse = np.unique(scores, return_inverse=True)
    return values, np.bincount(inverse, weights=pairs.count).astype(np.int64)


def _stories(view: ChangeView, text: Text) -> Drawn:
    """An unseen dot on each line that says whose it is."""
    pairs = view.pairs
    y = pairs.before * (1 - HOVER_AT) + pairs.after * HOVER_AT
    return {
        "type": "scatter",
        "mode": "markers",
        "marker": {"opacity": 0, "size": 14},
        "x": [HOVER_AT] * y.size,
        "y": [compact(float(v)) for v in y],
        "hoverinfo": "text",
        "hovertext": stories(view, text),
    }


def _bold_line(view: ChangeView, text: Text) -> Drawn:
    ends = view.typical or view.medians or (0.0, 0.0)
    words = text("chart.median")
    if view.typical:
        words = f"{text('chart.typical_change')} {text.signed(ends[1] - ends[0], view.decimals)}"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "line": {"color": palette.INK, "width": 4},
        "marker": {"color": palette.INK, "size": 9},
        "x": [0, 1],
        "y": [compact(end) for end in ends],
        "hoverinfo": "text",
        "hovertext": [words, words],
    }


def median_words(view: ChangeView, value: float, text: Text) -> str:
    """A median as a summary is written; of one participant it is the score itself."""
    return text.score(value) if view.pairs.n < 2 else text.score(value, view.decimals)


def _median_words(view: ChangeView, text: Text) -> list[Drawn]:
    """The two medians, each outside its end of the lines, where nothing else is drawn."""
    medians = view.medians
    if medians is None:
        return []
    notes = []
    for place, value, side, shift in ((0, medians[0], "right", -14), (1, medians[1], "left", 14)):
        words = f"<b>{median_words(view, value, text)}</b>"
        words += f"<br>{text('chart.median')}" if view.pairs.n > 1 else ""
        small = {"font": {"size": palette.SMALL}, "xanchor": side, "xshift": shift, "align": side}
        notes.append(note(words, place, value, xref="x", yref="y", **small))
    return notes
