import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.paired.rank_difference import rank_difference
from lib.stats.paired.signed_rank import signed_rank
from lib.stats.pairs import Pairs
from tests.stats.test_describe import POST, PRE

# golden.json kornbrot: minutes per problem under placebo and drug
PLACEBO = [4.6, 4.3, 6.7, 5.8, 5.0, 4.2, 6.0, 2.0, 2.6, 10.0, 3.4, 7.1, 8.6]
DRUG = [2.9, 2.8, 12.0, 3.8, 5.9, 6.5, 3.3, 2.3, 2.1, 14.3, 2.4, 14.0, 4.9]


def test_kornbrot_s_own_example():
    # golden.json kornbrot rdt_p_exact and rdt_Z
    got = rank_difference(Pairs.of(DRUG, PLACEBO))
    assert got.p == pytest.approx(0.2688, abs=5e-5)
    assert got.z == pytest.approx(1.1559, abs=5e-5)


def test_ordinal_scores_with_ties():
    # golden.json golden28 kornbrot_p_exact
    assert rank_difference(Pairs.of(PRE, POST)).p == pytest.approx(1.192e-06, rel=1e-3)


def test_time_and_rate_give_one_p_where_wilcoxon_gives_two():
    # golden.json kornbrot wsr_p_exact_time .8926, wsr_p_exact_rate .09424
    time = Pairs.of(DRUG, PLACEBO)
    rate = Pairs.of(1 / np.array(DRUG), 1 / np.array(PLACEBO))
    assert rank_difference(time).p == rank_difference(rate).p
    assert signed_rank(time).p != pytest.approx(signed_rank(rate).p, abs=0.5)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=14))
def test_any_monotone_recoding_keeps_the_result(rows):
    before, after = np.array(rows).T
    one = rank_difference(Pairs.of(before, after))
    other = rank_difference(Pairs.of(2.0**before, 2.0**after))
    assert (one.p, one.w_plus, one.rises) == (other.p, other.w_plus, other.rises)


def test_rises_and_falls_are_those_of_the_scores():
    got = rank_difference(Pairs.of(PRE, POST))
    assert (got.rises, got.falls, got.unchanged) == (22, 1, 5)


def test_nobody_and_no_change_say_so():
    assert rank_difference(Pairs.of([], [])).reason == "no_pairs"
    assert rank_difference(Pairs.of([1, 2], [1, 2])).reason == "no_change"
