"""What all figures share: a frame that follows the theme, axes with round ticks, safe labels."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from lib.charts import palette
from lib.stats import count_decimals
from lib.text.words import Text

Drawn = dict[str, Any]  # a trace, an axis or an annotation in Plotly's own terms

NICE = (1, 2, 2.5, 5, 10)
PAD = 5  # px between an axis and its words
DIGITS = 14  # significant digits that are sent: all that a score carries, without binary noise


@dataclass(frozen=True, slots=True)
class Panel:
    """Traces, axes and notes of one panel, for the figure that joins several."""

    traces: tuple[Drawn, ...]
    xaxis: Drawn
    yaxis: Drawn
    notes: tuple[Drawn, ...] = ()
    shapes: tuple[Drawn, ...] = ()


def figure(traces: Sequence[Drawn], layout: Drawn, text: Text) -> go.Figure:
    """A figure without legend, title or template; its ink and ground come from the page's theme.

    Plotly's checks of every property cost 2 to 5 ms a figure, so they are left to the tests,
    which run them on each figure of this package.
    """
    frame = {
        "template": {},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "separators": text.symbols[ord(".")] + text.symbols[ord(",")],
        "font": {"size": palette.NORMAL, "color": palette.INK},
        "hoverlabel": {"align": "left", "font": {"color": palette.INK}},
    }
    return go.Figure(
        {
            "data": list(traces),
            "layout": {**frame, **layout, "margin": {"pad": PAD, **layout["margin"]}},
        },
        _validate=False,
    )


def axis(low: float, high: float, **options: object) -> Drawn:
    """An axis over that range, without zoom, zero line or title."""
    return {
        "range": [compact(low), compact(high)],
        "ticks": "",
        "tickfont": {"color": palette.INK, "size": palette.NORMAL},
        "fixedrange": True,
        "zeroline": False,
        **options,
    }


def bare_axis(low: float, high: float, **options: object) -> Drawn:
    """An axis of which nothing is drawn."""
    return axis(low, high, visible=False, **options)


def inside(panel: Panel, place: str) -> tuple[list[Drawn], list[Drawn], list[Drawn]]:
    """Traces, notes and shapes of a panel on the axes of that place: "" the first, "2", "3".

    What stood in shares of the panel's width stands in shares of its horizontal axis.
    """
    traces = [{**trace, "xaxis": f"x{place}", "yaxis": f"y{place}"} for trace in panel.traces]
    notes = [_placed(one, place) for one in panel.notes]
    shapes = [_placed(one, place) for one in panel.shapes]
    return traces, notes, shapes


def _placed(drawn: Drawn, place: str) -> Drawn:
    across = f"x{place} domain" if drawn["xref"] == "paper" else f"x{place}"
    return {**drawn, "xref": across, "yref": f"y{place}"}


def note(words: str, x: float, y: float, **options: object) -> Drawn:
    """Words at a place, without arrow; by default in shares of the whole figure (paper)."""
    return {
        "text": words,
        "showarrow": False,
        "align": "left",
        "xref": "paper",
        "yref": "paper",
        "x": compact(x),
        "y": compact(y),
        **options,
    }


def axis_title(words: str) -> Drawn:
    """The name of an axis, close to it and quieter than the panel's title."""
    return {"text": words, "standoff": 10, "font": {"size": palette.SMALL}}


def heading(title: str, subtitle: str, x: float, y: float) -> Drawn:
    """The title of a panel with a quieter line below it, standing on the panel's top left."""
    words = f"<b>{title}</b><br><span style='font-size:{palette.SMALL}px'>{subtitle}</span>"
    return note(words, x, y, xanchor="left", yanchor="bottom", yshift=12)


def no_difference(top: float, foot: float, width: float) -> Drawn:
    """A piece of the upright line at zero, between two places of the vertical axis."""
    return {
        "type": "line",
        "layer": "below",
        "xref": "x",
        "yref": "y",
        "x0": 0,
        "x1": 0,
        "y0": top,
        "y1": foot,
        "line": {"color": palette.QUIET, "dash": "solid", "width": width},
    }


def ticks(low: float, high: float, most: int = 8, whole: bool = False) -> list[float]:
    """Round tick values from low to high, at most `most`; whole numbers only where asked."""
    span = high - low
    if not math.isfinite(span) or span <= 0:
        return [compact(low)]
    step = _step(span / max(1, most - 1), whole)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [compact(i * step) for i in range(first, last + 1)]


def signed_ticks(values: Sequence[float], text: Text) -> list[str]:
    """The words of tick values of a change, all with the decimals that the finest of them needs."""
    decimals = count_decimals(np.array(values))
    return [text.signed(value, decimals) for value in values]


def compact(value: float) -> float:
    """The number without binary noise, so that 0.30000000000000004 is sent as 0.3."""
    short = float(f"{value:.{DIGITS}g}")
    return int(short) if short.is_integer() and abs(short) < 1e15 else short  # "1" for "1.0"


def label(words: str, most: int = 40) -> str:
    """Words of a user as Plotly may show them: shortened, and no tag or link in them."""
    return html.escape(shortened(words, most), quote=False)


def shortened(words: str, most: int) -> str:
    """Words in one line of at most that many letters."""
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def with_unit(words: str, unit: str, most: int = 40) -> str:
    """A label with its unit in brackets."""
    return f"{label(words, most)} ({label(unit, 12)})" if unit else label(words, most)


def _step(least: float, whole: bool) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    steps = [factor * power for factor in NICE if factor * power >= least * (1 - 1e-9)]
    if not whole:
        return steps[0]
    round_steps = [step for step in steps if step.is_integer()]
    smallest = round_steps[0] if round_steps else float(math.ceil(least))
    return max(1.0, smallest)
