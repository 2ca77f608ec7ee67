"""By place: scores joined because they stand in one row, where nothing says who is who."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.study.arrays import Floats, Mask
from lib.study.problem import Problem, Slots, rows_where
from lib.study.roles import Roles

FEWEST_SORTED = 6  # scores of a column, below which an order may be chance
FEWEST_DISTINCT = 3


def joined_by_place(
    cells: pd.DataFrame, roles: Roles, scores: list[tuple[Floats, Floats]]
) -> list[Problem]:
    """That rows are taken for people, and whether the columns look like two lists side by side.

    Two lists that were sorted each for itself, or that end at different rows, are hardly the
    scores of the same people: whoever compares them as pairs gets a figure without meaning.
    [] where the roles name an id.

    cells   the rows that are participants, numbered as in the file
    """
    if roles.id or not scores:
        return []
    for choice, (before, after) in zip(roles.outcomes, scores, strict=True):
        if _is_sorted(before) and _is_sorted(after):
            slots: Slots = {"before": choice.before, "after": choice.after}
            return [Problem("joined_by_place_sorted", "warning", slots, choice.after)]
    for column in [name for choice in roles.outcomes for name in (choice.before, choice.after)]:
        filled = cells[column].notna().to_numpy()
        if _ends_early(filled):
            rows = rows_where(cells.index, ~filled)
            return [Problem("joined_by_place_gaps", "warning", {}, column, rows)]
    return [Problem("joined_by_place", "note")]


def _is_sorted(scores: Floats) -> bool:
    """Whether scores rise or fall all the way, and not by being nearly all the same."""
    there = scores[np.isfinite(scores)]
    if there.size < FEWEST_SORTED or np.unique(there).size < FEWEST_DISTINCT:
        return False
    steps = np.diff(there)
    return bool(np.all(steps >= 0) or np.all(steps <= 0))


def _ends_early(filled: Mask) -> bool:
    """Whether some cells are empty, and all of these at the end."""
    n = int(filled.sum())
    return 0 < n < filled.size and bool(filled[:n].all())
