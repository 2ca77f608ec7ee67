"""Tables that are downloaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from lib.study.csv_cells import Cell, csv_text
from lib.text.words import Text


def download(
    name: str, header: Sequence[str], rows: Callable[[], Iterable[Sequence[Cell]]], text: Text
) -> None:
    """A table as CSV, its cells safe for a spreadsheet, with the separator that Excel expects.

    rows   makes the rows when the button is clicked
    """
    delimiter = ";" if text.decimal_comma else ","
    st.download_button(
        text("frame.download_csv"),
        data=lambda: csv_text([header, *rows()], delimiter).encode("utf-8-sig"),
        file_name=f"prapasca-{name}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"download.{name}",
    )
