"""Spelling: names of people that differ only in how they were typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import pandas as pd

from lib.study.columns.levels import as_text
from lib.study.plain_text import plain_text

BETWEEN = "\x1f"  # the parts of an id that several columns make
MANY_DIGITS = 5  # of an id whose marks only make it readable: 2021.001 and 2021001
_RUNS = re.compile(r"[0-9]+|[^\W\d_]+")
_WHOLE = re.compile(r"([0-9]+)[.,]0+")


def id_keys(columns: Iterable[pd.Series]) -> list[str]:
    r"""The id of each row as it was typed, its parts kept apart; "" where a part is missing.

    >>> id_keys([pd.Series([2101.0, 2102.0]), pd.Series(["A ", None])])
    ['2101\x1fA ', '']
    """
    parts = [_texts(column) for column in columns]
    return [BETWEEN.join(row) if all(row) else "" for row in zip(*parts, strict=True)]


def shown(key: str) -> str:
    r"""An id as a sentence bears it.

    >>> shown("A\x1f3")
    'A / 3'
    """
    return " / ".join(part.strip() for part in key.split(BETWEEN))


def tight(key: str) -> str:
    """An id without case, blanks, hyphens, dots and marks that cannot be seen; its zeros stay.

    Marks between the digits of a short id stay: 1-12 is not 11-2.

    >>> tight("EF 03") == tight("ef-03"), tight("1-12") == tight("11-2"), tight("AB01")
    (True, False, 'ab01')
    >>> tight("2021.001") == tight("2021001")
    True
    """
    return BETWEEN.join("".join(_joined(part)) for part in key.split(BETWEEN))


def loose(key: str) -> str:
    """The same without the zeros that a number begins with.

    >>> loose("OP08") == loose("OP8"), loose("A10") == loose("A1")
    (True, False)
    """
    parts = [
        "".join(run.lstrip("0") or "0" if run.isdigit() else run for run in _joined(part))
        for part in key.split(BETWEEN)
    ]
    return BETWEEN.join(parts)


def _texts(column: pd.Series) -> list[str]:
    return ["" if pd.isna(value) else as_text(value) for value in column]


def _joined(part: str) -> list[str]:
    """The runs of letters and of digits of an id, and where marks between digits count."""
    plain = plain_text(unicodedata.normalize("NFKC", part)).casefold().strip()
    whole = _WHOLE.fullmatch(plain)
    runs = _RUNS.findall(whole[1] if whole else plain)
    if sum(len(run) for run in runs if run.isdigit()) >= MANY_DIGITS:
        return runs
    kept: list[str] = []
    for run in runs:
        if kept and run.isdigit() and kept[-1].isdigit():
            kept.append("-")
        kept.append(run)
    return kept
