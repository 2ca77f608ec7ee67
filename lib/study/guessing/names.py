"""Names: the ways to read a column's name as what is measured and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lib.study.words.column_names import NAME
from lib.study.words.time_words import DAYS, GLUED, NUMBER_WORDS, ROMAN, fold
from lib.study.words.times import DIGITS, Moment, numbered, spelled, without_mark, worded

Stem = tuple[str, ...]
# how much a name says: 4 "pre"/"post", 3 nearly the same words, 2 "T0"/"T1", "wt71"/"wt82",
# 1 one baseline and one condition, 0 only a digit ("wl1"/"wl3", "V1"/"V2", "BDI1.total")
Strength = Literal[0, 1, 2, 3, 4]
SURE: Strength = 2

_UNIT_GLUED = re.compile(rf"(\D{{2,}}?)({DIGITS})([a-z]+)")
_ENDED = re.compile(r"(\D*)([0-9]{1,4})")
_INSIDE = re.compile(r"(\D{2,})([0-9])")
_COUNT = re.compile("[0-9]{1,3}")
_DAYS_GLUED = re.compile(rf"({DIGITS})([a-z]+)")
_YEAR = re.compile(r"(19|20)\d\d|[5-9]\d")
_NO_TIME_ALONE = re.compile(r"[dhmwyv]\d+|\D+0\d+")  # V1, W1, TIME001: names programs give


@dataclass(frozen=True, slots=True)
class Named:
    """One way to read a column's name: what is measured (stem) and when.

    count   a number beside the word that says when: of a measurement ("posttest 2"), or of one of
            several scores ("pre_1", "post_1")
    """

    column: str
    stem: Stem
    moment: Moment
    strength: Strength
    count: int | None = None

    @property
    def key(self) -> Stem:
        """The stem as it is compared: in small letters, without accents."""
        return tuple(fold(word) for word in self.stem)


def read_name(column: str, text: str, around: Collection[str] = ()) -> list[Named]:
    """All ways to read a name as a stem and a moment, the surest first; [] when it says no time.

    around   the words of all names: "na" says after only beside "voor"

    >>> [named] = read_name("pain_t2", "pain_t2")
    >>> named.stem, named.moment, named.strength
    (('pain',), Moment(phase=1, number=2.0), 2)
    >>> read_name("parity", "parity")
    []
    """
    written = spelled(text)
    words = [fold(word) for word in written]
    if not NAME.isdisjoint(words):  # first name, last name
        return []
    found = []
    for index, word in enumerate(words):
        moment = worded(word, around)
        if moment is not None:
            found.append(_at_word(column, written, words, index, moment))
            continue
        glued = _glued(word) or without_mark(word)
        if glued is not None:
            rest, moment = glued
            found.append(Named(column, _stem(written, slice(index, index + 1), rest), moment, 4))
    found += _numbered_names(column, written, words)
    return found or _digit_inside(column, written, words)


def settled(parsed: Sequence[Named]) -> list[Named]:
    """Decide of each number beside before or after whether it counts measurements or scores.

    Pre1, Post1, Pre2, Post2 are two scores: each number stands at both times. Pretest, Posttest 1,
    Posttest 2 are one score measured three times.

    >>> names = [read_name(name, name)[0] for name in ("Pre1", "Post1", "Pre", "Post2")]
    >>> [(named.stem, named.moment.number) for named in settled(names)]
    [(('1',), 0.0), (('1',), 0.0), ((), 0.0), ((), 2.0)]
    """
    early: dict[Stem, set[int]] = defaultdict(set)
    late: dict[Stem, set[int]] = defaultdict(set)
    for named in parsed:
        if named.count is not None:
            side = late if named.moment.phase >= 2 else early
            side[named.key].add(named.count)
    decided = []
    for named in parsed:
        if named.count is None:
            decided.append(named)
        elif named.count in early[named.key] and named.count in late[named.key]:
            decided.append(replace(named, stem=(*named.stem, str(named.count))))
        else:
            moment = Moment(named.moment.phase, float(named.count))
            decided.append(replace(named, moment=moment))
    return decided


def _stem(written: list[str], place: slice, instead: str = "") -> Stem:
    """The words of a name without those at a place, or with another one instead of them."""
    words = list(written)
    words[place] = [instead] if instead else []
    return tuple(words)


def _at_word(
    column: str, written: list[str], words: list[str], index: int, moment: Moment
) -> Named:
    """The reading by a word such as "post", with the number or the weeks that stand behind it."""
    bare = Moment(moment.phase)
    if moment.number:  # post2
        place = slice(index, index + 1)
        return Named(column, _stem(written, place), bare, 4, int(moment.number))
    later = words[index + 1 :]
    days = _days(later)
    if days is not None and moment.phase >= 2:
        number, taken = days
        place = slice(index, index + 1 + taken)
        return Named(column, _stem(written, place), Moment(moment.phase, number), 4)
    count = _count(later[0]) if later else None
    place = slice(index, index + 1 + (count is not None))
    return Named(column, _stem(written, place), bare, 4, count)


def _days(words: list[str]) -> tuple[float, int] | None:
    """The days that the first words say, "2 weeks" or "2w", and how many words that takes."""
    if len(words) > 1 and words[1] in DAYS and _count(words[0]) is not None:
        return (_count(words[0]) or 0) * DAYS[words[1]], 2
    glued = _DAYS_GLUED.fullmatch(words[0]) if words else None
    if glued and glued[2] in DAYS:
        return int(glued[1]) * DAYS[glued[2]], 1
    return None


def _count(word: str) -> int | None:
    if _COUNT.fullmatch(word):
        return int(word)
    return ROMAN.get(word, NUMBER_WORDS.get(word))


def _numbered_names(column: str, written: list[str], words: list[str]) -> list[Named]:
    """The way to read "visit 3", "wt3months" or "score2"; [] where no number says when."""
    for index, word in enumerate(words):
        counted = numbered(words, index)
        if counted is not None:
            moment, place = counted
            stem = _stem(written, place)
            given = not stem and _NO_TIME_ALONE.fullmatch("".join(words))
            return [Named(column, stem, moment, 0 if given else 2)]
        match = _UNIT_GLUED.fullmatch(word)
        if match and match[3] in DAYS:
            stem = _stem(written, slice(index, index + 1), match[1])
            days = int(match[2]) * DAYS[match[3]]
            return [Named(column, stem, Moment(1, days), 2)]
    return _ended_by_number(column, written, words)


def _ended_by_number(column: str, written: list[str], words: list[str]) -> list[Named]:
    """The way to read "score2", "wt71", "Skor II"; [] for "wt82_71", a difference of two years."""
    if len(words) > 1 and words[-1] in ROMAN and written[-1].isupper() and written[-1] != "V":
        return [Named(column, tuple(written[:-1]), Moment(1, ROMAN[words[-1]]), 0)]
    match = _ENDED.fullmatch(words[-1]) if words else None
    if match is None or (len(words) > 1 and words[-2][-1:].isdigit()):
        return []
    stem = _stem(written, slice(-1, None), match[1])
    number = Moment(1, int(match[2]))
    return [Named(column, stem, number, 2 if _YEAR.fullmatch(match[2]) else 0)]


def _digit_inside(column: str, written: list[str], words: list[str]) -> list[Named]:
    """The way to read "BDI1.total": the number of the measurement stands inside the name."""
    for index, word in enumerate(words[:-1]):
        match = _INSIDE.fullmatch(word)
        if match:
            stem = _stem(written, slice(index, index + 1), match[1])
            return [Named(column, stem, Moment(1, int(match[2])), 0)]
    return []


def _glued(word: str) -> tuple[str, Moment] | None:
    """The rest and the moment of "prewt", "skorawal"; None when no time word is glued to it."""
    for mark, phase in GLUED.items():
        if word.startswith(mark):
            rest = word[len(mark) :]
        elif word.endswith(mark):
            rest = word[: -len(mark)]
        else:
            continue
        if len(rest) > 1:
            return rest, Moment(phase)
    return None
