"""Tables on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd
import streamlit as st

from lib.report.tables import TextTable
from lib.study.csv_cells import Cell, csv_text
from lib.text.words import Text
from lib.ui import names


def show(table: TextTable, *, titled: bool = True) -> None:
    """A table of finished words, notes below.

    The words may be somebody's own, and Streamlit reads Markdown in cells, so they are escaped.
    """
    if titled:
        st.markdown(f"**{table.title}**")
    cells = [[names.escaped(cell) for cell in row] for row in table.rows]
    frame = pd.DataFrame(cells, columns=list(table.header))
    st.table(frame, border="horizontal", hide_index=True, alt=table.title)
    if table.notes:
        st.caption("  \n".join(table.notes))


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
