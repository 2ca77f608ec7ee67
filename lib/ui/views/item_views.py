"""Items on the screen: the recipe, how the items hang together, each item, named classes."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from lib.analysis.items import ItemAnalysis
from lib.analysis.score_classes import ARIKUNTO, classes_of, highest_possible
from lib.report import category_tables, item_tables, item_words
from lib.stats import Estimate
from lib.study.study import Outcome, Study
from lib.text.words import Text
from lib.ui import answers, keys, names
from lib.ui.elements import pictures, word_table
from lib.ui.elements.word_table import Look
from lib.ui.shown import Shown
from lib.ui.views import looks

LOOK = "items"


@dataclass(frozen=True, slots=True)
class View:
    """The items of the selected participants, with all that their words need."""

    shown: Shown
    found: ItemAnalysis

    @property
    def text(self) -> Text:
        """The visitor's language."""
        return self.shown.text

    @property
    def label(self) -> str:
        """What the score is called, plain."""
        return names.plain_outcome(self.shown.outcome, self.text)

    @property
    def figures(self) -> tuple[Estimate, Estimate]:
        """Omega before and after, or alpha where one of them has no value."""
        before = self.found.before
        after = self.found.after
        if before.omega.value is None or after.omega.value is None:
            return before.alpha, after.alpha
        return before.omega, after.omega


def view(shown: Shown) -> View | None:
    """What the page speaks of; None for a score that is made of no items. Seeing it is a look."""
    found = answers.itemised(shown.study, shown.outcome, shown.selection)
    if found is None:
        return None
    looks.saw(shown.study, shown.outcome, shown.selection, "", LOOK)
    return View(shown, found)


def no_items(study: Study, outcome: Outcome, text: Text) -> None:
    """That this score stands in the file as it is, and which are made of items."""
    st.title(text("page.items"), anchor=False)
    label = names.escaped(names.plain_outcome(outcome, text))
    made = [each for each in study.outcomes if each.items is not None]
    listed = ", ".join(names.escaped(names.plain_outcome(each, text)) for each in made)
    said = text("items.others", label=label, others=listed) if made else text("items.none")
    st.info(said, icon=":material/checklist:")


def message(view: View) -> None:
    """The answer in one line, and how the score is made of its items."""
    text = view.text
    label = names.escaped(view.label)
    st.title(item_words.headline(label, *view.figures, text), anchor=False)
    said = item_words.recipe_in_words(view.label, view.found.scores, text)
    st.markdown(names.escaped(said))
    st.caption(item_words.meaning(view.figures[0], view.found.before.n, text))


def spread(view: View) -> None:
    """How the score was spread before and after."""
    st.header(view.text("items.spread"), anchor=False)
    pictures.distribution(view.shown)


def reliability(view: View) -> None:
    """Omega and alpha, before and after."""
    made = item_tables.reliability(view.found, view.label, view.text)
    word_table.show("reliability", made, view.text, Look(heads=True, figures=(1,)))


def table(view: View) -> None:
    """Each item, with its change."""
    made = item_tables.items(view.found, view.label, view.text)
    look = Look(heads=True, figures=tuple(range(1, len(made.header))))
    word_table.show("items", made, view.text, look)
    against = view.found.against
    if against:
        listed = ", ".join(names.escaped(name) for name in against)
        st.warning(view.text("items.against", n=len(against), items=listed))


def classes(view: View) -> None:
    """How many are good, fair and poor by their share of the possible score."""
    text = view.text
    shown = view.shown
    categories = classes_of(shown.outcome)
    if categories is None:
        st.header(text("items.classes"), anchor=False)
        st.caption(text("items.no_highest"))
        return
    found = answers.categorised(shown.study, shown.outcome, shown.selection, categories)
    if found.n == 0:
        return
    called = [text(keys.SCORE_CLASS(name)) for name in ARIKUNTO.names]
    highest = text.score(highest_possible(shown.outcome))
    made = category_tables.frequencies(
        found, called, text, (text("items.classes_note", highest=highest),)
    )
    word_table.show("classes", made, text, Look(heads=True, figures=(1, 2, 3, 4)))
