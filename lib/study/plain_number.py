"""One number as a person writes it by itself: in a form, a link, a level, a code for no value.

Columns have readers of their own, which find out what marks a file uses: reading/number_marks reads
columns of texts, columns/numbers what people type into scores. What is no number is decided here
for all single texts alike.
"""

from __future__ import annotations

import re

LONGEST = 100  # characters of a number; more are none
_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_INFINITE = float("inf")


def plain_number(text: str) -> float | None:
    """The number that a text is, with a decimal point or comma; None where it is none.

    Python's own float() takes more than people mean by a number: 1_000, inf, nan and the digits of
    other scripts are none here.

    >>> plain_number("2,5"), plain_number(" -1e3 "), plain_number("1_000"), plain_number("inf")
    (2.5, -1000.0, None, None)
    """
    bare = text.strip().replace("−", "-")
    if len(bare) > LONGEST or not _PLAIN.fullmatch(bare):
        return None
    number = float(bare.replace(",", "."))
    return None if abs(number) == _INFINITE else number
