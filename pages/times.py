"""Times: three or more measurements of the same people, all of them at once."""

import streamlit as st

from lib.ui.frame import filters, frame, inputs
from lib.ui.views import answer_views, times_views

text = frame.open_page("times")
study = frame.need_study(text)
outcome = inputs.with_series(study)
selection = filters.chosen(study)

answer_views.opening(study, selection, text)
if outcome is None:
    st.info(text("times.none"))
else:
    view = times_views.view(study, outcome, selection, text)
    times_views.message(view)
    drawn, said = st.columns([5, 3], gap="small")
    with drawn:
        times_views.picture(view)
    with said:
        times_views.limits(view)
    times_views.changes(view)
    times_views.words(view)
    answer_views.bounds(study, text)
    times_views.tables(view)
    times_views.question(view)
