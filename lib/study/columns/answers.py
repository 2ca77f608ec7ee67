"""Answers in words: the scores of a column's words, told by a known scale or by numbers in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from lib.study.plain_number import plain_number
from lib.study.plain_text import plain_text
from lib.study.recipe import WordScores
from lib.study.words.markers import EMPTY
from lib.study.words.ordered_answers import LONGEST, MOST_ANSWERS, plain_answer, scale_of

RARE = 0.02  # of the cells
MOST_LOOKED_AT = 60  # distinct cells, in which a few answers may be spelled
# "Agree (4)", "Setuju = 4", "Setuju - 4"
_NUMBER_BEHIND = re.compile(
    r"(.*[^\W\d_].*?)\s*(?:[(\[]\s*([0-9]{1,2})\s*[)\]]|[=:–-]\s*([0-9]{1,2}))"
)


def answer_words(columns: Sequence[pd.Series]) -> tuple[str, ...]:
    """The answers in words of some columns, each once as it is written first; () for none.

    Numbers and what is no value do not count. None are found where there are more than eleven, or
    where one is too long for an answer.

    >>> answer_words([pd.Series(["Agree", " agree", "Neutral", None, "-", "4"])])
    ('Agree', 'Neutral')
    """
    found: dict[str, str] = {}
    for cells in columns:
        if pd.api.types.is_numeric_dtype(cells.dtype):
            continue
        distinct = pd.unique(cells.dropna())
        if len(distinct) > MOST_LOOKED_AT:
            return ()
        for cell in distinct:
            text = plain_text(str(cell)).strip()
            if text.casefold() in EMPTY or plain_number(text) is not None:
                continue
            if len(text) > LONGEST or not re.search(r"[^\W\d_]", text):
                return ()
            found.setdefault(plain_answer(text), re.sub(r"\s+", " ", text))
    return tuple(found.values()) if 2 <= len(found) <= MOST_ANSWERS else ()


def answer_scores(columns: Sequence[pd.Series]) -> WordScores | None:
    """The words of some columns as ordered scores; None where no order is known.

    Numbers beside the words, "Setuju (4)", are the scores; else a known scale tells them.

    >>> found = answer_scores([pd.Series(["Baik", "Cukup", "Baik"], name="pre")])
    >>> found.scores, found.ends
    ((('Cukup', 2.0), ('Baik', 3.0)), (1.0, 3.0))
    >>> answer_scores([pd.Series(["red", "blue"])]) is None
    True
    """
    words = answer_words(columns)
    if not words:
        return None
    return _scored(columns, words) or _scored(columns, _without_rare(columns, words))


def _scored(columns: Sequence[pd.Series], words: Sequence[str]) -> WordScores | None:
    """These words of the columns as scores."""
    names = tuple(str(cells.name) for cells in columns)
    numbered = _numbered(words)
    if numbered:
        return WordScores(names, _ordered(numbered), _counted_up(numbered))
    scale = scale_of(words)
    if scale is None:
        return None
    scores = {word: float(scale.score[plain_answer(word)]) for word in words}
    return WordScores(names, _ordered(scores), (float(scale.low), float(scale.high)))


def _without_rare(columns: Sequence[pd.Series], words: Sequence[str]) -> tuple[str, ...]:
    """The words without those that hardly anybody wrote: misspelled ones, to be listed by row."""
    counts: Counter[str] = Counter()
    for cells in columns:
        if not pd.api.types.is_numeric_dtype(cells.dtype):
            for text, n in cells.value_counts().items():
                counts[plain_answer(str(text))] += int(n)
    most = max(1, int(RARE * counts.total()))
    return tuple(word for word in words if counts[plain_answer(word)] > most)


def in_numbers(cells: pd.Series, words: WordScores) -> pd.Series:
    """The cells with each known word as its number in digits; what is no such word stays.

    >>> words = WordScores(("pre",), (("Agree", 4.0),), (1.0, 5.0))
    >>> in_numbers(pd.Series(["AGREE", "agre", "5"]), words).tolist()
    ['4', 'agre', '5']
    """
    if pd.api.types.is_numeric_dtype(cells.dtype):
        return cells
    score = {plain_answer(word): value for word, value in words.scores}
    code, distinct = pd.factorize(cells)
    written = [_in_digits(str(text), score) for text in distinct]
    texts = np.array([*written, None], dtype=object)[code]
    return pd.Series(texts, index=cells.index, name=cells.name, dtype="str")


def _in_digits(text: str, score: Mapping[str, float]) -> str:
    value = score.get(plain_answer(text))
    return text if value is None else f"{value:g}"


def _ordered(scores: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(scores.items(), key=lambda pair: pair[1]))


def _counted_up(scores: Mapping[str, float]) -> tuple[float, float] | None:
    """The ends of a scale whose every number stands beside a word; None where some are missing."""
    low = min(scores.values())
    high = max(scores.values())
    is_whole = low in (0, 1) and high - low + 1 == len(scores) > 2
    return (low, high) if is_whole else None


def _numbered(words: Sequence[str]) -> dict[str, float]:
    """The number that stands behind each word, where one stands behind every one and differs."""
    matches = [_NUMBER_BEHIND.fullmatch(word) for word in words]
    found = {m.string: float(m[2] or m[3]) for m in matches if m is not None}
    distinct = set(found.values())
    return found if len(found) == len(words) == len(distinct) else {}
