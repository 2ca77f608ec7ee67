"""Tables on the screen."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.report.tables import TextTable
from lib.ui import names


def show(table: TextTable, *, titled: bool = True) -> None:
    """A table of finished words, notes below.

    The words may be somebody's own, and Streamlit reads Markdown in cells, so they are escaped.
    """
    if titled:
        st.markdown(f"**{table.title}**")
    header = [name or " " * i for i, name in enumerate(table.header, start=1)]
    frame = pd.DataFrame(
        [[names.escaped(cell) for cell in row] for row in table.rows], columns=header
    )
    st.table(frame, border="horizontal", hide_index=True, alt=table.title)
    if table.notes:
        st.caption("  \n".join(table.notes))
