"""Small tables for the tests of study, as if they had been read from a file."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from lib.study.guessing.guess import guess
from lib.study.roles import FactorChoice, OutcomeChoice, Roles
from lib.study.table import Dialect, Table


def table(columns: dict[str, Sequence[object]], **labels: str) -> Table:
    """A table with a header in row 1 and the data from row 2 on."""
    frame = pd.DataFrame(columns)
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    return Table(frame, Dialect(decimal="."), labels)


def wide(before: Sequence[object], after: Sequence[object], **others: Sequence[object]) -> Table:
    return table({"before": before, "after": after, **others})


PAIR = OutcomeChoice("before", "after", "score")


def wide_roles(*factors: str, **roles: object) -> Roles:
    chosen = tuple(FactorChoice(name) for name in factors)
    return Roles("wide", outcomes=(PAIR,), factors=chosen, **roles)


SCORE = OutcomeChoice("score", "score", "score")


def long_roles(*factors: str, **roles: object) -> Roles:
    chosen = tuple(FactorChoice(name) for name in factors)
    usual = {"id": ("id",), "time": "time", "times": ("pre", "post"), "outcomes": (SCORE,)}
    return Roles("long", factors=chosen, **{**usual, **roles})


def guessed_pairs(*names: str, rows: int = 6) -> list[tuple[str, str]]:
    """The pairs that are guessed, by default and as alternatives, for columns of numbers."""
    columns = {
        name: [(7 * row + 3 * place) % 23 for row in range(rows)]
        for place, name in enumerate(names)
    }
    found = guess(table(columns))
    return [(o.before, o.after) for o in (*found.roles.outcomes, *found.alternatives)]
