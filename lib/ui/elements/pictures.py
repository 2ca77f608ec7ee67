"""Charts on the screen: each with its alternative text; the first can be saved as a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from lib.analysis.arms import ArmsComparison, SeveralArmsComparison
from lib.analysis.comparison import Comparison
from lib.charts.describe import (
    describe_arms,
    describe_change,
    describe_distributions,
    describe_several,
)
from lib.charts.distributions import distributions
from lib.charts.estimation import estimation
from lib.charts.several_arms import Difference, arm_panels, differences
from lib.charts.two_arms import Arm, two_arms
from lib.charts.view import ChangeView
from lib.report import arm_sentences, sentences, several_arms
from lib.study.study import Outcome
from lib.text.words import Text
from lib.ui import answers, keys, names, state
from lib.ui.elements import picture_file, tables
from lib.ui.shown import Shown

QUIET = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "doubleClick": False}
MOST_ROWS = 500  # of a table shown beside a chart


def change(shown: Shown) -> None:
    """Each participant's line and beside it the change; of two arms, both and their difference."""
    text = shown.text
    if shown.several is not None:
        _several(shown, shown.several)
        return
    view = _view(shown)
    if shown.arms is None:
        chart(estimation(view, text), "estimation", describe_change(view, text))
    else:
        control, treated = _arms(shown, shown.arms)
        difference = shown.arms.ancova.estimate
        alt = describe_arms(control, treated, difference, shown.naming(plain=True).decimals, text)
        chart(two_arms(control, treated, difference, text), "estimation", alt)
    if shown.comparison.n:
        st.caption(text("chart.bold"))
        picture_file.draw("estimation", _travels(shown), text)


def _several(shown: Shown, compared: SeveralArmsComparison) -> None:
    """A panel of lines for each arm, and below them the differences between the arms."""
    text = shown.text
    naming = shown.naming(plain=True)
    outcome = _named(shown.comparison, text)
    arms = [
        Arm(naming.level(compared.factor, arm.level[0]), ChangeView(outcome, arm.pairs, arm.shift))
        for arm in compared.arms
    ]
    drawn = [
        Difference(several_arms.pair_name(compared, one, naming), one.difference)
        for one in compared.found.contrasts
    ]
    alt = describe_several(arms, drawn, naming.decimals, text)
    chart(arm_panels(arms, text), "estimation", alt)
    st.markdown(f"**{text('several.each_pair')}**")
    chart(differences(drawn, naming.decimals, text), "differences", alt)
    st.caption(text("several.bold"))
    picture_file.draw("estimation", _travels(shown), text)


def distribution(shown: Shown) -> None:
    """How the scores were spread before and after, with the counts as a table on demand.

    Of two arms nothing is drawn here, as it would mix them.
    """
    comparison = shown.comparison
    text = shown.text
    if comparison.n == 0 or shown.compares_arms:
        return
    outcome = replace(comparison.outcome, label=names.plain_outcome(comparison.outcome, text))
    view = ChangeView(outcome, comparison.pairs)
    chart(distributions(view, text), "distribution", describe_distributions(view, text))
    table = st.expander(text("dashboard.table"), on_change="rerun", key="open.pairs")
    if table.open:
        with table:
            _pairs_table(comparison, text)


def chart(figure: object, key: str, alt: str) -> None:
    """A figure that follows the theme, without a bar of tools over it and no zoom to get lost in.

    alt   what it shows, for those who do not see it
    """
    st.plotly_chart(figure, key=f"chart.{key}", alt=alt, config=QUIET)


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


def _view(shown: Shown) -> ChangeView:
    study = shown.study
    comparison = shown.comparison
    outcome = _named(comparison, shown.text)
    chosen = study.chosen(shown.selection)
    behind = None
    if not shown.selection.is_everyone and not chosen.all():
        behind = answers.rest(study, shown.outcome, shown.selection)
    people = names.in_words(study.rows(chosen), shown.text)
    return ChangeView(outcome, comparison.pairs, comparison.shift, people, behind)


def _named(comparison: Comparison, text: Text) -> Outcome:
    """The outcome as a chart calls it."""
    return replace(comparison.outcome, label=names.plain_outcome(comparison.outcome, text))


def _arms(shown: Shown, compared: ArmsComparison) -> tuple[Arm, Arm]:
    """The arm compared against, and the arm that is compared."""
    naming = shown.naming(plain=True)
    outcome = _named(shown.comparison, shown.text)
    treated, control = (
        Arm(naming.level(compared.factor, arm.level[0]), ChangeView(outcome, arm.pairs, arm.shift))
        for arm in compared.arms
    )
    return control, treated


def _travels(shown: Shown) -> picture_file.Travels:
    """What is written around the saved picture."""
    text = shown.text
    comparison = shown.comparison
    naming = shown.naming(plain=True)
    around = footers(shown)
    if shown.arms is not None:
        title = arm_sentences.headline(shown.arms, shown.outcome, shown.label, naming)
        return picture_file.Travels(title, (arm_sentences.figures(shown.arms, naming),), around)
    if shown.several is not None:
        title = several_arms.headline(shown.several, shown.outcome, shown.label, naming)
        return picture_file.Travels(title, (several_arms.figures(shown.several, naming),), around)
    title = sentences.headline(comparison, shown.label, shown.people, text)
    counts = text(
        "picture.counts",
        n=comparison.n,
        improved=comparison.improved,
        same=comparison.unchanged,
        worse=comparison.worsened,
    )
    return picture_file.Travels(title, (sentences.figures(comparison, text), counts), around)


def footers(shown: Shown) -> tuple[str, ...]:
    """What stands below a saved picture: who and how many, the study, its warning, the day."""
    text = shown.text
    study = shown.study
    who = names.selection(study, shown.selection, text)
    selected = study.n_chosen(shown.selection)
    only = text("picture.only", who=who, n=selected, total=study.n) if who else ""
    origin = "" if study.origin == "uploaded" else text(keys.ORIGIN(study.origin))
    made = text("picture.made", date="{date}")
    return only, names.plain_about(study, text), origin, made


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
