"""Levels: a column as categories, its blanks stripped and its levels in their natural order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.study.arrays import Codes
from lib.study.columns.bands import bands_of
from lib.study.problem import Problem, Slots
from lib.study.words.markers import EMPTY
from lib.study.words.ordered_answers import plain_answer, scale_of

MOST_NAMED = 6  # levels listed in a sentence

# orders that everybody in the field knows, each from low to high; "a|b" are one rank. Those of
# answers (agreement, how often, how good) are in words/ordered_answers.py
ORDERS = tuple(
    {name: rank for rank, names in enumerate(line.split(" < ")) for name in names.split("|")}
    for line in (
        "tidak sekolah|none|tidak tamat sd < sd|primary|elementary|dasar < smp|sltp|mts|junior high"
        " < sma|smk|slta|ma|sma/smk|secondary|high school|senior high|menengah"
        " < d1 < d2 < d3|diploma"
        " < d4 < s1|bachelor < pt|perguruan tinggi|tertiary|higher|university|college"
        " < s2|master < s3|doctorate",
        "nullipara|nulipara < primipara < secundipara|sekundipara < multipara"
        " < grandemultipara|grande multipara|grandemulti",
        "preterm|prematur < term|aterm < postterm|postmatur|serotinus",
        "short|pendek < medium|sedang < long|panjang|lama",
        "small|kecil < medium|sedang < large|big|besar",
        "young|muda < adult|dewasa < old|elderly|tua|lansia",
    )
)

_BELOW = ("<", "≤", "kurang dari", "under")  # what begins the name of a band below its number


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """A column as categories: for each row the position of its level, -1 where unknown."""

    code: Codes
    levels: tuple[str, ...]
    ordered: bool = False
    problems: tuple[Problem, ...] = ()


def levels(
    column: pd.Series, merged: Mapping[str, str] | None = None, missing: Sequence[str] = ()
) -> Levels:
    """Read a column as categories.

    Blanks around a level are dropped (noted); levels named in `merged` are read as another one;
    levels that differ only in case or inner blanks are kept apart and offered for merging.

    >>> found = levels(pd.Series(["SMA", " SD", "SMP", "-", "SD"]))
    >>> found.levels, found.code.tolist(), found.ordered
    (('SD', 'SMP', 'SMA'), [2, 0, 1, -1, 0], True)
    """
    raw, distinct = pd.factorize(column)
    kept = merged or {}
    padded = 0
    read_as = []  # for each distinct value the level it is read as
    for value in distinct:
        written = as_text(value)
        text = re.sub(r"\s+", " ", written).strip()
        padded += text != written
        read_as.append(kept.get(written, kept.get(text, text)))
    unknown = {as_text(code).strip() for code in missing}
    present = {name for name in read_as if name.casefold() not in EMPTY and name not in unknown}
    names, ordered = natural_order(sorted(present, key=str.casefold))
    position = {name: index for index, name in enumerate(names)}
    lookup = [position.get(name, -1) for name in read_as]
    code = np.array([*lookup, -1], dtype=np.int32)[raw]
    frequent = np.bincount(code[code >= 0], minlength=len(names))
    often = sorted(names, key=lambda name: -int(frequent[position[name]]))
    problems = [*_similar(often, str(column.name)), *_made_dates(names, str(column.name))]
    if padded:
        problems.append(Problem("blanks_stripped", "note", {"n": padded}, str(column.name)))
    return Levels(code, names, ordered, tuple(problems))


def as_text(value: object) -> str:
    """A cell as the text of a level: 1.0 is "1", 0.1 + 0.2 is "0.3".

    >>> as_text(1.0), as_text(0.1 + 0.2), as_text("SMA")
    ('1', '0.3', 'SMA')
    """
    if isinstance(value, (float, np.floating)):
        return str(int(value)) if float(value).is_integer() else f"{value:.15g}"
    return str(value)


def natural_order(names: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The levels in the order that their names tell, and whether they tell one.

    Bands and numbers go by their number ("<6m" before ">6m"), known scales by their rank (SD < SMP
    < SMA < PT), everything else stays in the order given. Plain codes 1, 2, 3 are sorted but count
    as unordered: they may be names of groups.

    >>> natural_order([">6m", "<6m"]), natural_order(["red", "blue"])
    ((('<6m', '>6m'), True), (('red', 'blue'), False))
    """
    numbers = [_leading(name) for name in names]
    if all(number is not None for number in numbers):
        plain = all(re.fullmatch(r"[+-]?[0-9]+", name) for name in names)
        pairs = sorted(zip(numbers, names, strict=True))
        return tuple(name for _, name in pairs), len(names) > 1 and not plain
    for ranks in ORDERS:
        if len(names) > 1 and all(name.casefold() in ranks for name in names):
            return tuple(sorted(names, key=lambda name: ranks[name.casefold()])), True
    scale = scale_of(names)
    if scale is not None and scale.high - scale.low > 1:  # a yes and a no have no order
        return tuple(sorted(names, key=lambda name: scale.score[plain_answer(name)])), True
    return tuple(names), False


def _leading(name: str) -> tuple[float, int] | None:
    """The number that a band begins with, and whether the band lies below or above it."""
    text = name.casefold().replace(",", ".")
    match = re.match(
        r"([<>≤≥]=?|kurang dari |lebih dari |under |over )?\s*([+-]?[0-9]+(\.[0-9]+)?)", text
    )
    if match is None:
        return None
    number = float(match[2])
    side = match[1]
    if side is None:
        return number, 0
    return number, -1 if side.startswith(_BELOW) else 1


def same_level(one: str, other: str) -> bool:
    """Whether two levels differ only in case, blanks, dots, dashes or underscores.

    >>> same_level("Ibu Rumah-tangga", "ibu rumah tangga")
    True
    """
    return _folded(one) == _folded(other)


def _made_dates(names: Sequence[str], column: str) -> list[Problem]:
    """Bands such as 7-9 and 10-12 that a spreadsheet took for dates: 07-Sep, Oct-12."""
    bands = bands_of(names)
    if not bands:
        return []
    slots: Slots = {
        "levels": ", ".join(list(bands)[:MOST_NAMED]),
        "bands": ", ".join(list(bands.values())[:MOST_NAMED]),
    }
    return [Problem("levels_as_dates", "warning", slots, column)]


def _folded(name: str) -> str:
    return re.sub(r"[\s._-]+", "", name.casefold())


def _similar(names: Sequence[str], column: str) -> list[Problem]:
    """Levels that differ only in case, blanks or dots: offered for merging into the first one."""
    alike = defaultdict(list)
    for name in names:
        alike[_folded(name)].append(name)
    return [
        Problem(
            "similar_levels",
            "warning",
            {"levels": " | ".join(group[:MOST_NAMED]), "n": len(group), "into": group[0]},
            column,
        )
        for group in alike.values()
        if len(group) > 1
    ]
