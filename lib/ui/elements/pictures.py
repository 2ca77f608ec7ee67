"""Charts on the screen: each with its caption, its alternative text, a table and a download."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from lib.analysis.comparison import Comparison
from lib.charts.describe import describe_change, describe_distributions
from lib.charts.distributions import distributions
from lib.charts.slopes import NARROWEST, changes, lines
from lib.charts.view import ChangeView
from lib.study.study import Selection, Study
from lib.text.words import Text
from lib.ui import answers, names, state
from lib.ui.elements import tables

QUIET = {"displaylogo": False, "scrollZoom": False, "doubleClick": False}
MOST_ROWS = 500  # of a table shown beside a chart


def change(comparison: Comparison, study: Study, selection: Selection, text: Text) -> None:
    """Each participant's line and beside it the change; under each other where it is narrow."""
    view = _view(comparison, study, selection, text)
    # columns would stay side by side down to 641 px, where half of this column is 200 px
    with st.grid(2, min_column_width=NARROWEST, gap="small"):
        chart(lines(view, text), "slopes", _alt(view, text("chart.before_to_after")))
        if comparison.n:
            chart(changes(view, text), "change", _alt(view, text("chart.change")))
    st.caption(describe_change(_escaped(view), text))


def distribution(comparison: Comparison, text: Text) -> None:
    """How the scores were spread before and after, with the counts as a table on demand."""
    if comparison.n == 0:
        return
    outcome = replace(comparison.outcome, label=names.plain_outcome(comparison.outcome, text))
    view = ChangeView(outcome, comparison.pairs)
    chart(distributions(view, text), "distribution", _alt(view, text("chart.before_to_after")))
    st.caption(describe_distributions(_escaped(view), text))
    table = st.expander(text("dashboard.table"), on_change="rerun", key="open.pairs")
    if table.open:
        with table:
            _pairs_table(comparison, text)


def _escaped(view: ChangeView) -> ChangeView:
    """The view for words that are read as Markdown: a caption, not a chart."""
    label = names.escaped(view.outcome.label)
    return replace(view, outcome=replace(view.outcome, label=label))


def _alt(view: ChangeView, shown: str) -> str:
    """What a picture is, in a few words; the caption below it says what it shows."""
    return f"{view.outcome.label}: {shown}"


def chart(figure: object, key: str, alt: str) -> None:
    """A figure that follows the theme, with a vector download and no zoom to get lost in."""
    download = {"format": "svg", "filename": f"prapasca-{key}"}
    config = {**QUIET, "modeBarButtons": [["toImage"]], "toImageButtonOptions": download}
    st.plotly_chart(figure, key=f"chart.{key}", alt=alt, config=config)


def clickable(figure: object, key: str, alt: str, pick: Callable[[int], None]) -> None:
    """A figure whose marks can be clicked; `pick` is told which one, before the page is redrawn."""
    name = f"chart.{key}"

    def on_click() -> None:
        place = state.clicked(name)
        if place is not None:
            pick(place)

    st.plotly_chart(
        figure, key=name, alt=alt, on_select=on_click, selection_mode="points", config=QUIET
    )


def _view(comparison: Comparison, study: Study, selection: Selection, text: Text) -> ChangeView:
    outcome = replace(comparison.outcome, label=names.plain_outcome(comparison.outcome, text))
    chosen = study.chosen(selection)
    behind = None
    if not selection.is_everyone and not chosen.all():
        behind = answers.rest(study, outcome, selection)
    people = names.in_words(study.rows(chosen), text)
    return ChangeView(outcome, comparison.pairs, comparison.shift, people, behind)


def _pairs_table(comparison: Comparison, text: Text) -> None:
    pairs = comparison.pairs
    header = [
        text("chart.before"),
        text("chart.after"),
        text("chart.change"),
        text("chart.people"),
    ]
    rows = np.column_stack([pairs.before, pairs.after, pairs.change, pairs.count])
    frame = pd.DataFrame(rows[:MOST_ROWS], columns=header)
    st.dataframe(frame, hide_index=True, width="content", alt=text("dashboard.distribution"))
    tables.download("pairs", header, rows.tolist, text)
