"""Selected against the rest: a filter is a subgroup, so it is compared with those left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.analysis.scores import pairs_by_code
from lib.analysis.size_rules import FEWEST_DESCRIBED
from lib.stats import (
    Estimate,
    GroupedChanges,
    HypothesisTest,
    Pairs,
    hodges_lehmann_shift,
    mann_whitney,
)
from lib.study.study import Outcome, Selection, Study


@dataclass(frozen=True, slots=True, eq=False)
class SelectedAgainstRest:
    """The change of the selected participants beside that of all others; selected minus rest.

    selected, rest  scores of those inside and outside the selection
    test            Mann–Whitney on the change, exact where that can be had
    shift           Hodges–Lehmann shift with its interval

    Test and shift are empty with "too_few" when either side has fewer than 5.
    """

    selected: Pairs
    rest: Pairs
    test: HypothesisTest
    shift: Estimate

    @property
    def n(self) -> int:
        """Participants with both scores, inside and outside."""
        return self.selected.n + self.rest.n


def selected_vs_rest(study: Study, outcome: Outcome, selection: Selection) -> SelectedAgainstRest:
    """Compare the change of the selected participants with that of the rest of the study.

    A participant whose factor is unknown is not selected, and so is one of the rest.
    """
    inside = study.chosen(selection)
    side = np.where(inside, 0, 1)
    selected, rest = pairs_by_code(study, outcome, side, 2)
    if min(selected.n, rest.n) < FEWEST_DESCRIBED:
        n = selected.n + rest.n
        none = HypothesisTest("mann_whitney", None, n=n, reason="too_few")
        return SelectedAgainstRest(
            selected, rest, none, Estimate("hodges_lehmann_shift", None, reason="too_few")
        )
    groups = GroupedChanges.of_pairs([selected, rest])
    return SelectedAgainstRest(
        selected, rest, mann_whitney(groups).best, hodges_lehmann_shift(groups)
    )
