"""Subgroups on the screen: the answer, the forest, the board, and selected against the rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.analysis.arms import arm_factor, compare_arms
from lib.analysis.subgroups import Board, subgroups
from lib.charts.describe import describe_forest
from lib.charts.forest import forest
from lib.report import arm_sentences, subgroup_sentences
from lib.report.forest_rows import forest_rows
from lib.report.keys import COLUMN, HELP
from lib.report.naming import Naming, decimals_of
from lib.report.subgroup_table import COLUMNS, board_rows, board_table, header
from lib.stats import Pairs
from lib.study.study import Outcome, Selection, Study
from lib.text.words import Text
from lib.ui import answers, names, state, studies
from lib.ui.elements import pictures, tables, width
from lib.ui.frame import who
from lib.ui.views import looks

WIDTHS = {"group": 170, "shift": 190}  # px of columns that would be cut off otherwise
MOST_ROWS = 40  # shown without scrolling
EVERYONE = Selection()

Place = tuple[str | None, str | None]  # a row's factor and level


@st.cache_resource(scope="session", max_entries=8, show_spinner=False)
def _own_board(fingerprint: str, outcome: str, planned: tuple[str, ...], _study: Study) -> Board:
    """One board a study, outcome and plan of this visitor; `fingerprint` stands for the study."""
    return subgroups(_study, outcome, planned=planned)


@st.cache_resource(max_entries=32, show_spinner=False)
def _sample_board(fingerprint: str, outcome: str, planned: tuple[str, ...], _study: Study) -> Board:
    """The same for a sample, which is public: a whole room waits for it once."""
    return subgroups(_study, outcome, planned=planned)


def board(study: Study, outcome: Outcome) -> Board:
    """Every factor beside everyone, whatever is selected; showing it counts as looking."""
    make = _own_board if studies.is_private(study) else _sample_board
    made = make(study.fingerprint, outcome.key, looks.planned(study), study)
    for effect in made.factors:
        if effect.min_p is not None:
            looks.saw(study, outcome, EVERYONE, effect.factor.key, "difference_in_change")
    return made


def naming(board: Board, text: Text, *, plain: bool = False) -> Naming:
    """How things are called: `plain` for charts and tables, else escaped for Markdown."""
    return _naming(board.everyone.pairs, board.outcome, text, plain)


def _naming(pairs: Pairs, outcome: Outcome, text: Text, plain: bool = False) -> Naming:
    factor = names.plain_factor if plain else names.factor_name
    level = names.plain_level if plain else names.level_name
    return Naming(
        text,
        lambda one: factor(one, text),
        lambda one, name: level(one, name, text),
        decimals_of(pairs),
        outcome.unit if plain else names.escaped(outcome.unit),
    )


def banner(study: Study, selection: Selection, outcome: Outcome, text: Text) -> None:
    """How many are selected, and the selected against the rest; nothing when everyone is."""
    if selection.is_everyone:
        return
    compared = answers.against_rest(study, outcome, selection)
    if compared.test.p is not None:
        looks.saw(study, outcome, selection, "", "selected_against_rest")
    words = _naming(compared.selected, outcome, text)
    with st.container(border=True, gap="xsmall"):
        who.draw(study, selection, text)
        st.markdown(subgroup_sentences.against(compared, words))


def answer(board: Board, study: Study, text: Text) -> None:
    """The answer as the headline, and what it rests on."""
    words = naming(board, text)
    st.title(subgroup_sentences.headline(board, words), anchor=False)
    if not board.factors:
        st.markdown(text("subgroups.no_factor_what"))
        st.stop()
    n = board.everyone.n
    people = names.people(study, n, text)
    counts = {"tested": board.tested, "all": len(board.factors), "total": n}
    basis = text("subgroups.basis", people=people, **counts)
    st.markdown(f":small[{basis}. {text('subgroups.everyone_note')}]")


def arms(study: Study, outcome: Outcome, text: Text, *, brief: bool = False) -> None:
    """The comparison between two arms, where the study has them; it comes first.

    brief   its primary figure alone, for a page that shows both arms together
    """
    factor = arm_factor(study)
    compared = None if factor is None else compare_arms(study, outcome, factor)
    if compared is None:
        return
    for test in ("ancova", "quade", "welch", "mann_whitney")[: 1 if brief else None]:
        looks.saw(study, outcome, EVERYONE, compared.factor.key, test)
    words = _naming(compared.arms[0].pairs, outcome, text)
    if brief:
        primary = arm_sentences.arms(compared, words)[:1]
        st.info(" ".join(primary), title=text("subgroups.arms_title"), icon=":material/compare:")
        return
    with st.container(border=True):
        st.header(text("subgroups.arms_title"), anchor=False)
        st.markdown(text("subgroups.arms"))
        st.markdown("\n".join(f"- {line}" for line in arm_sentences.arms(compared, words)))


def picture(board: Board, text: Text) -> None:
    """The forest plot in two shapes, one for wide pages and one for phones."""
    words = naming(board, text, plain=True)
    rows = forest_rows(board, words)
    alt = describe_forest(rows, text, words.decimals)
    wide, narrow = width.shapes("forest")
    with wide:
        pictures.chart(forest(rows, text, words.decimals), "forest", alt)
    with narrow:
        pictures.chart(forest(rows, text, words.decimals, narrow=True), "forest-narrow", alt)
    st.caption(text("subgroups.legend"))


def findings(board: Board, study: Study, text: Text) -> None:
    """What was found and what it cannot show, beside the picture."""
    words = naming(board, text)
    with st.container(border=True, height="stretch"):
        st.header(text("subgroups.finding_title"), anchor=False)
        st.markdown("\n\n".join(subgroup_sentences.summary(board, words)))
        st.header(text("subgroups.cannot_title"), anchor=False)
        one_group = arm_factor(study) is None
        st.markdown(text("subgroups.cannot" if one_group else "subgroups.cannot_arms"))
        if any(effect.finding == "not_found" for effect in board.factors):
            st.markdown(text("subgroups.cannot_small"))


def table(board: Board, study: Study, selection: Selection, text: Text) -> None:
    """All the numbers; choosing a row selects that level on every page, and the other way round."""
    words = naming(board, text, plain=True)
    rows = board_rows(board, words)
    places = [(row.factor, row.level) for row in rows]
    chosen = [i for i, place in enumerate(places) if _is_selected(place, selection)]
    key = f"board.{chosen}"  # a table of its own, so that it shows what was chosen elsewhere
    st.header(text("subgroups.table"), anchor=False)
    st.caption(text("subgroups.table_hint"))
    head = list(header(words))
    st.dataframe(
        pd.DataFrame([row.cells for row in rows], columns=head),
        hide_index=True,
        height="content" if len(rows) <= MOST_ROWS else "auto",
        key=key,
        on_select=partial(_select, key, places),
        selection_mode="single-row",
        selection_default={"selection": {"rows": chosen}},
        column_config=_columns(text),
        alt=text("subgroups.table"),
    )
    tables.download("subgroups", head, lambda: _exported(board, study, words), text)


def _exported(board: Board, study: Study, words: Naming) -> list[Sequence[str]]:
    """The rows of the file: small levels hidden, then the conventions, the plan and the looks."""
    made = board_table(board, words)
    said = (*made.notes, *looks.lines(study, words.text, plain=True))
    return [*made.rows, (), *((line,) for line in said)]


def _is_selected(place: Place, selection: Selection) -> bool:
    factor, level = place
    if factor is None or level is None or selection.ranges:
        return False
    return dict(selection.levels) == {factor: frozenset([level])}


def _select(key: str, rows: list[Place]) -> None:
    """The chosen row becomes the selection of every page; no row, everyone."""
    state.forget(state.RANGE)
    state.forget(state.LEVELS)
    for row in state.selected_rows(key):
        factor, level = rows[row]
        if factor is not None and level is not None:
            state.choose(state.LEVELS + factor, (level,))


def _columns(text: Text) -> dict[str, ColumnConfig]:
    found: dict[str, ColumnConfig] = {}
    for name in COLUMNS:
        told = text(HELP(name)) if name in HELP.members else None
        found[text(COLUMN(name))] = st.column_config.TextColumn(
            help=told,
            pinned=name == "group",
            width=WIDTHS.get(name),
            alignment="left" if name == "group" else "right",
        )
    return found
