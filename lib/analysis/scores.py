"""The scores of some people as pairs, told apart as finely as those of the whole study.

The one home of that step: whoever is left by a selection, an arm or a level is paired up here, at
the resolution of the outcome, so that equal changes in two parts are ties.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from weakref import ref

import numpy as np

from lib.stats import Counts, Floats, Pairs, Resolution, Whole, as_scores
from lib.study.arrays import Codes
from lib.study.study import Outcome, Study

MOST_PLACES = 1 << 16  # a table of counts this long is cheaper than sorting


@dataclass(frozen=True, slots=True, eq=False)
class _InOrder:
    """What holds of an outcome's distinct pairs whatever is selected, so it is found once.

    before, after   the pairs sorted by before then after, shape (k,), NaN last
    place           which of the outcome's pairs stands at each place, (k,)
    rank            the place of each of the outcome's pairs, (k,)
    """

    resolution: Resolution
    before: Floats
    after: Floats
    place: Whole
    rank: Whole

    @classmethod
    def of(cls, outcome: Outcome) -> _InOrder:
        before = as_scores(outcome.before)
        after = as_scores(outcome.after)
        complete = np.isfinite(before) & np.isfinite(after)
        resolution = Resolution.of(before[complete], after[complete])
        place = np.lexsort((after, before))
        rank = np.empty(place.size, np.int64)
        rank[place] = np.arange(place.size)
        return cls(resolution, before[place], after[place], place, rank)


# by which array it is, never by what it holds, and gone with the array
_found: dict[int, tuple[ref[Floats], ref[Floats], _InOrder]] = {}


def _in_order(outcome: Outcome) -> _InOrder:
    key = id(outcome.before)
    held = _found.get(key)
    if held is not None and held[0]() is outcome.before and held[1]() is outcome.after:
        return held[2]
    found = _InOrder.of(outcome)
    _found[key] = (ref(outcome.before, lambda _: _found.pop(key, None)), ref(outcome.after), found)
    return found


def resolution_of(outcome: Outcome) -> Resolution:
    """How finely the outcome's scores are told apart, from all its complete pairs.

    An outcome keeps the distinct pairs of the whole study whatever is selected, so every part
    finds the same; it is found once for as long as those scores are held.
    """
    return _in_order(outcome).resolution


def pairs_of(study: Study, outcome: Outcome) -> Pairs:
    """The scores of everybody in the study; use `study.where` or `study.rows` to select.

    outcome  one of this very study's, as its cells are by row

    The pairs are handed over in order, as a selection of sorted pairs needs no sorting.
    """
    ordered = _in_order(outcome)
    count = study.cells(outcome)[ordered.place]
    return Pairs.of(ordered.before, ordered.after, count, ordered.resolution)


def pairs_by_code(study: Study, outcome: Outcome, codes: Codes | Whole, groups: int) -> list[Pairs]:
    """The scores of each group, for rows with the codes 0 … groups − 1; −1 belongs to none.

    Only the pairs that a group has are counted: 200 levels of a score with a million distinct
    pairs are a million counts, not 200 million.
    """
    ordered = _in_order(outcome)
    pairs = outcome.before.size
    known = codes >= 0
    place = codes[known].astype(np.int64) * pairs + ordered.rank[outcome.cell[known]]
    found, people = _counted(place, study.count[known], groups * pairs)
    group, rank = np.divmod(found, max(pairs, 1))
    start = np.searchsorted(group, np.arange(groups + 1))
    before = ordered.before[rank]
    after = ordered.after[rank]
    return [
        Pairs.of(before[first:end], after[first:end], people[first:end], ordered.resolution)
        for first, end in pairwise(start.tolist())
    ]


def _counted(place: Whole, count: Counts, places: int) -> tuple[Whole, Counts]:
    """The places that occur, in rising order, and how many people are at each."""
    if places <= max(MOST_PLACES, 4 * place.size):
        people = np.bincount(place, weights=count, minlength=places).astype(np.int64)
        found = np.flatnonzero(people)
        return found, people[found]
    found, inverse = np.unique(place, return_inverse=True)
    return found, np.bincount(inverse, weights=count).astype(np.int64)


def change_of_cells(outcome: Outcome) -> Floats:
    """after − before of each distinct pair of the outcome, NaN where a score is missing, (k,)."""
    resolution = resolution_of(outcome)
    return resolution.change(resolution.cleaned(outcome.before), resolution.cleaned(outcome.after))
