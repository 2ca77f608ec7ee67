"""The result page's tests, beside the same tests asked for one by one."""

from __future__ import annotations

import numpy as np
import pytest

from lib.analysis.comparison import compare
from lib.analysis.details import details
from lib.stats import Pairs, signed_rank
from lib.study.study import Outcome, Study


@pytest.mark.parametrize("change", [[1, -2, 3, 4, 5, 5, 7], [0, 0, -2, 3, 4, 5, 6]])
def test_pratt_is_the_test_itself_whether_anybody_is_unchanged_or_not(change: list[int]) -> None:
    """Witness: the test called by itself on the same scores."""
    before = np.arange(7.0)
    after = before + change
    outcome = Outcome("score", "score", np.arange(7, dtype=np.int32), before, after)
    study = Study("s", "f", "simulated", (outcome,), (), np.ones(7, np.int64))
    shown = details(compare(study, "score")).tests[1]
    assert shown == signed_rank(Pairs.of(before, after), zeros="pratt").test
