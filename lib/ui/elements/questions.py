"""Questions about a file, one by one, each with its answers as buttons."""

from __future__ import annotations

import streamlit as st

from lib.study.guessing.answers import Answer, Question
from lib.study.study import Study
from lib.text.words import Text
from lib.ui import drafts, keys, names, state, studies
from lib.ui.draft import Draft


def ask(opened: Draft, text: Text) -> int:
    """The first open question of a file that is being opened; returns how many there are."""
    questions = opened.questions()
    if questions:
        _one(questions[0], opened, text)
    return len(questions)


def doubts(text: Text) -> None:
    """What was not answered about the study that is looked at; an answer changes it at once."""
    opened = drafts.of_study(studies.current_key())
    questions = () if opened is None else opened.questions()
    if opened is None or not questions:
        return
    with st.container(key="doubts", gap="xsmall"):
        st.caption(text("data.doubts", n=len(questions)))
        _one(questions[0], opened, text)


def _one(question: Question, opened: Draft, text: Text) -> None:
    with st.container(border=True, gap="small"):
        st.markdown(names.problem(question.problem, text))
        if question.details:
            st.markdown("\n".join(f"- {names.problem(each, text)}" for each in question.details))
        with st.container(horizontal=True, gap="xsmall"):
            for place, answer in enumerate(question.answers):
                st.button(
                    _words(answer, text),
                    key=f"answer.{opened.scope}.{question.id}.{place}",
                    on_click=_take,
                    args=(opened, question, answer),
                )


def _words(answer: Answer, text: Text) -> str:
    slots = {
        name: names.escaped(value) if isinstance(value, str) else value
        for name, value in answer.slots.items()
    }
    return text(keys.GIVEN(answer.key), **slots)


def _take(opened: Draft, question: Question, answer: Answer) -> None:
    opened.answer(question, answer)
    state.redraw("roles.")
    study = opened.study()
    if opened.taken is not None and isinstance(study, Study):
        studies.take(opened, study)
