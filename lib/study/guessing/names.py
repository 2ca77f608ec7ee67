"""Names: the ways to read a column's name as what is measured and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from lib.study.words.column_names import NAME
from lib.study.words.time_words import DAYS, GLUED, NUMBER_WORDS, NUMBERED, ROMAN, fold
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
_ORDINAL = frozenset(["first", "last"])  # "first visit" is visit 1 as well
_ROMAN_ALONE = frozenset(["I", "II", "III", "IV"])
_GLUED = tuple(GLUED)
_NO_TIME_ALONE = re.compile(r"[dhmwyv]\d+|\D+0\d+")  # V1, W1, TIME001: names programs give


@dataclass(frozen=True, slots=True)
class Name:
    """A column's name in words, as written and as they are compared.

    >>> Name.of("x", "Après 2").words
    ('apres', '2')
    """

    column: str
    written: Stem
    words: Stem

    @classmethod
    def of(cls, column: str, text: str) -> Name:
        """The words of a text that is read for a column: its name or its label."""
        written = spelled(text)
        return cls(column, tuple(written), tuple(fold(word) for word in written))

    def without(self, place: slice, instead: str = "") -> tuple[Stem, Stem]:
        """The words but those at a place, with another one instead: as written, as compared."""
        put = [instead] if instead else []
        written = list(self.written)
        written[place] = put
        words = list(self.words)
        words[place] = [fold(word) for word in put]
        return tuple(written), tuple(words)


@dataclass(frozen=True, slots=True)
class Named:
    """One way to read a column's name: what is measured (stem) and when.

    key     the stem as it is compared: in small letters, without accents
    count   a number beside the word that says when: of a measurement ("posttest 2"), or of one of
            several scores ("pre_1", "post_1")
    """

    column: str
    stem: Stem
    key: Stem
    moment: Moment
    strength: Strength
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What one word of a name may say about time.

    moment    of a word such as "post"
    glued     the rest and the moment of a word such as "prewt"
    counts    whether a number may say when here: "visit", "wt3months", "score2"
    """

    moment: Moment | None
    glued: tuple[str, Moment] | None
    counts: bool


class Words(dict[str, Said]):
    """What the words of many names say, each distinct one looked at once.

    around   the words of all names: "na" says after only beside "voor"

    >>> Words()["pretest"].moment, Words()["parity"].moment
    (Moment(phase=0, number=0.0), None)
    """

    def __init__(self, around: Collection[str] = ()) -> None:
        super().__init__()
        self.around = around

    def __missing__(self, word: str) -> Said:
        """Look at a word for the first time."""
        glued = _glued(word) or without_mark(word)
        is_word = word.isascii() and word.isalpha()
        counts = not is_word or word in NUMBERED or word in ROMAN
        self[word] = Said(worded(word, self.around), glued, counts)
        return self[word]


def read_name(name: Name, known: Words | None = None) -> list[Named]:
    """All ways to read a name as a stem and a moment, the surest first; [] when it says no time.

    known   what is known already of the words of the other names

    >>> [named] = read_name(Name.of("pain_t2", "pain_t2"))
    >>> named.stem, named.moment, named.strength
    (('pain',), Moment(phase=1, number=2.0), 2)
    >>> read_name(Name.of("parity", "parity"))
    []
    """
    if not NAME.isdisjoint(name.words):  # first name, last name
        return []
    if dated := _dated(name):
        return [dated]
    known = Words() if known is None else known
    said = [known[word] for word in name.words]
    found = []
    for index, of_word in enumerate(said):
        if of_word.moment is not None:
            found.append(_at_word(name, index, of_word.moment))
        elif of_word.glued is not None:
            rest, moment = of_word.glued
            stem, key = name.without(slice(index, index + 1), rest)
            found.append(Named(name.column, stem, key, moment, 4))
    if not any(of_word.counts for of_word in said):
        return found
    if not found or not _ORDINAL.isdisjoint(name.words):
        found += _numbered_names(name, said)
    return found or _digit_inside(name)


