"""What kind of sentence the data allow, by how many there are and how many changed."""

from __future__ import annotations

import pytest

from lib.analysis.comparison import compare
from tests.analysis.studies import study

NAN = float("nan")


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ([], "nobody"),
        ([3], "one"),
        ([1, 2], "too_few"),
        ([0, 0], "no_change"),
        # smallest two-sided p of five who changed: 2/2⁵ = .0625; of six 2/2⁶ = .03125
        ([1, 2, 3, 4, 5], "too_few"),
        ([1, 2, 3, 4, 5, -6], "unclear"),
        ([1, 2, 3, 4, 5, 6], "rise"),
        ([-1, -2, -3, -4, -5, -6], "fall"),
    ],
)
def test_the_verdict_speaks_of_as_many_as_there_are(changes, verdict):
    people = study([5] * len(changes), [5 + change for change in changes])
    assert compare(people, "score").verdict == verdict


def test_whoever_lacks_a_score_is_missing():
    people = study([1, 2, NAN, 4, 5], [2, NAN, 3, 4, 6])
    found = compare(people, "score")
    assert (found.n, found.missing) == (3, 2)
