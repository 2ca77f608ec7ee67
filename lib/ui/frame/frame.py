"""The frame of every page: title, menu, language, study, filters, and the state behind them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from lib.study.study import Study
from lib.text import words
from lib.text.words import Text
from lib.ui import drafts, keys, state, studies
from lib.ui.elements import width
from lib.ui.frame import browser, failure, filters, inputs, uploads, visit, warm
from lib.ui.frame.menu import PAGES, Page, in_menu

ICON = str(Path(__file__).with_name("icon.svg"))


def open_page(key: keys.Page) -> Text:
    """Begin the page of that key: draw the sidebar around it and return the visitor's words."""
    state.open_page(key, studies.FIRST)
    page = next(page for page in PAGES if page.key == key)
    language = _language()
    text = words.load(language)
    failure.tell_in(text)
    title = f"{text(keys.PAGE(key))} · {text('app.name')}"
    if state.is_new("title", title):  # the browser keeps it; a rerun need not send it again
        st.set_page_config(page_title=title, page_icon=ICON, layout="wide")
    width.style()
    if page.key != "data":
        studies.forget_removed()
    uploads.stay_in_memory()
    visit.begin()
    warm.settle()
    with st.sidebar:
        browser.tell(key, text)
        _brand(text)
        menu = st.container(gap="xxsmall")
        _study(page, text)
    state.hold_file(page.key == "data" and drafts.current() is not None)
    state.mirror()
    with menu:
        _menu(page, text)
    return text


def _study(page: Page, text: Text) -> None:
    """The study of the visit, its outcome, and the filters where the page has them."""
    study = studies.choose(text)
    if study is None:
        return
    inputs.choose_outcome(study, text)
    inputs.remember_cut(study)
    if page.has_filters:
        filters.draw(study, text)
    else:
        filters.remember(study)


def need_study(text: Text) -> Study:
    """The study being looked at; where there is none, say what to do and stop the page.

    Only the overview speaks of a study without pairs; every other page says so and stops.
    """
    study = studies.current()
    if study is None:
        with st.container(border=True):
            st.header(text("frame.no_study"), anchor=False)
            st.markdown(text("frame.no_study_what"))
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.button(
                    text("frame.see_example"),
                    type="primary",
                    on_click=studies.show_first,
                    key="example",
                )
                st.page_link(
                    "pages/data.py", label=text("frame.open_file"), icon=":material/upload:"
                )
        st.stop()
    if study.unpaired and state.page() != "dashboard":
        _needs_pairs(text)
    return study


def _needs_pairs(text: Text) -> None:
    """Say that this page is about pairs, of which the study has none, and stop it."""
    with st.container(border=True):
        st.markdown(text("samples.needs_pairs"))
        overview = PAGES[0]
        label = text(keys.PAGE(overview.key))
        st.page_link(overview.file, label=label, icon=overview.icon, query_params=state.link())
    st.stop()


def _language() -> str:
    """The language of the visit: as chosen or linked to, else as the browser asks."""
    asked = (st.context.locale or "en").split("-")[0]
    own = asked if asked in words.languages() else "en"
    language = state.fresh(state.LANGUAGE, own)
    if language not in words.languages():
        language = own
    # a plain English link stays bare; any other language travels with it
    state.put(state.LANGUAGE, language, "en" if own == "en" else "")
    state.speak(language)
    return language


def _brand(text: Text) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{text('app.name')}**", help=text("app.tagline"), anchors=False)
        with state.widget(state.LANGUAGE, text.language) as key:
            st.segmented_control(
                text("frame.language"),
                words.languages(),
                format_func=str.upper,
                key=key,
                required=True,
                label_visibility="collapsed",
            )


def _menu(page: Page, text: Text) -> None:
    holds_file = drafts.current() is not None
    offered = in_menu(studies.current())
    if page not in offered:  # opened by its address
        offered.append(page)
    for other in offered:
        label = text(keys.PAGE(other.key))
        st.page_link(
            other.file,
            label=f"**{label}**" if other is page else label,
            icon=other.icon,
            query_params=state.link(to_file=other.key == "data" and holds_file),
            width="stretch",
        )
