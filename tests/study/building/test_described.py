"""How many columns may describe people, and how many levels these may have together."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.study.building.build import build
from lib.study.building.described import MOST_FACTORS, MOST_LEVELS_TOGETHER
from lib.study.problem import Problem, Refusal
from lib.study.roles import FactorChoice, OutcomeChoice, Roles
from lib.study.table import Dialect, Table

PAIR = OutcomeChoice("before", "after")


def built(factors: int, levels: int) -> Problem | None:
    """What is said of people whom so many columns of so many levels describe."""
    people = np.arange(2 * levels)
    scores = {"before": people % 7, "after": people % 5}
    described = {f"f{at}": [f"level {code}" for code in people % levels] for at in range(factors)}
    table = Table(pd.DataFrame(scores | described), Dialect("csv", "utf-8"))
    roles = Roles("wide", (), (PAIR,), tuple(FactorChoice(name) for name in described))
    try:
        build(table, roles, "study", "fingerprint")
    except Refusal as refusal:
        return refusal.problem
    return None


def test_as_many_factors_as_are_allowed_make_a_study():
    assert built(MOST_FACTORS, 2) is None


def test_one_factor_more_is_refused():
    problem = built(MOST_FACTORS + 1, 2)
    assert problem is not None
    assert problem.key == "too_many_factors"
    assert problem.slots == {"n": MOST_FACTORS + 1, "limit": MOST_FACTORS}


@pytest.mark.parametrize("factors", [4, 5])
def test_levels_are_counted_over_all_factors(factors):
    levels = MOST_LEVELS_TOGETHER // 4
    problem = built(factors, levels)
    assert (problem and problem.key) == (None if factors == 4 else "too_many_levels")
