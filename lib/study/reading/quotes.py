"""Quotation marks of other programs, turned into those that the parsers know."""

from __future__ import annotations

import re

_NEARLY_ALL = 0.9
_EDGE_BEFORE = r"(?<![^,;\t|\r\n])"
_EDGE_AFTER = r"(?![^,;\t|\r\n])"
# ="007", as exports write what Excel is to leave as text; quoted once more, "=""007"""
_AS_TEXT = re.compile(rf'{_EDGE_BEFORE}"?="{{1,2}}([^"\r\n]*)"{{1,2}}"?{_EDGE_AFTER}')
_SINGLE = re.compile(rf"{_EDGE_BEFORE}'([^'\r\n]*)'{_EDGE_AFTER}")


def has_other_quotes(sample: str) -> bool:
    """Whether the beginning of a text has cells in single quotation marks, or formulas of a text.

    An apostrophe in a name is no quotation mark: nearly each line has to have such cells.
    """
    if '="' in sample:
        return _AS_TEXT.search(sample) is not None
    if "'" not in sample or '"' in sample:
        return False
    lines = [line for line in sample.splitlines() if line.strip()]
    quoted = [len(_SINGLE.findall(line)) for line in lines]
    are_all = 2 * sum(quoted) >= _NEARLY_ALL * sample.count("'")
    return are_all and sum(map(bool, quoted)) > _NEARLY_ALL * len(lines)


def with_plain_quotes(text: str) -> str:
    r"""Such a text with double quotation marks.

    >>> with_plain_quotes("'id','pre'\n'A','3'\n"), with_plain_quotes('="007",3')
    ('"id","pre"\n"A","3"\n', '"007",3')
    """
    if '="' in text:
        return _AS_TEXT.sub(r'"\1"', text)
    return _SINGLE.sub(r'"\1"', text)
