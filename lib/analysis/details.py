"""Everything about one comparison: effect sizes, other tests, normality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lib.analysis.comparison import Comparison
from lib.stats.paired import effects
from lib.stats.paired.bayes import BayesFactor, jzs_bayes_factor
from lib.stats.paired.location import hodges_lehmann, median_change
from lib.stats.paired.normality import Normality, normality
from lib.stats.paired.paired_t import paired_t
from lib.stats.paired.permutation import permutation_test
from lib.stats.paired.rank_difference import rank_difference
from lib.stats.paired.shares import probability_of_superiority
from lib.stats.paired.sign_test import sign_test
from lib.stats.paired.signed_rank import signed_rank
from lib.stats.results import Estimate, HypothesisTest


@dataclass(frozen=True, slots=True)
class Details:
    """What the result page shows beyond the main answer.

    in_units     estimates in the unit of the score
    sizes        estimates without a unit
    tests        the signed-rank test first, then the tests it is held against
    normality    of "change", "before" and "after"
    """

    in_units: tuple[Estimate, ...]
    sizes: tuple[Estimate, ...]
    tests: tuple[HypothesisTest, ...]
    bayes: BayesFactor
    normality: Mapping[str, Normality]


def details(comparison: Comparison) -> Details:
    """Compute the rest of the result for the participants of a comparison."""
    pairs = comparison.pairs
    return Details(
        in_units=(
            comparison.shift,
            hodges_lehmann(pairs, over="changed"),
            median_change(pairs),
            comparison.mean,
        ),
        sizes=_sizes(comparison),
        tests=_tests(comparison),
        bayes=jzs_bayes_factor(pairs),
        normality=normality(pairs),
    )


def _sizes(comparison: Comparison) -> tuple[Estimate, ...]:
    pairs, test = comparison.pairs, comparison.test
    return (
        comparison.effect,
        comparison.net,
        probability_of_superiority(pairs),
        effects.d_z(pairs),
        effects.g_z(pairs),
        effects.d_av(pairs),
        effects.g_av(pairs),
        effects.r_pairs(test),
        effects.r_changed(test),
        effects.r_observations(test),
    )


def _tests(comparison: Comparison) -> tuple[HypothesisTest, ...]:
    pairs = comparison.pairs
    return (
        comparison.test.test,
        signed_rank(pairs, zeros="pratt").test,
        sign_test(pairs),
        # the same test on joint ranks, so it needs a name of its own
        replace(rank_difference(pairs).test, name="rank_difference"),
        paired_t(pairs),
        permutation_test(pairs),
    )
