"""The answer of readstat_child.py, read as data and nothing else.

A hostile file may have taken over the process that answers, so every length, type and text is
checked here before anything is made of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from lib.study.arrays import Floats
from lib.study.problem import Refusal
from lib.study.reading.child_process import LENGTH
from lib.study.reading.limits import Limits

_MOST_ABOUT = 32_000_000  # bytes of JSON; names, labels and value labels are a few megabytes
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """One variable of a file.

    codes   value -> value label
    cells   numbers, NaN where nothing is; or texts, "" where nothing is
    """

    name: str
    label: str
    codes: Mapping[float | str, str]
    cells: Floats | list[str]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A file as it was read, or the reader's words on why it could not be (`error`).

    declared   the rows the file says it has; None where it does not say
    rows       those it has
    encoding   of its texts, where it names one
    """

    error: str | None = None
    declared: int | None = None
    rows: int = 0
    encoding: str | None = None
    variables: tuple[Variable, ...] = ()


def read_answer(answer: bytes | bytearray, limits: Limits) -> Answer:
    """The answer; Refusal for a table over the limits and for whatever is no proper answer."""
    try:
        return _read(memoryview(answer), limits)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        raise Refusal("file_damaged") from None


def _read(answer: memoryview, limits: Limits) -> Answer:
    parts = _parts(answer)
    content = next(parts, answer[:0])
    if len(content) > _MOST_ABOUT:
        raise ValueError("too much about too little")
    about = _is(dict, json.loads(str(content, "utf-8")))
    if "error" in about:
        return Answer(error=_text(about["error"]))
    declared = None if about["declared"] is None else _is(int, about["declared"])
    width = _is(int, about["width"])
    rows = _is(int, about["rows"])
    variables = _is(list, about["variables"])
    limits.check_table(max(declared or 0, 0), width)
    limits.check_table(rows, max(width, len(variables), 1))
    found = tuple(
        _variable(_is(dict, variable), cells, rows)
        for variable, cells in zip(variables, parts, strict=True)
    )
    if len({variable.name for variable in found}) < len(found):
        raise ValueError("two variables of one name")
    encoding = None if about["encoding"] is None else _text(about["encoding"])
    return Answer(None, declared, rows, encoding, found)


def _parts(answer: memoryview) -> Iterator[memoryview]:
    at = 0
    while at < len(answer):
        start = at + LENGTH
        at = start + int.from_bytes(answer[at:start], "little")
        if at > len(answer):
            raise ValueError("cut off")
        yield answer[start:at]


def _variable(about: Mapping[str, object], cells: memoryview, rows: int) -> Variable:
    codes = {_code(code): _text(label) for code, label in _is(list, about["codes"])}
    read = _numbers if _is(bool, about["is_numeric"]) else _texts
    return Variable(_text(about["name"]), _text(about["label"]), codes, read(cells, rows))


def _numbers(cells: memoryview, rows: int) -> Floats:
    numbers = np.frombuffer(cells, np.float64).copy()  # the rest of the answer can go
    if numbers.size != rows:
        raise ValueError("not a number for every row")
    return numbers


def _texts(cells: memoryview, rows: int) -> list[str]:
    content = bytes(cells)
    if content.count(0) != rows or content[-1:] not in (b"", b"\0"):
        raise ValueError("not a text for every row")
    return content.decode().split("\0")[:-1]


def _code(code: object) -> float | str:
    if type(code) is int:  # JSON may write a whole number without a point
        return float(code)
    return _text(code) if isinstance(code, str) else _is(float, code)


def _text(value: object) -> str:
    """A text that can be shown: JSON can spell halves of characters."""
    return _is(str, value).encode().decode()


def _is(kind: type[_Kind], value: object) -> _Kind:
    """The value, if it is of that very kind: True is no number here."""
    if type(value) is not kind:
        raise TypeError(f"no {kind.__name__}")
    return value
