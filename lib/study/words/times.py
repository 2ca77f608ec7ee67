"""Moments: the words by which people say when something was measured, and their order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.study.plain_number import plain_number

Phase = Literal[0, 1, 2, 3]  # before, numbered, after, follow-up
# of visits, days or years: plain digits, as in plain_number, and few enough to be exact
DIGITS = "[0-9]{1,15}"
_COUNT = re.compile(DIGITS)


def _words(phase: Phase, text: str) -> dict[str, Phase]:
    return dict.fromkeys(text.split(), phase)


WORDS: dict[str, Phase] = {
    **_words(0, "pre pra before baseline base bl initial start awal sebelum pretest prates"),
    **_words(0, "admission pretreatment mula permulaan praintervensi preintervention first"),
    **_words(1, "during selama mid middle tengah interim"),
    **_words(2, "post pasca after end final akhir sesudah setelah posttest pascates endline"),
    **_words(2, "discharge selesai posttreatment pascaintervensi postintervention last"),
    **_words(3, "fup fu followup follow lanjutan lanjut"),
}
# these may be glued to the rest of a name: Prewt, skorawal
GLUED = (
    "pre", "pra", "before", "baseline", "awal", "sebelum", "start",
    "post", "pasca", "after", "akhir", "sesudah", "setelah",
)  # fmt: skip
# what may follow such a word without a blank: pretest, preop, praintervensi
TAILS = (
    *("", "test", "tes", "treatment", "treat", "tx", "intervention", "intervensi", "op", "operasi"),
    *("operative", "surgery", "bedah", "training", "exercise", "exam", "partum", "natal"),
)
DAYS = {
    unit: days
    for days, units in (
        (1 / 24, ("h", "hour", "hours", "jam")),
        (1.0, ("d", "day", "days", "hari")),
        (7.0, ("w", "wk", "wks", "week", "weeks", "minggu", "mgg")),
        (30.44, ("m", "mo", "mon", "mth", "month", "months", "bulan", "bln")),
        (365.25, ("y", "yr", "yrs", "year", "years", "tahun", "thn")),
    )
    for unit in units
}
NUMBERED = frozenset(DAYS) | {
    *("t", "time", "times", "v", "visit", "wave", "occasion", "phase", "session", "sesi"),
    *("kunjungan", "kontrol", "pengukuran", "measurement", "waktu", "tahap", "tes", "ke"),
    *("moment", "assessment", "round", "siklus", "period", "pertemuan"),
}


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
    text = unicodedata.normalize("NFKC", name)
    text = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])", " ", text)
    text = re.sub(r"(?i)(?<![^\W_])(pre|post|follow)[\s._-]+(test|tes|up)(?![a-z])", r"\1\2", text)
    return re.findall(r"[^\W_]+", text)


def tokens(name: str) -> list[str]:
    """The words of a name in small letters.

    >>> tokens("Skor Sebelum")
    ['skor', 'sebelum']
    """
    return [word.casefold() for word in spelled(name)]


def moment_of(text: str) -> Moment | None:
    """When a level such as "Pre", "T0", "Minggu ke-4", "3 bulan", "2016" is; None when it says not.

    A bare number is a numbered moment, a date (2021-03-24) the number of its day.

    >>> moment_of("Pre"), moment_of("Minggu ke-4"), moment_of("merah")
    (Moment(phase=0, number=0.0), Moment(phase=1, number=28.0), None)
    """
    stripped = text.strip()
    if day := re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", stripped):
        try:
            return Moment(1, date.fromisoformat(day[0]).toordinal())
        except ValueError:  # 2021-13-45 is no date
            return None
    bare = plain_number(stripped)
    if bare is not None:
        return Moment(1, bare)
    words = tokens(stripped)
    for word in words:
        if found := worded(word):
            return Moment(found.phase, _number(words))
    for index in range(len(words)):
        if counted := numbered(words, index):
            return counted[0]
    return None


def worded(word: str) -> Moment | None:
    """The moment that a word says by itself: "sesudah", "pretest", "post2"; None for others.

    >>> worded("pretest"), worded("post2"), worded("score")
    (Moment(phase=0, number=0.0), Moment(phase=2, number=2.0), None)
    """
    match = re.fullmatch(rf"([^\W\d]+?)({DIGITS})?", word)
    if match is None:
        return None
    for tail in TAILS:
        base = match[1].removesuffix(tail)
        if base in WORDS:
            return Moment(WORDS[base], float(match[2] or 0))
    return None


def numbered(words: Sequence[str], index: int) -> tuple[Moment, slice] | None:
    """The moment of "t1", "visit 3", "3m", "minggu ke 4" at that word, and the words it takes.

    >>> numbered(["score", "visit", "3"], 1)
    (Moment(phase=1, number=3.0), slice(1, 3, None))
    """
    word = words[index]
    here = slice(index, index + 1)
    if match := re.fullmatch(rf"({DIGITS})([a-z]+)", word):
        unit = DAYS.get(match[2])
        return (Moment(1, int(match[1]) * unit), here) if unit else None
    if match := re.fullmatch(rf"([a-z]+)({DIGITS})", word):
        return (_counted(match[1], match[2]), here) if match[1] in NUMBERED else None
    ke = index + 1 < len(words) and words[index + 1] == "ke"
    after = words[index + 1 + ke : index + 2 + ke]
    if word in NUMBERED and after and _COUNT.fullmatch(after[0]):
        return _counted(word, after[0]), slice(index, index + 2 + ke)
    if word in DAYS and index and _COUNT.fullmatch(words[index - 1]):
        return _counted(word, words[index - 1]), slice(index - 1, index + 1)
    return None


def in_order(levels: Iterable[str]) -> tuple[str, ...]:
    """Levels ordered by what they mean in time: pre < post < follow-up, T0 < T1, sebelum < sesudah.

    Levels that say no time come last, in the order given.

    >>> in_order(["follow-up", "post", "pre"]), in_order(["T10", "T2", "T0"])
    (('pre', 'post', 'follow-up'), ('T0', 'T2', 'T10'))
    """
    nowhere = Moment(9)
    return tuple(sorted(levels, key=lambda level: moment_of(level) or nowhere))


def _counted(word: str, digits: str) -> Moment:
    return Moment(1, int(digits) * DAYS.get(word, 1.0))


def _number(words: Sequence[str]) -> float:
    """The first number among words: "follow-up 2", "3 months after"."""
    for word in words:
        if match := re.search(rf"(?<![0-9]){DIGITS}(?![0-9])", word):
            return float(match[0])
    return 0.0
