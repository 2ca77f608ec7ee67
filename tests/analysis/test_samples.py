"""Before and after as two samples: the figures beside an enumeration of our own and scipy."""

from __future__ import annotations

from collections import Counter
from math import comb

import numpy as np
import pytest
from scipy import stats

from lib.analysis.samples import compare_samples, sizes
from lib.study.building.build import build
from lib.study.problem import Refusal
from lib.study.reading.read import read
from lib.study.roles import FactorChoice, OutcomeChoice, Roles
from lib.study.study import Selection, Study

PRE = [2, 3, 3, 4, 2, 1, 3, 4, 2, 3, 3, 2]
POST = [4, 3, 5, 4, 3, 4, 5, 3, 4, 4]


def long_file(pre: list[int], post: list[int]) -> bytes:
    rows = [f"Pre,{'ab'[n % 2]},{score}" for n, score in enumerate(pre)]
    rows += [f"Post,{'ab'[n % 2]},{score}" for n, score in enumerate(post)]
    return "\n".join(["Test,site,Score", *rows]).encode()


def long_study(pre: list[int], post: list[int]) -> Study:
    roles = Roles(
        layout="long",
        outcomes=(OutcomeChoice("Score", "Score", "Score"),),
        factors=(FactorChoice("site"),),
        time="Test",
        times=("Pre", "Post"),
        unpaired=True,
    )
    return build(read(long_file(pre, post), "x.csv"), roles, "x", "f")


def exact_p(one: list[int], other: list[int]) -> float:
    """Two-sided p of the rank sum from counting every way to draw one of the samples."""
    ranks = (2 * stats.rankdata([*one, *other])).astype(int)
    ways: list[Counter[int]] = [Counter({0: 1})] + [Counter() for _ in one]
    for rank in ranks.tolist():
        for size in range(len(one), 0, -1):
            for total, many in ways[size - 1].items():
                ways[size][total + rank] += many
    middle = len(one) * (len(ranks) + 1)
    seen = abs(int(ranks[: len(one)].sum()) - middle)
    far = sum(many for total, many in ways[-1].items() if abs(total - middle) >= seen)
    return far / comb(len(ranks), len(one))


def test_the_p_is_that_of_every_way_to_draw_the_samples():
    study = long_study(PRE, POST)
    compared = compare_samples(study, study.outcomes[0])
    assert compared.test.method == "exact"
    assert compared.test.p == pytest.approx(exact_p(POST, PRE), rel=1e-12)


def test_the_means_differ_as_welch_says():
    study = long_study(PRE, POST)
    compared = compare_samples(study, study.outcomes[0])
    right = stats.ttest_ind(POST, PRE, equal_var=False)
    low, high = right.confidence_interval()
    interval = compared.difference.estimate.interval
    assert compared.difference.test.p == pytest.approx(right.pvalue)
    assert (interval.low, interval.high) == pytest.approx((low, high))


def test_shift_and_superiority_are_after_minus_before():
    study = long_study(PRE, POST)
    compared = compare_samples(study, study.outcomes[0])
    differences = np.subtract.outer(POST, PRE)
    assert compared.shift.value == np.median(differences)
    higher = np.mean(differences > 0) + np.mean(differences == 0) / 2
    assert compared.superiority.value == pytest.approx(higher)


def test_columns_side_by_side_are_as_many_people_as_cells():
    rows = [f"{a},{b}" for a, b in zip(PRE, [*POST, "", ""], strict=True)]
    table = read("\n".join(["Pre,Post", *rows]).encode(), "x.csv")
    roles = Roles(outcomes=(OutcomeChoice("Pre", "Post"),), unpaired=True)
    study = build(table, roles, "x", "f")
    assert (study.n, sizes(study, study.outcomes[0])) == (22, (12, 10))
    beside = compare_samples(study, study.outcomes[0])
    under = long_study(PRE, POST)
    assert beside.test.p == compare_samples(under, under.outcomes[0]).test.p


def test_a_selection_takes_from_both_samples():
    study = long_study(PRE, POST)
    some = study.where(Selection(levels={"site": frozenset(["a"])}))
    assert sizes(some, some.outcomes[0]) == (6, 5)


def test_a_time_at_which_nobody_was_measured_is_named():
    table = read(b"Test,Score\nPre,\nPre,\nPost,2\nPost,3\n", "x.csv")
    choice = OutcomeChoice("Score", "Score")
    roles = Roles("long", outcomes=(choice,), time="Test", times=("Pre", "Post"), unpaired=True)
    with pytest.raises(Refusal) as refused:
        build(table, roles, "x", "f")
    assert (refused.value.problem.key, refused.value.problem.slots["time"]) == (
        "one_side_empty",
        "Pre",
    )


@pytest.mark.parametrize(("pre", "post"), [([3], [4]), ([3, 3, 3], [3, 3]), ([1, 2], [5])])
def test_few_or_equal_scores_end_in_a_reason_and_not_in_an_error(pre, post):
    study = long_study(pre, post)
    compared = compare_samples(study, study.outcomes[0])
    assert compared.n == len(pre) + len(post)
    for estimate in (compared.shift, compared.difference.estimate, compared.superiority):
        assert estimate.interval is None or estimate.interval.low <= estimate.interval.high
        assert estimate.interval is not None or estimate.reason is not None
