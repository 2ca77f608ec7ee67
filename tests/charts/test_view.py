"""How many decimals a summary of the changes shows."""

import numpy as np
import pytest

from lib.charts.view import summary_decimals
from lib.stats.pairs import Pairs
from tests.charts.studies import volumes

NOISY = np.random.default_rng(1).normal(5, 1, (2, 30)).round(10)


@pytest.mark.parametrize(
    ("before", "after", "decimals"),
    [
        ([1, 2], [10, 5], 1),  # scores 0 to 10: +5.5
        (*volumes(40), 1),  # mL with one decimal, changes up to 80
        ([1e-9], [3e-9], 10),
        (*NOISY, 2),
        ([0.1], [1200.5], 0),
        ([2.5, 3], [2.5, 3], 2),  # nobody changed: by the scores, 2.50 to 3.00
        ([0], [0], 1),
        ([], [], 1),
    ],
)
def test_a_summary_shows_three_digits_but_hardly_more_than_the_scores(before, after, decimals):
    assert summary_decimals(Pairs.of(before, after)) == decimals