def settled(parsed: Sequence[Named]) -> list[Named]:
    """Decide of each number beside before or after whether it counts measurements or scores.

    Pre1, Post1, Pre2, Post2 are two scores: each number stands at both times. Pretest, Posttest 1,
    Posttest 2 are one score measured three times.

    >>> texts = ("Pre1", "Post1", "Pre", "Post2")
    >>> names = [read_name(Name.of(text, text))[0] for text in texts]
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
            number = str(named.count)
            stem = (*named.stem, number)
            decided.append(replace(named, stem=stem, key=(*named.key, number)))
        else:
            moment = Moment(named.moment.phase, float(named.count))
            decided.append(replace(named, moment=moment))
    return decided


def _dated(name: Name) -> Named | None:
    """The reading of a name that holds a day: "2025-01-10", less surely "10/01/2025"."""
    words = name.words
    if sum(map(str.isdecimal, words)) < len(("year", "month", "day")):
        return None
    may_be = [word.isdecimal() and len(word) in (1, 2, 4) for word in words]
    for index in range(len(words) - 2):
        if not (may_be[index] and may_be[index + 1] and may_be[index + 2]):
            continue
        three = words[index : index + 3]
        day = _day(*three) or _day(*reversed(three))
        if day is not None:
            stem, key = name.without(slice(index, index + 3))
            return Named(name.column, stem, key, Moment(1, day), 2 if len(three[0]) == 4 else 0)
    return None


def _day(year: str, month: str, day: str) -> int | None:
    """The number of a day, None where it is none."""
    if len(year) != 4 or len(month) > 2 or len(day) > 2:
        return None
    try:
        return date(int(year), int(month), int(day)).toordinal()
    except ValueError:  # 2025-13-45
        return None


def _at_word(name: Name, index: int, moment: Moment) -> Named:
    """The reading by a word such as "post", with the number or the weeks that stand beside it."""
    words = name.words
    bare = Moment(moment.phase)
    if moment.number:  # post2
        stem, key = name.without(slice(index, index + 1))
        return Named(name.column, stem, key, bare, 4, int(moment.number))
    days = _days_beside(words, index) if moment.phase >= 2 else None
    if days is not None:
        number, place = days
        stem, key = name.without(place)
        return Named(name.column, stem, key, Moment(moment.phase, number), 4)
    count = _count(words[index + 1]) if index + 1 < len(words) else None
    stem, key = name.without(slice(index, index + 1 + (count is not None)))
    return Named(name.column, stem, key, bare, 4, count)


def _days_beside(words: Stem, index: int) -> tuple[float, slice] | None:
    """The days said behind or before a word: "post 2 weeks", "2 weeks post"; with the place."""
    behind = _days(words[index + 1 :])
    if behind is not None:
        return behind[0], slice(index, index + 1 + behind[1])
    for taken in (2, 1):
        before = _days(words[index - taken : index]) if index >= taken else None
        if before is not None and before[1] == taken:
            return before[0], slice(index - taken, index + 1)
    return None


def _days(words: Stem) -> tuple[float, int] | None:
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


def _numbered_names(name: Name, said: Sequence[Said]) -> list[Named]:
    """The way to read "visit 3", "wt3months" or "score2"; [] where no number says when."""
    for index, word in enumerate(name.words):
        if not said[index].counts:
            continue
        counted = numbered(name.words, index)
        if counted is not None:
            moment, place = counted
            stem, key = name.without(place)
            given = not stem and _NO_TIME_ALONE.fullmatch("".join(name.words))
            return [Named(name.column, stem, key, moment, 0 if given else 2)]
        match = _UNIT_GLUED.fullmatch(word)
        if match and match[3] in DAYS:
            stem, key = name.without(slice(index, index + 1), match[1])
            days = int(match[2]) * DAYS[match[3]]
            return [Named(name.column, stem, key, Moment(1, days), 2)]
    return _ended_by_number(name)


def _ended_by_number(name: Name) -> list[Named]:
    """The way to read "score2", "wt71", "Skor II"; [] for "wt82_71", a difference of two years."""
    words = name.words
    if not words:
        return []
    last = slice(len(words) - 1, None)
    if len(words) > 1 and words[-1] in ROMAN and name.written[-1] in _ROMAN_ALONE:
        stem, key = name.without(last)
        return [Named(name.column, stem, key, Moment(1, ROMAN[words[-1]]), 0)]
    match = _ENDED.fullmatch(words[-1])
    if match is None or (len(words) > 1 and words[-2][-1:].isdigit()):
        return []
    stem, key = name.without(last, match[1])
    number = Moment(1, int(match[2]))
    return [Named(name.column, stem, key, number, 2 if _YEAR.fullmatch(match[2]) else 0)]


def _digit_inside(name: Name) -> list[Named]:
    """The way to read "BDI1.total", "BDI.1.total": the number of the measurement stands inside."""
    for index, word in enumerate(name.words[:-1]):
        match = _INSIDE.fullmatch(word)
        is_alone = index > 0 and len(word) == 1 and word.isdecimal()
        if match or is_alone:
            stem, key = name.without(slice(index, index + 1), match[1] if match else "")
            number = int(match[2]) if match else int(word)
            return [Named(name.column, stem, key, Moment(1, number), 0)]
    return []


def _glued(word: str) -> tuple[str, Moment] | None:
    """The rest and the moment of "prewt", "skorawal"; None when no time word is glued to it."""
    if not word.startswith(_GLUED) and not word.endswith(_GLUED):
        return None
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
