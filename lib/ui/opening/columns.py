"""The columns of a table as a form offers them."""

from __future__ import annotations

from lib.study.table import Table

MOST = 1_000  # in a list with a search; a browser does not hold many more


def offered(table: Table, *chosen: str) -> list[str]:
    """The names of the columns to choose from: the first thousand, and those chosen already."""
    first = [str(name) for name in table.frame.columns[:MOST]]
    return list(dict.fromkeys([*first, *(name for name in chosen if name in table.frame.columns)]))


def left_over(table: Table) -> int:
    """How many columns are not offered."""
    return max(0, len(table.frame.columns) - MOST)
