"""How much may describe people: each level of each factor is one more row in every comparison."""

from __future__ import annotations

from collections.abc import Sequence

from lib.study.problem import Refusal
from lib.study.roles import Roles
from lib.study.study import Factor

MOST_FACTORS = 30
MOST_LEVELS_TOGETHER = 600  # a covariance of so many columns is the most that is ever decomposed


def check_factors(roles: Roles) -> None:
    """Refuse more factors than are compared at once."""
    if len(roles.factors) > MOST_FACTORS:
        raise Refusal("too_many_factors", n=len(roles.factors), limit=MOST_FACTORS)


def check_levels(factors: Sequence[Factor]) -> None:
    """Refuse more levels than are compared, and adjusted for, together.

    What has more levels than a category may have is not compared, and does not count.
    """
    several = [factor for factor in factors if factor.has_few_levels]
    n = sum(len(factor.levels) for factor in several)
    if n > MOST_LEVELS_TOGETHER:
        most = max(several, key=lambda factor: len(factor.levels))
        raise Refusal("too_many_levels", most.label, n=n, limit=MOST_LEVELS_TOGETHER)
