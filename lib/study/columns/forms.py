"""Forms: what stands in the cells of a column in which numbers are expected, and are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from lib.study.plain_number import LONGEST, plain_number
from lib.study.plain_text import plain_text
from lib.study.problem import ProblemKey
from lib.study.words.markers import is_missing

MOST_LOOKED_AT = 1_000  # distinct cells
_DASHES = str.maketrans("‐‑‒–—", "-----")
MOSTLY = 0.5  # of the filled cells that have a form
_MONTH = (
    r"(?:jan|feb|mar|apr|may|mei|mai|jun|jul|aug|agu|ags|agt|sep|oct|okt|nov|dec|des|dez)[a-z]{0,7}"
)
_FORMS: dict[ProblemKey, re.Pattern[str]] = {
    "cells_dates": re.compile(
        rf"[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?:[T ].{{1,20}})?|[0-9]{{1,2}}[- /.]{_MONTH}"
        rf"(?:[- /.,]{{1,2}}[0-9]{{2,4}})?|{_MONTH}[- /.][0-9]{{1,4}}(?:[ ,]{{1,2}}[0-9]{{4}})?"
        r"|[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2,4}(?: .{1,20})?",
        re.IGNORECASE,
    ),
    "cells_durations": re.compile(
        r"[0-9]{1,3}:[0-5]?[0-9](?::[0-5]?[0-9](?:[.,][0-9]{1,6})?)?(?: ?[ap]\.?m\.?)?"
        r"|[0-9]{1,3} ?(?:h|hrs?|hours?|jam) ?[0-9]{1,2} ?(?:m|min|mins|minutes|menit)?"
        r"|[0-9]{1,3} ?(?:m|min|'|menit) ?[0-9]{1,2} ?(?:s|sec|\"|detik)?",
        re.IGNORECASE,
    ),
    "cells_ranges": re.compile(
        r"[0-9]+(?:[.,][0-9]+)? ?(?:-|to|sampai|s/d|s\.d\.|hingga|bis) ?[0-9]+(?:[.,][0-9]+)?",
        re.IGNORECASE,
    ),
    "cells_limits": re.compile(
        r"(?:[<>≤≥~±]=?|kurang dari|lebih dari|under|over|below|above|about|ca\.?) ?"
        r"[0-9]+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?\+",
        re.IGNORECASE,
    ),
    "cells_two": re.compile(
        r"[0-9.,]+ ?[(\[][^()\[\]]*[0-9][^()\[\]]*[)\]]|[0-9.,]+ ?(?:/|±|\+/?-|;|\|| ) ?[0-9.,]+%?"
    ),
    "cells_marked": re.compile(
        r"[+-]?[0-9]+(?:[.,][0-9]+)?(?: ?[*†‡§#?!^¹²³⁴-⁹ᵃ-ᵿ]{1,4}| ?[a-z]| ?[(\[][a-z*][)\]])",
        re.IGNORECASE,
    ),
}  # in this order: the first that fits


def form_of(text: str) -> ProblemKey | None:
    """What a cell that is no number is instead; None for words.

    >>> form_of("03-Apr"), form_of("2:47"), form_of("8-12"), form_of("<2"), form_of("5*")
    ('cells_dates', 'cells_durations', 'cells_ranges', 'cells_limits', 'cells_marked')
    >>> form_of("3 (30%)"), form_of("Agree")
    ('cells_two', None)
    """
    bare = plain_text(text).translate(_DASHES).strip()
    if len(bare) > LONGEST:
        return None
    return next((key for key, form in _FORMS.items() if form.fullmatch(bare)), None)


@dataclass(frozen=True, slots=True)
class NoNumbers:
    """Why the cells of a column are no numbers: the key of the sentence, and a cell as quoted."""

    key: ProblemKey
    example: str


def why_no_numbers(column: pd.Series) -> NoNumbers | None:
    """What stands in a column instead of numbers; None where most of its cells are numbers.

    >>> why_no_numbers(pd.Series(["2:47", "3:04", None]))
    NoNumbers(key='cells_durations', example='2:47')
    >>> why_no_numbers(pd.Series(["Agree", "Disagree"]))
    NoNumbers(key='cells_words', example='Agree')
    """
    if pd.api.types.is_numeric_dtype(column.dtype):
        return None
    texts = [str(text).strip() for text in pd.unique(column.dropna())[:MOST_LOOKED_AT]]
    filled = [text for text in texts if not is_missing(text)]
    odd = [text for text in filled if plain_number(plain_text(text)) is None]
    if not odd or len(odd) < MOSTLY * len(filled):
        return None
    forms = [form_of(text) for text in odd]
    commonest = max(_FORMS, key=forms.count)
    n = forms.count(commonest)
    if n and n >= MOSTLY * len(odd):
        return NoNumbers(commonest, odd[forms.index(commonest)][:LONGEST])
    return NoNumbers("cells_words", odd[0][:LONGEST])
