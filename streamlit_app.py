"""Overview: did the scores change, by how much, and what may honestly be said about it?"""

from lib.ui.elements import pictures, questions, width
from lib.ui.frame import filters, frame, inputs
from lib.ui.opening.welcome import welcome
from lib.ui.shown import shown
from lib.ui.views import answer_views, sample_views

text = frame.open_page("dashboard")
study = frame.need_study(text)
outcome = inputs.outcome(study)
selection = filters.chosen(study)
sample_views.instead(study, outcome, selection, text)
answer = shown(study, outcome, selection, text)

welcome(text)
questions.doubts(text)
answer_views.opening(study, selection, text)
answer_views.message(answer)
evidence, limits = width.row("overview")
with evidence:
    answer_views.shares(answer)
    pictures.change(answer)
with limits:
    answer_views.limits(answer)
answer_views.words(answer)
pictures.distribution(answer)
