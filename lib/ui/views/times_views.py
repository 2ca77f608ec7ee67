"""Three or more times on the screen: the answer, paths, changes, tests, all pairs, the question."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from lib.analysis.times import OverTimes
from lib.charts.over_times import describe_over_times, every_nth, over_times
from lib.charts.several_arms import Difference, differences
from lib.report import sentences, times_tables, times_words
from lib.stats import Estimate, TimeChange
from lib.study.building.series import between_times
from lib.study.study import Outcome, Selection, Study
from lib.text.words import Text
from lib.ui import answers, drafts, names, state, studies
from lib.ui.draft import Draft
from lib.ui.elements import picture_file, pictures, word_table
from lib.ui.elements.word_table import Look
from lib.ui.shown import Shown, shown
from lib.ui.views import answer_views, looks

MOST_NAME = 40  # letters of a time in a sentence


@dataclass(frozen=True)
class View:
    """All times of the selected participants, with what their words need.

    arms    what the arms are called, plain; () where there are none
    """

    shown: Shown
    found: OverTimes
    arms: tuple[str, ...]

    @property
    def text(self) -> Text:
        """The visitor's language."""
        return self.shown.text


def view(study: Study, outcome: Outcome, selection: Selection, text: Text) -> View:
    """What the page speaks of; seeing its p is a look."""
    found = answers.at_all_times(study, outcome, selection)
    arms: tuple[str, ...] = ()
    if found.arms is not None:
        factor = found.arms.factor
        arms = tuple(names.plain_level(factor, arm.level, text) for arm in found.arms.arms)
    made = View(shown(study, outcome, selection, text), found, arms)
    _saw(made)
    return made


def message(view: View) -> None:
    """The answer in one line, its figures in the next."""
    text = view.text
    said = times_words.headline(_escaped(view.found), names.escaped(view.shown.label), text)
    st.title(said, anchor=False)
    figures = times_words.figures(view.found, text)
    if figures:
        st.markdown(figures)


def picture(view: View) -> None:
    """Every participant's path and the medians, and the buttons that save it."""
    found = view.found
    if found.n == 0:
        return
    text = view.text
    drawn = over_times(found, view.arms, text)
    pictures.chart(drawn, "over-times", describe_over_times(found, view.arms, text))
    step = every_nth(found.sequences)
    if step == 1:
        st.caption(text("times.paths_all"))
    else:
        st.caption(text("times.paths_some", n=found.sequences.count.size, step=step))
    title = times_words.headline(found, view.shown.label, text)
    lines = (view.shown.label, times_words.figures(found, text))
    around = picture_file.Travels(title, lines, pictures.footers(view.shown))
    picture_file.draw("over-times", around, text)


def limits(view: View) -> None:
    """What the tests say beyond the headline, and what this cannot show."""
    text = view.text
    found = view.found
    if found.n == 0:
        return
    said: list[str] = []
    if found.arms is None:
        told = [times_words.agreement(found, text), times_words.trend(found, text)]
        said += [one for one in told if one]
        said += [f"## {text('dashboard.cannot')}"]
        said += [sentences.why(view.shown.facts, view.shown.only, text)]
    else:
        said += [f"## {text('dashboard.cannot')}", text("times.cannot_arms")]
        if found.arms.left_out:
            factor = found.arms.factor
            few = [names.level_name(factor, level, text) for level in found.arms.left_out]
            said.append(text("times.too_few", arms=text.listed(few)))
    with st.container(border=True, height="stretch"):
        st.markdown("\n\n".join(said), anchors=False)


def changes(view: View) -> None:
    """The changes from the first time, or how the arms differ in them: a picture and a table."""
    found = view.found
    if found.n == 0:
        return
    text = view.text
    first = found.first
    if found.arms is None:
        drawn = [_drawn(each, found.labels[each.time]) for each in found.changes]
        title = text("times.changes_of", first=names.escaped(first))
        made = times_tables.changes(found, text)
    else:
        drawn = [
            _drawn(each, times_words.difference_name(each, found.arms, found.labels, view.arms))
            for each in found.arms.differences
        ]
        title = text("times.differences_of", first=names.escaped(first))
        made = times_tables.differences(found, view.arms, text)
    st.header(title, anchor=False)
    decimals = times_words.decimals_of(found)
    alt = "; ".join(" ".join(row[:4]) for row in made.rows)
    pictures.chart(differences(drawn, decimals, text), "changes", alt)
    look = Look(titled=False, figures=(1, 2, 3, 4))
    word_table.show("times-changes", made, text, look)


