"""Factors beside the change, in counted rows."""

from __future__ import annotations

import pytest

from lib.analysis.counted_rows import counted_rows
from tests.analysis.studies import category, study

THIRDS = ["a", "b", "c"] * 2


@pytest.mark.parametrize(
    ("values", "ordered", "kind"),
    [
        (THIRDS, True, "ordered"),
        (THIRDS, False, "levels"),
        (["a", "b"] * 3, True, "levels"),  # two levels have no order that a test could use
    ],
)
def test_only_three_ordered_levels_are_asked_for_a_trend(values, ordered, kind):
    factor = category("factor", values, ordered=ordered)
    people = study([1] * 6, [2, 3, 4, 2, 3, 5], factor)
    counted = counted_rows(people, people.outcome("score"), [(factor, factor.code)])
    assert [column.kind for column in counted.columns] == [kind]


def test_equal_people_are_one_row_with_their_number():
    factor = category("factor", ["a", "a", "b", "a"])
    people = study([1] * 4, [2, 2, 2, 3], factor)
    counted = counted_rows(people, people.outcome("score"), [(factor, factor.code)])
    rows = zip(counted.change, counted.columns[0].values, counted.count, strict=True)
    assert sorted(map(tuple, rows)) == [(1.0, 0, 2), (1.0, 1, 1), (2.0, 0, 1)]
