"""The true figures of the populations are those that the app finds in ever more participants."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr

from lib.stats.paired.location import hodges_lehmann
from lib.stats.paired.rank_biserial import rank_biserial
from lib.stats.pairs import Pairs
from tests.studies.change_shapes import SHAPES, Shape

PEOPLE = 1e9


def population(shape: Shape) -> Pairs:
    """The shape as a billion participants."""
    count = np.rint(shape.chance * PEOPLE).astype(np.int64)
    return Pairs.of(np.zeros(count.size), shape.values, count)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_true_rank_biserial_is_that_of_a_billion_participants(shape):
    assert rank_biserial(population(shape)).value == pytest.approx(shape.rank_biserial, abs=1e-6)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_true_shift_is_that_of_a_billion_participants(shape):
    assert hodges_lehmann(population(shape)).value == pytest.approx(shape.pseudomedian, abs=1e-9)


def test_normal_changes_have_the_rank_biserial_of_the_normal_law():
    # D₁ + D₂ > 0 with probability Φ(√2 μ/σ), so r = 2Φ(√2 μ/σ) − 1
    shape = SHAPES["normal, r = 0.92"]
    assert 2 * ndtr(2**0.5 * shape.d_z) - 1 == pytest.approx(0.92, abs=1e-3)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_draws_follow_the_shape(shape):
    drawn = shape.draw(1, 200_000, np.random.default_rng(7))[0]
    error = np.sqrt(shape.rise * (1 - shape.rise) / drawn.size)
    assert abs((drawn > 0).mean() - shape.rise) < 4 * error
