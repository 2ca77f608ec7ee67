"""How often chance is read as a difference between subgroups (run with `make studies`).

2,000 studies of 28 participants and four factors without any true difference, seed 2021; the
share of studies in which at least one factor "shows" something:

    changes kept   one level only   unadjusted   min-p   Holm
    100 %          84 %             16.4 %       4.9 %   3.4 %
     90 %          91 %             16.2 %       4.2 %   3.2 %
     70 %          98 %             15.8 %       4.5 %   3.6 %
     40 %          77 %             12.9 %       4.3 %   2.8 %

"One level only": significant by the signed-rank test in one level of a factor and not in the
other, which is how a file split in two is usually read. "Changes kept": the effect of golden28,
and the same with a part of the participants set to no change.
"""

from __future__ import annotations

import pytest

from tests.studies.subgroup_reading import Reading, read_studies

pytestmark = pytest.mark.study

STUDIES, SEED = 2_000, 2021
NOISE = 0.013  # three standard errors of a share of .04 in 2,000 studies


@pytest.fixture(scope="module")
def strong() -> Reading:
    return read_studies(STUDIES, 0.9, SEED)


def test_reading_each_level_finds_a_difference_in_nine_studies_of_ten(strong):
    assert strong.one_level == pytest.approx(0.91, abs=0.02)


def test_one_test_a_factor_unadjusted_stays_below_four_independent_tests(strong):
    assert 0.10 < strong.unadjusted < 1 - 0.95**4


@pytest.mark.parametrize("method", ["min_p", "holm"])
def test_adjusted_tests_find_a_difference_in_three_to_five_studies_of_a_hundred(strong, method):
    assert 0.03 - NOISE / 2 < getattr(strong, method) < 0.05 + NOISE
