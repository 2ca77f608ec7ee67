import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.paired.share_difference import bonett_price, tango

counts = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)).filter(any)


@settings(deadline=None, max_examples=60)
@given(counts)
def test_intervals_contain_the_estimate_and_stay_within_one(cells):
    gained, lost, same = cells
    n = gained + lost + same
    score = tango(gained, lost, n)
    assert -1.0 <= score.low <= (gained - lost) / n <= score.high <= 1.0
    wald = bonett_price(gained, lost, n)
    assert -1.0 <= wald.low < wald.high <= 1.0


@settings(deadline=None, max_examples=60)
@given(counts)
def test_the_score_test_rejects_just_outside_tango_s_limits(cells):
    # Tango 1998: nΔ is z standard errors from gained − lost at the limit; the likeliest share
    # lost at that Δ maximises gained·log(q + Δ) + lost·log q + same·log(1 − 2q − Δ)
    gained, lost, same = cells
    n = gained + lost + same
    limit = tango(gained, lost, n).high
    if limit > 0.999:
        return
    a, b, c = 2 * n, (2 * n - gained + lost) * limit - gained - lost, -lost * limit * (1 - limit)
    q = (-b + (b * b - 4 * a * c) ** 0.5) / (2 * a)
    variance = n * (2 * q + limit * (1 - limit))
    assert (gained - lost - n * limit) ** 2 / variance == pytest.approx(3.8414588, rel=1e-5)


def test_a_wider_level_is_a_wider_interval():
    for interval in (bonett_price, tango):
        wide, narrow = interval(3, 9, 40, 0.99), interval(3, 9, 40, 0.9)
        assert wide.low < narrow.low
        assert narrow.high < wide.high


def test_bonett_price_of_the_airway_example():
    # golden.json mcnemar_fagerland BonettPrice95
    found = bonett_price(1, 7, 21)
    assert (found.low, found.high) == pytest.approx((-0.50835931, -0.01337982), abs=1e-8)
