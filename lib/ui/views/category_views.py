"""Categories on the screen: the answer, who moved where, what it shows, tables, tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from lib.analysis.categories import InCategories, by_level
from lib.analysis.category_arms import arms_in_categories
from lib.analysis.cuts import spelled
from lib.charts.every_cut import describe_every_cut, every_cut
from lib.charts.flow import FlowView, describe_flow, flow
from lib.report import category_tables, category_words, sentences
from lib.study.study import Categories, Factor, Outcome, Selection, Study
from lib.text.words import Text
from lib.ui import answers, names
from lib.ui.elements import picture_file, pictures, word_table
from lib.ui.elements.word_table import Look
from lib.ui.shown import Shown, shown
from lib.ui.views import answer_views, looks
from lib.ui.views.cut_views import is_declared

LOOK = "categories@"  # looks at cuts are named so
MOST_FACTOR_LEVELS = 30  # in the table beside the categories


@dataclass(frozen=True)
class View:
    """The categories of the selected participants, with all that their words need.

    called   what the categories are called, plain
    """

    shown: Shown
    found: InCategories
    categories: Categories

    @property
    def text(self) -> Text:
        """The visitor's language."""
        return self.shown.text

    @cached_property
    def called(self) -> tuple[str, ...]:
        """What the categories are called where nothing is read as Markdown."""
        outcome = self.shown.outcome
        categories = names.plain_categories(outcome, self.categories, self.text)
        whole = self.shown.comparison.pairs.decimals == 0
        return category_words.called(categories, self.text, whole=whole)

    @property
    def escaped(self) -> tuple[str, ...]:
        """The same for Markdown."""
        return tuple(names.escaped(name) for name in self.called)


def view(
    study: Study, outcome: Outcome, selection: Selection, categories: Categories, text: Text
) -> View:
    """What the page speaks of; seeing its p is a look at this cut."""
    found = answers.categorised(study, outcome, selection, categories)
    made = View(shown(study, outcome, selection, text), found, categories)
    if found.n:
        _saw(made, categories)
    return made


def message(view: View) -> None:
    """The answer in one line, its figures in the next."""
    text = view.text
    st.title(category_words.headline(view.found, view.escaped, text), anchor=False)
    figures = category_words.figures(view.found, text)
    if figures:
        st.markdown(figures)


def picture(view: View) -> None:
    """Bars before and after with a ribbon for each move, and the buttons that save it."""
    if view.found.n == 0:
        return
    text = view.text
    drawn = FlowView(view.called, view.found.table, view.found.outcome.higher_is_better)
    pictures.chart(flow(drawn, text), "flow", describe_flow(drawn, text))
    st.caption(text("categories.flow"))
    title = category_words.headline(view.found, view.called, text)
    figures = category_words.figures(view.found, text)
    label = view.shown.label
    footers = pictures.footers(view.shown)
    picture_file.draw("flow", picture_file.Travels(title, (label, figures), footers), text)


def limits(view: View) -> None:
    """What this cannot show, and how large a natural move would explain it."""
    facts = view.shown.facts
    if view.found.n == 0 or view.found.rose + view.found.fell == 0:
        return
    text = view.text
    said = [f"## {text('dashboard.cannot')}", sentences.why(facts, view.shown.only, text)]
    natural = category_words.natural(view.found, view.escaped, text)
    if natural and facts.arms == "none" and facts.told != "different":
        said.append(f":blue-background[{natural}]")
    with st.container(border=True, height="stretch"):
        st.markdown("\n\n".join(said), anchors=False)


def words(view: View) -> None:
    """The sentence for a thesis, with a button that copies it."""
    text = view.text
    shown = view.shown
    said = category_words.sentence(view.found, view.called, shown.label, text)
    if not said:
        return
    parts = [said]
    if not is_declared(view.categories, shown.outcome) and _cuts_seen(view) > 1:
        parts.append(text("categories.thesis_exploratory"))
    sentence = answer_views.in_context(parts, shown.study, shown.selection, text)
    answer_views.take_along(sentence, text)


