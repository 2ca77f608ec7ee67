"""Pairs of scores to numbers; everything is computed from counts of distinct pairs.

This page is the face of the layer: what stands in `__all__` is offered to the layers above, which
import it from here and nowhere else. Inside, wings build on each other in this order: the root
(arrays, results, scores, tally, pairs, describe, probability, bisection), exact, paired, between,
repeated, items.
"""

from lib.stats.arrays import Counts, Floats, Whole
from lib.stats.between.adjustment import benjamini_hochberg, holm
from lib.stats.between.ancova import ancova
from lib.stats.between.effect_modification import effect_modification
from lib.stats.between.factor_column import FactorColumn, FactorKind
from lib.stats.between.group_permutation import FactorTest, permutation_tests
from lib.stats.between.group_shift import brunner_munzel, hodges_lehmann_shift
from lib.stats.between.grouped import GroupedChanges
from lib.stats.between.groups import jonckheere, kruskal_wallis, spearman
from lib.stats.between.joint_signs import joint_signed_ranks
from lib.stats.between.mann_whitney import mann_whitney
from lib.stats.between.mover import difference_of_estimates
from lib.stats.between.planning import detectable_difference
from lib.stats.between.quade import quade
from lib.stats.between.several_arms import ArmContrast, Between, SeveralArms, several_arms
from lib.stats.between.shrinkage import shrink_levels
from lib.stats.between.two_arm import DifferenceInChange, compare_shares, welch
from lib.stats.describe import Description, describe, quantiles
from lib.stats.items.alpha import cronbach_alpha
from lib.stats.items.answers import Answers
from lib.stats.items.item_table import ItemAtTime, ItemStatistics, item_statistics
from lib.stats.items.omega import mcdonald_omega
from lib.stats.paired.bayes import BayesFactor, jzs_bayes_factor
from lib.stats.paired.conventions import Convention, Program, Why, conventions
from lib.stats.paired.crossings import Crossings, crossings, cut_table, positions
from lib.stats.paired.effects import (
    d_av,
    d_z,
    d_z_if_normal,
    g_av,
    g_z,
    r_changed,
    r_observations,
    r_pairs,
)
from lib.stats.paired.location import hodges_lehmann, median_change
from lib.stats.paired.mcnemar import (
    McNemar,
    McNemarProgram,
    McNemarWhy,
    mcnemar,
    mcnemar_of_programs,
)
from lib.stats.paired.normality import Normality, normality
from lib.stats.paired.normalized_gain import (
    GainClass,
    NormalizedGain,
    gain_class,
    gains,
    normalized_gain,
)
from lib.stats.paired.paired_t import mean_change, paired_t
from lib.stats.paired.permutation import permutation_test
from lib.stats.paired.rank_biserial import Caution, interval_caution, rank_biserial
from lib.stats.paired.rank_difference import rank_difference
from lib.stats.paired.shares import (
    clopper_pearson,
    net_improvement,
    probability_of_superiority,
    wilson,
)
from lib.stats.paired.sign_test import sign_test
from lib.stats.paired.signed_rank import Side, SignedRank, signed_rank
from lib.stats.paired.symmetry import bowker_test, stuart_maxwell_test
from lib.stats.paired.transitions import marginal_homogeneity
from lib.stats.pairs import Pairs
from lib.stats.repeated.change import TimeChange, change_from_first, difference_from_control
from lib.stats.repeated.friedman import Friedman, cochran_q, friedman
from lib.stats.repeated.page import PageTrend, page_trend
from lib.stats.repeated.sequences import Sequences
from lib.stats.repeated.times import AtTime, PairOfTimes, all_pairs, at_each_time
from lib.stats.results import Estimate, HypothesisTest, Interval, Method, Reason
from lib.stats.scores import Resolution, as_scores, count_decimals
from lib.stats.tally import distinct_rows

__all__ = [  # noqa: RUF022 - by what they are about
    # the names that results carry
    "Program",
    "Why",
    "Side",
    "Method",
    "Reason",
    # what goes in, and the shapes of what comes out
    "Counts",
    "Floats",
    "Whole",
    "Pairs",
    "Resolution",
    "as_scores",
    "count_decimals",
    "distinct_rows",
    "Estimate",
    "HypothesisTest",
    "Interval",
    # scores described
    "Description",
    "describe",
    "quantiles",
    # did the scores change?
    "SignedRank",
    "signed_rank",
    "sign_test",
    "rank_difference",
    "paired_t",
    "permutation_test",
    "BayesFactor",
    "jzs_bayes_factor",
    "Normality",
    "normality",
    "Convention",
    "conventions",
    # by how much?
    "mean_change",
    "hodges_lehmann",
    "median_change",
    "rank_biserial",
    "Caution",
    "interval_caution",
    "d_z",
    "d_z_if_normal",
    "g_z",
    "d_av",
    "g_av",
    "r_pairs",
    "r_changed",
    "r_observations",
    "wilson",
    "clopper_pearson",
    "net_improvement",
    "probability_of_superiority",
    # scores read as categories
    "Crossings",
    "crossings",
    "cut_table",
    "positions",
    "McNemar",
    "McNemarProgram",
    "McNemarWhy",
    "mcnemar",
    "mcnemar_of_programs",
    "bowker_test",
    "stuart_maxwell_test",
    "marginal_homogeneity",
    "compare_shares",
    "difference_of_estimates",
    "GainClass",
    "NormalizedGain",
    "normalized_gain",
    "gain_class",
    "gains",
    # does the change differ between groups?
    "GroupedChanges",
    "DifferenceInChange",
    "ancova",
    "quade",
    "several_arms",
    "effect_modification",
    "SeveralArms",
    "ArmContrast",
    "Between",
    "welch",
    "mann_whitney",
    "hodges_lehmann_shift",
    "brunner_munzel",
    "kruskal_wallis",
    "jonckheere",
    "spearman",
    "shrink_levels",
    # over several outcomes
    "joint_signed_ranks",
    # over several factors
    "FactorColumn",
    "FactorKind",
    "FactorTest",
    "permutation_tests",
    "holm",
    "benjamini_hochberg",
    "detectable_difference",
    # three or more times
    "Sequences",
    "AtTime",
    "at_each_time",
    "TimeChange",
    "change_from_first",
    "difference_from_control",
    "Friedman",
    "friedman",
    "cochran_q",
    "PageTrend",
    "page_trend",
    "PairOfTimes",
    "all_pairs",
    # the items of a score
    "Answers",
    "ItemAtTime",
    "ItemStatistics",
    "cronbach_alpha",
    "mcdonald_omega",
    "item_statistics",
]
