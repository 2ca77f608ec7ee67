"""Overview: did the scores change, by how much, and what may honestly be said about it?"""

from lib.ui import answers
from lib.ui.elements import pictures, width
from lib.ui.frame import filters, frame, inputs
from lib.ui.views import answer_views, subgroup_views

text = frame.open_page("dashboard")
study = frame.need_study(text)
outcome = inputs.outcome(study)
selection = filters.chosen(study)
comparison = answers.compared(study, outcome, selection)

answer_views.opening(study, selection, outcome, text)
answer_views.headline(comparison, study, text)
subgroup_views.arms(study, outcome, text, brief=True)
answer, limits = width.row("overview")
with answer:
    answer_views.numbers(comparison, study, selection, text)
    pictures.change(comparison, study, selection, text)
with limits:
    answer_views.caveat(comparison, study, text)
pictures.distribution(comparison, text)
