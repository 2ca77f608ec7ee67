import numpy as np
import pytest
from scipy.special import ndtri

from lib.stats.between.power_simulation import power_by_simulation
from lib.stats.pairs import Pairs
from tests.stats.golden28 import AFTER, BEFORE

GOLDEN = Pairs.of(BEFORE, AFTER)


def shifted_normal(d):
    """Ten thousand changes that are normal with mean d and SD 1."""
    change = np.round(ndtri((np.arange(10_000) + 0.5) / 10_000) + d, 4)
    return Pairs.of(np.zeros(10_000), change)


@pytest.mark.parametrize(
    ("n", "power"),
    # golden.json noether sim_exact_power_d0.5
    [(33, 0.777), (35, 0.801), (39, 0.847)],
)
def test_power_at_half_a_standard_deviation(n, power):
    (point,) = power_by_simulation(shifted_normal(0.5), [n], draws=4000)
    assert point.power == pytest.approx(power, abs=4 * point.error)


def test_nothing_kept_leaves_the_type_one_error():
    # exact tests on few values stay below .05
    (point,) = power_by_simulation(GOLDEN, [28], keep=0.0, draws=4000)
    assert 0.02 < point.power < 0.06


def test_five_people_can_never_reach_significance():
    # 2/2⁵ = .0625
    assert power_by_simulation(GOLDEN, [5])[0].power == 0.0


def test_keeping_less_of_the_effect_lowers_the_power():
    whole, half = (power_by_simulation(GOLDEN, [10], keep=keep)[0].power for keep in (1.0, 0.5))
    assert half < whole


def test_nobody_changed():
    assert power_by_simulation(Pairs.of([1, 2], [1, 2]), [50])[0].power == 0.0


def test_the_same_question_has_the_same_answer():
    assert power_by_simulation(GOLDEN, [12, 20]) == power_by_simulation(GOLDEN, [12, 20])


def test_more_sizes_of_change_than_people_are_drawn_alike():
    # ten equally likely changes, once as they are and once each split into 50 by a hair
    base = np.repeat([-2.0, -1, 1, 2, 3, 4, 5, 6, 7, 8], 50)
    split = base + np.tile(np.arange(50), 10) * 1e-6
    (plain,) = power_by_simulation(Pairs.of(np.zeros(500), base), [12], draws=4000)
    (fine,) = power_by_simulation(Pairs.of(np.zeros(500), split), [12], draws=4000)
    assert fine.power == pytest.approx(plain.power, abs=0.05)


def test_no_pairs_have_no_power():
    assert power_by_simulation(Pairs.of([], []), [20]) == ()


def test_a_study_of_nobody_is_refused():
    with pytest.raises(ValueError, match="at least one person"):
        power_by_simulation(GOLDEN, [0])
