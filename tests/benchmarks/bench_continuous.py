"""Scores of which every change is distinct: the answer and its details, beside scipy and pingouin.

The memory of a run is its peak above the study's own, by Python's allocator, which numpy uses.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
import pingouin
import scipy.stats

from lib.analysis.comparison import compare
from lib.analysis.details import details
from lib.analysis.selected_rest import selected_vs_rest
from lib.analysis.subgroups import subgroups
from lib.study.study import Factor, Outcome, Selection, Study
from tests.benchmarks.table import Row, benchmark, measure, row

SIZES = (5_000, 100_000, 1_500_000)
MANY = (300_000, 200)  # people, levels of their one factor
SOME = Selection({"age": (21.0, 34.0)})
DECIMALS = 6


def study_of(people: int, levels: int, seed: int) -> Study:
    """A study with age, a category and an outcome in millionths of a unit."""
    random = np.random.default_rng(seed)
    before = random.normal(50, 10, people)
    after = before + random.normal(1, 8, people)
    cell = np.arange(people, dtype=np.int32)
    outcome = Outcome("score", "score", cell, before.round(DECIMALS), after.round(DECIMALS))
    age = Factor.of_numbers("age", "age", random.integers(20, 36, people).astype(float))
    code = random.integers(0, levels, people).astype(np.int32)
    category = Factor("group", "group", tuple(map(str, range(levels))), code)
    count = np.ones(people, np.int64)
    return Study("s", f"{seed}", "simulated", (outcome,), (age, category), count)


def result_page(study: Study) -> object:
    """A filter change on the result page, without the drawing."""
    compared = selected_vs_rest(study, study.outcomes[0], SOME)
    return compared, details(compare(study.where(SOME), "score"))


def overview_page(study: Study) -> object:
    """A filter change on the overview, without the drawing."""
    return compare(study.where(SOME), "score")


def seen(studies: list[Study]) -> list[Study]:
    """The studies as they are at a filter's change: everybody's answer has been given before."""
    for study in studies:
        compare(study, "score")
    return studies


def peers(study: Study) -> None:
    """Select with pandas, then the tests that scipy and pingouin have, most without intervals."""
    outcome = study.outcomes[0]
    table = {"age": study.factors[0].value, "before": outcome.before, "after": outcome.after}
    frame = pd.DataFrame(table)
    inside = frame["age"].between(21, 34)
    change = frame["after"] - frame["before"]
    scipy.stats.wilcoxon(change[inside])
    scipy.stats.wilcoxon(change[inside], zero_method="pratt")
    scipy.stats.mannwhitneyu(change[inside], change[~inside])
    pingouin.ttest(frame["after"][inside], frame["before"][inside], paired=True)
    for values in (change, frame["before"], frame["after"]):
        pingouin.normality(values[inside], method="normaltest")


def overview_peers(study: Study) -> None:
    """Select with pandas, then the signed-rank test and the paired t test of scipy."""
    outcome = study.outcomes[0]
    scores = {"before": outcome.before, "after": outcome.after}
    frame = pd.DataFrame({"age": study.factors[0].value, **scores})
    inside = frame[frame["age"].between(21, 34)]
    scipy.stats.wilcoxon(inside["after"], inside["before"])
    scipy.stats.ttest_rel(inside["after"], inside["before"])


def board(study: Study) -> object:
    """The subgroup board."""
    return subgroups(study, "score")


def board_peers(study: Study) -> None:
    """A test in each level and one over all, unadjusted."""
    outcome, codes = study.outcomes[0], study.factors[1].code
    change = pd.Series(outcome.after - outcome.before)
    groups = [group for _, group in change.groupby(codes)]
    for group in groups:
        scipy.stats.wilcoxon(group)
    scipy.stats.kruskal(*groups)
    scipy.stats.spearmanr(study.factors[0].value, change)


def peak(run: Callable[[Study], object], study: Study) -> float:
    """Megabytes at the peak of a run, above what there was before."""
    tracemalloc.start()
    run(study)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


@benchmark
def continuous_scores() -> Iterator[Row]:
    """Time and memory of a filter change, and of a board with many levels."""
    for people in SIZES:
        studies = seen([study_of(people, 3, seed) for seed in range(3)])
        overview, theirs = measure(overview_page, studies), measure(overview_peers, studies)
        what = f"overview's statistics, {people:,} distinct pairs"
        yield row(what, overview, theirs, "pandas and scipy, no intervals")
        ours, theirs = measure(result_page, studies), measure(peers, studies)
        what = f"result page's statistics, {people:,} distinct pairs"
        yield row(what, ours, theirs, "pandas, scipy and pingouin")
        memory, other = peak(result_page, studies[0]), peak(peers, studies[0])
        yield Row(f"{what}, memory", memory, other, "MB", "the same")
    people, levels = MANY
    studies = [study_of(people, levels, seed) for seed in range(2)]
    ours, theirs = measure(board, studies), measure(board_peers, studies)
    what = f"subgroup board, {people:,} distinct pairs, {levels} levels"
    yield row(what, ours, theirs, "groupby and scipy, unadjusted")
    yield Row(f"{what}, memory", peak(board, studies[0]), peak(board_peers, studies[0]), "MB", "")
