"""The points where a characteristic function matters: found all, none looked at in vain."""

from __future__ import annotations

import numpy as np
import pytest

from lib.stats.exact.lattice import MOST_SCORES, tilted_tail
from lib.stats.exact.lattice_points import Decay, heavy_points


def shapes() -> list[np.ndarray]:
    """Ranks without ties, with ties at random, all even, with gaps, and two far apart."""
    random = np.random.default_rng(3)
    return [
        np.arange(1, 401),
        np.cumsum(random.integers(1, 5, 300)),
        np.arange(2, 700, 2),
        np.unique(random.integers(1, 1500, 300)),
        np.r_[np.arange(1, 200), 2001],
    ]


@pytest.mark.parametrize("scores", shapes())
@pytest.mark.parametrize("share", [1.0, 0.2])
def test_every_heavy_point_is_found_and_no_other(scores: np.ndarray, share: float) -> None:
    """By the definition at each of the N points, one after the other."""
    weight = share * np.linspace(1.0, 0.3, scores.size)
    decay = Decay(scores, weight, bound=15.0, size=40_001)
    points = np.arange(decay.size // 2 + 1)
    angle = np.pi * points[:, None] * scores / decay.size
    by_definition = (np.sin(angle) ** 2) @ weight
    expected = np.flatnonzero(by_definition <= decay.bound)
    found = heavy_points(decay)
    assert found is not None
    assert expected.size > 1
    assert found.tolist() == expected.tolist()


def test_more_scores_than_can_be_afforded_have_no_exact_tail() -> None:
    """One more than the most is turned away; a few hundred are not."""
    for most, is_there in ((300, True), (MOST_SCORES + 1, False)):
        scores = np.arange(1, most + 1)
        tail = tilted_tail(scores, np.ones(most, np.int64), int(scores.sum()) // 3)
        assert (tail is not None) == is_there
