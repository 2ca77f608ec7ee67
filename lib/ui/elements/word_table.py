"""A table of finished words, with copy and download, whose rows become cards on a narrow screen.

Streamlit's own tables cannot be copied into a thesis, and on a phone they show two of nine columns.
The server does not know the width of the screen, so the browser decides: word_table.js draws a
real table and turns its rows into cards exactly where they do not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from lib.report.tables import TextTable
from lib.study.csv_cells import csv_text, safe_cell
from lib.text.words import Text
from lib.ui import keys, state

MOST_ROWS = 40  # shown without scrolling
NAMES = 2  # columns that may hold somebody's own words; the others are figures of ours

_HERE = Path(__file__)
_component = st.components.v2.component(
    "prapasca.word_table",
    css=_HERE.with_suffix(".css").read_text("utf-8"),
    js=_HERE.with_suffix(".js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is shown beyond its words.

    titled     whether its title stands above it; a screen reader is told it anyway
    heads      whether that title is a heading of the page
    figures    columns that are aligned to the right
    styles     of rows, by their places: "head" begins a block, "step" is indented, "first" is bold
    meanings   what columns mean, as (name, meaning), folded below
    copied     head and rows that leave the screen, where they differ from those shown
    downloads  whether the button of the download belongs to it
    """

    titled: bool = True
    heads: bool = False
    figures: tuple[int, ...] = ()
    styles: Mapping[int, str] = field(default_factory=dict)
    meanings: tuple[tuple[str, str], ...] = ()
    copied: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] | None = None
    downloads: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """Rows that can be chosen: their places, those that are chosen, and who is told of a click."""

    places: tuple[int, ...]
    chosen: tuple[int, ...]
    pick: Callable[[int], None]


def show(
    name: str, table: TextTable, text: Text, look: Look | None = None, choice: Choice | None = None
) -> None:
    """The table under that name, which is that of its file too: prapasca-{name}.csv."""
    look = look or Look()
    head, leaving = look.copied or (table.header, table.rows)
    sent = {
        "name": table.title,
        "title": table.title if look.titled else "",
        "heads": look.heads,
        "head": table.header,
        "rows": table.rows,
        "notes": table.notes,
        "copy_head": head,
        "copy": [_pasted(row) for row in leaving],
        "csv": _csv(table, text) if look.downloads else "",
        "file": f"prapasca-{name}.csv",
        "most": MOST_ROWS,
        "figures": look.figures,
        "styles": {str(place): style for place, style in look.styles.items()},
        "meanings": look.meanings,
        "picks": choice.places if choice else (),
        "chosen": choice.chosen if choice else (),
        "words": {word: text(keys.TABLE(word)) for word in keys.TABLE.members},
    }
    key = f"grid.{name}"

    def on_pick() -> None:
        place = state.picked(key)
        if choice is not None and place in choice.places:
            choice.pick(place)

    _component(data=sent, key=key, on_pick_change=on_pick)


def _pasted(row: Sequence[str]) -> list[str]:
    """A row as it is copied: names that a spreadsheet would run are guarded, figures are ours."""
    return [str(safe_cell(cell)) if at < NAMES else cell for at, cell in enumerate(row)]


def _csv(table: TextTable, text: Text) -> str:
    delimiter = ";" if text.decimal_comma else ","
    notes = [[note] for note in table.notes]
    return csv_text([[table.title], table.header, *table.rows, *notes], delimiter)
