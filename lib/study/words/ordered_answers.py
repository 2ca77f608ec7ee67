"""Answers in words that have an order: the scales of questionnaires, each from low to high."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from lib.study.words.time_words import fold

LONGEST = 80  # characters of an answer; more are a sentence of somebody's own
MOST_ANSWERS = 11

# a|b are one rank, < leads to the next; a line that begins with 0 counts from there, else from 1
_LINES = (
    # agreement
    "strongly disagree|disagree strongly|totally disagree|completely disagree|sangat tidak setuju"
    "|sgt tidak setuju|sangat tdk setuju|sts < disagree|tidak setuju|tdk setuju|ts"
    " < neutral|netral|ragu ragu|ragu|rr|undecided|unsure|uncertain|not sure|n|neither"
    "|neither agree nor disagree|neither disagree nor agree|biasa saja|cukup setuju|kurang setuju"
    "|ks|tidak tahu < agree|setuju|s|somewhat agree"
    " < strongly agree|agree strongly|totally agree|completely agree|sangat setuju|sgt setuju|ss",
    "strongly disagree|disagree strongly|totally disagree|completely disagree|sangat tidak setuju"
    "|sgt tidak setuju|sangat tdk setuju|sts < disagree|tidak setuju|tdk setuju|ts|kurang setuju|ks"
    " < agree|setuju|s"
    " < strongly agree|agree strongly|totally agree|completely agree|sangat setuju|sgt setuju|ss",
    "strongly disagree|sangat tidak setuju < disagree|tidak setuju"
    " < somewhat disagree|slightly disagree|agak tidak setuju|kurang setuju"
    " < neutral|neither|neither agree nor disagree|netral|ragu ragu"
    " < somewhat agree|slightly agree|agak setuju < agree|setuju < strongly agree|sangat setuju",
    "strongly disagree < somewhat disagree|slightly disagree < neutral|neither agree nor disagree"
    " < somewhat agree|slightly agree < strongly agree",
    "disagree|tidak setuju < neutral|neither|netral|ragu ragu|kurang setuju < agree|setuju",
    # frequency
    "never|tidak pernah|tdk pernah|tp < rarely|seldom|jarang|hardly ever|almost never"
    "|hampir tidak pernah < sometimes|occasionally|kadang kadang|kadang|kd|kk|sesekali"
    " < often|frequently|usually|very often|fairly often|sering|sr|hampir selalu|almost always"
    " < always|selalu|sl",
    "never|tidak pernah|tdk pernah|tp < sometimes|occasionally|kadang kadang|kadang|kd|kk"
    " < often|frequently|sering|sr < always|selalu|sl",
    "never|tidak pernah|tp < rarely|seldom|jarang|jr < often|frequently|sering|sr"
    " < always|selalu|sl",
    "never|tidak pernah|tp < rarely|seldom|jarang|jr < sometimes|kadang kadang|kadang|kk"
    " < often|frequently|sering|sr",
    "0 never|tidak pernah < almost never|hampir tidak pernah < sometimes|kadang kadang"
    " < fairly often|cukup sering < very often|sangat sering",
    "0 not at all|tidak sama sekali|tidak pernah < several days|beberapa hari"
    " < more than half the days|lebih dari separuh hari|lebih dari setengah hari"
    " < nearly every day|hampir setiap hari",
    "never|tidak pernah < sometimes|kadang kadang|kadang < always|selalu",
    "never|tidak pernah < rarely|jarang < often|sering",
    "never|tidak pernah < sometimes|kadang kadang|kadang < often|sering",
    # quality
    "poor|bad|kurang|kurang baik|buruk|rendah < fair|average|cukup|cukup baik|sedang"
    " < good|baik|bagus|tinggi",
    "very poor|very bad|sangat kurang|sangat buruk|sangat tidak baik|sangat jelek"
    " < poor|bad|kurang|kurang baik|buruk|tidak baik|jelek"
    " < fair|average|acceptable|cukup|cukup baik|sedang|biasa < good|baik|bagus"
    " < very good|excellent|sangat baik|sangat bagus|amat baik|baik sekali|istimewa",
    "poor|kurang|buruk < fair|cukup < good|baik < excellent|very good|sangat baik|baik sekali",
    "poor < fair < good < very good < excellent",
    "sangat tidak baik < tidak baik|kurang baik < baik < sangat baik",
    # how much
    "none at all|not at all|none|nothing|tidak sama sekali|sama sekali tidak|tidak ada"
    " < a little|a little bit|a bit|slightly|sedikit"
    " < a moderate amount|moderately|somewhat|sedang|cukup|lumayan"
    " < a lot|quite a bit|quite a lot|very|banyak"
    " < a great deal|extremely|very much|completely|sangat banyak|banyak sekali|amat sangat",
    "0 not at all|tidak sama sekali|sama sekali tidak < a little|a little bit|sedikit"
    " < quite a bit|somewhat|cukup banyak|cukup < very much|extremely|sangat banyak|sangat",
    "not confident at all|not at all confident|sangat tidak yakin"
    " < slightly confident|not very confident|tidak yakin|not confident"
    " < somewhat confident|moderately confident|cukup yakin|ragu ragu|kurang yakin"
    " < fairly confident|confident|quite confident|yakin"
    " < very confident|extremely confident|completely confident|sangat yakin",
    "sangat tidak yakin < tidak yakin|kurang yakin < yakin < sangat yakin",
    "tidak yakin < kurang yakin|ragu ragu|cukup yakin < yakin",
    # satisfaction
    "very dissatisfied|very unsatisfied|extremely dissatisfied|sangat tidak puas|stp"
    " < dissatisfied|unsatisfied|tidak puas"
    " < neutral|neither satisfied nor dissatisfied|neither|netral|cukup puas|kurang puas|biasa saja"
    " < satisfied|puas < very satisfied|extremely satisfied|sangat puas|sp",
    "very dissatisfied|sangat tidak puas < dissatisfied|tidak puas|kurang puas < satisfied|puas"
    " < very satisfied|sangat puas",
    "dissatisfied|tidak puas < neutral|netral|cukup puas|kurang puas < satisfied|puas",
    # importance, likelihood, ease
    "not important|not at all important|unimportant|sangat tidak penting"
    " < slightly important|of little importance|tidak penting"
    " < moderately important|neutral|netral|cukup penting < important|penting"
    " < very important|extremely important|sangat penting",
    "very unlikely|extremely unlikely|sangat tidak mungkin < unlikely|tidak mungkin"
    " < neutral|netral|mungkin tidak mungkin < likely|mungkin"
    " < very likely|extremely likely|sangat mungkin",
    "very difficult|sangat sulit|sangat sukar < difficult|hard|sulit|sukar < neutral|netral|sedang"
    " < easy|mudah < very easy|sangat mudah",
    # how high, how severe, how far
    "very low|sangat rendah|rendah sekali < low|rendah < medium|moderate|average|sedang|cukup"
    " < high|tinggi < very high|sangat tinggi|tinggi sekali",
    "low|rendah < medium|moderate|average|sedang|cukup < high|tinggi",
    "0 none|no pain|normal|absent|tidak ada|tidak nyeri|tidak cemas|tidak stres|tidak depresi"
    " < mild|slight|ringan|nyeri ringan|cemas ringan|stres ringan|depresi ringan"
    " < moderate|medium|sedang|nyeri sedang|cemas sedang|stres sedang|depresi sedang"
    " < severe|berat|parah|nyeri berat|cemas berat|stres berat|depresi berat"
    " < very severe|extremely severe|sangat berat|panik|nyeri sangat berat"
    "|sangat parah|nyeri hebat",
    "mild|ringan < moderate|sedang < severe|berat|parah",
    "much worse|jauh lebih buruk < worse|a little worse|lebih buruk"
    " < same|the same|no change|about the same|sama|sama saja|tetap < better|a little better"
    "|lebih baik < much better|jauh lebih baik",
    # like me
    "sangat tidak sesuai|very untrue of me|not at all like me < tidak sesuai|untrue of me"
    "|not much like me < netral|neutral|ragu ragu|kurang sesuai|cukup sesuai|somewhat like me"
    " < sesuai|true of me|mostly like me < sangat sesuai|very true of me|very much like me",
    "sangat tidak sesuai < tidak sesuai|kurang sesuai < sesuai < sangat sesuai",
    # marks of reports, and answers that are right or not
    "belum berkembang|bb < mulai berkembang|mb < berkembang sesuai harapan|bsh"
    " < berkembang sangat baik|bsb",
    "0 no|tidak|tdk|n|t < yes|ya|y|iya",
    "0 wrong|incorrect|false|salah|s < right|correct|true|benar|betul|b",
    "0 not done|tidak dilakukan|belum|belum dilakukan < done|dilakukan|sudah|sudah dilakukan",
    "0 tidak dilakukan < dilakukan tidak sempurna|kurang sempurna|dilakukan kurang sempurna"
    " < dilakukan sempurna|sempurna|dilakukan dengan sempurna",
    "incapable|tidak mampu < less capable|kurang mampu < capable|mampu < very capable|sangat mampu",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnswerScale:
    """An ordered set of answers: the score of each way to write one.

    score    answer as `plain_answer` writes it -> its score
    low      the score of the lowest answer; `high` of the highest
    """

    score: Mapping[str, int]
    low: int
    high: int


def plain_answer(text: str) -> str:
    """An answer as it is compared: small letters, no accents, no marks, no letter of a list.

    >>> plain_answer(" Ragu-ragu "), plain_answer("b) Kadang2"), plain_answer("Sangat Setuju (SS)")
    ('ragu ragu', 'kadang kadang', 'sangat setuju')
    """
    folded = fold(text[:LONGEST].strip())
    folded = re.sub(r"^[a-h][.)]\s+", "", folded)
    folded = re.sub(r"(?<=\S)\s*\([^()]{1,4}\)$", "", folded)
    folded = re.sub(r"\b([^\W\d_]+)2\b", r"\1 \1", folded)
    return re.sub(r"[\W_]+", " ", folded).strip()


def scale_of(answers: Iterable[str]) -> AnswerScale | None:
    """The known scale that all of these answers belong to; None where none is.

    Of several the shortest whose every rank was answered, for a scale of four has no neutral; else
    the first, which is the usual one. None also where all are one answer.

    >>> scale = scale_of(["Setuju", "Netral", "sangat tidak setuju"])
    >>> scale.score["setuju"], scale.low, scale.high
    (4, 1, 5)
    >>> scale_of(["SS", "S", "TS", "STS"]).high, scale_of(["red", "blue"])
    (4, None)
    """
    plain = frozenset(map(plain_answer, answers))
    if not 2 <= len(plain) <= MOST_ANSWERS:
        return None
    fitting = [scale for scale in _scales() if plain <= scale.score.keys()]
    apart = [scale for scale in fitting if len({scale.score[each] for each in plain}) > 1]
    whole = [scale for scale in apart if _is_whole(scale, plain)]
    if whole:
        return min(whole, key=lambda scale: scale.high - scale.low)
    return apart[0] if apart else None


def _is_whole(scale: AnswerScale, plain: Collection[str]) -> bool:
    """Whether every rank of the scale was answered."""
    return len({scale.score[each] for each in plain}) == scale.high - scale.low + 1


@cache
def _scales() -> tuple[AnswerScale, ...]:
    return tuple(map(_scale, _LINES))


def _scale(line: str) -> AnswerScale:
    low = 0 if line.startswith("0 ") else 1
    ranks = line.removeprefix("0 ").split(" < ")
    score = {
        plain_answer(name): low + rank
        for rank, names in enumerate(ranks)
        for name in names.split("|")
    }
    return AnswerScale(score, low, low + len(ranks) - 1)
