"""Cells to numbers: what people type into score columns, read right or listed as no number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from lib.study.arrays import Floats, Mask
from lib.study.plain_number import LONGEST
from lib.study.plain_text import plain_text
from lib.study.problem import Problem, rows_where
from lib.study.roles import Part
from lib.study.words.markers import is_missing
from lib.study.words.units import LONGEST_UNIT, MOST_WORDS, UNITS

_SLASH = re.compile(r"\s*([0-9.,]+)\s*/\s*([0-9.,]+)\s*")
_UNIT = re.compile(r"([+-]?[0-9.,']+)\s*([^\W\d_][^\d]*|%)")
# a number with what it means behind it: "4 - Agree", "5: good", "4 (Agree)", "3 (30%)", "5*"
_EXPLAINED = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)?)\s*(?:[-:=–.)]\s*([^\W\d].*)|\((.*)\)|(\*+))")
_EXPLAINED_SHARE = 0.5  # of the filled cells
_GROUPED = {
    ",": re.compile(r"[0-9]{1,3}(,[0-9]{3})+"),
    ".": re.compile(r"[0-9]{1,3}(\.[0-9]{3})+"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """A column as numbers: for each row its value, NaN where none, and what was noticed."""

    value: Floats
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of one column are read.

    decimal   "." or ",": the decimal mark where the cells leave it open
    part      which part of "120/80" to take
    missing   codes that mean "no value"
    """

    decimal: str = "."
    part: Part = "whole"
    missing: tuple[str, ...] = ()


def numbers(column: pd.Series, reading: Reading | None = None) -> Numbers:
    """Read a column as numbers; every cell that is none is counted and listed by row.

    Understands "3,5", "1.250,5", " 12 ", "13 tahun", "−4". "120/80" is a number only by part.

    >>> numbers(pd.Series(["3,5", "13 tahun", "−4", "n/a"], name="age")).value.tolist()
    [3.5, 13.0, -4.0, nan]
    >>> blood_pressure = pd.Series(["120/80", "135/90"], name="bp")
    >>> numbers(blood_pressure, Reading(part="second")).value.tolist()
    [80.0, 90.0]
    """
    how = reading or Reading()
    if pd.api.types.is_numeric_dtype(column.dtype):
        value = column.to_numpy(np.float64, na_value=np.nan)
        value = np.where(np.isfinite(value), value, np.nan)
        return Numbers(_without(value, how.missing))
    code, distinct = pd.factorize(column)
    declared = {_clean(text) for text in how.missing}
    texts = ["" if (text := _clean(cell)) in declared else text for cell in distinct]
    parsed, found = _parse(texts, how)
    value = _without(np.append(parsed, np.nan)[code], how.missing)
    problems = []
    for problem, which in found:
        if which:
            hit = np.isin(code, which)
            problems.append(_located(problem, texts[which[0]], column, hit))
    return Numbers(value, tuple(problems))


def is_slashed(texts: Sequence[object]) -> bool:
    """Whether most of the cells hold two numbers, as blood pressure 120/80 does; 8/10 is one.

    >>> is_slashed(["120/80", "130/85", "-"]), is_slashed(["120", "130/85"])
    (True, False)
    """
    filled = [text for text in map(_clean, texts) if not is_missing(text)]
    slashed = sum(1 for text in filled if _SLASH.fullmatch(text))
    return 2 * slashed > len(filled) and same_denominator(filled) is None


def _clean(text: object) -> str:
    """A cell as text with plain blanks and a plain minus, its padding stripped.

    Of a long one, which is no number, the beginning.
    """
    plain = plain_text(unicodedata.normalize("NFKC", str(text)).replace("−", "-").strip())
    if len(plain) > LONGEST:
        plain = plain[:LONGEST] + "…"
    return re.sub(r"\s+", " ", plain).removeprefix("'")


def _without(value: Floats, missing: Sequence[str]) -> Floats:
    """The values with the declared codes made NaN."""
    codes = [
        number for number in (_plain(_clean(code), ".") for code in missing) if number is not None
    ]
    return np.where(np.isin(value, codes), np.nan, value) if codes else value


_SLASHED_SHARE = 1 / 3  # of the distinct cells that are to have a denominator, where one is meant
_Around = Literal["unit", "words", "out_of"]
Found = list[tuple[Problem, list[int]]]


def _parse(texts: Sequence[str], how: Reading) -> tuple[Floats, Found]:
    """The number of each distinct text, NaN where there is none; problems and whose they are."""
    texts = [_part(text, how.part) for text in texts]
    highest = same_denominator(texts) if how.part == "whole" else None
    decimal, doubtful = _decimal(texts, how.decimal)
    unit = _common_unit(texts)
    inside = _inside(texts, unit, highest)
    value = np.full(len(texts), np.nan)
    bad = []
    stripped: dict[_Around, list[int]] = {"unit": [], "words": [], "out_of": []}
    for index, text in enumerate(texts):
        if is_missing(text):
            continue
        number = _plain(text, decimal)
        if number is None and index in inside:
            around, bare = inside[index]
            number = _plain(bare, decimal)
            stripped[around].append(index)
        if number is None:
            bad.append(index)
        else:
            value[index] = number
    return value, [
        (Problem("not_a_number", "warning"), bad),
        (Problem("unit_stripped", "note", {"unit": unit}), stripped["unit"]),
        (Problem("words_stripped", "note"), stripped["words"]),
        (Problem("out_of_stripped", "note", {"highest": highest or ""}), stripped["out_of"]),
        (Problem("thousands_or_decimal", "warning", {"mark": decimal}), doubtful),
    ]


