"""Items: what is the score made of, how do its items hang together, and which of them changed?"""

from lib.ui.frame import filters, frame, inputs
from lib.ui.shown import shown
from lib.ui.views import answer_views, item_views

text = frame.open_page("items")
study = frame.need_study(text)
outcome = inputs.outcome(study)
selection = filters.chosen(study)

answer_views.opening(study, selection, text)
view = item_views.view(shown(study, outcome, selection, text))
if view is None:
    item_views.no_items(study, outcome, text)
else:
    item_views.message(view)
    item_views.spread(view)
    item_views.reliability(view)
    item_views.table(view)
    item_views.classes(view)
    answer_views.bounds(study, text)
