"""Pairing: which columns are the same score before and after, told from their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.study.words.column_names import FILLERS, TOTALS
from lib.study.words.times import DAYS, DIGITS, GLUED, Moment, moment_of, numbered, spelled, worded

Stem = tuple[str, ...]
# how much a name says: 4 "pre"/"post", 3 nearly the same words, 2 "T0"/"T1", "wt71"/"wt82",
# 1 one baseline and one condition, 0 only a digit at the end ("wl1"/"wl3")
Strength = Literal[0, 1, 2, 3, 4]
SURE: Strength = 2

MOST_NUMBERED = 4  # q1 … q20 are the items of a questionnaire, not twenty visits
KEPT_SHARE = 0.9  # the last time is taken that keeps nine in ten of the complete pairs


@dataclass(frozen=True, slots=True)
class Named:
    """One way to read a column's name: what is measured (stem) and when."""

    column: str
    stem: Stem
    moment: Moment
    strength: Strength


@dataclass(frozen=True, slots=True)
class NamedPair:
    """Two columns that may be one score before and after; the primary one of its stem first."""

    before: str
    after: str
    stem: Stem
    strength: Strength
    primary: bool = True


Complete = Callable[[str, str], int]  # how many rows have both


def pairs_by_name(
    names: Sequence[str], complete: Complete, spoken: Mapping[str, str] | None = None
) -> tuple[NamedPair, ...]:
    """Every pair that the names suggest, the most certain first, then in the order of the file.

    names     columns that hold numbers, in the order of the file
    complete  how many rows have both of two columns
    spoken    column -> the text to read instead of its name (a variable label)

    >>> pairs_by_name(["pre_score", "post_score"], lambda before, after: 20)
    (NamedPair(before='pre_score', after='post_score', stem=('score',), strength=4, primary=True),)
    """
    texts = {name: (spoken or {}).get(name, name) for name in names}
    parsed = _adopt([named for name in names for named in read_name(name, texts[name])])
    found = _families(parsed, complete)
    left = _unused(parsed, found)
    found += _families([_loosely(n) for n in left if n.strength == 4], complete, 3)
    found += _only_two(_unused(parsed, found))
    found += _conditions(_unused(parsed, found), names, texts, found)
    taken = _surely_paired(found)
    kept = [p for p in found if p.strength >= SURE or not taken & {p.before, p.after}]
    place = {name: index for index, name in enumerate(names)}

    def rank(pair: NamedPair) -> tuple[bool, int, bool, int, int]:
        is_sum = bool(TOTALS & set(_key(pair.stem)))  # before the items that it sums up
        return not pair.primary, -pair.strength, not is_sum, place[pair.before], place[pair.after]

    return tuple(sorted(kept, key=rank))


def read_name(column: str, text: str) -> list[Named]:
    """All ways to read a name as a stem and a moment, the surest first; [] when it says no time.

    >>> read_name("pain_t2", "pain_t2")
    [Named(column='pain_t2', stem=('pain',), moment=Moment(phase=1, number=2.0), strength=2)]
    >>> read_name("parity", "parity")
    []
    """
    written = spelled(text)
    words = [word.casefold() for word in written]
    found = []
    for index, word in enumerate(words):
        here = slice(index, index + 1)
        moment = worded(word)
        if moment is not None:
            found.append(Named(column, _stem(written, here), moment, 4))
            continue
        glued = _glued(word)
        if glued is not None:
            rest, moment = glued
            found.append(Named(column, _stem(written, here, rest), moment, 4))
    found += _numbered_names(column, written, words)
    return found


def _stem(written: list[str], place: slice, instead: str = "") -> Stem:
    """The words of a name without those at a place, or with another one instead of them."""
    words = list(written)
    words[place] = [instead] if instead else []
    return tuple(words)


def _numbered_names(column: str, written: list[str], words: list[str]) -> list[Named]:
    """The way to read "visit 3", "wt3months" or "score2"; [] where no number says when."""
    for index, word in enumerate(words):
        counted = numbered(words, index)
        if counted is not None:
            moment, place = counted
            stem = _stem(written, place)
            bare = not stem and re.fullmatch(r"[dhmwy]\d+", word)  # "W1" alone is any first W
            return [Named(column, stem, moment, 0 if bare else 2)]
        match = re.fullmatch(rf"(\D{{2,}}?)({DIGITS})([a-z]+)", word)
        if match and match[3] in DAYS:
            stem = _stem(written, slice(index, index + 1), match[1])
            days = int(match[2]) * DAYS[match[3]]
            return [Named(column, stem, Moment(1, days), 2)]
    return _ended_by_number(column, written, words)


def _ended_by_number(column: str, written: list[str], words: list[str]) -> list[Named]:
    """The way to read "score2", "wt71"; [] for "wt82_71", a difference of two years."""
    match = re.fullmatch(r"(\D*)([0-9]{1,4})", words[-1]) if words else None
    before = words[-2] if len(words) > 1 else ""
    if match is None or re.search(r"\d$", before):
        return []
    stem = _stem(written, slice(-1, None), match[1])
    number = Moment(1, int(match[2]))
    return [Named(column, stem, number, 2 if _is_year(match[2]) else 0)]


