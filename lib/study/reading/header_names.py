"""Column names: from the header rows to names that are filled and unique."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lib.study.plain_text import visible
from lib.study.reading.cell_kind import Row
from lib.study.reading.header import Span

LONGEST_NAME = 300  # characters


def column_names(rows: Sequence[Row], width: int, merged: Sequence[Span] = ()) -> list[str]:
    """A name for each column from its header rows, "" for a column without one.

    rows     the header rows from top to bottom, none when the table has no header
    merged   the merged cells in them, `row` counted from the first of these rows

    One row that names every column is taken alone; else the rows are joined: "Visit 1 / HR".

    >>> visit = Span(row=0, first=1, last=2)
    >>> column_names([["id", "Visit 1", ""], ["", "HR", "BP"]], 3, [visit])
    ['id', 'Visit 1 / HR', 'Visit 1 / BP']
    """
    levels = [[_tidy(row[c]) if c < len(row) else "" for c in range(width)] for row in rows]
    if not levels:
        return [""] * width
    named = [any(level[column] for level in levels) for column in range(width)]
    for level in levels:
        own = [name for name, needed in zip(level, named, strict=True) if needed]
        if all(own) and len(set(own)) == len(own):
            return level
    spread = [
        _spread(level, [s for s in merged if s.row == index], below)
        for index, (level, below) in enumerate(pairwise(levels))
    ]
    return [_joined(parts) for parts in zip(*spread, levels[-1], strict=True)]


def unique(names: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """Every name once: "column 7" for an empty one, "BP (2)" for the second BP.

    numbers   the number of each column in the file, 1-based

    >>> unique(["BP", "", "BP"], [1, 2, 3])
    ['BP', 'column 2', 'BP (2)']
    """
    seen: Counter[str] = Counter()
    taken = set(names)
    result = []
    for name, number in zip(names, numbers, strict=True):
        base = name or f"column {number}"
        seen[base] += 1
        own = base
        while seen[base] > 1 or (not name and own in taken):
            own = f"{base} ({max(seen[base], 2)})"
            if own not in taken:
                break
            seen[base] += 1
        taken.add(own)
        result.append(own)
    return result


def _tidy(name: str) -> str:
    """On one line, and of a long question both ends, where what tells it from others stands."""
    line = re.sub(r"\s+", " ", visible(name)).strip()
    if len(line) <= LONGEST_NAME:
        return line
    half = LONGEST_NAME // 2
    return f"{line[: half - 1].rstrip()}…{line[-half:].lstrip()}"


def _spread(level: list[str], spans: list[Span], below: list[str]) -> list[str]:
    """A row of group names, each repeated over the columns of its group.

    Merged cells say how far a group goes; without them it goes up to the next name, and the last
    one as far as the one before it.
    """
    filled = [column for column, name in enumerate(level) if name]
    ends = {span.first: span.last + 1 for span in spans}
    result = list(level)
    width = 1
    for start, following in zip(filled, [*filled[1:], None], strict=True):
        if spans:
            end = ends.get(start, start + 1)
        elif following is not None:
            end = following
        else:
            end = min(len(level), start + width)
        width = end - start
        for column in range(start + 1, min(end, len(level))):
            if below[column]:
                result[column] = level[start]
    return result


def _joined(parts: Sequence[str]) -> str:
    distinct = dict.fromkeys(part for part in parts if part)
    return " / ".join(distinct)
