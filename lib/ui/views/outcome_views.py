"""All outcomes on the screen: the answer, the primary one, the forest, the table, words to take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from lib.analysis.outcomes import OutcomeRow, OutcomesTable, Standing, leading, standing
from lib.charts.outcome_forest import describe_outcomes, outcome_forest
from lib.report import outcome_sentences, outcome_table, sentences
from lib.report.naming import Naming
from lib.report.outcome_sentences import Called
from lib.study.study import Selection, Study
from lib.text.words import Text
from lib.ui import answers, keys, names, state
from lib.ui.elements import picture_file, pictures, tables, width, word_table
from lib.ui.elements.word_table import Choice, Look
from lib.ui.frame import inputs
from lib.ui.shown import Shown, shown
from lib.ui.views import answer_views, looks, primary_views

BY_SIZE = "size"
ORDERS = ("file", BY_SIZE)


@dataclass(frozen=True)
class View:
    """All outcomes of the selected participants, with what their words need."""

    shown: Shown
    found: OutcomesTable

    @property
    def text(self) -> Text:
        """The visitor's language."""
        return self.shown.text

    @property
    def study(self) -> Study:
        """The study, whatever is selected."""
        return self.shown.study

    @cached_property
    def standing(self) -> dict[str, Standing]:
        """What each outcome is in the study."""
        return {each.key: standing(self.study, each) for each in self.study.outcomes}

    @property
    def rows(self) -> Sequence[OutcomeRow]:
        """The rows in the order that was chosen."""
        return self.found.ordered(state.get(state.ORDER, ORDERS[0]) == BY_SIZE)

    def called(self, *, plain: bool) -> Called:
        """How outcomes and arms are called: `plain` for charts and tables, else escaped."""
        write = str if plain else names.escaped
        text = self.text
        naming = Naming(
            text,
            lambda factor: write(names.plain_factor(factor, text)),
            lambda factor, level: write(names.told_level(factor, level, text)),
        )
        named = {each.key: write(names.plain_outcome(each, text)) for each in self.study.outcomes}
        return Called(naming, named)


def view(study: Study, selection: Selection, text: Text) -> View:
    """What the page speaks of; each p that it shows is a look."""
    made = View(
        shown(study, leading(study), selection, text), answers.all_outcomes(study, selection)
    )
    factor = "" if made.found.arms is None else made.found.arms.key
    for row in made.found.rows:
        if row.test.p is not None:
            test = row.test.name if len(row.between) < 2 else f"{row.test.name} {row.between}"
            looks.saw(study, row.outcome, selection, factor, test)
    return made


def message(view: View) -> None:
    """How many outcomes are clear, which, and what leads."""
    text = view.text
    called = view.called(plain=False)
    st.title(outcome_sentences.headline(view.found, text), anchor=False)
    figures = outcome_sentences.figures(view.found, called)
    if figures:
        st.markdown(figures, help=text("outcomes.adjusted_help"))
    first = leading(view.study)
    others = len(view.study.outcomes) - 1
    said = outcome_sentences.leads(first, others, called.outcome[first.key], text)
    primary_views.draw(view.study, said, text)


def picture(view: View) -> None:
    """The forest in two shapes, how it is ordered, and the buttons that save it."""
    text = view.text
    called = view.called(plain=True)
    _order(text, view.study)
    rows = view.rows
    marks = outcome_table.marks(view.found, rows, leading(view.study).key, called)
    title = outcome_table.axis_name(view.found, text)
    alt = describe_outcomes(marks, title, text)
    drawn = [row for row in rows if row.in_sd.value is not None]
    wide, narrow = width.shapes("outcomes")
    for place, key, is_narrow in ((wide, "outcomes", False), (narrow, "outcomes-narrow", True)):
        with place:
            made = outcome_forest(marks, title, text, is_narrow)
            pictures.clickable(made, key, alt, lambda at: _open(drawn[at : at + 1]))
    st.caption(f"{outcome_table.unit(view.found, text)} {text('outcomes.click')}")
    head = outcome_sentences.headline(view.found, text)
    lines = (outcome_sentences.figures(view.found, called), title)
    around = picture_file.Travels(head, lines, pictures.footers(view.shown))
    picture_file.draw("outcomes", around, text)


def limits(view: View) -> None:
    """What this shows and what it cannot show."""
    text = view.text
    said = [f"## {text('dashboard.shows')}", text("outcomes.shows", n=view.found.tested)]
    said.append(text("outcomes.not_clear"))
    said += [f"## {text('dashboard.cannot')}"]
    said.append(sentences.why(view.shown.facts, view.shown.only, text))
    with st.container(border=True, height="stretch"):
        st.markdown("\n\n".join(said), anchors=False)


def table(view: View) -> None:
    """Every outcome with its figures; a click on a row opens that outcome on every page."""
    text = view.text
    rows = view.rows
    called = view.called(plain=True)
    made = outcome_table.outcomes_table(view.found, rows, view.standing, called)
    looked_at = inputs.outcome(view.study).key
    choice = Choice(
        tuple(range(len(rows))),
        tuple(at for at, row in enumerate(rows) if row.outcome.key == looked_at),
        lambda at: _open(rows[at : at + 1]),
    )
    first = {at: "first" for at, row in enumerate(rows) if view.standing[row.outcome.key] in FIRST}
    look = Look(
        heads=True, figures=tuple(range(2, len(made.header))), styles=first, downloads=False
    )
    word_table.show("outcomes", made, text, look, choice)
    notes = [(line,) for line in (*made.notes, *looks.lines(view.study, text, plain=True))]
    notes = [*((line,) for line in primary_views.lines(view.study, text)), *notes]
    tables.download("outcomes", made.header, lambda: [*made.rows, (), *notes], text)


FIRST = ("primary", "leading")


def words(view: View) -> None:
    """The sentence for a thesis, with a button that copies it."""
    text = view.text
    called = view.called(plain=True)
    said = outcome_sentences.thesis(view.found, called)
    if not said:
        return
    study = view.study
    parts = [said, *primary_views.lines(study, text)]
    sentence = answer_views.in_context(parts, study, view.shown.selection, text)
    answer_views.take_along(sentence, text)


def _order(text: Text, study: Study) -> None:
    """Whether rows stand as in the file or by size."""
    with state.widget(state.ORDER, state.get(state.ORDER, ORDERS[0])) as key:
        picked = st.segmented_control(
            text("outcomes.order"),
            ORDERS,
            format_func=lambda order: text(keys.ORDER(order)),
            key=key,
            required=True,
            label_visibility="collapsed",
        )
    state.put(state.ORDER, picked or ORDERS[0], ORDERS[0])


def _open(picked: Sequence[OutcomeRow]) -> None:
    """The outcome of the row that was clicked is looked at on every page from here on."""
    for row in picked:
        state.choose(state.OUTCOME, row.outcome.key)
