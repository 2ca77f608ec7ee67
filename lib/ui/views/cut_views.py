"""Where scores are cut into categories: one cut on a slider, all else behind a button."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.analysis.categories import MOST_CATEGORIES
from lib.analysis.cuts import Cuts, read_spelled, spelled
from lib.analysis.score_classes import ARIKUNTO, classes_of
from lib.report.category_words import called
from lib.study.plain_number import plain_number
from lib.study.study import Categories, Outcome, Study
from lib.text.words import Text
from lib.ui import answers, keys, names, state

EXAMPLE = "4; 7"
SEPARATORS = str.maketrans("\n", ";")


def chosen(study: Study, outcome: Outcome) -> Categories | None:
    """How this view reads the scores as categories; None where no cut can part them."""
    begins = answers.cuts(study, outcome).first
    wanted = read_spelled(state.get(state.CUT + outcome.key, ""))
    if wanted is None or begins is None:
        return begins
    declared = outcome.categories
    if not wanted.names and declared is not None and declared.size == wanted.size:
        return replace(wanted, names=declared.names)
    return wanted


def is_declared(categories: Categories, outcome: Outcome) -> bool:
    """Whether these are the categories that the study or its instrument lays down."""
    return categories == outcome.categories


def choose(categories: Categories, study: Study, outcome: Outcome, text: Text) -> None:
    """The slider of a single cut, and the button behind which all other ways wait."""
    cuts = answers.cuts(study, outcome)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if categories.size == 2:
            _slider(categories, cuts, study, outcome, text)
        with st.popover(text("categories.other"), icon=":material/tune:"):
            _presets(cuts, outcome, text)
            _own(categories, study, outcome, text)
    st.caption(f"{_begins(categories, outcome, cuts, text)} {text('categories.cut_what')}")


def _slider(categories: Categories, cuts: Cuts, study: Study, outcome: Outcome, text: Text) -> None:
    cut = float(categories.cuts[0])
    offered = sorted({cut, *cuts.places})
    name = state.CUT + outcome.key
    with state.widget(name, cut, study.fingerprint[:12]) as key:
        st.select_slider(
            text("categories.cut" if categories.upper else "categories.cut_below"),
            offered,
            format_func=text.score,
            key=key,
            on_change=_moved,
            args=(key, categories, outcome),
        )


def _moved(key: str, categories: Categories, outcome: Outcome) -> None:
    cut = state.set_to(key)
    if isinstance(cut, float):
        _take(replace(categories, cuts=(cut,)), outcome)


def _take(categories: Categories, outcome: Outcome) -> None:
    """Read the scores so from here on; what is declared needs no word in the address."""
    declared = outcome.categories
    if declared is not None and categories.names == declared.names:
        categories = replace(categories, names=())
    name = state.CUT + outcome.key
    is_plain = declared is not None and categories == replace(declared, names=())
    state.choose(name, "" if is_plain else spelled(categories))


def _presets(cuts: Cuts, outcome: Outcome, text: Text) -> None:
    ways: dict[keys.Preset, Categories | None] = {
        "declared": outcome.categories,
        "half": cuts.half,
        "quartiles": cuts.quartiles,
        "percent": _by_percent(outcome, text),
    }
    st.markdown(f"**{text('categories.presets')}**")
    with st.container(horizontal=True, gap="xsmall"):
        for way, categories in ways.items():
            if categories is not None:
                st.button(
                    text(keys.PRESET(way)),
                    key=f"preset.{way}",
                    on_click=_take,
                    args=(categories, outcome),
                )


def _by_percent(outcome: Outcome, text: Text) -> Categories | None:
    """Poor, fair and good by percent of the possible score; None where that is not known."""
    classes = classes_of(outcome)
    if classes is None:
        return None
    return replace(classes, names=tuple(text(keys.SCORE_CLASS(name)) for name in ARIKUNTO.names))


def _own(categories: Categories, study: Study, outcome: Outcome, text: Text) -> None:
    """Cuts and names as somebody types them; what cannot be taken is said in words."""
    scope = f"{study.fingerprint[:12]}.{outcome.key}.{spelled(categories)}.{text.language}"
    cuts = "; ".join(text.score(cut) for cut in categories.cuts)
    shown = names.plain_categories(outcome, categories, text)
    with st.form("cuts", border=False):
        help_cuts = text("categories.own_what", example=EXAMPLE)
        typed = st.text_input(
            text("categories.own"), cuts, max_chars=200, help=help_cuts, key=f"cuts.{scope}"
        )
        help_names = text("categories.own_names_what", example=text("categories.own_example"))
        called_so = st.text_input(
            text("categories.own_names"),
            "; ".join(shown.names),
            max_chars=400,
            help=help_names,
            key=f"names.{scope}",
        )
        upper = _upper(categories, scope, text)
        wanted = st.form_submit_button(text("categories.use"))
    if wanted:
        made = _read(typed, called_so, upper=upper, text=text)
        if isinstance(made, str):
            st.warning(made)
        else:
            _take(made, outcome)
            st.rerun()


def _upper(categories: Categories, scope: str, text: Text) -> bool:
    return st.radio(
        text("categories.own_upper"),
        [True, False],
        index=0 if categories.upper else 1,
        format_func=lambda above: text("categories.upper" if above else "categories.lower"),
        horizontal=True,
        key=f"upper.{scope}",
    )


def _read(typed: str, called_so: str, *, upper: bool, text: Text) -> Categories | str:
    """The categories that were typed, or the sentence that says why there are none."""
    cuts: set[float] = set()
    for part in _parts(typed):
        number = plain_number(part)
        if number is None:
            return text("categories.wrong_number", part=names.escaped(part), example=EXAMPLE)
        cuts.add(number)
    if not 1 <= len(cuts) < MOST_CATEGORIES:
        return text("categories.wrong_count", n=len(cuts))
    named = _parts(called_so)
    if named and len(named) != len(cuts) + 1:
        return text("categories.wrong_names", cuts=len(cuts) + 1, names=len(named))
    return Categories(tuple(sorted(cuts)), tuple(named), upper)


def _parts(typed: str) -> list[str]:
    parts = [" ".join(part.split()) for part in typed.translate(SEPARATORS).split(";")]
    return [part for part in parts if part]


def _begins(categories: Categories, outcome: Outcome, cuts: Cuts, text: Text) -> str:
    """Whose cut this is: the study's, or only a place to begin; "" where somebody chose it."""
    limits = called(replace(categories, names=()), text, whole=cuts.whole)
    listed = names.escaped(", ".join(limits[1:]))
    if is_declared(categories, outcome):
        return text("categories.cut_declared", cuts=listed)
    if outcome.categories is None and not state.get(state.CUT + outcome.key, ""):
        return text("categories.cut_first", cuts=listed)
    return ""
