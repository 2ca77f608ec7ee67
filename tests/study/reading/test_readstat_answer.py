"""The answer of the reader's process: read exactly, and refused wherever it is not as agreed."""

from __future__ import annotations

import json
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.study.problem import Refusal
from lib.study.reading.child_process import part
from lib.study.reading.limits import Limits
from lib.study.reading.readstat_answer import Answer, read_answer

NUMBER = {"name": "jk", "label": "Jenis", "codes": [[1.0, "a"], [2, "b"]], "is_numeric": True}
TEXT = {"name": "id", "label": "", "codes": [["1", "satu"]], "is_numeric": False}
ABOUT = {
    "width": 2, "declared": 3, "rows": 3, "encoding": "UTF-8", "variables": [NUMBER, TEXT],
}  # fmt: skip
NUMBERS = np.array([1.0, np.nan, 2.5]).tobytes()
TEXTS = "é\0\0c\0".encode()
PROPER = part(json.dumps(ABOUT).encode()) + part(NUMBERS) + part(TEXTS)


def answer(
    about: object = ABOUT, numbers: bytes = NUMBERS, texts: bytes = TEXTS, more: bytes = b""
) -> bytes:
    return part(json.dumps(about).encode()) + part(numbers) + part(texts) + more


def altered(variable: dict, **changes: object) -> dict:
    other = TEXT if variable is NUMBER else NUMBER
    changed = variable | changes
    return ABOUT | {"variables": [changed, other] if variable is NUMBER else [other, changed]}


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Refusal) as refused:
        read_answer(data, limits or Limits())
    return refused.value.problem.key


def test_cells_come_back_as_they_were_sent():
    number, text = read_answer(PROPER, Limits()).variables
    np.testing.assert_array_equal(number.cells, [1.0, np.nan, 2.5])
    assert text.cells == ["é", "", "c"]


def test_the_codes_of_value_labels_keep_their_kind():
    number, text = read_answer(PROPER, Limits()).variables
    assert number.codes == {1.0: "a", 2.0: "b"}
    assert text.codes == {"1": "satu"}


def test_what_the_reader_says_about_an_error_comes_back():
    found = read_answer(part(b'{"error": "bad encoding"}'), Limits())
    assert (found.error, found.variables) == ("bad encoding", ())


def test_a_table_without_rows_is_an_answer():
    found = read_answer(answer(ABOUT | {"rows": 0, "declared": 0}, b"", b""), Limits())
    assert [len(variable.cells) for variable in found.variables] == [0, 0]


@pytest.mark.parametrize(
    "about",
    [
        [], None, 1, "x", {},
        {"error": 1},
        {"error": "\ud800"},
        *({key: value for key, value in ABOUT.items() if key != left} for left in ABOUT),
        *(ABOUT | {key: "3"} for key in ("width", "declared", "rows", "variables")),
        ABOUT | {"rows": 3.0},
        ABOUT | {"rows": True},
        ABOUT | {"declared": True},
        ABOUT | {"rows": -3},
        ABOUT | {"rows": 2},
        ABOUT | {"encoding": ["utf-8"]},
        ABOUT | {"encoding": "\udfff"},
        ABOUT | {"variables": [NUMBER]},
        ABOUT | {"variables": [NUMBER, TEXT, TEXT]},
        ABOUT | {"variables": [NUMBER, "id"]},
        altered(TEXT, name="jk"),
        altered(NUMBER, name=None),
        altered(NUMBER, name="\ud83d"),
        altered(NUMBER, label=1),
        altered(NUMBER, is_numeric=1),
        altered(NUMBER, is_numeric=False),
        altered(TEXT, is_numeric=True),
        altered(NUMBER, codes={"1": "a"}),
        altered(NUMBER, codes=[[1.0]]),
        altered(NUMBER, codes=[[[1.0], "a"]]),
        altered(NUMBER, codes=[[True, "a"]]),
        altered(NUMBER, codes=[[None, "a"]]),
        altered(NUMBER, codes=[[10**400, "a"]]),
        altered(NUMBER, codes=[[1.0, 2.0]]),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_as_agreed_is_a_damaged_file(about):
    assert refusal(answer(about)) == "file_damaged"


@pytest.mark.parametrize("data", [
    answer(numbers=NUMBERS[:-1]),
    answer(numbers=NUMBERS[:-8]),
    answer(texts=TEXTS[:-1]),
    answer(texts=TEXTS + b"\0"),
    answer(texts=TEXTS + b"d"),
    answer(texts=b"\xff\0\0\0"),
    answer(more=part(b"")),
    answer(more=b"\0"),
    part(b"{") + PROPER,
    part(b"[" * 100_000),
    part(b'{"error": "\xff"}'),
    part(b" " * 32_000_000 + b'{"error": ""}'),
    b"\xff" * 8 + PROPER,
    PROPER[:-len(part(TEXTS))] + b"\x07" + bytes(7) + TEXTS,
], ids=range(14))  # fmt: skip
def test_bytes_that_are_not_as_agreed_are_a_damaged_file(data):
    assert refusal(data) == "file_damaged"


@pytest.mark.parametrize("length", range(len(PROPER)))
def test_an_answer_cut_short_anywhere_is_a_damaged_file(length):
    assert refusal(PROPER[:length]) == "file_damaged"


@pytest.mark.parametrize(
    ("about", "limits", "key"),
    [
        (ABOUT, Limits(cells=5), "too_many_cells"),
        (ABOUT, Limits(columns=1), "too_many_columns"),
        (ABOUT | {"width": 1, "declared": None}, Limits(columns=1), "too_many_columns"),
        (ABOUT | {"width": 0, "variables": [], "rows": 10**18}, Limits(), "too_many_cells"),
        (ABOUT | {"declared": 10**9}, Limits(), "too_many_cells"),
    ],
)
def test_a_table_over_the_limits_is_refused_before_its_cells_are_read(about, limits, key):
    assert refusal(part(json.dumps(about).encode()), limits) == key


@settings(deadline=None, max_examples=60)
@given(flips=st.lists(st.tuples(st.integers(0, len(PROPER) - 1), st.integers(0, 255)), max_size=4))
@example(flips=[(0, 255)])
def test_an_altered_answer_is_an_answer_or_a_refusal(flips):
    data = bytearray(PROPER)
    for where, byte in flips:
        data[where] = byte
    with suppress(Refusal):
        assert isinstance(read_answer(data, Limits()), Answer)
