"""Levels counted from the pairs they have: the same as one level after the other."""

from __future__ import annotations

import gc

import numpy as np
import pytest

from lib.analysis import scores
from lib.stats import Pairs
from lib.study.study import Outcome, Study


@pytest.mark.parametrize(("cells", "levels"), [(6, 3), (400, 3), (400, 150)])
def test_each_level_has_the_pairs_of_its_rows(cells: int, levels: int) -> None:
    """By person: every row written out, with missing scores, unknown levels and empty ones."""
    random = np.random.default_rng(cells + levels)
    before = random.integers(0, 90, cells) / 10
    after = np.where(random.random(cells) < 0.1, np.nan, random.integers(0, 90, cells) / 10)
    cell = random.integers(0, cells, 300)
    outcome = Outcome("score", "score", cell.astype(np.int32), before, after)
    count = random.integers(1, 4, 300)
    study = Study("s", "f", "simulated", (outcome,), (), count)
    codes = random.integers(-1, levels - 1, 300)  # nobody has the last
    found = scores.pairs_by_code(study, outcome, codes, levels)
    assert len(found) == levels
    for code, pairs in enumerate(found):
        people = np.repeat(cell[codes == code], count[codes == code])
        resolution = scores.resolution_of(outcome)
        expected = Pairs.of(before[people], after[people], resolution=resolution)
        assert pairs.before.tolist() == expected.before.tolist()
        assert pairs.after.tolist() == expected.after.tolist()
        assert pairs.count.tolist() == expected.count.tolist()
        assert pairs.missing == expected.missing


def test_a_resolution_is_held_no_longer_than_its_scores() -> None:
    """The place is by identity and empty when the outcome is gone."""
    gc.collect()
    held = len(scores._found)
    cells = np.arange(3, dtype=np.int32)
    outcome = Outcome("score", "score", cells, np.array([1.0, 2.5, 3]), np.array([2.0, 3, 4]))
    assert scores.resolution_of(outcome) is scores.resolution_of(outcome)
    assert scores.resolution_of(outcome).decimals == 1
    assert len(scores._found) == held + 1
    del outcome
    gc.collect()
    assert len(scores._found) == held
