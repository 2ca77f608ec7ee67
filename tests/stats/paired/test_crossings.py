"""Every cut at once, held to one cut after the other."""

from __future__ import annotations

import numpy as np
import pytest

from lib.stats.paired.crossings import crossings, cut_table, positions
from lib.stats.pairs import Pairs


@pytest.mark.parametrize("step", [1.0, 1 / 3, 0.1])
def test_each_cut_is_what_the_cut_alone_gives(step):
    chance = np.random.default_rng(7)
    pairs = Pairs.of(chance.integers(0, 9, 60) * step, chance.integers(0, 9, 60) * step)
    found = crossings(pairs)
    for place, cut in enumerate(found.cuts):
        was = pairs.before >= cut
        is_now = pairs.after >= cut
        assert found.above_before[place] == pairs.count[was].sum()
        assert found.above_after[place] == pairs.count[is_now].sum()
        assert found.gained[place] == pairs.count[~was & is_now].sum()
        assert found.lost[place] == pairs.count[was & ~is_now].sum()


def test_counts_and_rows_give_the_same():
    before, after = [1, 1, 2, 3], [2, 2, 3, 1]
    rows = crossings(Pairs.of(before, after))
    counted = crossings(Pairs.of([1, 2, 3], [2, 3, 1], [2, 1, 1]))
    assert rows.gained.tolist() == counted.gained.tolist() == [2, 1]
    assert rows.lost.tolist() == counted.lost.tolist() == [1, 1]


def test_of_many_cuts_some_are_left_out_and_none_is_changed():
    chance = np.random.default_rng(8)
    pairs = Pairs.of(chance.normal(size=400), chance.normal(size=400))
    every = crossings(pairs, most=10_000)
    some = crossings(pairs, most=50)
    assert every.cuts.size > 700
    assert 40 <= some.cuts.size <= 50
    kept = np.isin(every.cuts, some.cuts)
    assert every.gained[kept].tolist() == some.gained.tolist()


@pytest.mark.parametrize("scores", [[], [4, 4]])
def test_scores_that_nothing_parts_have_no_cut(scores):
    assert crossings(Pairs.of(scores, scores)).cuts.size == 0


def test_a_score_at_the_cut_belongs_where_it_is_said_to():
    scores = [0.1 + 0.2, 0.2, 0.4, float("nan")]
    assert positions(scores, [0.3]).tolist() == [1, 0, 1, -1]
    assert positions(scores, [0.3], upper=False).tolist() == [0, 0, 1, -1]


@pytest.mark.parametrize("at", [16 / 7, 17 / 7, 18 / 7, 19 / 7, 20 / 7])
def test_a_cut_at_a_score_that_does_not_end_is_reached(at):
    scores = [k / 7 for k in range(7, 36)]
    assert positions(scores, [at]).sum() == sum(k / 7 >= at for k in range(7, 36))


@pytest.mark.parametrize(
    ("scores", "at", "above"),
    [([0, 0], 0, 2), ([0.3, 1.0], 0.1 + 0.2, 2), ([2e-16, 3e-16], 3e-16, 1)],
)
def test_noise_is_told_by_the_size_of_the_scores(scores, at, above):
    assert positions(scores, [at]).sum() == above


def test_the_table_of_three_categories_holds_everybody():
    pairs = Pairs.of([1, 4, 8, 9], [9, 5, 7, 2], [3, 1, 1, 1])
    assert cut_table(pairs, [4, 7]).tolist() == [[0, 0, 3], [0, 1, 0], [1, 0, 1]]
