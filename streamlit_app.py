"""Overview: did the scores change, by how much, and what may honestly be said about it?"""

from lib.analysis.comparison import compare
from lib.ui import filters, frame, inputs, pictures, subgroup_views, views, width

text = frame.open_page("dashboard")
study = frame.need_study(text)
outcome = inputs.outcome(study)
selection = filters.chosen(study)
selected = study.where(selection)
comparison = compare(selected, outcome.key)

views.opening(study, selection, outcome, text)
views.headline(comparison, study, text)
subgroup_views.arms(study, outcome, text, brief=True)
answer, limits = width.row("overview")
with answer:
    views.numbers(comparison, study, selection, text)
    pictures.change(comparison, study, selection, text)
with limits:
    views.caveat(comparison, study, text)
pictures.distribution(comparison, text)
