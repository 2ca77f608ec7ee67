"""Tables of many levels: the same figures by another way of counting."""

from __future__ import annotations

import numpy as np
import pytest

from lib.stats.between.grouped import GroupedChanges


def test_squares_within_groups_are_those_of_each_group() -> None:
    """Witness: numpy's variance of the people of each group."""
    random = np.random.default_rng(2)
    change, code = random.integers(-9, 10, 500) / 4, random.integers(0, 40, 500)
    groups = GroupedChanges.of(change, code)
    expected = [np.var(change[code == g]) * np.sum(code == g) for g in range(len(groups.levels))]
    assert groups.squares_in(1.0) == pytest.approx(expected, rel=1e-12, abs=1e-12)
    assert groups.counts.sum() == 500
    assert groups.occupied.counts.tolist() == groups.counts.tolist()