def _inside(texts: Sequence[str], unit: str, highest: str | None) -> dict[int, tuple[_Around, str]]:
    """The number inside each text that holds more, by its position, and what stands around it."""
    found: dict[int, tuple[_Around, str]] = {}
    explained = _explained(texts)
    for index, text in enumerate(texts):
        united = _UNIT.fullmatch(text)
        parts = _SLASH.fullmatch(text)
        if united and _unit(united) == unit:
            found[index] = "unit", united[1]
        elif index in explained:
            found[index] = "words", explained[index]
        elif highest and parts:
            found[index] = "out_of", parts[1]
    return found


def same_denominator(texts: Sequence[str]) -> str | None:
    """The one number behind the slash of cells like "8 / 10"; None where they differ, as 120/80.

    "10 / 11" alone among plain scores may be two answers, and is none where a score is above 11.

    >>> same_denominator(["8 / 10", "10/10", ""]), same_denominator(["120/80", "110/80"])
    ('10', None)
    """
    parts = [match for match in map(_SLASH.fullmatch, texts) if match]
    highest = {match[2] for match in parts}
    filled = [text for text in texts if not is_missing(text)]
    if len(highest) != 1 or len(parts) < _SLASHED_SHARE * len(filled):
        return None
    limit = _plain(next(iter(highest)), ".")
    numbers_alone = [number for text in filled if (number := _plain(text, ".")) is not None]
    firsts = [*(_plain(match[1], ".") for match in parts), *numbers_alone]
    is_within = limit is not None and all(first is not None and first <= limit for first in firsts)
    return next(iter(highest)) if is_within else None


def _explained(texts: Sequence[str]) -> dict[int, str]:
    """The number of each text like "4 - Agree", by its position; {} where they are the exception.

    One number has one meaning: "4 - Agree" beside "4 - Never" are no scores.
    """
    found = {
        index: match for index, text in enumerate(texts) if (match := _EXPLAINED.fullmatch(text))
    }
    filled = [text for text in texts if not is_missing(text)]
    if len(found) < _EXPLAINED_SHARE * len(filled):
        return {}
    meanings: dict[str, set[str]] = {}
    for match in found.values():
        if match[2]:
            meanings.setdefault(match[1], set()).add(match[2].casefold())
    if any(len(several) > 1 for several in meanings.values()):
        return {}
    return {index: match[1] for index, match in found.items()}


def _part(text: str, part: Part) -> str:
    if part == "whole":
        return text
    halves = _SLASH.fullmatch(text)
    if halves is None:
        return text
    return halves[1] if part == "first" else halves[2]


def _unit(match: re.Match[str]) -> str:
    return match[2].strip().casefold()


def _common_unit(texts: Sequence[str]) -> str:
    """The unit that most of the texts with a unit share: mixed units are no numbers.

    Words that are in no list of units, "2 items unanswered", are one only where most cells have
    them.
    """
    found = [_unit(match) for match in map(_UNIT.fullmatch, texts) if match]
    if not found:
        return ""
    unit = max(sorted(set(found)), key=found.count)
    filled = sum(1 for text in texts if not is_missing(text))
    is_usual = 2 * found.count(unit) > filled > 1
    is_short = len(unit) <= LONGEST_UNIT and len(unit.split()) <= MOST_WORDS
    return unit if unit.rstrip(".") in UNITS or (is_usual and is_short) else ""


def _decimal(texts: Sequence[str], default: str) -> tuple[str, list[int]]:
    """The decimal mark that the texts prove, else the default and the texts that leave it open."""
    bare = [_bare(text) for text in texts]
    for mark, other in ((",", "."), (".", ",")):
        if any(_proves(text, mark, other) for text in bare):
            return mark, []
    other = "." if default == "," else ","
    return default, [index for index, text in enumerate(bare) if _GROUPED[other].fullmatch(text)]


def _bare(text: str) -> str:
    """The digits and marks of a number, without sign, unit and blanks; "" where it is none."""
    united = _UNIT.fullmatch(text)
    bare = re.sub("[ '’]", "", united[1] if united else text).lstrip("+-")
    return bare if re.fullmatch(r"[0-9.,]+", bare) else ""


def _proves(bare: str, mark: str, other: str) -> bool:
    """Whether a number can only be read with that decimal mark: 3,5 or 1.250,5 or 1.250.000."""
    if _GROUPED[other].fullmatch(bare):
        return bare.count(other) > 1
    last = bare.count(mark) == 1 and bare.rfind(mark) > bare.rfind(other)
    return last and not _GROUPED[mark].fullmatch(bare)


def _plain(text: str, decimal: str) -> float | None:
    """The number of a text that holds nothing else; None when it is no number."""
    thousands = "." if decimal == "," else ","
    fraction = rf"({re.escape(decimal)}[0-9]+)?"
    if re.fullmatch(r"[+-]?[0-9]{1,3}([ '’][0-9]{3})+" + fraction, text):
        text = re.sub("[ '’]", "", text)
    sign, bare = (text[0], text[1:]) if text[:1] in {"+", "-"} else ("", text)
    whole = bare.split(decimal)[0]
    if thousands in bare and _GROUPED[thousands].fullmatch(whole):
        bare = bare.replace(thousands, "")
    bare = bare.replace(decimal, ".") if thousands not in bare else bare
    if not re.fullmatch(r"([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,3})?", bare, re.IGNORECASE):
        return None
    number = float(sign + bare)
    return number if np.isfinite(number) else None


def _located(problem: Problem, example: str, column: pd.Series, hit: Mask) -> Problem:
    """The problem with its column, how many cells it concerns, an example and their rows."""
    slots = {**problem.slots, "n": int(hit.sum()), "example": example}
    rows = rows_where(column.index, hit)
    return Problem(problem.key, problem.severity, slots, str(column.name), rows)
