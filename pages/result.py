"""Result: what to report, the full test, and how far the answer depends on the test."""

from lib.ui import answers
from lib.ui.frame import filters, frame, inputs
from lib.ui.shown import shown
from lib.ui.views import answer_views, gain_views, looks, result_views

text = frame.open_page("result")
study = frame.need_study(text)
outcome = inputs.outcome(study)
selection = filters.chosen(study)
answer = shown(study, outcome, selection, text)

answer_views.opening(study, selection, text)
answer_views.message(answer)
result_views.between_arms(answer)
comparison = answer.comparison
if comparison.n == 0:
    answer_views.limits(answer)
elif answer.compares_arms:
    answer_views.words(answer)
    gain_views.section(answer)
    result_views.together(answer)
else:
    detailed = answers.detailed(study, outcome, selection)
    looks.saw_tests(study, outcome, selection, detailed.tests)
    result_views.recommended(comparison, text)
    answer_views.words(answer)
    answer_views.bounds(study, text)
    result_views.test(comparison, text)
    result_views.effects(comparison, detailed, text)
    gain_views.section(answer)
    result_views.other_programs(comparison, text)
    result_views.other_tests(detailed, text)
