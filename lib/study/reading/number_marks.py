"""Numbers in text: which decimal and thousands marks a file uses, and columns read with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.study.arrays import Floats
from lib.study.plain_number import LONGEST as LONGEST_TEXT

# leading zeros make an identifier, an exponent without a sign a code ("3E2"), and sixteen digits
# do not fit a float: none of them is a number here
_EXPONENT = r"(?:[eE][+-][0-9]+)?"
LONGEST = 1e15
_ODD = "^[+-]?0[0-9]|[0-9.][eE][0-9]"
_FIRST = 20  # cells of which one that is no number saves the conversion
_FEW = 50_000  # cells below which a regular expression costs less than looking before
_PLAIN = re.compile(rf"[+-]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+){_EXPONENT}")


@dataclass(frozen=True, slots=True)
class Marks:
    """The decimal mark, and the thousands mark or ""."""

    decimal: str = "."
    thousands: str = ""

    @property
    def pattern(self) -> str:
        """The regular expression (RE2 and Python) of a whole number or decimal in these marks."""
        point = re.escape(self.decimal)
        group = re.escape(self.thousands)
        whole = "(?:0|[1-9][0-9]*)"
        if self.thousands:
            gap = "[ \u00a0\u202f]" if self.thousands == " " else group
            whole = f"(?:0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?:{gap}[0-9]{{3}})+)"
        return rf"[+-]?(?:{whole}(?:{point}[0-9]*)?|{point}[0-9]+){_EXPONENT}"


PLAIN = Marks()


def parse(text: pa.Array, marks: Marks) -> Floats | None:
    """The numbers of a column of trimmed texts, NaN where "" or null; None when one is no number.

    Exact: each text becomes the nearest float64, as Python's float() gives it.

    >>> parse(pa.array(["1.250,5", ""]), Marks(",", ".")).tolist()
    [1250.5, nan]
    >>> parse(pa.array(["007"]), PLAIN) is None  # an identifier
    True
    """
    if marks == PLAIN:
        return _parse_plain(text)
    fits = pc.match_substring_regex(text, f"^(?:{marks.pattern})?$")
    if pc.all(fits, min_count=0).as_py() is False:
        return None
    if marks.thousands == " ":
        text = pc.replace_substring_regex(text, "[ \u00a0\u202f]", "")
    elif marks.thousands:
        text = pc.replace_substring(text, marks.thousands, "")
    return _parse_plain(pc.replace_substring(text, marks.decimal, "."))


def _parse_plain(text: pa.Array) -> Floats | None:
    """Numbers with a decimal point, the common case: the checks come after the fast conversion."""
    head = text.slice(0, _FIRST).to_pylist()
    if not all(cell is None or cell == "" or _PLAIN.fullmatch(cell) for cell in head):
        return None
    empty = pc.equal(text, "")
    filled = pc.if_else(empty, None, text) if pc.any(empty).as_py() else text
    try:
        values: Floats = filled.cast(pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:  # a plus sign, or no number
        values_or_none = _parse_signed(filled)
        if values_or_none is None:
            return None
        values = values_or_none
    finite = values[~np.isnan(values)]
    if finite.size != len(text) - filled.null_count or np.any(np.abs(finite) >= LONGEST):
        return None
    return None if _has_odd_form(filled) else values


def _parse_signed(text: pa.Array) -> Floats | None:
    if not pc.any(pc.starts_with(text, "+")).as_py():
        return None
    try:
        bare = pc.replace_substring_regex(text, r"^\+([0-9.])", r"\1")
        return np.asarray(bare.cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
    except pa.ArrowInvalid:
        return None


def _has_odd_form(text: pa.Array) -> bool:
    """Whether a text that converts is still an identifier: 007, 3E2."""
    if len(text) < _FEW:
        return pc.any(pc.match_substring_regex(text, _ODD)).as_py() is True
    suspect = (
        pc.starts_with(text, "0"),
        pc.starts_with(text, "-0"),
        pc.starts_with(text, "+0"),
        pc.match_substring(text, "e", ignore_case=True),
    )
    if not any(pc.any(mask).as_py() for mask in suspect):
        return False
    return pc.any(pc.match_substring_regex(text, _ODD)).as_py() is True


_GROUP = "[1-9][0-9]{0,2}"


def _shapes(point: str, comma: str) -> tuple[str, str, str]:
    """The texts that only this decimal mark explains, those with groups, and those left open."""
    mark = re.escape(point)
    other = re.escape(comma)
    sure = rf"[0-9]*{mark}(?:[0-9]{{0,2}}|[0-9]{{4,}})|0{mark}[0-9]+|[0-9]{{4,}}{mark}[0-9]+"
    groups = rf"(?:{mark}[0-9]{{3}})+{other}[0-9]*|(?:{mark}[0-9]{{3}}){{2,}}"
    three = rf"[+-]?{_GROUP}{mark}[0-9]{{3}}"
    return rf"[+-]?(?:{sure}){_EXPONENT}", rf"[+-]?{_GROUP}(?:{groups})", three


# 3.5; 1.250.000 or 1.250,5; 1.250, which may be either; and the same with the comma
_SHAPES = {
    name: re.compile(pattern)
    for word, marks in (("point", ".,"), ("comma", ",."))
    for name, pattern in zip(
        (word, f"{word} groups", f"{word} three"), _shapes(*marks), strict=True
    )
}
_BLANK_GROUP = re.compile("(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_ONE_DIGIT = str.maketrans("23456789", "11111111")  # a zero may lead a number that is none
_QUOTE_GROUP = re.compile("(?<=[0-9])'(?=[0-9]{3}(?![0-9]))")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the texts of one column say about the marks: how many of each shape.

    example   a text that may be read either way, "1.250" or "1,250"
    """

    counts: Counter[str]
    example: str = ""

    @property
    def says_point(self) -> bool:
        """Something in it is right with a decimal point only, nothing with a comma only."""
        return self._decimal() == "."

    @property
    def says_comma(self) -> bool:
        """Something in it is right with a decimal comma only, nothing with a point only."""
        return self._decimal() == ","

    def _decimal(self) -> str | None:
        point = self.counts["point"] + self.counts["comma groups"]
        comma = self.counts["comma"] + self.counts["point groups"]
        if bool(point) == bool(comma):
            return None
        return "." if point else ","


