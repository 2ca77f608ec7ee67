import pytest

from lib.stats.paired.sign_test import sign_test
from lib.stats.pairs import Pairs
from tests.stats.test_describe import POST, PRE

GOLDEN28 = Pairs.of(PRE, POST)


def test_exact_two_sided_p():
    # golden.json golden28 sign_exact; R: binom.test(22, 23)
    got = sign_test(GOLDEN28)
    assert got.p == pytest.approx(5.722046e-06, rel=1e-6)
    assert (got.statistic, got.n, got.method) == (22.0, 23, "exact")


def test_one_sided_p_speaks_for_a_rise_and_for_a_fall():
    # R: binom.test(22, 23, alternative = "greater"): 24/2^23; "less": 1 − 1/2^23
    assert sign_test(GOLDEN28, "greater").p == pytest.approx(24 / 2**23)
    assert sign_test(GOLDEN28, "less").p == pytest.approx(1 - 1 / 2**23)


def test_swapping_before_and_after_keeps_p():
    assert sign_test(GOLDEN28.swapped).p == sign_test(GOLDEN28).p
    assert sign_test(GOLDEN28.swapped, "less").p == sign_test(GOLDEN28, "greater").p


def test_a_million_rises_keep_the_size_of_p():
    # 2·½^1,000,000
    got = sign_test(Pairs.of([1], [2], [1_000_000]))
    assert got.log10_p == pytest.approx(-301029.9956639812 + 0.3010299956639812)
    assert got.p is not None
    assert got.p > 0.0


def test_as_many_rises_as_falls_give_one():
    assert sign_test(Pairs.of([1, 2], [2, 1])).p == 1.0


def test_where_nobody_changed_there_is_no_test():
    got = sign_test(Pairs.of([1, 2], [1, 2]))
    assert (got.p, got.reason) == (None, "no_change")


def test_nobody_has_no_test():
    assert sign_test(Pairs.of([], [])).reason == "no_pairs"


def test_an_unknown_alternative_is_an_error():
    with pytest.raises(ValueError, match="alternative"):
        sign_test(GOLDEN28, "bigger")  # type: ignore[arg-type]
