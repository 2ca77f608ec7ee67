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
    cells = [[names.escaped(cell) for cell in row] for row in table.rows]
    frame = pd.DataFrame(cells, columns=list(table.header))
    st.table(frame, border="horizontal", hide_index=True, alt=table.title)
    if table.notes:
        st.caption("  \n".join(table.notes))
