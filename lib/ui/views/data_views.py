"""The Data page besides the file itself: templates, this visit's studies, the second study."""

from __future__ import annotations

import streamlit as st

from lib.study.samples import template
from lib.study.samples.margins import sungai_raya
from lib.text.words import Text
from lib.ui import keys, names, state, studies


def heading(text: Text) -> None:
    """What this page is for, and where the file goes: nowhere."""
    st.title(text("data.title"), anchor=False)
    st.markdown(text("data.intro"))


def templates(text: Text) -> None:
    """An empty table to fill in, and a messy one to learn from."""
    headers = [text(keys.TEMPLATE_COLUMN(column)) for column in template.COLUMNS]
    delimiter = ";" if text.decimal_comma else ","
    name, messy = template.messy_example(text.language)
    with st.container(horizontal=True, gap="small"):
        _download("csv", template.empty_csv(headers, delimiter), "template.csv", text)
        _download(
            "xlsx", template.empty_xlsx(headers, text("template.sheet")), "template.xlsx", text
        )
        _download("messy", messy, name, text)


def visit(text: Text) -> None:
    """The studies of this visit: kept by name, each can be forgotten."""
    if state.uploads():
        st.header(text("data.visit"), anchor=False)
    for key, study in state.uploads().items():
        with st.container(horizontal=True, vertical_alignment="center"):
            people = names.people(study, study.n, text)
            st.markdown(f"**{names.escaped(study.name)}** · {study.n} {people}", width="stretch")
            st.button(
                text("data.forget"),
                icon=":material/delete:",
                key=f"forget.{key}",
                on_click=studies.remove,
                args=(key,),
            )
    _second_study(text)


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
