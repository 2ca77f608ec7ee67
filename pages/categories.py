"""Categories: how many are in each before and after, and who moved where?"""

import streamlit as st

from lib.ui.frame import filters, frame, inputs
from lib.ui.views import answer_views, category_views, cut_views

text = frame.open_page("categories")
study = frame.need_study(text)
outcome = inputs.outcome(study)
selection = filters.chosen(study)

answer_views.opening(study, selection, text)
categories = cut_views.chosen(study, outcome)
if categories is None:
    category_views.no_cut(text)
else:
    view = category_views.view(study, outcome, selection, categories, text)
    category_views.message(view)
    cut_views.choose(categories, study, outcome, text)
    drawn, said = st.columns([5, 3], gap="small")
    with drawn:
        category_views.picture(view)
    with said:
        category_views.limits(view)
    category_views.arms(view)
    category_views.words(view)
    answer_views.bounds(study, text)
    category_views.tables(view)
    category_views.by_factor(view)
    category_views.every(view)
    category_views.programs(view)