def tables(view: View) -> None:
    """Who moved where, the tests, frequencies, and the scores in each category."""
    text = view.text
    found = view.found
    figures = tuple(range(1, len(view.called) + 2))
    made = category_tables.moves(found, view.called, text)
    word_table.show("moves", made, text, Look(heads=True, figures=figures))
    if found.two is not None:
        tests = category_tables.tests_of_two(found.two, view.called[found.target], text)
    elif found.many is not None:
        tests = category_tables.tests_of_many(found.many, text)
    word_table.show("category-tests", tests, text, Look(heads=True, styles={0: "first"}))
    made = category_tables.frequencies(found, view.called, text)
    word_table.show("frequencies", made, text, Look(heads=True, figures=(1, 2, 3, 4)))
    made = category_tables.scores(found, view.called, text)
    word_table.show("scores", made, text, Look(heads=True, figures=(1, 2, 3, 4)))


def arms(view: View) -> None:
    """The arms compared, where the study has any; seeing them is a look."""
    study = view.shown.study
    if study.arms is None or view.found.n == 0:
        return
    some = study.where(view.shown.selection)
    factor = some.factor(study.arms.factor)
    outcome = some.outcome(view.shown.outcome.key)
    found = arms_in_categories(some, outcome, view.categories, factor, study.arms.control)
    if not found:
        return
    text = view.text
    called = {level: names.told_level(factor, level, text) for level in factor.levels}
    made = category_tables.arms(found, called, view.called[view.found.target], text)
    word_table.show("categories-arms", made, text, Look(heads=True))
    test = f"{_look(view.categories)} fisher"
    looks.saw(study, view.shown.outcome, view.shown.selection, factor.key, test)


def by_factor(view: View) -> None:
    """A characteristic beside the categories before and after."""
    study = view.shown.study
    text = view.text
    factors = [one for one in study.factors if _few_levels(one)]
    if not factors or view.found.n == 0:
        return
    st.header(text("categories.by_factor_choose"), anchor=False)
    picked = st.pills(
        text("categories.by_factor_choose"),
        [factor.key for factor in factors],
        format_func=lambda key: names.factor_name(study.factor(key), text),
        label_visibility="collapsed",
        key=f"beside.{study.fingerprint[:12]}.{text.language}",
    )
    if picked is None:
        return
    some = study.where(view.shown.selection)
    factor = some.factor(picked)
    outcome = some.outcome(view.shown.outcome.key)
    found = by_level(some, outcome, view.categories, factor)
    levels = [names.plain_level(factor, one.level, text) for one in found]
    named = names.plain_factor(factor, text)
    made = category_tables.by_factor(found, levels, view.called, named, text)
    figures = tuple(range(1, len(made.header)))
    word_table.show("categories-by-factor", made, text, Look(figures=figures))


def every(view: View) -> None:
    """How much the answer hangs on the cut; when opened, as each cut is a look."""
    text = view.text
    panel = st.expander(text("categories.every"), on_change="rerun", key="open.every_cut")
    if not panel.open or view.found.n == 0:
        return
    with panel:
        found = answers.at_every_cut(view.found, view.shown.study, view.shown.selection)
        cuts = found.crossings.cuts.tolist()
        for cut in cuts:
            _saw(view, Categories((cut,)))
        st.markdown(text("categories.every_what", n=len(cuts)))
        if cuts:
            drawn = every_cut(found, view.categories.cuts, text)
            pictures.chart(drawn, "every-cut", describe_every_cut(found, text))


def programs(view: View) -> None:
    """What SPSS and R print for the same counts; when opened."""
    two = view.found.two
    if two is None or view.found.n == 0:
        return
    text = view.text
    panel = st.expander(text("categories.programs"), on_change="rerun", key="open.mcnemar")
    if panel.open:
        with panel:
            made = category_tables.programs(two, text)
            word_table.show("mcnemar-programs", made, text, Look(titled=False))


def no_cut(text: Text) -> None:
    """What is said where all scores are equal."""
    st.info(text("categories.no_cut"))


def _saw(view: View, categories: Categories) -> None:
    shown = view.shown
    looks.saw(shown.study, shown.outcome, shown.selection, "", _look(categories))


def _look(categories: Categories) -> str:
    """The name of a look at these cuts, whatever the categories are called."""
    cuts, *_ = spelled(categories).split("\n")
    return f"{LOOK}{cuts}"


def _cuts_seen(view: View) -> int:
    """How many cuts of this score were looked at in this visit."""
    seen = looks.ledger().looks(view.shown.study.fingerprint)
    key = view.shown.outcome.key
    return len({x.test for x in seen if x.outcome == key and x.test.startswith(LOOK)})


def _few_levels(factor: Factor) -> bool:
    return factor.code is not None and 1 < len(factor.levels) <= MOST_FACTOR_LEVELS
