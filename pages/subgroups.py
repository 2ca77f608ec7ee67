"""Subgroups: for whom was the change larger?"""

from lib.ui.elements import width
from lib.ui.frame import filters, frame, inputs
from lib.ui.views import answer_views, factor_views, looks, subgroup_views

text = frame.open_page("subgroups")
study = frame.need_study(text)
outcome = inputs.outcome(study)
selection = filters.chosen(study)
answer_views.title(study, text)
looks.before_looking(study, text)
board = subgroup_views.board(study, outcome)

subgroup_views.banner(study, selection, outcome, text)
subgroup_views.answer(board, study, text)
subgroup_views.arms(study, outcome, text)
subgroup_views.by_arms(study, outcome, text)
picture, said = width.row("subgroups")
with picture:
    subgroup_views.picture(board, study, text)
with said:
    subgroup_views.findings(board, study, text)
subgroup_views.table(board, study, selection, text)
answer_views.bounds(study, text)
factor_views.closer(board, study, text)
factor_views.combine(board, study, text)
looks.show(study, text)
