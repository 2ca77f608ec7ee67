import numpy as np
import pytest

from lib.stats.paired import bootstrap
from lib.stats.paired.bootstrap import bca, rank_biserial_bca
from lib.stats.pairs import Pairs
from tests.stats.test_describe import POST, PRE

GOLDEN28 = Pairs.of(PRE, POST)


def mean_of(values):
    return lambda counts: counts @ values / counts.sum(axis=1)


def test_rank_biserial_interval():
    # golden.json golden28 rrb_BCa95_R20000 [.6983, 1], with the Monte Carlo error of 20,000 draws
    got = rank_biserial_bca(GOLDEN28)
    assert got.value == pytest.approx(0.95289855)
    assert got.interval.low == pytest.approx(0.6983, abs=0.01)
    assert (got.interval.high, got.interval.method) == (1.0, "bca")


def test_few_possible_resamples_are_all_weighed():
    # the 6 resamples of 1 at one value and 4 at another have the chances of Binomial(5, 1/5)
    from scipy.stats import binom

    possible, chance = bootstrap._all_resamples(np.array([1, 4]))
    assert possible.tolist() == [[k, 5 - k] for k in range(6)]
    assert chance == pytest.approx(binom.pmf(range(6), 5, 0.2))


def test_drawn_resamples_agree_with_all_resamples(monkeypatch):
    every = rank_biserial_bca(GOLDEN28).interval
    monkeypatch.setattr(bootstrap, "MOST_POSSIBLE", 0)
    drawn = rank_biserial_bca(GOLDEN28, resamples=200_000).interval
    assert drawn.low == pytest.approx(every.low, abs=0.01)
    assert drawn.high == every.high


def test_the_mean_agrees_with_scipy():
    # scipy.stats.bootstrap(method="BCa") of the same values
    from scipy.stats import bootstrap as peer

    values = np.random.default_rng(5).exponential(size=60)
    expected = peer(
        (values,), np.mean, method="BCa", n_resamples=20_000, rng=np.random.default_rng(1)
    ).confidence_interval
    got = bca(np.ones(60, int), mean_of(values), resamples=20_000)
    assert (got.low, got.high) == pytest.approx((expected.low, expected.high), abs=0.015)


def test_the_acceleration_is_the_one_of_the_mean():
    # Efron 1987: a = Σ(x − x̄)³ / (6 (Σ(x − x̄)²)^1.5) for a mean, here with 9,000 participants
    values, counts = np.array([0.0, 1.0, 5.0]), np.array([5000, 3000, 1000])
    deviation = values - values @ counts / 9000
    expected = deviation**3 @ counts / (6 * (deviation**2 @ counts) ** 1.5)
    assert bootstrap._acceleration(counts, mean_of(values)) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("n", [80, 81])
def test_both_ways_of_drawing_give_the_interval_of_a_mean(n):
    # n = 4k is drawn one by one, n = 4k + 1 as binomials; near ± z·SE for an even distribution
    counts = np.bincount(np.arange(n) % 20)
    sd = np.sqrt((np.arange(20) - 9.5) ** 2 @ counts / n)
    got = bca(counts, mean_of(np.arange(20)))
    assert got.high - got.low == pytest.approx(2 * 1.96 * sd / np.sqrt(n), rel=0.04)


def continuous() -> Pairs:
    return Pairs.of(np.zeros(40), np.random.default_rng(2).normal(0.4, 1.0, 40).round(3))


def test_the_same_data_give_the_same_interval_in_any_order():
    rows = np.random.default_rng(1).permutation(28)
    shuffled = Pairs.of(np.array(PRE)[rows], np.array(POST)[rows])
    assert rank_biserial_bca(shuffled) == rank_biserial_bca(GOLDEN28)
    assert rank_biserial_bca(continuous()) == rank_biserial_bca(continuous())


def test_the_seed_matters():
    assert rank_biserial_bca(continuous(), seed=1) != rank_biserial_bca(continuous())


def test_counts_and_expanded_rows_agree():
    counted = Pairs.of([1, 2, 3], [2, 1, 5], [9, 4, 5])
    expanded = Pairs.of(np.repeat([1, 2, 3], [9, 4, 5]), np.repeat([2, 1, 5], [9, 4, 5]))
    assert rank_biserial_bca(counted) == rank_biserial_bca(expanded)


@pytest.mark.parametrize("pairs", [GOLDEN28, continuous()])
def test_swapping_before_and_after_mirrors_the_interval(pairs):
    got, swapped = rank_biserial_bca(pairs), rank_biserial_bca(pairs.swapped)
    assert swapped.value == -got.value
    assert (swapped.interval.low, swapped.interval.high) == (-got.interval.high, -got.interval.low)


def test_changes_of_one_sign_take_the_sign_fallback():
    # 2·.025^(1/6) − 1
    got = rank_biserial_bca(Pairs.of([1] * 6, [2, 3, 4, 2, 3, 3]))
    assert (got.value, got.interval.method) == (1.0, "sign_fallback")
    assert got.interval.low == pytest.approx(2 * 0.025 ** (1 / 6) - 1)


def test_a_million_participants_have_a_narrow_interval():
    rng = np.random.default_rng(3)
    before = rng.integers(0, 11, 1_000_000)
    got = rank_biserial_bca(
        Pairs.of(before, np.clip(before + rng.integers(-2, 4, before.size), 0, 10))
    )
    assert got.interval.low < got.value < got.interval.high
    assert got.interval.high - got.interval.low < 0.01


def test_thousands_of_distinct_changes_keep_the_live_interval_and_name_it():
    after = np.random.default_rng(3).normal(0.1, 1.0, 2500)
    assert (
        rank_biserial_bca(Pairs.of(np.zeros(2500), after)).interval.method == "jackknife_fisher_z"
    )


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ([], "no_pairs"),
        ([0, 0], "no_pairs"),
        ([1], "one_pair"),
        ([7], "not_attainable"),
        ([0, 7], "not_attainable"),
        (np.ones(2001, int), "too_costly"),
    ],
)
def test_what_has_no_interval_says_why(counts, reason):
    assert bca(counts, mean_of(np.arange(len(counts)))) == reason


def test_an_estimate_beyond_all_resamples_is_not_attainable():
    # the number of distinct values: 200 in the data, never in a resample
    assert bca(np.ones(200, int), lambda counts: (counts > 0).sum(axis=1).astype(float)) == (
        "not_attainable"
    )


def test_a_statistic_that_is_often_undefined_is_not_defined():
    def undefined(counts):
        return np.where(counts[:, 0] > 0, 1.0 * counts[:, 0], np.nan)

    assert bca([1, 20], undefined) == "not_defined"


def test_nobody_and_no_change_say_so():
    assert rank_biserial_bca(Pairs.of([], [])).reason == "no_pairs"
    assert rank_biserial_bca(Pairs.of([1, 2], [1, 2])).reason == "no_change"


@pytest.mark.parametrize("options", [{"level": 1.0}, {"level": 0.0}, {"resamples": 1}])
def test_impossible_options_are_an_error(options):
    with pytest.raises(ValueError, match="level"):
        bca([1, 2], mean_of(np.arange(2)), **options)
