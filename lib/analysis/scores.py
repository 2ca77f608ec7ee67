"""The scores of some people as pairs, told apart as finely as those of the whole study.

The one home of that step: whoever is left by a selection, an arm or a level is paired up here, at
the resolution of the outcome, so that equal changes in two parts are ties.
"""

from __future__ import annotations

import numpy as np

from lib.stats import Counts, Floats, Pairs, Resolution, Whole, as_scores
from lib.study.arrays import Codes
from lib.study.study import Outcome, Study


def resolution_of(outcome: Outcome) -> Resolution:
    """How finely the outcome's scores are told apart, from all its complete pairs.

    An outcome keeps the distinct pairs of the whole study whatever is selected, so every part
    finds the same.
    """
    before, after = as_scores(outcome.before), as_scores(outcome.after)
    complete = np.isfinite(before) & np.isfinite(after)
    return Resolution.of(before[complete], after[complete])


def pairs_of(study: Study, outcome: Outcome) -> Pairs:
    """The scores of everybody in the study; use `study.where` or `study.rows` to select.

    outcome  one of this very study's, as its cells are by row
    """
    count = study.cells(outcome)
    return Pairs.of(outcome.before, outcome.after, count, resolution_of(outcome))


def pairs_by_code(study: Study, outcome: Outcome, codes: Codes | Whole, groups: int) -> list[Pairs]:
    """The scores of each group, for rows with the codes 0 … groups − 1; −1 belongs to none."""
    cells = outcome.before.size
    row = np.where(codes < 0, groups, codes).astype(np.int64)  # the last row takes code −1
    flat = np.bincount(
        row * cells + outcome.cell, weights=study.count, minlength=(groups + 1) * cells
    )
    table: Counts = flat.astype(np.int64).reshape(groups + 1, cells)
    resolution = resolution_of(outcome)
    return [Pairs.of(outcome.before, outcome.after, count, resolution) for count in table[:groups]]


def change_of_cells(outcome: Outcome) -> Floats:
    """after − before of each distinct pair of the outcome, NaN where a score is missing, (k,)."""
    resolution = resolution_of(outcome)
    return resolution.change(resolution.cleaned(outcome.before), resolution.cleaned(outcome.after))
