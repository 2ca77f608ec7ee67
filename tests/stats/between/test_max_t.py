"""The largest of several t, held to Tukey's and Dunnett's distributions."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy import stats

from lib.stats.between.max_t import MaxT


def all_pairs(arms: int) -> np.ndarray:
    """The correlation of all differences of so many equally exact means."""
    rows = np.zeros((arms * (arms - 1) // 2, arms))
    for row, (one, other) in enumerate(combinations(range(arms), 2)):
        rows[row, [one, other]] = [1, -1]
    return rows @ rows.T / 2


@pytest.mark.parametrize("arms", [3, 4, 6])
@pytest.mark.parametrize("df", [6, 30, 500])
def test_all_pairs_of_equal_arms_are_tukeys_range(arms, df):
    joint = MaxT.of(all_pairs(arms), df)
    expected = stats.studentized_range.ppf(0.95, arms, df) / 2**0.5
    assert joint.critical(0.95) == pytest.approx(expected, rel=1e-3)
    for t in (1.0, 3.0, 5.0):
        expected = stats.studentized_range.sf(t * 2**0.5, arms, df)
        assert joint.tail(t).p == pytest.approx(expected, rel=0.02)


def test_equal_arms_against_a_control_are_dunnetts():
    # scipy.stats.dunnett, whose own integral is good to about 1e-4
    control, *arms = [[3, 4, 6, 8.0], [1, 2, 3, 4.0], [2, 4, 5, 7.0], [0, 1, 1, 2.0]]
    expected = stats.dunnett(*arms, control=control, rng=np.random.default_rng(1))
    joint = MaxT.of(np.full((3, 3), 0.5) + 0.5 * np.eye(3), 12)
    found = [joint.tail(t).p for t in expected.statistic]
    assert found == pytest.approx(expected.pvalue.tolist(), abs=5e-4)


def test_independent_contrasts_are_sidaks_where_the_error_is_known():
    joint = MaxT.of(np.eye(3), 1e9)
    alone = 2 * stats.norm.sf(2.2)
    assert joint.tail(2.2).p == pytest.approx(1 - (1 - alone) ** 3, rel=5e-3)


def test_one_contrast_twice_is_one_contrast():
    assert MaxT.of(np.ones((2, 2)), 10).tail(2.0).p == pytest.approx(2 * stats.t.sf(2, 10))


def test_far_out_the_p_keeps_its_size():
    far = MaxT.of(all_pairs(3), 200).tail(60.0)
    assert 0 < far.p < 1e-100
    assert far.log10_p == pytest.approx(np.log10(3 * 2 * stats.t.sf(60, 200)), abs=0.01)


def test_the_adjusted_p_is_never_below_that_of_one_contrast_nor_above_bonferronis():
    joint = MaxT.of(all_pairs(4), 20)
    for t in np.linspace(0.1, 9, 40):
        alone = 2 * stats.t.sf(t, 20)
        assert alone * 0.98 <= joint.tail(t).p <= min(1.0, 6 * alone) * 1.02
