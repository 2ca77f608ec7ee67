"""The answer on the screen: one message, its figures, what it shows and cannot, words to take."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.analysis.arms import SeveralArmsComparison
from lib.analysis.comparison import Comparison
from lib.charts.keys import CAUTION
from lib.report import arm_sentences, item_words, sentences, several_arms, thesis
from lib.report.naming import Naming
from lib.study.study import Selection, Study
from lib.text.words import Text
from lib.ui import keys, names
from lib.ui.elements import shares as bar
from lib.ui.frame import who
from lib.ui.shown import Shown, escaped
from lib.ui.views import looks

NO_CHANGE_TO_EXPLAIN = ("nobody", "one", "no_change")


def title(study: Study, text: Text) -> None:
    """What study this is, with the label that must stand beside its every result."""
    colour = "gray" if study.origin == "uploaded" else "orange"
    label = f":{colour}-badge[{text(keys.ORIGIN(study.origin))}]"
    # one element, as every element is a message more in each rerun
    st.markdown(f"{names.about(study, text)} {label}", help=text(keys.ORIGIN_WHY(study.origin)))


def opening(study: Study, selection: Selection, text: Text) -> None:
    """The study and its label, and whom of it one is looking at.

    What the selected differ by from the rest is a question for the Subgroups page alone.
    """
    title(study, text)
    if not selection.is_everyone:
        who.draw(study, selection, text)


def headline(comparison: Comparison, study: Study, text: Text) -> None:
    """The answer in one line."""
    st.title(_headline(comparison, study, text), anchor=False)


def message(shown: Shown) -> None:
    """The answer in one line, its interval and p in the next; seeing them is a look."""
    text = shown.text
    if shown.arms is not None:
        looks.saw(shown.study, shown.outcome, shown.selection, shown.arms.factor.key, "ancova")
        naming = shown.naming()
        label = names.escaped(shown.label)
        said = arm_sentences.headline(shown.arms, escaped(shown.comparison).outcome, label, naming)
        st.title(said, anchor=False)
        st.markdown(arm_sentences.figures(shown.arms, naming), help=_arms_help(shown, naming))
        return
    if shown.several is not None:
        _several_message(shown, shown.several)
        return
    comparison = shown.comparison
    looks.saw_tests(shown.study, shown.outcome, shown.selection, [comparison.test.test])
    headline(comparison, shown.study, text)
    figures = sentences.figures(comparison, text)
    if figures:
        st.markdown(figures, help=_figures_help(comparison, text))


def _several_message(shown: Shown, several: SeveralArmsComparison) -> None:
    for contrast in several.found.contrasts:
        name = several_arms.pair_name(several, contrast, shown.naming(plain=True))
        test = f"{contrast.adjusted.name} {name}"
        looks.saw(shown.study, shown.outcome, shown.selection, several.factor.key, test)
    naming = shown.naming()
    outcome = escaped(shown.comparison).outcome
    label = names.escaped(shown.label)
    st.title(several_arms.headline(several, outcome, label, naming), anchor=False)
    st.markdown(several_arms.figures(several, naming), help=shown.text("several.figures_help"))


def shares(shown: Shown) -> None:
    """How many improved, stayed and got worse, as one bar; within arms the lines show it."""
    comparison = shown.comparison
    if comparison.n and not shown.compares_arms:
        bar.draw(comparison, shown.text)


def limits(shown: Shown) -> None:
    """What this shows and what it cannot show, beside the picture."""
    text = shown.text
    comparison = shown.comparison
    said = [f"## {text('dashboard.shows')}", *_shows(shown)]
    if comparison.missing:
        said.append(f":small[{text('dashboard.missing', n=comparison.missing)}]")
    facts = shown.facts
    if facts.verdict not in NO_CHANGE_TO_EXPLAIN:
        why = sentences.why(facts, shown.only, text)
        own = names.own_why(shown.study, text) if facts.arms == "none" else None
        said += [f"## {text('dashboard.cannot')}", own or why]
        people = names.people(shown.study, 2, text)
        tipping = sentences.tipping(comparison, people, text)
        if tipping and facts.arms == "none" and facts.told != "different":
            said.append(f":blue-background[{tipping}]")
        if shown.study.origin == "reconstructed":
            said.append(f":small[{text('dashboard.bounds')}]")
    with st.container(border=True, height="stretch"):
        st.markdown("\n\n".join(said), anchors=False)


def bounds(study: Study, text: Text) -> None:
    """How far the true figures of a reconstructed study may lie from those shown."""
    if study.origin == "reconstructed":
        st.caption(text("dashboard.bounds"))


def words(shown: Shown) -> None:
    """The sentence for a thesis, in plain text with a button that copies it."""
    text = shown.text
    sentence = _thesis(shown)
    if not sentence:
        return
    caution = shown.comparison.effect_caution
    told = f"{text(CAUTION(caution))} " if caution and not shown.compares_arms else ""
    take_along(sentence, text, told)


def take_along(sentence: str, text: Text, told: str = "") -> None:
    """A sentence in plain text with a button that copies it; `told` goes before the reminder."""
    st.header(text("dashboard.words"), anchor=False)
    with st.container(key="words"):
        st.code(sentence, language=None, wrap_lines=True)
    st.caption(f"{told}{text('dashboard.words_what')}")


def in_context(parts: Sequence[str], study: Study, selection: Selection, text: Text) -> str:
    """Sentences with what must not be lost on the way: who is meant, and a sample's origin."""
    who = names.selection(study, selection, text)
    first = [text("thesis.only", who=who)] if who else []
    origin = study.origin
    last = [] if origin == "uploaded" else [text(keys.THESIS_ORIGIN(origin))]
    return " ".join([*first, *parts, *last])


