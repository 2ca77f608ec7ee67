"""Two arms in one picture: the lines of each, and beside them the difference between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import plotly.graph_objects as go

from lib.charts.aligned import widened
from lib.charts.estimation import BELOW, LINE, PLOT, above_plot, guide, longest, title_lines
from lib.charts.figure import Drawn, axis, figure, inside, label, signed_ticks, ticks
from lib.charts.slope_panel import lines_panel
from lib.charts.typical import diamond
from lib.charts.view import ChangeView
from lib.stats import Estimate
from lib.study.study import Scale
from lib.text.words import Text

# shares of the width
FIRST = (0.0, 0.37)
SECOND = (0.42, 0.79)
DIFFERENCE = (0.83, 1.0)
LONGEST_NAME = 16  # letters


@dataclass(frozen=True, slots=True, eq=False)
class Arm:
    """One arm: what it is called, and the scores of those in it."""

    name: str
    view: ChangeView


def two_arms(control: Arm, treated: Arm, difference: Estimate, text: Text) -> go.Figure:
    """The lines of both arms on one scale, and the difference between them as a diamond.

    difference   treated − control in the score after, at equal scores before. Its axis has the
                 unit of the scores; no difference stands at the control's mean after.
    """
    both = _one_scale(control, treated)
    zero = _mean_after(control.view)
    low, high = both[0].view.scale
    reach = _ends(difference)
    scores = widened(min(low, zero + reach[0]), max(high, zero + reach[1]))
    panels = [lines_panel(arm.view, text, scores) for arm in both]
    first, notes, _ = inside(panels[0], "")
    second, others, _ = inside(panels[1], "2")
    title = title_lines(control.view)
    left = 20 + 8 * longest(panels[0].yaxis["ticktext"])
    above = LINE * (len(title) + 1) + 18
    upright = _difference_axis(scores, zero, reach, text)
    names = [_name(arm, place) for arm, place in zip(both, (FIRST, SECOND), strict=True)]
    heading = above_plot(f"<b>{'<br>'.join(title)}</b>", 0, LINE + 10)
    heading["xshift"] = -left - 1
    layout: Drawn = {
        "height": above + PLOT + BELOW,
        "xaxis": {**panels[0].xaxis, "domain": list(FIRST), "anchor": "y"},
        "yaxis": {**panels[0].yaxis, "anchor": "x"},
        "xaxis2": {**panels[1].xaxis, "domain": list(SECOND), "anchor": "y2"},
        "yaxis2": {**panels[1].yaxis, "anchor": "x2", "showticklabels": False},
        "xaxis3": _difference_name(text),
        "yaxis3": upright,
        "annotations": [*notes, *others, heading, *names],
        "shapes": [guide(zero, "dash")],
        "margin": {"l": left, "r": 20 + 9 * longest(upright["ticktext"]), "t": above, "b": BELOW},
    }
    return figure([*first, *second, *_diamond(difference, text)], layout, text)


def _one_scale(control: Arm, treated: Arm) -> tuple[Arm, Arm]:
    """Both arms on the scale that holds the scores of both."""
    ends = [control.view.scale, treated.view.scale]
    scale = Scale(min(low for low, _ in ends), max(high for _, high in ends))
    scaled = []
    for arm in (control, treated):
        outcome = replace(arm.view.outcome, scale=scale)
        scaled.append(Arm(arm.name, replace(arm.view, outcome=outcome)))
    return scaled[0], scaled[1]


def _mean_after(view: ChangeView) -> float:
    if not view.pairs.n:
        return view.scale[0]
    return float(np.average(view.pairs.after, weights=view.pairs.count))


def _ends(difference: Estimate) -> tuple[float, float]:
    value = difference.value or 0.0
    interval = difference.interval
    ends = (value, value) if interval is None else (interval.low, interval.high)
    return min(0.0, *ends), max(0.0, *ends)


def _difference_axis(
    scores: tuple[float, float], zero: float, reach: tuple[float, float], text: Text
) -> Drawn:
    numbers = ticks(*reach, most=4)
    marks: Drawn = {"tickvals": numbers, "ticktext": signed_ticks(numbers, text)}
    ends = scores[0] - zero, scores[1] - zero
    return axis(*ends, side="right", showgrid=False, anchor="x3", **marks)


def _difference_name(text: Text) -> Drawn:
    words: Drawn = {"tickvals": [0.5], "ticktext": [text("chart.difference")], "tickangle": 0}
    return axis(0, 1, domain=list(DIFFERENCE), anchor="y3", showgrid=False, **words)


def _name(arm: Arm, place: tuple[float, float]) -> Drawn:
    words = f"{label(arm.name, LONGEST_NAME)} (n = {arm.view.pairs.n})"
    return above_plot(words, place[0], 8)


def _diamond(difference: Estimate, text: Text) -> list[Drawn]:
    if difference.value is None:
        return []
    interval = difference.interval
    ends = (difference.value,) * 2 if interval is None else (interval.low, interval.high)
    words = f"{text('chart.difference')} {text.signed(difference.value, 2)}"
    drawn = diamond(difference.value, ends, words, 0.5)
    return [{**mark, "xaxis": "x3", "yaxis": "y3"} for mark in drawn]
