"""Everything the Times page needs for one selection, beside pandas and pingouin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pingouin

from lib.analysis.times import over_times
from lib.charts.over_times import over_times as picture
from lib.report import times_tables
from lib.stats import all_pairs
from lib.study.building.compress import compress
from lib.study.building.series import series_of
from lib.study.study import Arms, Factor, Outcome, Study
from lib.text.words import load
from tests.benchmarks.table import Row, benchmark, measure, row

PEOPLE = 10_000
TIMES = 6
ARMS = ("usual", "new", "both")
LABELS = tuple(f"T{time}" for time in range(TIMES))
RUNS = 5


def scores_of(seed: int) -> np.ndarray:
    """Scores from 0 to 20 of people who differ and drift, one in twenty missing."""
    rng = np.random.default_rng(seed)
    person = rng.normal(10, 3, (PEOPLE, 1))
    drift = 0.3 * np.arange(TIMES)
    drawn = np.clip(np.round(person + drift + rng.normal(0, 2, (PEOPLE, TIMES))), 0, 20)
    return np.where(rng.random(drawn.shape) < 0.05, np.nan, drawn)


def study_of(scores: np.ndarray) -> Study:
    """The study of these scores, with three arms."""
    series = series_of(LABELS, scores, (LABELS[0], LABELS[-1]))
    position = np.arange(PEOPLE)
    outcome = Outcome("y", "Y", position, scores[:, 0], scores[:, -1], series=series)
    factor = Factor("arm", "Arm", ARMS, position % len(ARMS))
    one_each = np.ones(PEOPLE, np.int64)
    plain = Study("s", "f", "uploaded", (outcome,), (factor,), one_each)
    return compress(replace(plain, arms=Arms("arm", ARMS[0])))


def ours(study: Study) -> object:
    """The tests, intervals, arms' differences, picture and tables of a rerun with nothing kept."""
    text = load("en")
    found = over_times(study, study.outcomes[0])
    return (
        picture(found, ARMS, text),
        times_tables.differences(found, ARMS, text),
        times_tables.at_each_time(found, ARMS, text),
    )


def ours_opened(study: Study) -> object:
    """Every two times as well, which are computed when their panel is opened."""
    found = over_times(study, study.outcomes[0])
    return all_pairs(found.sequences)


def peers(scores: np.ndarray) -> None:
    """Descriptions, Friedman and Welch's test a time and arm: no interval holds for all."""
    wide = pd.DataFrame(scores, columns=list(LABELS))
    wide["arm"] = np.arange(PEOPLE) % len(ARMS)
    wide.groupby("arm").describe()
    long = wide.drop(columns="arm").melt(ignore_index=False).reset_index()
    pingouin.friedman(long, dv="value", within="variable", subject="index")
    for time in LABELS[1:]:
        change = wide[time] - wide["T0"]
        for arm in (1, 2):
            pingouin.ttest(change[wide["arm"] == arm], change[wide["arm"] == 0])


def peers_opened(scores: np.ndarray) -> None:
    """Wilcoxon's test of every two times, asymptotic."""
    for first, second in combinations(range(TIMES), 2):
        pingouin.wilcoxon(scores[:, first], scores[:, second])


@benchmark
def times_page() -> Iterator[Row]:
    """Six times and three arms of 10,000 people."""
    cases = [scores_of(seed) for seed in range(RUNS)]
    studies = [study_of(scores) for scores in cases]
    what = "Times page, 6 times × 3 arms, 10,000 people"
    beside = "pandas and pingouin, without picture or simultaneous intervals"
    yield row(what, measure(ours, studies), measure(peers, cases), beside)
    what = "every two of 6 times, 10,000 people"
    beside = "pingouin.wilcoxon, asymptotic"
    yield row(what, measure(ours_opened, studies), measure(peers_opened, cases), beside)
