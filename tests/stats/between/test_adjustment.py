import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.between.adjustment import (
    benjamini_hochberg,
    holm,
    min_p,
)

P = [0.01, 0.04, 0.03, 0.005]  # golden.json p_adjust
ALL = [holm, benjamini_hochberg]
some = st.lists(st.one_of(st.none(), st.just(float("nan")), st.floats(0, 1)), max_size=8)


def test_holm():
    # golden.json p_adjust
    assert holm(P) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_benjamini_hochberg():
    # golden.json p_adjust
    assert benjamini_hochberg(P) == pytest.approx([0.02, 0.04, 0.04, 0.02])


def test_holm_of_the_golden_factors():
    # golden.json golden28 KW_p and Holm: age, parity, delivery, work
    assert holm([0.8253, 0.1121, 1.0, 0.0147]) == pytest.approx([1, 0.3362, 1, 0.0587], abs=2e-4)


@pytest.mark.parametrize("adjust", ALL)
def test_a_missing_p_stays_missing_and_does_not_count(adjust):
    gaps = adjust([P[0], None, P[1], P[2], float("nan"), P[3]])
    assert (gaps[1], gaps[4]) == (None, None)
    assert tuple(p for p in gaps if p is not None) == adjust(P)


@pytest.mark.parametrize("adjust", ALL)
def test_no_p_values_at_all(adjust):
    assert adjust([]) == ()


@pytest.mark.parametrize("adjust", ALL)
def test_a_p_above_one_is_refused(adjust):
    with pytest.raises(ValueError, match="outside"):
        adjust([0.5, 1.2])


@settings(deadline=None, max_examples=60)
@given(some)
def test_adjusted_p_is_never_smaller_and_keeps_the_order(p):
    for adjust in ALL:
        rows = [(raw, out) for raw, out in zip(p, adjust(p), strict=True) if out is not None]
        assert all(raw <= out <= 1 or out == pytest.approx(raw) for raw, out in rows)
        assert [out for _, out in sorted(rows)] == sorted(out for _, out in rows)


def test_min_p_counts_resamples_whose_smallest_p_is_as_small():
    resampled = np.array([[0.2, 0.9], [0.6, 0.04], [0.5, 0.5]])
    single, _ = min_p(np.array([0.05, 0.5]), resampled)
    # ≤ .05: the second row; ≤ .5: all three; of three resamples and the data
    assert single.tolist() == [2 / 4, 4 / 4]


def test_step_down_leaves_out_the_clearer_tests():
    resampled = np.array([[0.2, 0.9], [0.6, 0.04], [0.5, 0.5]])
    _, down = min_p(np.array([0.05, 0.5]), resampled)
    # the second test only against its own column: .04 and .5 are ≤ .5
    assert down.tolist() == [2 / 4, 3 / 4]


def test_min_p_of_one_test_is_its_own_p():
    single, down = min_p(np.array([0.3]), np.array([[0.1], [0.3], [0.8]]))
    assert (single[0], down[0]) == (3 / 4, 3 / 4)


def test_min_p_of_copies_of_one_test_costs_nothing():
    p = np.linspace(0.05, 1, 20)
    single, _ = min_p(np.array([0.05, 0.05]), np.stack([p, p], axis=1))
    assert single.tolist() == [2 / 21, 2 / 21]
