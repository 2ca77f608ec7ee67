"""Result: the full test, every effect size, and how far the answer depends on the test."""

from lib.analysis.comparison import compare
from lib.analysis.details import details
from lib.ui import filters, frame, inputs, looks, result_views, views

text = frame.open_page("result")
study = frame.need_study(text)
outcome = inputs.outcome(study)
selection = filters.chosen(study)
comparison = compare(study.where(selection), outcome.key)

views.opening(study, selection, outcome, text)
views.headline(comparison, study, text)
if comparison.n:
    detailed = details(comparison)
    looks.saw_tests(study, outcome, selection, detailed.tests)
    result_views.test(comparison, text)
    result_views.effects(comparison, detailed, text)
    views.bounds(study, text)
    result_views.other_tests(detailed, text)
    result_views.programs(comparison, text)
else:
    views.caveat(comparison, study, text)
