"""Participants: who took part?"""

from lib.analysis.participants import table_one
from lib.ui.frame import filters, frame, inputs
from lib.ui.views import answer_views, gain_views, participant_views

text = frame.open_page("participants")
study = frame.need_study(text)
selection = filters.chosen(study)

answer_views.opening(study, selection, text)
participant_views.heading(study, selection, text)
participant_views.table(table_one(study.where(selection)), text)
participant_views.bars(table_one(study), study, text)
gain_views.each_person(study, inputs.outcome(study), selection, text)