def _is_year(digits: str) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d|[5-9]\d", digits))


def _glued(word: str) -> tuple[str, Moment] | None:
    """The rest and the moment of "prewt", "skorawal"; None when no time word is glued to it."""
    for mark in GLUED:
        rest = word.removeprefix(mark) if word.startswith(mark) else word.removesuffix(mark)
        moment = moment_of(mark)
        if rest not in ("", word) and len(rest) > 1 and moment:
            return rest, moment
    return None


def _key(stem: Stem) -> Stem:
    return tuple(word.casefold() for word in stem)


def _loosely(named: Named) -> Named:
    stem = tuple(word for word in named.stem if word.casefold() not in FILLERS)
    return Named(named.column, stem, named.moment, 3)


def _families(parsed: Iterable[Named], complete: Complete, most: Strength = 4) -> list[NamedPair]:
    """Pairs of columns of one stem: the earliest with each later one."""
    families: dict[Stem, dict[Moment, Named]] = defaultdict(dict)
    for named in parsed:
        family = families[_key(named.stem)]
        held = family.get(named.moment)
        if held is None or held.strength < named.strength:
            family[named.moment] = named
    found = []
    for family in families.values():
        members = [family[moment] for moment in sorted(family)]
        unsure = all(member.strength == 0 for member in members)
        if len(members) > 1 and not (unsure and len(members) > MOST_NUMBERED):
            found += _from_first(members, complete, most)
    return found


def _from_first(members: list[Named], complete: Complete, most: Strength) -> list[NamedPair]:
    first, *later = members
    later = [member for member in later if member.column != first.column]
    if not later:
        return []
    both = [complete(first.column, member.column) for member in later]
    after = the_after(first.moment, [member.moment for member in later], both)
    return [
        NamedPair(
            first.column,
            member.column,
            first.stem,
            min(first.strength, member.strength, most),
            index == after,
        )
        for index, member in enumerate(later)
    ]


def the_after(first: Moment | None, later: Sequence[Moment | None], both: Sequence[int]) -> int:
    """Which of the later times is the "after" of the first, by its position.

    "post" is the after of "pre" even when a follow-up is measured too; else it is the last time
    that keeps nine in ten of the complete pairs.

    both  how many people have the score at the first time and at each later one

    >>> pre, post, followup = Moment(0), Moment(2), Moment(3)
    >>> the_after(pre, [post, followup], [28, 28])
    0
    >>> the_after(Moment(1, 0), [Moment(1, 4), Moment(1, 8)], [28, 20])  # too few came in week 8
    0
    """
    is_before = first is not None and first.phase == 0
    said = [i for i, moment in enumerate(later) if is_before and moment and moment.phase == 2]
    kept = [i for i, n in enumerate(both) if n >= KEPT_SHARE * max(both)]
    return (said or kept)[-1]


def _unused(parsed: Iterable[Named], found: Iterable[NamedPair]) -> list[Named]:
    used = _surely_paired(found)
    return [named for named in parsed if named.column not in used]


def _surely_paired(found: Iterable[NamedPair]) -> set[str]:
    """The columns of the pairs that their names say surely."""
    columns = set()
    for pair in found:
        if pair.strength >= SURE:
            columns.add(pair.before)
            columns.add(pair.after)
    return columns


def _adopt(parsed: list[Named]) -> list[Named]:
    """Give a column called just "baseline" to number3m, number12m, which have none of their own."""
    bare = [n for n in parsed if n.stem == () and n.moment.phase == 0]
    based = {_key(named.stem) for named in parsed if named.moment.phase == 0}
    orphans = {n.stem for n in parsed if n.strength == 2 and n.stem and _key(n.stem) not in based}
    alone = all(named.stem != () or named.moment.phase == 0 for named in parsed)
    if len(bare) != 1 or len(orphans) != 1 or not alone:
        return parsed
    return [*parsed, Named(bare[0].column, orphans.pop(), bare[0].moment, 2)]


def _only_two(left: Sequence[Named]) -> list[NamedPair]:
    """The one column left that says "before" and the one that says "after"."""
    said = [named for named in left if named.strength == 4]
    before = {named.column for named in said if named.moment.phase == 0}
    after = {named.column for named in said if named.moment.phase == 2}
    if len(before) != 1 or len(after) != 1 or before == after:
        return []
    return [NamedPair(before.pop(), after.pop(), (), 2)]


def _conditions(
    left: Sequence[Named], names: Sequence[str], texts: Mapping[str, str], found: list[NamedPair]
) -> list[NamedPair]:
    """HR_baseline with HR_anger: a baseline, and the same words with a condition instead."""
    timed = {named.column for named in left if named.strength >= SURE}
    spoken_for = _surely_paired(found) | timed
    free = [name for name in names if name not in spoken_for]
    bases = [n for n in left if n.stem and n.moment.phase == 0 and n.strength == 4]
    pairs: list[NamedPair] = []
    for base in bases:
        stem = _key(base.stem)
        for name in free:
            words = _key(tuple(spelled(texts[name])))
            goes_on = len(words) > len(stem) and words[: len(stem)] == stem
            if goes_on:
                is_first = not pairs
                pairs.append(NamedPair(base.column, name, base.stem, 1, is_first))
    return pairs
