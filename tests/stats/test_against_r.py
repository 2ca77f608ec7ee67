"""Every figure that R has too, on six small samples: ordinal, decimal, mostly zeros, negative."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from lib.stats.between.ancova import ancova
from lib.stats.between.grouped import GroupedChanges
from lib.stats.between.groups import kruskal_wallis, spearman
from lib.stats.between.mann_whitney import mann_whitney
from lib.stats.between.quade import quade
from lib.stats.between.two_arm import welch
from lib.stats.describe import describe
from lib.stats.paired.baseline import mee_chua, oldham
from lib.stats.paired.bayes import jzs_bayes_factor
from lib.stats.paired.crossings import crossings, cut_table
from lib.stats.paired.effects import d_z_if_normal
from lib.stats.paired.normality import normality
from lib.stats.paired.paired_t import mean_change, paired_t
from lib.stats.paired.permutation import permutation_test
from lib.stats.paired.rank_difference import rank_difference
from lib.stats.paired.shares import clopper_pearson, wilson
from lib.stats.paired.sign_test import sign_test
from lib.stats.paired.signed_rank import signed_rank
from lib.stats.paired.transitions import stuart_maxwell
from lib.stats.pairs import Pairs
from tests.stats.r_values import GROUPS, OF_ONE_SAMPLE, OF_TWO_GROUPS, SAMPLES

Figures = tuple[float | None, ...]


def limits(estimate) -> Figures:
    return (estimate.interval.low, estimate.interval.high)


def _exact(pairs: Pairs) -> Figures:
    tails = signed_rank(pairs).exact
    return (tails.two_sided, tails.less, tails.greater)


def _pratt(pairs: Pairs) -> Figures:
    test = signed_rank(pairs, "pratt")
    return (test.p, test.z)


def _wilcox(pairs: Pairs) -> Figures:
    test = signed_rank(pairs)
    return (test.w_plus, test.asymptotic.two_sided, test.corrected.two_sided)


def _t(pairs: Pairs) -> Figures:
    test, mean = paired_t(pairs), mean_change(pairs)
    return (mean.value, *limits(mean), test.statistic, test.p)


def _dz(pairs: Pairs) -> Figures:
    normal = d_z_if_normal(pairs)
    return (normal.value, *limits(normal))


def _share(pairs: Pairs) -> Figures:
    return (*limits(wilson(pairs.rises, pairs.n)), *limits(clopper_pearson(pairs.rises, pairs.n)))


def _normal(pairs: Pairs) -> Figures:
    tests = normality(pairs)["change"]
    return (tests.shapiro_wilk.statistic, tests.shapiro_wilk.p, tests.lilliefors.statistic)


def _rank_difference(pairs: Pairs) -> Figures:
    test = rank_difference(pairs)
    return (test.p, test.z)


def _quartiles(pairs: Pairs) -> Figures:
    of_change = describe(pairs.change, pairs.count)
    return (of_change.q1, of_change.median, of_change.q3)


def _oldham(pairs: Pairs) -> Figures:
    found = oldham(pairs)
    return (found.oldham, found.test.statistic, found.test.p)


def _mee_chua(pairs: Pairs) -> Figures:
    found = mee_chua(pairs, float(np.average(pairs.before, weights=pairs.count)) + 1.0)
    return (found.effect, found.standard_error, found.test.p)


def _homogeneity(pairs: Pairs) -> Figures:
    test = stuart_maxwell(cut_table(pairs, crossings(pairs).cuts))
    return (test.statistic, test.df, test.p)


ONE: dict[str, Callable[[Pairs], Figures]] = {
    "exact": _exact,
    "pratt": _pratt,
    "wilcox": _wilcox,
    "t": _t,
    "dz": _dz,
    "sign": lambda pairs: (sign_test(pairs).p,),
    "share": _share,
    "normal": _normal,
    "bf": lambda pairs: (jzs_bayes_factor(pairs).log10_bf10,),
    "perm": lambda pairs: (permutation_test(pairs).p,),
    "rankdiff": _rank_difference,
    "quart": _quartiles,
    "oldham": _oldham,
    "mee": _mee_chua,
    "mh": _homogeneity,
}


def _mann_whitney(groups: list[Pairs]) -> Figures:
    test = mann_whitney(GroupedChanges.of_pairs(groups))
    return (test.exact.p, test.greater.p, test.asymptotic.p)


def _kruskal(groups: list[Pairs]) -> Figures:
    test = kruskal_wallis(GroupedChanges.of_pairs(groups))
    return (test.statistic, test.p)


def _welch(groups: list[Pairs]) -> Figures:
    found = welch(GroupedChanges.of_pairs(groups))
    return (found.estimate.value, *limits(found.estimate), found.test.df, found.test.p)


def _quade(groups: list[Pairs]) -> Figures:
    return (quade(groups).statistic, quade(groups).p)


def _ancova(groups: list[Pairs]) -> Figures:
    found = ancova(*groups)
    classic, robust = found.classic, found.hc3
    return (
        classic.estimate.value,
        classic.standard_error,
        robust.standard_error,
        robust.test.p,
    )


def _spearman(groups: list[Pairs]) -> Figures:
    before, change, count = (
        np.concatenate([getattr(one, name) for one in groups])
        for name in ("before", "change", "count")
    )
    test, rho = spearman(before, change, count)
    return (rho, test.p)


TWO: dict[str, Callable[[list[Pairs]], Figures]] = {
    "mw": _mann_whitney,
    "kw": _kruskal,
    "welch": _welch,
    "quade": _quade,
    "ancova": _ancova,
    "spear": _spearman,
}

ONE_CASES = [(figure, sample) for figure, by in OF_ONE_SAMPLE.items() for sample in by]
TWO_CASES = [(figure, groups) for figure, by in OF_TWO_GROUPS.items() for groups in by]
# BayesFactor integrates to four digits
TOLERANCE = {"bf": 2e-4, "normal": 1e-6}


@pytest.mark.parametrize(("figure", "sample"), ONE_CASES)
def test_one_sample(figure: str, sample: str):
    expected = pytest.approx(OF_ONE_SAMPLE[figure][sample], rel=TOLERANCE.get(figure, 1e-8))
    assert ONE[figure](Pairs.of(*SAMPLES[sample])) == expected


@pytest.mark.parametrize(("figure", "groups"), TWO_CASES)
def test_two_groups(figure: str, groups: str):
    first, second = (Pairs.of(*SAMPLES[name]) for name in GROUPS[groups])
    expected = pytest.approx(OF_TWO_GROUPS[figure][groups], rel=1e-8, abs=1e-12)
    assert TWO[figure]([first, second]) == expected