class Shapes(dict[str, tuple[str, ...]]):
    """What each shape of number says about the marks: "3,52" and "4,19" are one shape, "1,11".

    >>> Shapes()["1.111"]
    ('point three',)
    """

    def __missing__(self, shape: str) -> tuple[str, ...]:
        """Look at a shape for the first time."""
        if shape.isdecimal():
            self[shape] = ()
            return ()
        bare = _BLANK_GROUP.sub("", shape)
        unquoted = _QUOTE_GROUP.sub("", bare)
        said = [name for name, pattern in _SHAPES.items() if pattern.fullmatch(unquoted)]
        if bare != shape:
            said.append("blank groups")
        if unquoted != bare:
            said.append("quote groups")
        self[shape] = tuple(said)
        return self[shape]


def evidence(texts: Iterable[str], shapes: Shapes | None = None) -> Evidence:
    """The shapes of the distinct texts of one column.

    shapes   what is known already of those of other columns
    """
    known = Shapes() if shapes is None else shapes
    listed = [text for text in texts if not text[:1].isalpha() and len(text) <= LONGEST_TEXT]
    distinct = Counter([text.translate(_ONE_DIGIT) for text in listed])
    counts: Counter[str] = Counter()
    for shape, often in distinct.items():
        for name in known[shape]:
            counts[name] += often
    is_open = counts["point three"] or counts["comma three"]
    return Evidence(counts, _last_open(listed, known) if is_open else "")


def _last_open(texts: Sequence[str], shapes: Shapes) -> str:
    """The last text that may be read either way."""
    for text in reversed(texts):
        if any("three" in name for name in shapes[text.translate(_ONE_DIGIT)]):
            return text
    return ""


def marks_of(columns: Sequence[Evidence], delimiter: str | None) -> tuple[Marks, bool]:
    """The marks that most columns speak for, and whether only "1.250" or "1,250" was to go by.

    Without other evidence a semicolon file is taken to come from a country of decimal commas.
    """
    total: Counter[str] = sum((column.counts for column in columns), Counter())
    points = sum(column.says_point for column in columns)
    commas = sum(column.says_comma for column in columns)
    is_open = False
    if points != commas:
        decimal = "." if points > commas else ","
    else:
        decimal, is_open = _from_threes(total, delimiter)
    grouping, word = (",", "comma") if decimal == "." else (".", "point")
    if total["blank groups"]:
        return Marks(decimal, " "), is_open
    if total["quote groups"]:
        return Marks(decimal, "'"), is_open
    grouped = total[f"{word} groups"] + total[f"{word} three"]
    return Marks(decimal, grouping if grouped else ""), is_open


def _from_threes(total: Counter[str], delimiter: str | None) -> tuple[str, bool]:
    """The decimal mark where only 1.250 or 1,250 is known, and whether that is a guess."""
    points = total["point three"] > 0
    commas = total["comma three"] > 0
    if not points and not commas:
        return ".", False
    if points and commas:
        return ".", True
    if delimiter == ";":
        return ",", True
    return ".", commas or delimiter not in (",", None)
