"""Matching: who in one list is who in another, by ids as they were typed and by ids alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lib.study.joining.spelling import loose, tight

Pair = tuple[int, int]  # positions in the two lists


@dataclass(frozen=True, slots=True)
class Matching:
    """Who stands in both of two lists of ids, by their positions.

    same         pairs whose ids are the same
    alike        pairs whose ids differ in case, blanks, hyphens, dots or zeros at the front
    only         who is in one list alone, for each of the two
    twice        positions whose id occurs several times in its own list, for each of the two
    """

    same: tuple[Pair, ...]
    alike: tuple[Pair, ...]
    only: tuple[tuple[int, ...], tuple[int, ...]]
    twice: tuple[tuple[int, ...], tuple[int, ...]]

    @property
    def n_matched(self) -> int:
        """How many people stand in both lists, alike ones among them."""
        return len(self.same) + len(self.alike)


def match(first: Sequence[str], second: Sequence[str]) -> Matching:
    """Match two lists of ids; an id that occurs twice, or is like two others, is not matched.

    "" is no id and stands nowhere.

    >>> found = match(["AB01", "KL06", "X"], ["ab01", "KL06", "Y"])
    >>> found.same, found.alike, found.only
    (((1, 1),), ((0, 0),), ((2,), (2,)))
    """
    lists = (first, second)
    times = [Counter(keys) for keys in lists]
    single = [
        {key: place for place, key in enumerate(keys) if key and count[key] == 1}
        for keys, count in zip(lists, times, strict=True)
    ]
    twice = [
        tuple(place for place, key in enumerate(keys) if key and count[key] > 1)
        for keys, count in zip(lists, times, strict=True)
    ]
    same = [(place, single[1][key]) for key, place in single[0].items() if key in single[1]]
    told = set(times[0]) & set(times[1])
    left = [[key for key in of if key not in told] for of in single]
    alike = _alike(left, times, single)
    taken = [{pair[side] for pair in (*same, *alike)} for side in (0, 1)]
    only = [
        tuple(place for place in of.values() if place not in matched)
        for of, matched in zip(single, taken, strict=True)
    ]
    return Matching(tuple(same), tuple(alike), (only[0], only[1]), (twice[0], twice[1]))


def _alike(
    left: Sequence[Sequence[str]],
    every: Sequence[Counter[str]],
    place: Sequence[dict[str, int]],
) -> list[Pair]:
    """Those left over whose ids are alike and like no other id of their own list."""
    found: list[Pair] = []
    if not (left[0] and left[1]):
        return found
    matched: set[str] = set()
    free = set(left[1])
    for form in (tight, loose):
        groups = [_by_form(keys, form) for keys in every]
        for written, (first, *others) in _by_form(left[0], form).items():
            seconds = groups[1].get(written, [])
            is_one_each = len(groups[0][written]) == 1 and len(seconds) == 1 and not others
            if not written or not is_one_each or first in matched or seconds[0] not in free:
                continue
            found.append((place[0][first], place[1][seconds[0]]))
            matched.add(first)
            free.remove(seconds[0])
    return sorted(found)


def _by_form(
    keys: Sequence[str] | Counter[str], form: Callable[[str], str]
) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        groups[form(key)].append(key)
    return groups
