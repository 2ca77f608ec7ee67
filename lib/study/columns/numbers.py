"""Cells to numbers: what people type into score columns, read right or listed as no number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.study.arrays import Floats, Mask
from lib.study.plain_number import LONGEST
from lib.study.problem import Problem, rows_where
from lib.study.roles import Part
from lib.study.words.markers import is_missing

_SLASH = re.compile(r"\s*([0-9.,]+)\s*/\s*([0-9.,]+)\s*")
_UNIT = re.compile(r"([+-]?[0-9.,']+)\s*([^\W\d_][^\d]*|%)")
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
    """Whether most of the cells hold two numbers, as blood pressure 120/80 does.

    >>> is_slashed(["120/80", "130/85", "-"]), is_slashed(["120", "130/85"])
    (True, False)
    """
    filled = [text for text in map(_clean, texts) if not is_missing(text)]
    return bool(filled) and 2 * sum(bool(_SLASH.fullmatch(text)) for text in filled) > len(filled)


def _clean(text: object) -> str:
    """A cell as text with plain blanks and a plain minus, its padding stripped.

    Of a long one, which is no number, the beginning.
    """
    plain = unicodedata.normalize("NFKC", str(text)).replace("−", "-").strip()
    if len(plain) > LONGEST:
        plain = plain[:LONGEST] + "…"
    return re.sub(r"\s+", " ", plain).removeprefix("'")


def _without(value: Floats, missing: Sequence[str]) -> Floats:
    """The values with the declared codes made NaN."""
    codes = [
        number for number in (_plain(_clean(code), ".") for code in missing) if number is not None
    ]
    return np.where(np.isin(value, codes), np.nan, value) if codes else value


Found = list[tuple[Problem, list[int]]]


def _parse(texts: Sequence[str], how: Reading) -> tuple[Floats, Found]:
    """The number of each distinct text, NaN where there is none; problems and whose they are."""
    texts = [_part(text, how.part) for text in texts]
    decimal, doubtful = _decimal(texts, how.decimal)
    unit = _common_unit(texts)
    value = np.full(len(texts), np.nan)
    bad = []
    united = []
    for index, text in enumerate(texts):
        if is_missing(text):
            continue
        number = _plain(text, decimal)
        if number is None and (match := _UNIT.fullmatch(text)) and _unit(match) == unit:
            number = _plain(match[1], decimal)
            united.append(index)
        if number is None:
            bad.append(index)
        else:
            value[index] = number
    return value, [
        (Problem("not_a_number", "warning"), bad),
        (Problem("unit_stripped", "note", {"unit": unit}), united),
        (Problem("thousands_or_decimal", "warning", {"mark": decimal}), doubtful),
    ]


def _part(text: str, part: Part) -> str:
    match = _SLASH.fullmatch(text) if part != "whole" else None
    return match[1 if part == "first" else 2] if match else text


def _unit(match: re.Match[str]) -> str:
    return match[2].strip().casefold()


def _common_unit(texts: Sequence[str]) -> str:
    """The unit that most of the texts with a unit share: mixed units are no numbers."""
    found = [_unit(match) for match in map(_UNIT.fullmatch, texts) if match]
    return max(sorted(set(found)), key=found.count) if found else ""


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
