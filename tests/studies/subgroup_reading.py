"""Studies without any true difference between subgroups, and how they are read.

Each study has 28 participants and four factors of two levels, drawn apart from the scores: a
level is as frequent as the shares below say, and the changes are resampled from those of
golden28 (22 rise, 5 stay, 1 falls), moved towards no change where the effect is to be weaker.
Whatever is found in a subgroup is chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.stats.between.factor_column import FactorColumn
from lib.stats.between.group_permutation import permutation_tests
from lib.stats.paired.signed_rank import signed_rank
from lib.stats.pairs import Pairs
from tests.stats import golden28

PEOPLE = 28
SHARES = (0.43, 0.39, 0.29, 0.21)  # of the rarer level: the four factors of golden28
DRAWS = 2_000
ALPHA = 0.05


@dataclass(frozen=True)
class Reading:
    """In which share of the studies something was found.

    one_level   by a test in each level: significant in one level of some factor, not the other
    unadjusted  by one test of the difference a factor, p as it is
    min_p, holm by the same tests, adjusted
    """

    one_level: float
    unadjusted: float
    min_p: float
    holm: float


def read_studies(studies: int, kept: float, seed: int) -> Reading:
    """Draw so many studies in which each change is kept with that chance and else is 0."""
    rng = np.random.default_rng(seed)
    found = np.array([_read(rng, kept) for _ in range(studies)])
    return Reading(*found.mean(axis=0).tolist())


def _read(rng: np.random.Generator, kept: float) -> tuple[bool, bool, bool, bool]:
    change = rng.choice(golden28.CHANGE, PEOPLE) * (rng.random(PEOPLE) < kept)
    factors = [(rng.random(PEOPLE) < share).astype(np.int64) for share in SHARES]
    columns = [FactorColumn(str(k), "levels", codes) for k, codes in enumerate(factors)]
    tests = permutation_tests(change, columns, draws=DRAWS, seed=int(rng.integers(2**31)))
    raw = [test.test.p or 1.0 for test in tests]
    return (
        any(_differs(change, codes) for codes in factors),
        min(raw) < ALPHA,
        min(test.single_step or 1.0 for test in tests) < ALPHA,
        min(raw) * len(raw) < ALPHA,
    )


def _differs(change: np.ndarray, codes: np.ndarray) -> bool:
    """Significant in one level only, by the signed-rank test in each."""
    return _significant(change[codes == 0]) != _significant(change[codes == 1])


def _significant(change: np.ndarray) -> bool:
    p = signed_rank(Pairs.of(np.zeros(change.size), change)).p
    return p is not None and p < ALPHA