def _headline(comparison: Comparison, study: Study, text: Text) -> str:
    people = names.people(study, comparison.n, text)
    label = names.escaped(names.in_a_sentence(comparison.outcome, text))
    return sentences.headline(escaped(comparison), label, people, text)


def _shows(shown: Shown) -> list[str]:
    if shown.several is not None:
        naming = shown.naming()
        said = [sentences.shows_several(shown.several, shown.text)]
        said += [arm_sentences.within(shown.several, naming)]
        return [*said, *filter(None, [several_arms.left_out(shown.several, naming)])]
    if shown.arms is None:
        return [sentences.shows(shown.comparison, shown.text)]
    naming = shown.naming()
    said = [sentences.shows_arms(shown.arms, shown.text)]
    said += [arm_sentences.within(shown.arms, naming)]
    return [*said, *filter(None, [several_arms.left_out(shown.arms, naming)])]


def _figures_help(comparison: Comparison, text: Text) -> str:
    test = comparison.test
    exact = text.p_exact(test.p, test.log10_p) if test.method == "exact" else ""
    told = text("dashboard.figures_help", exact=exact)
    return "\n\n".join(part for part in (told, sentences.improved(comparison, text)) if part)


def _arms_help(shown: Shown, naming: Naming) -> str | None:
    if shown.arms is None:
        return None
    factor = shown.arms.factor
    first, second = (naming.level(factor, arm.level[0]) for arm in shown.arms.arms)
    return shown.text("dashboard.arms_help", first=first, second=second)


def _thesis(shown: Shown) -> str:
    """The sentence with all that must not be lost on the way: who, what design, what origin."""
    text = shown.text
    if shown.several is not None:
        said = several_arms.thesis(shown.several, shown.label, shown.naming(plain=True))
    elif shown.arms is None:
        said = thesis.change(shown.comparison, shown.label, shown.people, text)
    else:
        said = thesis.arms(shown.arms, shown.label, shown.naming(plain=True))
    if not said:
        return ""
    parts = [said]
    parts += [f"{note}." for note in item_words.notes(shown.outcome, text)]
    facts = shown.facts
    moved = facts.verdict in ("rise", "fall")
    if moved and facts.arms == "none" and facts.told == "same":
        parts.append(text("thesis.one_group"))
    return in_context(parts, shown.study, shown.selection, text)
