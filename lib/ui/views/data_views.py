"""The Data page besides the file itself: templates, this visit's studies, the second study."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.study.samples import template
from lib.study.samples.margins import sungai_raya
from lib.study.study import Study
from lib.text.words import Text
from lib.ui import drafts, keys, names, state, studies
from lib.ui.elements import steps
from lib.ui.frame import place


def heading(text: Text) -> None:
    """The step, and before there is a file what this page is for and in whose memory it is.

    A file that is checked is the title of the page itself.
    """
    opened = drafts.current()
    is_checked = opened is not None and opened.refusal is None
    steps.draw("check" if is_checked else "file", text)
    if is_checked:
        return
    st.title(text("data.title"), anchor=False)
    if opened is None:
        if state.has_lost_file():
            st.info(text("data.file_lost"), icon=":material/history:")
        st.markdown(text("data.intro", kept=place.kept(text)))


def templates(text: Text) -> None:
    """An empty table to fill in, and a messy one to learn from."""
    headers = [text(keys.TEMPLATE_COLUMN(column)) for column in template.COLUMNS]
    delimiter = ";" if text.decimal_comma else ","
    name, messy = template.messy_example(text.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(text("data.no_file"), width="content")
        _download("csv", template.empty_csv(headers, delimiter), "template.csv", text)
        _download(
            "xlsx", template.empty_xlsx(headers, text("template.sheet")), "template.xlsx", text
        )
        _download("messy", messy, name, text)


def visit(text: Text) -> None:
    """The studies of this visit by name: each can be opened again, replaced or removed."""
    _undo(text)
    if state.uploads():
        st.header(text("data.visit"), anchor=False)
    for key, study in state.uploads().items():
        _study(key, study, text)
    if not state.uploads() and drafts.current() is None:
        _second_study(text)


def _study(key: str, study: Study, text: Text) -> None:
    opened = drafts.of_study(key)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        people = names.people(study, study.n, text)
        st.markdown(f"**{names.escaped(study.name)}** · {study.n} {people}", width="stretch")
        if opened is not None:
            _act("replace", ":material/sync:", drafts.replace_study, key, text)
        if opened is None or opened is not drafts.current():  # it is taken out beside its name
            _act("forget", ":material/delete:", studies.remove, key, text)
        if opened is not None and opened is not drafts.current():
            _act("edit", ":material/edit:", drafts.open_again, key, text)


def _act(action: keys.Action, icon: str, act: Callable[[str], None], key: str, text: Text) -> None:
    label = text(keys.ACTION(action))
    name = f"{action}.{key}"
    st.button(label, icon=icon, type="tertiary", key=name, on_click=act, args=(key,))


def _undo(text: Text) -> None:
    """What was removed last, as long as this page is looked at."""
    gone = studies.removed()
    if gone is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(text("data.removed", name=names.escaped(gone.name)), width="stretch")
        st.button(
            text("data.undo"), icon=":material/undo:", key="undo", on_click=studies.bring_back
        )


def _second_study(text: Text) -> None:
    """The study of which only margins were published: a card, no data."""
    with st.expander(text("margins.title")):
        st.markdown(text("margins.what"))
        rows = {
            text(keys.MARGIN(each.variable)): text(
                "margins.row", n=each.n, of=each.of, percent=text.percent(each.n / each.of)
            )
            for each in sungai_raya()
        }
        st.table(rows, border="horizontal", alt=text("margins.title"))
        st.caption(text("margins.follows"))


def _download(kind: keys.Template, data: bytes, file_name: str, text: Text) -> None:
    st.download_button(
        text(keys.TEMPLATE(kind)),
        data,
        file_name=file_name,
        on_click="ignore",
        icon=":material/download:",
        key=f"template.{kind}",
    )
