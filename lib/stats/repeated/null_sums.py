"""How rank sums fall out when each person's ranks are dealt to the times by chance."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from lib.stats.arrays import Floats, Whole
from lib.stats.repeated.ranks import PersonalRanks

MOST_EXACT_STEPS = 600_000  # sets of rank sums followed; about 0.1 s
MOST_EXACT_PEOPLE = 200  # more have too many sets of sums, with three times and many ties too
MOST_TIMES_LISTED = 6  # 720 orders; of more, listing them costs more than drawing
MOST_DRAWN = 4_000_000  # ranks dealt, about 0.1 s
RESAMPLES = 10_000
SEED = 20_240_501


def spread(sums: Whole) -> Whole:
    """How far doubled rank sums lie apart: Σ over times of (t·sum − total)², exactly.

    Rises as Friedman's statistic does, whatever the ties.

    sums   shape (…, t)

    >>> spread(np.array([[2, 4, 6], [4, 4, 4]])).tolist()
    [72, 0]
    """
    times = sums.shape[-1]
    apart: Whole = ((times * sums - sums.sum(axis=-1, keepdims=True)) ** 2).sum(axis=-1)
    return apart


def exact_upper(ranks: PersonalRanks) -> float | None:
    """P(rank sums at least as far apart as those seen), by following every set of rank sums.

    Every order of a person's own ranks is as likely as any other. Since the times are then alike,
    the sums are kept in rising order, which leaves few of them. None where it costs too much.

    >>> from lib.stats.repeated.sequences import Sequences
    >>> exact_upper(PersonalRanks.of(Sequences.of([[1, 2, 3], [1, 2, 3]])))  # 6 of 36
    0.16666666666666666
    """
    if ranks.times > MOST_TIMES_LISTED or ranks.n > MOST_EXACT_PEOPLE:
        return None
    sums = np.zeros((1, ranks.times), np.int64)
    share = np.ones(1)
    steps = 0
    for kind, people in ranks.by_ties():
        orders = np.array(sorted(set(permutations(kind.tolist()))), np.int64)
        if orders.shape[0] == 1:  # all the same: adds the same to each time
            continue
        for _ in range(people):
            steps += share.size * orders.shape[0]
            if steps > MOST_EXACT_STEPS:
                return None
            sums, share = _one_more(sums, share, orders)
    return float(share[spread(sums) >= spread(ranks.sums)].sum())


def _one_more(sums: Whole, share: Floats, orders: Whole) -> tuple[Whole, Floats]:
    """The sets of sums, and how likely each is, after one more person's ranks were dealt."""
    after = np.sort((sums[:, None, :] + orders).reshape(-1, sums.shape[1]), axis=1)
    likely = np.repeat(share / orders.shape[0], orders.shape[0])
    size = int(after.max()) + 1
    key = after[:, 0]
    for time in range(1, after.shape[1] - 1):  # the last follows from the total
        key = key * size + after[:, time]
    _, first, place = np.unique(key, return_index=True, return_inverse=True)
    shares: Floats = np.bincount(place, weights=likely).astype(np.float64)
    return after[first], shares


def drawn_upper(ranks: PersonalRanks, seed: int = SEED) -> float | None:
    """The same from 10,000 seeded deals, p = (1 + #)/10,001; None where that costs too much.

    >>> from lib.stats.repeated.sequences import Sequences
    >>> ranks = PersonalRanks.of(Sequences.of([[1, 2, 3], [1, 2, 3]]))
    >>> 0.15 < drawn_upper(ranks) < 0.18
    True
    """
    if ranks.n * ranks.times * RESAMPLES > MOST_DRAWN:
        return None
    rng = np.random.default_rng(seed)
    sums = np.zeros((RESAMPLES, ranks.times), np.int64)
    for kind, people in ranks.by_ties():
        dealt = np.broadcast_to(kind.astype(np.int16), (RESAMPLES, people, ranks.times))
        sums += rng.permuted(dealt, axis=2).sum(axis=1, dtype=np.int64)
    as_far = int(np.count_nonzero(spread(sums) >= spread(ranks.sums)))
    return (1 + as_far) / (1 + RESAMPLES)
