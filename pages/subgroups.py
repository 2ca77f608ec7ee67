"""Subgroups: for whom was the change larger?"""

import streamlit as st

from lib.ui import factor_views, filters, frame, inputs, looks, subgroup_views, views

text = frame.open_page("subgroups")
study = frame.need_study(text)
outcome = inputs.outcome(study)
selection = filters.chosen(study)
views.title(study, text)
looks.before_looking(study, text)
board = subgroup_views.board(study, outcome)

subgroup_views.banner(study, selection, outcome, text)
subgroup_views.answer(board, study, text)
subgroup_views.arms(study, outcome, text)
picture, said = st.columns([5, 3], gap="small")
with picture:
    subgroup_views.picture(board, text)
with said:
    subgroup_views.findings(board, study, text)
subgroup_views.table(board, study, selection, text)
views.bounds(study, text)
factor_views.closer(board, study, text)
factor_views.combine(board, study, text)
looks.show(study, text)
