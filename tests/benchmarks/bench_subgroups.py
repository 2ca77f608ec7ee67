"""The subgroup board, six factors, 10,000 permutations, beside a loop over the groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pandas as pd
import pingouin
import scipy.stats

from lib.analysis.subgroups import subgroups
from lib.study.study import Study
from tests.benchmarks.studies import LEVELS, MILLION, frame_of, study_of
from tests.benchmarks.table import Row, benchmark, measure, row

RUNS = 5


def ours(study: Study) -> object:
    """All factors at once, adjusted for each other."""
    return subgroups(study, "score")


def loop(frame: pd.DataFrame, within: Callable, between: Callable) -> None:
    """A test in each level and between each two; unadjusted, and nothing for age."""
    change = frame["post_score"] - frame["pre_score"]
    for factor in LEVELS:
        groups = dict(tuple(frame.groupby(factor)))
        for group in groups.values():
            within(group["post_score"], group["pre_score"])
        for one, other in combinations(groups, 2):
            between(change[groups[one].index], change[groups[other].index])


def with_pingouin(frame: pd.DataFrame) -> None:
    loop(frame, pingouin.wilcoxon, pingouin.mwu)


def with_scipy(frame: pd.DataFrame) -> None:
    loop(frame, scipy.stats.wilcoxon, scipy.stats.mannwhitneyu)


@benchmark
def subgroup_board() -> Iterator[Row]:
    """For 28 participants and for a million on an 11-point scale."""
    small = measure(ours, [study_of(28, seed) for seed in range(RUNS)])
    peer = measure(with_pingouin, [frame_of(28, seed) for seed in range(RUNS)])
    yield row("subgroup board, 28 participants, 6 factors", small, peer, "groupby and pingouin")
    large = measure(ours, [study_of(MILLION, seed) for seed in range(3)])
    peer = measure(with_scipy, [frame_of(MILLION, seed) for seed in range(2)])
    beside = "groupby and scipy; pingouin compares n x n scores"
    yield row("subgroup board, 1,000,000 participants, 6 factors", large, peer, beside)
