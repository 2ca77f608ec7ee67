"""Studies of several outcomes, as lib/report writes them."""

from __future__ import annotations

from lib.analysis.outcomes import leading, outcomes_table, standing
from lib.charts.outcome_forest import describe_outcomes
from lib.report import outcome_sentences, outcome_table
from lib.report.naming import Naming
from lib.report.outcome_sentences import Called
from lib.study.study import Selection, Study
from lib.text.words import Text
from tests.report.plain import as_text, joined


def all_outcomes(study: Study, text: Text) -> str:
    """The answer over all outcomes: sentences, the forest in words, the table."""
    found = outcomes_table(study, Selection())
    naming = Naming(text, lambda one: one.label, lambda one, level: level)
    called = Called(naming, {each.key: each.label for each in study.outcomes})
    first = leading(study)
    rows = found.ordered(by_size=True)
    marks = outcome_table.marks(found, rows, first.key, called)
    roles = {each.key: standing(study, each) for each in study.outcomes}
    said = [
        outcome_sentences.headline(found, text),
        outcome_sentences.figures(found, called) or "(no figures)",
        outcome_sentences.leads(first, len(study.outcomes) - 1, first.label, text),
        describe_outcomes(marks, outcome_table.axis_name(found, text), text),
        outcome_sentences.thesis(found, called) or "(nothing to take along)",
    ]
    return joined([*said, as_text(outcome_table.outcomes_table(found, found.rows, roles, called))])
