"""Everything about one comparison: effect sizes, other tests, normality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lib.analysis.comparison import Comparison
from lib.stats import (
    BayesFactor,
    Estimate,
    HypothesisTest,
    Normality,
    d_av,
    d_z,
    d_z_if_normal,
    g_av,
    g_z,
    hodges_lehmann,
    jzs_bayes_factor,
    median_change,
    normality,
    paired_t,
    permutation_test,
    probability_of_superiority,
    r_changed,
    r_observations,
    r_pairs,
    rank_difference,
    sign_test,
    signed_rank,
)


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
    pairs = comparison.pairs
    test = comparison.test
    return (
        comparison.effect,
        comparison.net,
        probability_of_superiority(pairs),
        d_z(pairs),
        d_z_if_normal(pairs),
        g_z(pairs),
        d_av(pairs),
        g_av(pairs),
        r_pairs(test),
        r_changed(test),
        r_observations(test),
    )


def _tests(comparison: Comparison) -> tuple[HypothesisTest, ...]:
    pairs = comparison.pairs
    test = comparison.test
    # without unchanged people Pratt's ranks are Wilcoxon's
    pratt = signed_rank(pairs, zeros="pratt") if test.unchanged else replace(test, zeros="pratt")
    return (
        test.test,
        pratt.test,
        sign_test(pairs),
        # the same test on joint ranks, so it needs a name of its own
        replace(rank_difference(pairs).test, name="rank_difference"),
        paired_t(pairs),
        permutation_test(pairs),
    )
