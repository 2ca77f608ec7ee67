"""Order statistics of Walsh averages, beside the sums written out one by one."""

from __future__ import annotations

import numpy as np
import pytest

from lib.stats.exact.walsh import walsh_sums

PEOPLE = 400
SHAPES = {
    "even": np.arange(PEOPLE) * 1_000,
    "normal": np.random.default_rng(1).normal(0, 1e6, PEOPLE),
    "skewed": np.random.default_rng(2).exponential(1e3, PEOPLE) ** 2,
    "heavy tails": np.random.default_rng(3).standard_t(1, PEOPLE) * 1e4,
    "two clusters": np.repeat([0.0, 1e9], PEOPLE // 2) + np.arange(PEOPLE),
    "tied": np.random.default_rng(4).integers(-90, 90, PEOPLE),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_sums_are_those_of_all_pairs_written_out(shape: str):
    changes = np.sort(np.rint(SHAPES[shape]).astype(np.int64))
    one, other = np.triu_indices(PEOPLE)
    written_out = np.sort(changes[one] + changes[other])
    values, count = np.unique(changes, return_counts=True)
    for share in (0.0, 0.001, 0.03, 0.4, 0.5, 0.97, 1.0):
        place = round(share * (written_out.size - 1))
        assert walsh_sums(values, count, [place + 1]) == [written_out[place]]
