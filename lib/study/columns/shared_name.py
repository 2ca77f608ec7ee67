"""What two columns of one thing are called, but for when it was measured."""

from __future__ import annotations

import re

AT_ENDS = " _-–—.:;,/|()[]{}\t"


def shared_name(before: str, after: str) -> str:
    """What two columns of one item are called but for the time.

    >>> shared_name("pre_1", "post_1"), shared_name("Q2 (sebelum)", "Q2 (sesudah)")
    ('1', 'Q2')
    >>> shared_name("Saya cemas", "Saya cemas (2)"), shared_name("q1", "q1")
    ('Saya cemas', 'q1')
    >>> shared_name("Q1pre", "Q1post"), shared_name("preQ1", "postQ1")
    ('Q1', 'Q1')
    """
    if after.startswith(before):
        return before
    start = _alike(before, after)
    ahead = _whole_words(before[:start], before[start:])
    end = _alike(before[::-1], after[::-1])
    behind = before[len(before) - end :] if end else ""
    behind = re.sub(r"^[^\W_]+", "", behind) if _splits(before, len(before) - end) else behind
    shared = max(ahead, behind, key=len).strip(AT_ENDS)
    return _closed(shared) or _numbered(before[:start], before[len(before) - end :]) or before


def _closed(name: str) -> str:
    """The name with its brackets closed again, where one was taken for the end of a word."""
    for opening, closing in ("[]", "()"):
        if name.count(opening) > name.count(closing):
            name += closing
    return name


def _numbered(start: str, end: str) -> str:
    """What is shared up to a number, or from the letter before one: Q1pre, preQ1; "" for none."""
    ahead = re.match(r".*[0-9]", start)
    behind = re.search(r"[^\W\d_]*[0-9].*", end)
    if ahead:
        return ahead[0]
    return behind[0] if behind else ""


def _alike(one: str, other: str) -> int:
    """How many characters two names begin with alike."""
    differing = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def _whole_words(start: str, rest: str) -> str:
    """The beginning of a name without a word that goes on in the rest."""
    is_cut = bool(start and rest and start[-1].isalnum() and rest[0].isalnum())
    return re.sub(r"[^\W_]+$", "", start) if is_cut else start


def _splits(name: str, place: int) -> bool:
    """Whether a place of a name lies within a word."""
    return 0 < place < len(name) and name[place - 1].isalnum() and name[place].isalnum()
