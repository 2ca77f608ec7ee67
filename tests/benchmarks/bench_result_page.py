"""Everything the Result page needs for one selection, beside the calls to peers that are near."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pingouin
import scipy.stats

from lib.analysis.comparison import compare
from lib.analysis.details import details
from lib.study.study import Selection, Study
from tests.benchmarks.data import Scores, on_scale
from tests.benchmarks.studies import MILLION, study_of
from tests.benchmarks.table import Row, benchmark, measure, row

SOME = Selection({"age": (21.0, 34.0)})
RUNS = 7


def ours(study: Study) -> object:
    """Select, compare, and all effect sizes, tests and normality checks of the page."""
    return details(compare(study.where(SOME), "score"))


def peers(case: tuple[Scores, Scores]) -> None:
    """The tests and effect sizes that scipy and pingouin have; without intervals for most."""
    before, after = case
    change = after - before
    pingouin.wilcoxon(after, before)
    pingouin.ttest(after, before, paired=True)
    changed = change[change != 0]
    scipy.stats.wilcoxon(after, before, zero_method="pratt")
    scipy.stats.binomtest(int((changed > 0).sum()), changed.size)
    scipy.stats.permutation_test((change,), np.mean, permutation_type="samples", rng=1)
    for values in (change, before, after):
        scipy.stats.shapiro(values)
        pingouin.normality(values)


@benchmark
def result_page() -> Iterator[Row]:
    """For 28 participants and for a million."""
    small = measure(ours, [study_of(28, seed) for seed in range(RUNS)])
    beside = "scipy and pingouin, call by call"
    cases = [on_scale(28, seed) for seed in range(RUNS)]
    yield row("Result page's statistics, 28 participants", small, measure(peers, cases), beside)
    large = measure(ours, [study_of(MILLION, seed) for seed in range(RUNS)])
    beside = "pingouin compares n x n scores: cannot be run"
    yield row("Result page's statistics, 1,000,000 participants", large, None, beside)
