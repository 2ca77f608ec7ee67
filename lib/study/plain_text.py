"""Texts without what cannot be seen: marks that web pages leave beside numbers."""

from __future__ import annotations

import re
import unicodedata

# zero-width blanks, direction marks, word joiners, byte order marks, soft hyphens
INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# these join letters of Arabic and Indian scripts, so they are only dropped beside digits
_JOINERS = "\u200c\u200d"
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_UNSEEN_OR_JOINER = re.compile(f"[{INVISIBLE}{_JOINERS}]")
_BLANKS = re.compile(r"\s+")
_MINUS = dict.fromkeys(map(ord, "\u2212\u2013\u2010\u2011\u2012\ufe63\uff0d"), "-")
_MARKS = {0x066B: ".", 0x066C: ",", 0xFF0E: ".", 0xFF0C: ",", 0x2019: "'"}
_NUMBER_LIKE = re.compile(r"[+-]?[0-9][0-9.,' ]*%?|[+-]?[.,][0-9]+")


def visible(text: str) -> str:
    """The text without invisible characters; the joiners of Persian and Indian scripts stay there.

    >>> visible("pre\u200b"), visible("po\u200cst")
    ('pre', 'post')
    """
    if text.isascii():
        return text
    seen = _UNSEEN.sub("", text)
    joined = _UNSEEN_OR_JOINER.sub("", seen)
    return joined if joined.isascii() else seen


class _Plain:
    """For `str.translate`: digits of every script, minus signs and marks as plain ones."""

    def __getitem__(self, code: int) -> str:
        """The plain character; LookupError for one that stays as it is."""
        if code in _MINUS:
            return _MINUS[code]
        if code in _MARKS:
            return _MARKS[code]
        digit = unicodedata.decimal(chr(code), None)
        if digit is None:
            raise LookupError(code)
        return str(digit)


_PLAIN = _Plain()


def plain_text(text: str) -> str:
    """The text without invisible characters; a number in plain digits, with a plain minus.

    >>> plain_text("\u200b3\u200e"), plain_text("٣٫٥"), plain_text("−４"), plain_text("after–care")
    ('3', '3.5', '-4', 'after–care')
    """
    if text.isascii():
        return text
    seen = _UNSEEN.sub("", text).strip()
    if seen[:1].isalpha():
        return seen  # no number begins so
    plain = _BLANKS.sub(" ", _UNSEEN_OR_JOINER.sub("", seen)).translate(_PLAIN)
    return plain if _NUMBER_LIKE.fullmatch(plain) else seen
