"""Result: what to report, the full test, and how far the answer depends on the test."""

from lib.ui import answers
from lib.ui.frame import filters, frame, inputs
from lib.ui.shown import shown
from lib.ui.views import answer_views, looks, result_views

text = frame.open_page("result")
study = frame.need_study(text)
outcome = inputs.outcome(study)
selection = filters.chosen(study)
comparison = answers.compared(study, outcome, selection)

answer_views.opening(study, selection, text)
answer_views.headline(comparison, study, text)
if comparison.n:
    detailed = answers.detailed(study, outcome, selection)
    looks.saw_tests(study, outcome, selection, detailed.tests)
    result_views.recommended(comparison, text)
    answer_views.words(shown(study, outcome, selection, text))
    answer_views.bounds(study, text)
    result_views.test(comparison, text)
    result_views.effects(comparison, detailed, text)
    result_views.other_programs(comparison, text)
    result_views.other_tests(detailed, text)
else:
    answer_views.caveat(comparison, study, text)
