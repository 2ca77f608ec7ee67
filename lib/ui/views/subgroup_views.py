"""Subgroups on the screen: the answer, the forest, the board, and selected against the rest."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.analysis.arms import SeveralArmsComparison, arm_factor
from lib.analysis.subgroups import Board, subgroups
from lib.charts.describe import describe_forest
from lib.charts.forest import forest
from lib.report import arm_sentences, arms_by_factor, several_arms, subgroup_sentences
from lib.report.forest_rows import forest_rows
from lib.report.keys import COLUMN, HELP
from lib.report.naming import Naming, decimals_of
from lib.report.subgroup_table import SHOWN, board_rows, board_table, header
from lib.report.tables import TextTable
from lib.stats import Pairs
from lib.study.study import Outcome, Selection, Study
from lib.text.words import Text
from lib.ui import answers, names, state, studies
from lib.ui.elements import pictures, tables, width, word_table
from lib.ui.elements.word_table import Choice, Look
from lib.ui.frame import who
from lib.ui.views import looks

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


def naming(board: Board, study: Study, text: Text, *, plain: bool = False) -> Naming:
    """How things are called: `plain` for charts and tables, else escaped for Markdown."""
    arm = arm_factor(study)
    by_design = "" if arm is None else arm.key
    return _naming(board.everyone.pairs, board.outcome, text, plain, by_design)


def _naming(
    pairs: Pairs, outcome: Outcome, text: Text, plain: bool = False, arm: str = ""
) -> Naming:
    write = str if plain else names.escaped
    return Naming(
        text,
        lambda one: write(names.plain_factor(one, text)),
        lambda one, name: write(names.told_level(one, name, text)),
        decimals_of(pairs),
        write(outcome.unit),
        arm,
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
    words = naming(board, study, text)
    found = answers.modified(study, board.outcome)
    if found:  # with arms the question is whether their difference depends on who they are
        st.title(arms_by_factor.headline(found, words), anchor=False)
    else:
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
    compared = answers.between_arms(study, outcome, EVERYONE)
    if compared is None:
        return
    if isinstance(compared, SeveralArmsComparison):
        _several(compared, study, outcome, text)
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


def _several(compared: SeveralArmsComparison, study: Study, outcome: Outcome, text: Text) -> None:
    looks.saw(study, outcome, EVERYONE, compared.factor.key, compared.found.overall.name)
    words = _naming(compared.arms[0].pairs, outcome, text, plain=True)
    made = several_arms.table(compared, words)
    word_table.show("between-arms", made, text, Look(heads=True))


def by_arms(study: Study, outcome: Outcome, text: Text) -> None:
    """Whether the difference between the arms depends on other factors: with arms this is asked."""
    compared = answers.between_arms(study, outcome, EVERYONE)
    if compared is None:
        return
    found = answers.modified(study, outcome)
    if not found:
        return
    for one in found:
        if one.test.p is not None:
            looks.saw(study, outcome, EVERYONE, one.factor.key, one.test.name)
    words = _naming(compared.arms[0].pairs, outcome, text, plain=True)
    made = arms_by_factor.table(found, compared, words)
    look = Look(heads=True, styles=arms_by_factor.heads(found))
    word_table.show("arms-by-factor", made, text, look)


def picture(board: Board, study: Study, text: Text) -> None:
    """The forest plot in two shapes, one for wide pages and one for phones."""
    words = naming(board, study, text, plain=True)
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
    words = naming(board, study, text)
    with st.container(border=True, height="stretch"):
        st.header(text("subgroups.finding_title"), anchor=False)
        st.markdown("\n\n".join(subgroup_sentences.summary(board, words)))
        st.header(text("subgroups.cannot_title"), anchor=False)
        one_group = arm_factor(study) is None
        st.markdown(text("subgroups.cannot" if one_group else "subgroups.cannot_arms"))
        if any(effect.finding == "not_found" for effect in board.factors):
            st.markdown(text("subgroups.cannot_small"))


def table(board: Board, study: Study, selection: Selection, text: Text) -> None:
    """All the numbers, when opened; a click on a level selects it on every page."""
    panel = st.expander(text("subgroups.table"), on_change="rerun", key="open.board")
    if not panel.open:
        return
    words = naming(board, study, text, plain=True)
    rows = board_rows(board, words)
    places = [(row.factor, row.level) for row in rows]
    leaving = board_table(board, words)
    shown = TextTable(leaving.title, header(words, SHOWN), tuple(row.shown for row in rows))
    choice = Choice(
        tuple(i for i, place in enumerate(places) if None not in place),
        tuple(i for i, place in enumerate(places) if _is_selected(place, selection)),
        lambda row: _select(places[row], selection),
    )
    look = Look(
        titled=False,
        figures=tuple(range(1, len(SHOWN))),
        styles={i: _style(place) for i, place in enumerate(places)},
        meanings=tuple((text(COLUMN(name)), text(HELP(name))) for name in HELP.members),
        copied=(leaving.header, leaving.rows),
        downloads=False,
    )
    with panel:
        st.caption(text("subgroups.table_hint"))
        word_table.show("subgroups", shown, text, look, choice)
        head = list(header(words))
        tables.download("subgroups", head, lambda: _exported(board, study, words), text)


def _style(place: Place) -> str:
    factor, level = place
    if factor is None:
        return "first"
    return "head" if level is None else "step"


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


def _select(place: Place, selection: Selection) -> None:
    """The level becomes the selection of every page; when it is that already, everyone does."""
    again = _is_selected(place, selection)
    state.forget(state.RANGE)
    state.forget(state.LEVELS)
    factor, level = place
    if factor is not None and level is not None and not again:
        state.choose(state.LEVELS + factor, (level,))
