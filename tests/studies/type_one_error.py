"""How often the signed-rank test finds a change that is not there, exact and as SPSS prints it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.stats.paired.signed_rank import signed_rank
from lib.stats.pairs import Pairs

SEED = 1945
STUDIES = 20_000  # Monte Carlo error .15 points at 5 %
ALPHA = 0.05
CHANGED = (5, 6, 8, 12, 28)

# the chance of each |change| from 1 up; the sign is a coin's
TIES = {
    "all by one point": (1.0,),
    "5 points": (0.6, 0.3, 0.1),
    "11 points": (0.3, 0.25, 0.2, 0.15, 0.1),
    "no ties": (),
}


@dataclass(frozen=True, slots=True)
class Error:
    """Shares of studies without a true change in which p < .05."""

    exact: float
    spss: float


def type_one_error(ties: str, changed: int, studies: int = STUDIES) -> Error:
    """Draw studies in which so many participants changed, up or down by chance."""
    random = np.random.default_rng([SEED, changed, *ties.encode()])
    signs = random.choice([-1, 1], (studies, changed))
    chance = TIES[ties]
    if chance:
        sizes = random.choice(len(chance), (studies, changed), p=chance) + 1
    else:
        sizes = random.random((studies, changed)).argsort(axis=1) + 1
    samples, times = np.unique(np.sort(signs * sizes, axis=1), axis=0, return_counts=True)
    found = np.array([_found(sample) for sample in samples])
    exact, spss = times @ found / studies
    return Error(float(exact), float(spss))


def _found(change: np.ndarray) -> tuple[bool, bool]:
    test = signed_rank(Pairs.of(np.zeros(change.size), change))
    assert test.exact
    assert test.asymptotic
    return test.exact.two_sided < ALPHA, test.asymptotic.two_sided < ALPHA
