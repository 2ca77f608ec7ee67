"""Moments: what a word, a name or a level says about when something was measured, and in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lib.study.plain_number import plain_number
from lib.study.words.markers import EMPTY
from lib.study.words.time_words import (
    BESIDE,
    DAYS,
    NUMBER_WORDS,
    NUMBERED,
    ROMAN,
    TAILS,
    UNSPACED,
    UNSPACED_UNITS,
    WORDS,
    fold,
)

# of visits, days or years: plain digits, as in plain_number, and few enough to be exact
DIGITS = "[0-9]{1,15}"
_COUNT = re.compile(DIGITS)
# accents and vowel signs that belong to the letter before them
_MARKS = (
    "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u3099\u309a\u200c\u200d"
)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_PLAIN_WORD = re.compile("[A-Za-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_TWO_WORDS = re.compile(r"(?i)(?<![^\W_])(pre|post|follow)[\s._-]+(test|tes|up)(?![a-z])")
_WORD_AND_COUNT = re.compile(rf"([^\W\d]+?)({DIGITS})?")
_COUNT_AND_UNIT = re.compile(rf"({DIGITS})([a-z]+)")
_UNIT_AND_COUNT = re.compile(rf"([a-z]+)({DIGITS})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_NUMBER = re.compile(rf"(?<![0-9]){DIGITS}(?![0-9])")
_COUNTED_UNSPACED = re.compile(
    rf"第?([0-9]{{1,4}}|[一二三四五六七八九十])({'|'.join(sorted(UNSPACED_UNITS, key=len)[::-1])})"
)
_WHOLE_TAILS = tuple(tail for tail in TAILS if tail)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """When: first the phase, then a number within it (days where a unit is known)."""

    phase: int
    number: float = 0.0


def spelled(name: str) -> list[str]:
    """The words of a name as written: "BPI_Time1" has BPI, Time1; "MeditationPre" has two.

    >>> spelled("BPI_Time1"), spelled("MeditationPre"), spelled("post-test")
    (['BPI', 'Time1'], ['Meditation', 'Pre'], ['posttest'])
    """
    plain = name.isascii()
    text = name if plain else unicodedata.normalize("NFKC", name)
    text = _TWO_WORDS.sub(r"\1\2", _CAMEL.sub(" ", text))
    return (_PLAIN_WORD if plain else _WORD).findall(text)


def tokens(name: str) -> list[str]:
    """The words of a name in small letters, without accents.

    >>> tokens("Skor Sebelum"), tokens("Douleur après")
    (['skor', 'sebelum'], ['douleur', 'apres'])
    """
    return [fold(word) for word in spelled(name)]


def moment_of(text: str, around: Collection[str] = ()) -> Moment | None:
    """When a level such as "Pre", "T0", "Minggu ke-4", "3 bulan", "2016" is; None when it says not.

    A bare number is a numbered moment, a date (2021-03-24) the number of its day.

    around   the words of the other levels: "na" says after only beside "voor"

    >>> moment_of("Pre"), moment_of("Minggu ke-4"), moment_of("merah")
    (Moment(phase=0, number=0.0), Moment(phase=1, number=28.0), None)
    """
    stripped = text.strip()
    if day := _DAY.match(stripped):
        try:
            return Moment(1, date.fromisoformat(day[0]).toordinal())
        except ValueError:  # 2021-13-45 is no date
            return None
    bare = plain_number(stripped)
    if bare is not None:
        return Moment(1, bare)
    words = tokens(stripped)
    for word in words:
        if found := worded(word, around) or unspaced(word):
            return Moment(found.phase, _number(words))
    for index in range(len(words)):
        if counted := numbered(words, index):
            return counted[0]
    return None


def worded(word: str, around: Collection[str] = ()) -> Moment | None:
    """The moment that a word says by itself: "sesudah", "pretest", "post2"; None for others.

    >>> worded("pretest"), worded("post2"), worded("score")
    (Moment(phase=0, number=0.0), Moment(phase=2, number=2.0), None)
    >>> worded("na"), worded("na", around={"pijn", "voor"})
    (None, Moment(phase=2, number=0.0))
    """
    match = _WORD_AND_COUNT.fullmatch(word)
    if match is None:
        return None
    said = match[1].removeprefix("ال")  # the Arabic article
    phase = WORDS.get(said)
    if phase is None and said in BESIDE and not BESIDE[said][1].isdisjoint(around):
        phase = BESIDE[said][0]
    if phase is None and said.endswith(_WHOLE_TAILS):
        bases = (said.removesuffix(tail) for tail in _WHOLE_TAILS)
        phase = next((WORDS[base] for base in bases if base in WORDS), None)
    return None if phase is None else Moment(phase, float(match[2] or 0))


def unspaced(word: str) -> Moment | None:
    """The moment in a word of a script without blanks: 疼痛前测; None when there is none.

    >>> unspaced("疼痛前测"), unspaced("pain")
    (Moment(phase=0, number=0.0), None)
    """
    found = without_mark(word)
    return found[1] if found else None


def without_mark(word: str) -> tuple[str, Moment] | None:
    """The rest of such a word and its moment; None when it says none.

    >>> without_mark("疼痛后测")
    ('疼痛测', Moment(phase=2, number=0.0))
    """
    if word.isascii():
        return None
    for mark, phase in UNSPACED.items():
        if mark in word:
            before, _, after = word.rpartition(mark)
            return before + after, Moment(phase)
    return None


def numbered(words: Sequence[str], index: int) -> tuple[Moment, slice] | None:
    """The moment of "t1", "visit 3", "3m", "minggu ke 4", "siklus ii", "one week" at that word.

    Comes with the words that it takes.

    >>> numbered(["score", "visit", "3"], 1)
    (Moment(phase=1, number=3.0), slice(1, 3, None))
    >>> numbered(["one", "week"], 1)
    (Moment(phase=1, number=7.0), slice(0, 2, None))
    """
    word = words[index]
    here = slice(index, index + 1)
    if not word.isascii() and (match := _COUNTED_UNSPACED.fullmatch(word)):
        return Moment(1, _of_digit(match[1]) * UNSPACED_UNITS[match[2]]), here
    if word in NUMBERED:
        return _beside(words, index)
    if match := _COUNT_AND_UNIT.fullmatch(word):
        unit = DAYS.get(match[2])
        return (Moment(1, int(match[1]) * unit), here) if unit else None
    match = _UNIT_AND_COUNT.fullmatch(word)
    if match and match[1] in NUMBERED:
        return _counted(match[1], int(match[2])), here
    return None


def in_order(levels: Iterable[str]) -> tuple[str, ...]:
    """Levels ordered by what they mean in time: pre < post < follow-up, T0 < T1, sebelum < sesudah.

    Levels that say no time come last, in the order given. Where the others are only counted, the
    order given stands: "Consent" may well come before "Visit 1".

    >>> in_order(["follow-up", "post", "pre"]), in_order(["T10", "T2", "T0"])
    (('pre', 'post', 'follow-up'), ('T0', 'T2', 'T10'))
    """
    given = list(levels)
    around = words_around(given)
    moments = {level: moment_of(level, around) for level in given}
    said = [moment for moment in moments.values() if moment is not None]
    if len(said) < len(moments) and all(moment.phase == 1 for moment in said):
        return tuple(given)
    nowhere = Moment(9)
    return tuple(sorted(given, key=lambda level: moments[level] or nowhere))


def time_text(text: str) -> str:
    """A time as it is compared: "Pre", "PRE " and "pre" are one, "T-1" and "T1" are two.

    >>> time_text(" PRE"), time_text("Post  Test")
    ('pre', 'post test')
    """
    return " ".join(text.casefold().split())


def words_around(texts: Iterable[str]) -> frozenset[str]:
    """The words of several names or levels: what a doubtful word among them is read beside.

    >>> sorted(words_around(["pijn voor", "pijn na"]))
    ['na', 'pijn', 'voor']
    """
    return frozenset(word for text in texts for word in tokens(text))


def is_no_level(text: str, around: Collection[str] = ()) -> bool:
    """Whether a level of a time column is "no value", as NA is where nothing says "voor".

    >>> is_no_level("NA"), is_no_level("na", around={"voor"})
    (True, False)
    """
    return text.strip().casefold() in EMPTY and moment_of(text, around) is None


def _beside(words: Sequence[str], index: int) -> tuple[Moment, slice] | None:
    """The moment of a unit and the number that stands after or before it."""
    word = words[index]
    ke = index + 1 < len(words) and words[index + 1] == "ke"
    place = index + 1 + ke
    after = _value(words[place], with_roman=word not in DAYS) if place < len(words) else None
    if after is not None:
        return _counted(word, after), slice(index, place + 1)
    before = _value(words[index - 1]) if index else None
    said_in_words = index > 0 and words[index - 1] in NUMBER_WORDS
    if before is not None and (word in DAYS or said_in_words):
        return _counted(word, before), slice(index - 1, index + 1)
    return None


def _value(word: str, with_roman: bool = False) -> int | None:
    """A whole number in digits, in words or in Roman letters; None for any other word."""
    if _COUNT.fullmatch(word):
        return int(word)
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    return ROMAN.get(word) if with_roman else None


def _of_digit(text: str) -> int:
    return int(text) if text.isdigit() else "一二三四五六七八九十".index(text) + 1


def _counted(word: str, number: int) -> Moment:
    return Moment(1, number * DAYS.get(word, 1.0))


def _number(words: Sequence[str]) -> float:
    """The first number among words: "follow-up 2", "3 months after"."""
    for word in words:
        if match := _NUMBER.search(word):
            return float(match[0])
    return 0.0
