"""Who moved where: categories before on the left, after on the right, ribbons between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.charts import palette
from lib.charts.figure import Drawn, bare_axis, compact, figure, label, note
from lib.stats import Whole
from lib.text.words import Text

# px
HEIGHT = 300
ABOVE = 34
GAP = 10  # between two categories
LETTER = 7.6
LONGEST = 17  # letters of a category's name beside its bar
LEAST = 34  # room of the two lines of a category
BAR = 0.045  # width of a bar, in shares of the picture
BEND = 0.45  # how far a ribbon runs level before it bends
ROOM = 14  # height from which a ribbon has room for its number
FADED = (0.25, 0.95)  # opacity of the lowest and the highest category
RIBBON = 0.34


@dataclass(frozen=True, slots=True, eq=False)
class FlowView:
    """What is drawn: the names in rising order, and who moved from row to column, (k, k).

    higher_is_better   whether a move to a later category is an improvement
    """

    names: Sequence[str]
    table: Whole
    higher_is_better: bool = True

    @property
    def n(self) -> int:
        """Participants."""
        return int(self.table.sum())


def flow(view: FlowView, text: Text) -> go.Figure:
    """Stacked bars before and after, the best category on top, and a ribbon for each move.

    Bars and ribbons are as tall as they have people; a category keeps room for its name. Colour
    tells improved, unchanged and worsened, the opacity of a bar the order of the categories.
    """
    order = _order(view)
    before = _stack([int(view.table[k].sum()) for k in order], view.n)
    after = _stack([int(view.table[:, k].sum()) for k in order], view.n)
    ribbons = _ribbons(view, order, before, after)
    shapes = [_path(ribbon, view) for ribbon in ribbons]
    shapes += _bars(before, order, view, 0.0)
    shapes += _bars(after, order, view, 1.0 - BAR)
    notes = [*_words(view, order, before, text, left=True), *_words(view, order, after, text)]
    notes.append(_heading(text("chart.before"), 0.0, "right"))
    notes.append(_heading(text("chart.after"), 1.0, "left"))
    longest = max((min(len(name), LONGEST) for name in view.names), default=8)
    side = 12 + int(LETTER * max(longest, 11))
    layout: Drawn = {
        "height": HEIGHT + ABOVE + 8,
        "xaxis": bare_axis(0, 1),
        "yaxis": bare_axis(HEIGHT, 0),
        "shapes": shapes,
        "annotations": notes,
        "margin": {"l": side, "r": side, "t": ABOVE, "b": 8},
    }
    return figure([_numbers(ribbons, view, text)], layout, text)


def describe_flow(view: FlowView, text: Text) -> str:
    """The picture in words: how many are where, and each move."""
    before = _listed(view, view.table.sum(axis=1), text)
    after = _listed(view, view.table.sum(axis=0), text)
    moves = [
        move_words(view, row, column, text)
        for row, column in zip(*view.table.nonzero(), strict=True)
    ]
    return text("categories.flow_alt", before=before, after=after, moves="; ".join(moves))


def move_words(view: FlowView, row: int, column: int, text: Text) -> str:
    """One move in words: 18 from not fluent to fluent."""
    n = text.integer(int(view.table[row, column]))
    if row == column:
        return text("categories.flow_stay", n=n, category=view.names[row])
    names = view.names
    return text("categories.flow_move", n=n, before=names[row], after=names[column])


@dataclass(frozen=True, slots=True)
class _Bar:
    """One category of a stack: where it begins and how tall it is, in px from the top."""

    top: float
    height: float


@dataclass(frozen=True, slots=True)
class _Ribbon:
    """Those who moved from a row to a column: where they leave a bar and where they arrive."""

    row: int
    column: int
    people: int
    leaves: _Bar
    arrives: _Bar


def _order(view: FlowView) -> list[int]:
    """The categories from top to bottom: the best first."""
    places = list(range(len(view.names)))
    return places[::-1] if view.higher_is_better else places


def _stack(counts: Sequence[int], n: int) -> list[_Bar]:
    """Bars as tall as their counts, with at least the room that a name needs."""
    count = len(counts)
    scale = (HEIGHT - GAP * (count - 1)) / max(n, 1)
    wanted = [max(scale * people, LEAST) for people in counts]
    # names that need more than their people leave less for the others
    shrink = scale
    spare = HEIGHT - GAP * (count - 1) - sum(wanted)
    if spare < 0:
        tall = sum(people for people in counts if scale * people > LEAST)
        shrink = scale + spare / max(tall, 1)
    bars: list[_Bar] = []
    top = 0.0
    for people in counts:
        height = shrink * people
        room = max(height, LEAST)
        start = top + (room - height) / 2
        bars.append(_Bar(start, height))
        top = top + room + GAP
    return bars


def _bars(bars: list[_Bar], order: list[int], view: FlowView, left: float) -> list[Drawn]:
    faint, full = FADED
    step = (full - faint) / max(len(order) - 1, 1)
    drawn: list[Drawn] = []
    for bar, category in zip(bars, order, strict=True):
        rank = category if view.higher_is_better else len(order) - 1 - category
        drawn.append(
            {
                "type": "rect",
                "xref": "x",
                "yref": "y",
                "x0": compact(left),
                "x1": compact(left + BAR),
                "y0": compact(bar.top),
                "y1": compact(bar.top + bar.height),
                "fillcolor": palette.tint(palette.NEUTRAL, faint + step * rank),
                "line": {"color": palette.NEUTRAL, "width": 1},
            }
        )
    return drawn


def _ribbons(
    view: FlowView, order: list[int], before: list[_Bar], after: list[_Bar]
) -> list[_Ribbon]:
    """A ribbon for each move, side by side along both bars in the order of the categories."""
    ribbons: list[_Ribbon] = []
    arrived = [bar.top for bar in after]
    for start, row in zip(before, order, strict=True):
        left = start.top
        for place, column in enumerate(order):
            people = int(view.table[row, column])
            if not people:
                continue
            end = after[place]
            leaves = _Bar(left, start.height * people / int(view.table[row].sum()))
            height = end.height * people / int(view.table[:, column].sum())
            arrives = _Bar(arrived[place], height)
            ribbons.append(_Ribbon(row, column, people, leaves, arrives))
            left = left + leaves.height
            arrived[place] = arrived[place] + height
    return ribbons


def _path(ribbon: _Ribbon, view: FlowView) -> Drawn:
    left = BAR
    right = 1.0 - BAR
    bend = left + (right - left) * BEND
    back = right - (right - left) * BEND
    top = ribbon.leaves.top
    foot = top + ribbon.leaves.height
    end = ribbon.arrives.top
    end_foot = end + ribbon.arrives.height
    above = f"M {left:g} {top:.2f} C {bend:g} {top:.2f} {back:g} {end:.2f} {right:g} {end:.2f}"
    below = (
        f"L {right:g} {end_foot:.2f} "
        f"C {back:g} {end_foot:.2f} {bend:g} {foot:.2f} {left:g} {foot:.2f} Z"
    )
    return {
        "type": "path",
        "layer": "below",
        "xref": "x",
        "yref": "y",
        "path": f"{above} {below}",
        "fillcolor": palette.tint(_colour(view, ribbon.row, ribbon.column), RIBBON),
        "line": {"width": 0},
    }


def _colour(view: FlowView, row: int, column: int) -> str:
    if row == column:
        return palette.UNCHANGED
    better = (column > row) == view.higher_is_better
    return palette.IMPROVED if better else palette.WORSENED


def _words(
    view: FlowView, order: list[int], bars: list[_Bar], text: Text, *, left: bool = False
) -> list[Drawn]:
    """The name of each category with n and %, beside its bar."""
    counts = view.table.sum(axis=1) if left else view.table.sum(axis=0)
    side: Drawn = {"xref": "x", "yref": "y", "yanchor": "middle"}
    if left:
        side = {**side, "xanchor": "right", "xshift": -6, "align": "right"}
    else:
        side = {**side, "xanchor": "left", "xshift": 6, "align": "left"}
    drawn: list[Drawn] = []
    for bar, category in zip(bars, order, strict=True):
        share = text.share(int(counts[category]), view.n)
        words = f"<b>{label(view.names[category], LONGEST)}</b><br>{share}"
        middle = bar.top + bar.height / 2
        drawn.append(note(words, 0.0 if left else 1.0, middle, **side))
    return drawn


def _heading(words: str, x: float, anchor: str) -> Drawn:
    shift = -6 if anchor == "right" else 6
    return note(words, x, 1, xanchor=anchor, yanchor="bottom", yshift=10, xshift=shift)


def _numbers(ribbons: list[_Ribbon], view: FlowView, text: Text) -> Drawn:
    """The number in the middle of each ribbon where there is room, and on hover who they are."""
    ys: list[float] = []
    shown: list[str] = []
    told: list[str] = []
    for ribbon in ribbons:
        leaves = ribbon.leaves
        arrives = ribbon.arrives
        middle = (leaves.top + leaves.height / 2 + arrives.top + arrives.height / 2) / 2
        has_room = min(leaves.height, arrives.height) >= ROOM
        ys.append(compact(middle))
        shown.append(text.integer(ribbon.people) if has_room else "")
        told.append(label(move_words(view, ribbon.row, ribbon.column, text), 90))
    return {
        "type": "scatter",
        "mode": "markers+text",
        "marker": {"size": 22, "opacity": 0},
        "x": [0.5] * len(ribbons),
        "y": ys,
        "text": shown,
        "textfont": {"size": palette.NORMAL},
        "hovertext": told,
        "hoverinfo": "text",
    }


def _listed(view: FlowView, counts: Whole, text: Text) -> str:
    return text.listed(
        [
            f"{name} {text.share(int(n), view.n)}"
            for name, n in zip(view.names, counts.tolist(), strict=True)
        ]
    )
