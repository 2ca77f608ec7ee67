import math
from itertools import pairwise

import pytest
from scipy.stats import f as fisher
from scipy.stats import t as student

from lib.stats.probability import f_upper, student_two_sided


@pytest.mark.parametrize(("t", "df"), [(0.0, 5), (2.1, 27), (-8.0, 3.7), (30.0, 1e6)])
def test_student_equals_scipy(t, df):
    assert student_two_sided(t, df).p == pytest.approx(2 * student.sf(abs(t), df), rel=1e-10)


@pytest.mark.parametrize(("f", "df1", "df2"), [(0.0, 2, 9), (4.8953, 1, 53), (7.0089, 2, 69)])
def test_f_equals_scipy(f, df1, df2):
    assert f_upper(f, df1, df2).p == pytest.approx(fisher.sf(f, df1, df2), rel=1e-10)


def test_f_of_one_degree_is_the_square_of_t():
    assert f_upper(2.5**2, 1, 20).p == pytest.approx(student_two_sided(2.5, 20).p)


def test_a_vanishing_tail_keeps_its_size():
    # two-sided p of t = 10²⁰ on 20 df: 2·C·df^10.5/(df·… t²⁰) by the leading term of the tail
    tail = student_two_sided(1e20, 20)
    log_density = math.lgamma(10.5) - math.lgamma(10) - 0.5 * math.log(20 * math.pi)
    log_p = math.log(2 / 20) + log_density + 10.5 * math.log(20) - 20 * math.log(1e20)
    assert tail.p > 0
    assert tail.log10_p == pytest.approx(log_p / math.log(10), rel=1e-12)


def test_size_is_continuous_where_floats_give_out():
    logs = [student_two_sided(t, 1000).log10_p for t in (52.0, 52.5, 53.0, 53.5, 54.0)]
    steps = [b - a for a, b in pairwise(logs)]
    assert max(steps) - min(steps) < 0.05


def test_an_infinite_square_still_has_a_p():
    assert student_two_sided(1e200, 5).p > 0
