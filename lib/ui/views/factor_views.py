"""One factor looked at closely: its numbers, its picture, its credibility; two factors together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from lib.analysis.credibility import Question, Said, credibility
from lib.analysis.factor_effect import FactorEffect
from lib.analysis.level_effect import SubgroupEffect, by_two
from lib.analysis.scores import change_of_cells
from lib.analysis.subgroups import Board
from lib.charts.change_by_number import change_by_number
from lib.charts.describe import describe_change, describe_change_by_number
from lib.charts.small_slopes import small_slopes
from lib.charts.view import ChangeView
from lib.report import subgroup_sentences
from lib.report.subgroup_table import combined_table
from lib.study.study import Factor, Outcome, Scale, Study
from lib.text.words import Text
from lib.ui import keys, names, state
from lib.ui.elements import pictures, word_table
from lib.ui.elements.word_table import Look
from lib.ui.views import looks
from lib.ui.views.subgroup_views import EVERYONE, naming

SAID: tuple[Said, ...] = ("yes", "no", "unknown")
ASKED: tuple[Question, ...] = ("direction", "evidence")  # of the researcher
COLUMN = 260  # px that a small multiple needs


def closer(board: Board, study: Study, text: Text) -> None:
    """One factor of the board: sentences, picture and credibility card."""
    st.header(text("subgroups.closer"), anchor=False)
    known = [effect.factor.key for effect in board.factors]
    effect = board.factor(_choice("closer", known, study, text) or known[0])
    _sentences(effect, board, study, text)
    if effect.factor.is_number:
        _scatter(effect, board.outcome, study, text)
    else:
        _multiples(effect, board.outcome, text)
    _card(effect, board, text)


def combine(board: Board, study: Study, text: Text) -> None:
    """The combinations of two categories, as description, when opened."""
    factors = [effect.factor for effect in board.factors if not effect.factor.is_number]
    if len(factors) < 2:
        return
    opened = st.expander(text("subgroups.combine"), on_change="rerun", key="open.combine")
    if not opened.open:
        return
    with opened:
        found = [factor.key for factor in factors]
        with st.container(horizontal=True):
            first = _pick("combine_first", found, study, text)
            second = _pick("combine_second", [key for key in found if key != first], study, text)
        pair = study.factor(first), study.factor(second)
        effects = by_two(study, board.outcome, *pair)
        called = [_both(effect, pair, text) for effect in effects]
        made = combined_table(effects, called, naming(board, study, text))
        look = Look(titled=False, figures=(1, 2, 3, 4, 5))
        word_table.show("combined", made, text, look)


def _sentences(effect: FactorEffect, board: Board, study: Study, text: Text) -> None:
    words = naming(board, study, text)
    lines = [
        subgroup_sentences.finding(effect, board.tested, words),
        subgroup_sentences.detectable(effect, words),
        *subgroup_sentences.details(effect, words),
    ]
    st.markdown("\n".join(f"- {line}" for line in lines if line))
    if effect.difference.quade is not None and effect.difference.quade.p is not None:
        looks.saw(study, board.outcome, EVERYONE, effect.factor.key, "quade")


def _scatter(effect: FactorEffect, outcome: Outcome, study: Study, text: Text) -> None:
    factor = replace(effect.factor, label=names.plain_factor(effect.factor, text))
    change = change_of_cells(outcome)[study.outcome(outcome.key).cell]
    said = describe_change_by_number(factor, effect.test.n, text)
    picture = change_by_number(change, study.count, factor, outcome, text)
    pictures.chart(picture, f"number-{factor.key}", said)
    escaped = replace(factor, label=names.factor_name(effect.factor, text))
    st.caption(describe_change_by_number(escaped, effect.test.n, text))


def _multiples(effect: FactorEffect, outcome: Outcome, text: Text) -> None:
    """The slopegraph once a level, all on one scale; levels with fewer than 5 are left out."""
    shown = [level for level in effect.levels if level.size != "counts"]
    if not shown or not st.toggle(text("subgroups.by_level"), key=f"by-level-{effect.factor.key}"):
        return
    scaled = replace(
        outcome, label=names.plain_outcome(outcome, text), scale=_scale(outcome, shown)
    )
    with st.grid(min(3, len(shown)), min_column_width=COLUMN):
        for level in shown:
            view = ChangeView(scaled, level.pairs)
            with st.container():
                name = names.level_name(effect.factor, level.level[0], text)
                st.markdown(f"**{text('subgroups.level_n', level=name, n=level.n)}**")
                key = f"level-{effect.factor.key}-{level.level[0]}"
                pictures.chart(small_slopes(view, text), key, describe_change(view, text))


def _card(effect: FactorEffect, board: Board, text: Text) -> None:
    """The credibility card, computed only when it is open."""
    key = effect.factor.key
    title = text("credibility.title", factor=names.factor_name(effect.factor, text))
    card = st.expander(title, on_change="rerun", key=f"open.card.{key}")
    if not card.open:
        return
    with card:
        st.markdown(text("credibility.what"))
        said: dict[str, Said] = {}
        with st.container(horizontal=True):
            for question in ASKED:
                said[question] = st.segmented_control(
                    text(keys.QUESTION(question)),
                    SAID,
                    default=SAID[-1],
                    required=True,
                    format_func=lambda answer: text(keys.SAID(answer)),
                    key=f"card.{question}.{key}",
                )
        tested = text("subgroups.adjusted", n=board.tested, p="").strip()
        for answer in credibility(board, effect, said["direction"], said["evidence"]):
            slots = {"tested": tested} if answer.question == "few" else {}
            words = text(keys.ANSWER(answer.key), **slots)
            st.markdown(f"**{text(keys.QUESTION(answer.question))}** {words}")


def _choice(name: str, factors: list[str], study: Study, text: Text) -> str | None:
    """A picker of factors that keeps its choice over a turn of the page."""
    kept = state.get(name, factors[0])
    with state.widget(name, kept if kept in factors else factors[0], study.fingerprint[:12]) as key:
        picked: str | None = st.pills(
            text("subgroups.closer_at"),
            factors,
            required=True,
            format_func=lambda one: names.factor_name(study.factor(one), text),
            key=key,
            label_visibility="collapsed",
        )
    state.put(name, picked or factors[0], factors[0], private=True)
    return picked


def _pick(name: keys.Combined, factors: list[str], study: Study, text: Text) -> str:
    picked: str = st.selectbox(
        text(keys.COMBINED(name)),
        factors,
        format_func=lambda key: names.plain_factor(study.factor(key), text),
        key=f"pick.{name}.{study.fingerprint[:12]}.{text.language}",
    )
    return picked


def _both(effect: SubgroupEffect, pair: tuple[Factor, Factor], text: Text) -> str:
    named = zip(pair, effect.level, strict=True)
    return " · ".join(names.plain_level(factor, level, text) for factor, level in named)


def _scale(outcome: Outcome, levels: list[SubgroupEffect]) -> Scale | None:
    if outcome.scale is not None:
        return outcome.scale
    scores = np.concatenate(
        [s for level in levels for s in (level.pairs.before, level.pairs.after)]
    )
    return Scale(float(scores.min()), float(scores.max()))
