"""One factor: does the change differ by it, by how much, and what could have been found?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lib.analysis.detectable import Detectable
from lib.analysis.level_effect import SubgroupEffect
from lib.stats import Estimate, HypothesisTest
from lib.study.study import Factor

Finding = Literal["found", "not_found", "too_few"]
ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """The size of the difference in change, beyond its test; None where it is not defined.

    change        mean change of the first compared level minus that of the second, with the
                  Welch interval; superiority P(first changes more) + ½P(equal). Two levels only
    correlation   Spearman's ρ of a numeric factor with the change
    quade         the test allowing for different starting levels; for levels only
    detectable    the smallest difference that could have been found
    """

    change: Estimate | None = None
    superiority: Estimate | None = None
    correlation: float | None = None
    quade: HypothesisTest | None = None
    detectable: Detectable | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FactorEffect:
    """The difference in change by one factor; levels with fewer than 5 take no part in the tests.

    levels        the change in each level, () for a numeric factor
    compared      the names of the levels that are compared; left_out those that somebody has but
                  fewer than 5; unknown counts the participants whose factor is not known
    test          of the difference in change, by permutation (its `method` says whether exact)
    asymptotic    the same by the large-sample formula, as other programs print it
    min_p         p of `test` adjusted over all factors tested (Westfall–Young, single-step)
    holm          p of `asymptotic` adjusted by formula, and false_discovery the same by
                  Benjamini–Hochberg
    """

    factor: Factor
    planned: bool
    levels: tuple[SubgroupEffect, ...]
    compared: tuple[str, ...]
    left_out: tuple[str, ...]
    unknown: int
    test: HypothesisTest
    asymptotic: HypothesisTest
    min_p: float | None
    holm: float | None
    false_discovery: float | None
    difference: Difference

    @property
    def finding(self) -> Finding:
        """What may be said: by the adjusted p, or nothing where there is no test."""
        if self.min_p is None:
            return "too_few"
        return "found" if self.min_p < ALPHA else "not_found"
