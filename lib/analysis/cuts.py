"""Where scores are cut into categories: usual places, and how much the answer hangs on them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from lib.analysis.categories import MOST_CATEGORIES
from lib.stats import Crossings, Estimate, HypothesisTest, Pairs, crossings, mcnemar, quantiles
from lib.study.plain_number import plain_number
from lib.study.study import Categories, Outcome

MIDDLE = 0.5
AT_MOST = "="  # behind the cuts of a link: a score that equals one belongs below it
QUARTERS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True, eq=False)
class Cuts:
    """Where the scores of one outcome may be cut, found once for everybody of a study.

    places      every cut that parts the scores, at most 120, in rising order
    first       where to begin; None where all scores are equal
    half        of the declared scale, None without one; quartiles of the scores before
    whole       whether all scores are whole numbers
    """

    places: tuple[float, ...]
    first: Categories | None
    half: Categories | None
    quartiles: Categories | None
    whole: bool


def cuts_of(pairs: Pairs, outcome: Outcome) -> Cuts:
    """Where these scores may be cut."""
    places = tuple(crossings(pairs).cuts.tolist())
    half = half_of_scale(outcome)
    first = _first_cut(pairs, outcome, places, half)
    return Cuts(places, first, half, quartiles_before(pairs), whole=pairs.decimals == 0)


@dataclass(frozen=True, slots=True, eq=False)
class EveryCut:
    """What each possible cut would have answered, in rising order of the cuts, (m,).

    difference   of the share in the better part, after − before, with Bonett and Price's interval
    test         McNemar's mid-p
    """

    crossings: Crossings
    difference: tuple[Estimate, ...]
    test: tuple[HypothesisTest, ...]


def every_cut(pairs: Pairs, outcome: Outcome) -> EveryCut:
    """The scores cut in two at every place that parts them, at most at 120."""
    found = crossings(pairs)
    gained = found.gained
    lost = found.lost
    if not outcome.higher_is_better:  # the better part lies below the cut
        gained, lost = lost, gained
    answers = [
        mcnemar(up, down, pairs.n) for up, down in zip(gained.tolist(), lost.tolist(), strict=True)
    ]
    return EveryCut(
        found,
        tuple(answer.difference for answer in answers),
        tuple(answer.mid_p for answer in answers),
    )


def half_of_scale(outcome: Outcome) -> Categories | None:
    """Two halves of the declared scale; None without one. The middle belongs above.

    >>> from lib.study.samples.shipped import load
    >>> half_of_scale(load("blooto_2021").outcomes[0]).cuts
    (5.0,)
    """
    if outcome.scale is None:
        return None
    return Categories(((outcome.scale.low + outcome.scale.high) * MIDDLE,))


def quartiles_before(pairs: Pairs) -> Categories | None:
    """Cut at the quartiles of the scores before (type 6, as SPSS); None where they are one.

    >>> quartiles_before(Pairs.of([1, 2, 3, 4, 5, 6, 7], [2, 3, 4, 5, 6, 7, 8])).cuts
    (2.0, 4.0, 6.0)
    """
    found = quantiles(pairs.before, pairs.count, QUARTERS)
    if found is None:
        return None
    lowest = min(pairs.before.min(), pairs.after.min())
    cuts = sorted({cut for cut in found if cut > lowest})
    return Categories(tuple(cuts)) if cuts else None


def _first_cut(
    pairs: Pairs, outcome: Outcome, places: tuple[float, ...], half: Categories | None
) -> Categories | None:
    """Where to begin: as the instrument declares, else half of the scale, else near the median.

    The last is the lowest score at or above the median before that has anybody below it. None
    where all scores are equal, so that nothing can be cut.
    """
    if outcome.categories is not None and outcome.categories.size <= MOST_CATEGORIES:
        return outcome.categories
    if not places or half is not None:
        return half if places else None
    medians = quantiles(pairs.before, pairs.count, (MIDDLE,))
    middle = places[0] if medians is None else medians[0]
    place = bisect_left(places, middle)
    return Categories((places[min(place, len(places) - 1)],))


def spelled(categories: Categories) -> str:
    r"""The categories in one line each, for a link: their cuts, then the names.

    >>> spelled(Categories((4.0, 7.5), ("low", "middle", "high"), upper=False))
    '4;7.5=\nlow\nmiddle\nhigh'
    """
    cuts = ";".join(f"{cut:.15g}" for cut in categories.cuts)
    closed = "" if categories.upper else AT_MOST
    return "\n".join([cuts + closed, *categories.names])


def read_spelled(written: str) -> Categories | None:
    """The categories of a link; None where it names none that can be.

    >>> read_spelled("4;7.5=").cuts, read_spelled("4;7.5=").upper, read_spelled("7;4")
    ((4.0, 7.5), False, None)
    """
    first, *names = written.split("\n")
    numbers = [plain_number(part) for part in first.removesuffix(AT_MOST).split(";")]
    cuts = tuple(number for number in numbers if number is not None)
    rises = all(low < high for low, high in pairwise(cuts))
    if len(cuts) < len(numbers) or not rises or len(cuts) >= MOST_CATEGORIES:
        return None
    named = tuple(names) if len(names) == len(cuts) + 1 else ()
    return Categories(cuts, named, upper=not first.endswith(AT_MOST))
