"""The scores over all times: every participant's path, and the median at each with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from lib.analysis.times import ArmOverTimes, OverTimes
from lib.charts import palette
from lib.charts.figure import Drawn, axis, compact, figure, label, note, ticks
from lib.stats import AtTime, Sequences
from lib.text.words import Text

MOST_PATHS = 150  # different ones; of more, an evenly spaced part is drawn
HEIGHT = 380
LONGEST = 16  # letters of a time under the axis
LONGEST_ARM = 22
APART = 0.06  # between the arms' marks at one time
ROOM = 0.35  # beside the first and the last time
FOOT = 64
DASHES = ("solid", "6px,3px", "2px,3px", "10px,4px,2px,4px")
SYMBOLS = ("circle", "square", "diamond", "triangle-up")


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """A line of medians: what it is called, its people at each time, and how it is told apart."""

    name: str
    at: Sequence[AtTime]
    place: int = 0
    of: int = 1

    @property
    def shift(self) -> float:
        """How far right its marks stand, so that intervals of two arms do not hide each other."""
        return (self.place - (self.of - 1) / 2) * APART


def every_nth(sequences: Sequences) -> int:
    """Every how many paths one is drawn: 1 where all are."""
    return max(1, -(-sequences.count.size // MOST_PATHS))


def over_times(found: OverTimes, names: Sequence[str], text: Text) -> go.Figure:
    """A thin line for each path and a bold one for the medians; of arms, one a group.

    names   what the arms are called; () where there are none
    """
    lines = _lines(found, names, text)
    low, high = _scale(found)
    space = 0.05 * (high - low)
    numbers = ticks(low, high, most=7, whole=found.sequences.resolution.decimals == 0)
    words = [text.score(number) for number in numbers]
    last = len(found.labels) - 1
    called = [label(one, LONGEST) for one in found.labels]
    counted = [f"{name}<br>n = {at.described.n}" for name, at in zip(called, found.at, strict=True)]
    side = 1.1 if found.arms else ROOM
    layout: Drawn = {
        "height": HEIGHT,
        "xaxis": axis(
            -ROOM,
            last + side,
            tickvals=list(range(last + 1)),
            ticktext=counted,
            showgrid=False,
            tickangle=0,
        ),
        "yaxis": axis(low - space, high + space, tickvals=numbers, ticktext=words),
        "annotations": [_name(line, last, found) for line in lines] if found.arms else [],
        "margin": {"l": 20 + 8 * max(map(len, words)), "r": 8, "t": 12, "b": FOOT},
    }
    traces = [_paths(found.sequences), *(mark for line in lines for mark in _medians(line, text))]
    return figure(traces, layout, text)


def describe_over_times(found: OverTimes, names: Sequence[str], text: Text) -> str:
    """The picture in words: the median of each line at each time."""
    said = []
    for line in _lines(found, names, text):
        medians = [
            text("times.median_at", median=text.score(at.median.value), time=called)
            for called, at in zip(found.labels, line.at, strict=True)
        ]
        said.append(f"{line.name}: {text.listed(medians)}")
    return text("times.alt", n=found.n, medians="; ".join(said))


def _lines(found: OverTimes, names: Sequence[str], text: Text) -> list[_Line]:
    if found.arms is None:
        return [_Line(text("chart.median"), found.at)]
    arms: Sequence[ArmOverTimes] = found.arms.arms
    return [
        _Line(name, arm.at, place, len(arms))
        for place, (name, arm) in enumerate(zip(names, arms, strict=True))
    ]


def _scale(found: OverTimes) -> tuple[float, float]:
    declared = found.outcome.scale
    ends = [] if declared is None else [declared.low, declared.high]
    scores = np.append(found.sequences.scores.ravel(), ends)
    there = scores[np.isfinite(scores)]
    low = float(there.min(initial=np.inf)) if there.size else 0.0
    high = float(there.max(initial=-np.inf)) if there.size else 1.0
    return (low, high) if low < high else (low - 1, high + 1)


def _paths(sequences: Sequences) -> Drawn:
    """The paths as one trace; where a time is missing the line is broken."""
    x: list[float | None] = []
    y: list[float | None] = []
    for scores in sequences.scores[:: every_nth(sequences)].tolist():
        for time, score in enumerate(scores):
            x.append(time)
            y.append(None if np.isnan(score) else compact(score))
        x.append(None)
        y.append(None)
    faint = {"color": palette.tint(palette.TIME, 0.6), "width": 1.2}
    return {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": x, "y": y, "line": faint}


def _medians(line: _Line, text: Text) -> list[Drawn]:
    """The medians joined by a line, and the interval of each."""
    at = [(time, each) for time, each in enumerate(line.at) if each.median.value is not None]
    bars_x: list[float | None] = []
    bars_y: list[float | None] = []
    words = []
    for time, each in at:
        interval = each.median.interval
        said = f"{label(line.name, LONGEST_ARM)}: {text.score(each.median.value)}"
        if interval is not None:
            bars_x += [time + line.shift, time + line.shift, None]
            bars_y += [compact(interval.low), compact(interval.high), None]
            said += f" [{text.range_words(interval.low, interval.high)}]"
        words.append(f"{said}, n = {each.described.n}")
    bars: Drawn = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    bars["line"] = {"color": palette.INK, "width": 2}
    bars["x"] = bars_x
    bars["y"] = bars_y
    joined = _joined(line)
    joined["x"] = [time + line.shift for time, _ in at]
    joined["y"] = [compact(each.median.value or 0.0) for _, each in at]
    joined["hovertext"] = words
    return [bars, joined]


def _joined(line: _Line) -> Drawn:
    """How a line of medians looks."""
    dash = DASHES[line.place % len(DASHES)]
    symbol = SYMBOLS[line.place % len(SYMBOLS)]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "line": {"color": palette.INK, "width": 3.5, "dash": dash},
        "marker": {"color": palette.INK, "size": 9, "symbol": symbol},
        "hoverinfo": "text",
    }


def _name(line: _Line, last: int, found: OverTimes) -> Drawn:
    """What a line is called, at its end; names that would meet are moved apart."""
    low, high = _scale(found)
    arms = found.arms.arms if found.arms else ()
    medians = [arm.at[last].median.value for arm in arms]
    ends = [low if median is None else median for median in medians]
    order = sorted(range(len(ends)), key=lambda place: (ends[place], place))
    step = 0.075 * (high - low)
    heights: dict[int, float] = {}
    floor = -np.inf
    for place in order:
        heights[place] = max(ends[place], floor + step)
        floor = heights[place]
    words = f"<b>{label(line.name, LONGEST_ARM)}</b>"
    small = {"xref": "x", "yref": "y", "xanchor": "left", "font": {"size": palette.SMALL}}
    return note(words, last + 0.16, heights[line.place], **small)
