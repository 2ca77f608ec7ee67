"""Outcomes: all scores of the study at once, adjusted for how many they are."""

import streamlit as st

from lib.ui.elements import width
from lib.ui.frame import filters, frame
from lib.ui.views import answer_views, outcome_views

text = frame.open_page("outcomes")
study = frame.need_study(text)
selection = filters.chosen(study)

answer_views.opening(study, selection, text)
if len(study.outcomes) < 2:
    st.info(text("outcomes.only_one"))
else:
    view = outcome_views.view(study, selection, text)
    outcome_views.message(view)
    drawn, said = width.row("outcomes")
    with drawn:
        outcome_views.picture(view)
    with said:
        outcome_views.limits(view)
    outcome_views.table(view)
    outcome_views.words(view)
    answer_views.bounds(study, text)
