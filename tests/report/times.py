"""Three or more times as lib/report writes them: studies of one group and with arms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lib.analysis.times import over_times
from lib.report import times_tables, times_words
from lib.stats import all_pairs
from lib.study.building.series import series_of
from lib.study.study import Arms, Factor, Outcome, Study
from lib.text.words import Text
from tests.report.plain import as_text, joined

LABELS = ("T0", "T1", "T2", "T3")
LEVELS = ("usual", "new", "both")


def one_group() -> Study:
    """Twelve people who rise, two of whom miss a time."""
    scores = np.array([[i % 4, 1 + i % 5, 3 + i % 3, 4 + i % 4] for i in range(12)], float)
    scores[0, 1] = np.nan
    scores[5, 3] = np.nan
    return _study(scores)


def yes_no() -> Study:
    """Fifteen people who say yes or no three times, without a clear lean."""
    scores = np.array([[i % 2, i % 3 == 0, i % 4 == 0, i % 5 < 2] for i in range(15)], float)
    return _study(scores)


def nobody() -> Study:
    """Three people of whom nobody has all times."""
    scores = np.array([[1, 2, np.nan, 4], [2, np.nan, 3, 4], [np.nan, 2, 3, 5]], float)
    return _study(scores)


def same() -> Study:
    """Six people whose scores never change."""
    return _study(np.tile(np.arange(6.0)[:, None], (1, 4)))


def with_arms() -> Study:
    """Thirty people in three arms of which one rises and one is small."""
    scores = np.array([[i % 5, i % 4, i % 3 + 3 * (i % 2), 4 * (i % 2)] for i in range(30)], float)
    code = np.array([2 if i < 3 else i % 2 for i in range(30)])
    study = _study(scores)
    factor = Factor("arm", "Arm", LEVELS, code)
    return replace(study, factors=(factor,), arms=Arms("arm", "usual"))


CASES = {
    "rise": one_group,
    "yes_no": yes_no,
    "nobody": nobody,
    "same": same,
    "arms": with_arms,
}


def at_all_times(study: Study, text: Text) -> str:
    """Sentences and tables of the page."""
    found = over_times(study, study.outcomes[0])
    names = tuple(arm.level for arm in found.arms.arms) if found.arms else ()
    label = "Skor ASI"
    said = [
        times_words.headline(found, label, text),
        times_words.figures(found, text) or "(no figures)",
        times_words.agreement(found, text) or "(no agreement)",
        times_words.trend(found, text) or "(no trend)",
        times_words.sentence(found, label, names, text) or "(nothing to take along)",
    ]
    shown = [
        times_tables.tests(found, text),
        times_tables.changes(found, text),
        times_tables.at_each_time(found, names, text),
        times_tables.pairs(found, all_pairs(found.sequences), text),
    ]
    if found.arms is not None:
        shown.append(times_tables.differences(found, names, text))
    return joined([*said, *map(as_text, shown)])


def _study(scores: np.ndarray) -> Study:
    people = np.arange(len(scores))
    series = series_of(LABELS, scores, (LABELS[0], LABELS[-1]))
    outcome = Outcome("y", "Y", people, scores[:, 0], scores[:, -1], series=series)
    return Study("s", "f", "uploaded", (outcome,), (), np.ones(people.size, np.int64))
