"""Opening a file: the uploader, and what was understood of the file, each part changeable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from lib.study.joining.preparation import NOTHING
from lib.study.problem import Problem
from lib.study.reading.delimiter import CANDIDATES
from lib.study.reading.read import READERS
from lib.study.reading.waiting import WAITING
from lib.study.table import Table
from lib.text.words import Text
from lib.ui import draft, drafts, dropped, keys, names, state, studies
from lib.ui.draft import Draft
from lib.ui.dropped import Dropped
from lib.ui.opening import paste

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "shift_jis", "gb18030", "mac_roman")
DECIMALS = (".", ",")
THOUSANDS = ("", ".", ",", " ", "'")
MOST_HEADER_ROWS = 25
MEGABYTE = 1_000_000
UPLOADER = "uploader"
SECOND = "second"
MARKS: dict[str, keys.Mark] = {
    ",": "comma",
    ";": "semicolon",
    "\t": "tab",
    "|": "bar",
    " ": "space",
    ".": "point",
    "'": "apostrophe",
    "": "none",
}


def uploader(text: Text) -> Draft | None:
    """The place to drop a file, or the file that is being opened, with what can be done to it."""
    opened = drafts.current()
    if opened is not None and opened.refusal is None:
        _file(opened, text)
        _prepared(opened, text)
        _waiting(text)
        return opened
    with st.container(key="drop"):
        dropped = drop_area(text)
    _waiting(text)
    return opened if dropped is None else dropped


def drop_area(text: Text) -> Draft | None:
    """The place to drop files, on the Data page and at the first visit; then the form opens."""
    WAITING.keep(reader.script for reader in READERS)
    files = _area(UPLOADER, text("data.drop"), text, on_change=_changed)
    files += paste.area(text)
    if not files:
        return None
    with _telling(text) as told:
        opened = drafts.start(files, told)
    if opened.refusal is None:
        # where the form stands instead of the drop area
        st.switch_page("pages/data.py", query_params=state.link(to_file=True))
    return opened


def _area(
    key: str, label: str, text: Text, on_change: Callable[[], None] | None = None
) -> list[Dropped]:
    """One uploader and what was dropped in it."""
    files = st.file_uploader(
        label,
        help=text("data.drop_help"),
        max_upload_size=dropped.limits().file_bytes // MEGABYTE,
        accept_multiple_files=True,
        on_change=on_change,
        key=key,
    )
    return [Dropped(file.file_id, file.name, file.getvalue) for file in files]


@contextmanager
def _telling(text: Text) -> Iterator[draft.Progress]:
    """A bar that says how far the reading has come."""
    place = st.empty()

    def told(step: keys.Step, share: float) -> None:
        place.progress(share, text(keys.STEP(step)))

    yield told
    place.empty()


def _file(opened: Draft, text: Text) -> None:
    row = st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="file", width="stretch"
    )
    with row:
        st.title(names.escaped(opened.tables.names), anchor=False, width="stretch")
        key = f"second.{len(opened.tables.files)}"  # another one is closed
        with st.popover(text("data.second"), icon=":material/add:", type="tertiary", key=key):
            _second(opened, text)
        st.button(
            text("data.another"),
            icon=":material/upload_file:",
            type="tertiary",
            on_click=drafts.drop,
            key="another",
        )
        st.button(
            text("data.forget"),
            icon=":material/delete:",
            type="tertiary",
            on_click=_remove,
            args=(opened,),
            key="remove",
        )


def _second(opened: Draft, text: Text) -> None:
    """A place for one more file of the same people, beside the one that is open."""
    st.caption(text("data.second_what"))
    files = _area(f"{SECOND}.{opened.tables.files[0].digest[:12]}", text("data.second_drop"), text)
    new = [file for file in files if file.upload not in opened.upload]
    if new:
        with _telling(text) as told:
            opened.add(new, told)
        st.rerun()


def _prepared(opened: Draft, text: Text) -> None:
    """What was done to the tables, with a way back; tables that were joined can change places."""
    if opened.tables.preparation == NOTHING:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        join = opened.tables.preparation.join
        if join is not None:
            tables = names.escaped(" → ".join(join.names))
            st.markdown(text("data.join_order", tables=tables), width="stretch")
            icon = ":material/swap_horiz:"
            st.button(
                text("data.swap"), icon=icon, type="tertiary", on_click=opened.swap, key="swap"
            )
        st.button(
            text("data.as_dropped"),
            icon=":material/undo:",
            type="tertiary",
            on_click=opened.as_dropped,
            key="as_dropped",
        )


def _waiting(text: Text) -> None:
    """Files that were dropped with others and are studies of their own."""
    files = dropped.waiting()
    if not files:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(text("data.waiting"), width="content")
        for place, file in enumerate(files):
            st.button(
                names.escaped(file.name),
                icon=":material/upload_file:",
                type="tertiary",
                on_click=drafts.open_waiting,
                args=(file,),
                key=f"waiting.{place}",
            )
        st.button(
            text("data.forget"),
            icon=":material/delete:",
            type="tertiary",
            on_click=files.clear,
            key="waiting.forget",
        )


def _remove(opened: Draft) -> None:
    if opened.taken is not None:
        studies.remove(opened.taken)
    drafts.drop()


def _changed() -> None:
    """Forget a refused file that is taken out; when the page turns, nobody takes it out."""
    if state.is_empty(UPLOADER):
        drafts.drop()


def refusal(problem: Problem, text: Text) -> None:
    """Why a file cannot be read or used, and what to do; the old study stays."""
    st.error(names.problem(problem, text), title=text("data.refused"), icon=":material/block:")
    st.caption(text("data.old_stays"))


def understood(opened: Draft, text: Text) -> None:
    """How the file was read: every part of it shown, and changeable."""
    table = opened.table
    if table is None:
        return
    shape = text("data.shape", n=len(table.frame), columns=len(table.frame.columns))
    with st.expander(f"{text('data.understood')} · {shape}"):
        _dialect(table, opened, text)


def _dialect(table: Table, opened: Draft, text: Text) -> None:
    how = table.understood
    with st.grid(5, min_column_width=150, gap="small"):
        if len(table.sheets) > 1:
            _choice("sheet", table.sheets, how.sheet, opened, text)
        if how.encoding is not None:
            _choice("encoding", ENCODINGS, how.encoding, opened, text)
        if how.delimiter is not None:
            _choice("delimiter", CANDIDATES, how.delimiter, opened, text)
        if how.decimal is not None:
            _choice("decimal", DECIMALS, how.decimal, opened, text)
        if how.thousands is not None:
            _choice("thousands", THOUSANDS, how.thousands, opened, text)
        if how.header is not None and how.format not in ("sav", "dta"):
            _choice("header", _headers(how.header), how.header, opened, text)
        _no_value(opened, text)


def _choice(
    part: keys.ReadAs, options: tuple[object, ...], found: object, opened: Draft, text: Text
) -> None:
    if found not in options:
        options = (found, *options)
    with state.widget(f"read.{part}", found, opened.scope) as key:
        chosen = st.selectbox(
            text(keys.READ_AS(part)),
            options,
            format_func=lambda option: _named(part, option, text),
            key=key,
        )
    if chosen != found:
        opened.understand(**{part: chosen})
        st.rerun()


def _no_value(opened: Draft, text: Text) -> None:
    """Texts and numbers that stand for "no value" in the whole file: 999; -9; kosong."""
    with state.widget("read.missing", "; ".join(opened.wanted.missing), opened.scope) as key:
        typed = st.text_input(text("data.no_value"), key=key, help=text("data.no_value_help"))
    codes = tuple(code.strip() for code in typed.split(";") if code.strip())
    if codes != opened.wanted.missing:
        opened.understand(missing=codes)
        st.rerun()


def _named(part: keys.ReadAs, option: object, text: Text) -> str:
    """What an option is called: marks by their names, header rows by their numbers."""
    if isinstance(option, tuple):
        rows = " + ".join(str(row) for row in option)
        return text("data.header_row", rows=rows) if option else text("data.header_none")
    mark = None if part == "sheet" else MARKS.get(str(option))
    return text(keys.MARK(mark)) if mark else str(option)


def _headers(found: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """No header, each of the first rows, and each of them with the row below."""
    last = max(MOST_HEADER_ROWS, *found) if found else MOST_HEADER_ROWS
    single = tuple((row,) for row in range(1, last + 1))
    return ((), *single, *((row, row + 1) for row in range(1, last)))