def words(view: View) -> None:
    """The sentence for a thesis, with a button that copies it."""
    text = view.text
    shown = view.shown
    said = times_words.sentence(view.found, shown.label, view.arms, text)
    if not said:
        return
    sentence = answer_views.in_context([said], shown.study, shown.selection, text)
    answer_views.take_along(sentence, text)


def tables(view: View) -> None:
    """The tests, the scores at each time, and, when opened, every two times."""
    text = view.text
    found = view.found
    if found.n == 0:
        return
    if found.arms is None:
        _tests(view)
    made = times_tables.at_each_time(found, view.arms, text)
    figures = tuple(range(1 + bool(view.arms), len(made.header)))
    word_table.show("times", made, text, Look(heads=True, figures=figures))
    if found.arms is not None:
        panel = st.expander(text("times.together"), on_change="rerun", key="open.together")
        if panel.open:
            with panel:
                _saw_tests(view)
                _tests(view)
    panel = st.expander(text("times.pairs_title"), on_change="rerun", key="open.pairs_of_times")
    if panel.open:
        with panel:
            if found.arms is not None:
                st.caption(text("times.together"))
            _pairs(view)


def question(view: View) -> None:
    """Which two times the other pages compare; others can be taken instead."""
    study = view.shown.study
    outcome = view.shown.outcome
    series = outcome.series
    key = studies.current_key()
    opened = drafts.of_study(key)
    if series is None or opened is None or opened.roles is None:
        return
    text = view.text
    st.header(text("times.question"), anchor=False)
    two = {"before": names.escaped(outcome.before_label)}
    st.markdown(text("times.question_what", after=names.escaped(outcome.after_label), **two))
    scope = study.fingerprint[:12]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        with state.widget("between.first", outcome.before_label, scope) as widget:
            first = st.selectbox(text("times.before"), series.labels, key=widget)
        with state.widget("between.last", outcome.after_label, scope) as widget:
            last = st.selectbox(text("times.after"), series.labels, key=widget)
        pressed = st.button(text("times.use"), disabled=first == last, key="between.use")
    if first == last:
        st.caption(text("times.same"))
    elif pressed and (first, last) != (outcome.before_label, outcome.after_label):
        _ask(key, opened, outcome, (first, last))


def _ask(key: str, opened: Draft, outcome: Outcome, two: tuple[str, str]) -> None:
    """Build the study anew with these two times as its question; looks at it are carried over."""
    old_roles = opened.roles
    if old_roles is None:
        return
    old = state.uploads()[key]
    opened.roles = between_times(old_roles, outcome.key, *two)
    made = opened.study()
    if not isinstance(made, Study):
        opened.roles = old_roles
        return
    looks.carry(old.fingerprint, made.fingerprint)
    studies.take(opened, made)
    st.rerun()


def _tests(view: View) -> None:
    made = times_tables.tests(view.found, view.text)
    word_table.show("times-tests", made, view.text, Look(heads=True, styles={0: "first"}))


def _pairs(view: View) -> None:
    shown = view.shown
    tested = answers.pairs_of_times(shown.study, shown.outcome, shown.selection)
    for pair in tested:
        if pair.signed.p is not None:
            name = f"{pair.signed.test.name} {pair.first}-{pair.second}"
            looks.saw(shown.study, shown.outcome, shown.selection, "", name)
    made = times_tables.pairs(view.found, tested, view.text)
    word_table.show("times-pairs", made, view.text, Look(titled=False, figures=(1, 2, 3, 4, 5)))


def _saw(view: View) -> None:
    """The p of the page are looks: of arms each comparison, else the tests and the changes."""
    found = view.found
    shown = view.shown
    if found.arms is None:
        _saw_tests(view)
        factor = ""
        seen = found.changes
    else:
        factor = found.arms.factor.key
        seen = found.arms.differences
    for each in seen:
        if each.p is not None:
            test = f"largest_t {each.time} {each.arm}"
            looks.saw(shown.study, shown.outcome, shown.selection, factor, test)


def _saw_tests(view: View) -> None:
    shown = view.shown
    found = view.found
    tests = [found.test.test, found.trend.test]
    looks.saw_tests(shown.study, shown.outcome, shown.selection, tests)


def _drawn(each: TimeChange, name: str) -> Difference:
    return Difference(name, Estimate("mean_change", each.value, each.interval, each.reason))


def _escaped(found: OverTimes) -> OverTimes:
    """The same with the names of its times escaped for Markdown."""
    labels = tuple(names.escaped(label[:MOST_NAME]) for label in found.labels)
    return replace(found, labels=labels)
