"""By place: rows are people where nothing says who; two lists side by side are asked about."""

from __future__ import annotations

import pytest

from lib.study.building.build import build
from tests.study.tables import wide, wide_roles

BEFORE = [3, 5, 4, 2, 6, 3, 5, 4]
AFTER = [5, 6, 4, 6, 8, 5, 5, 7]


def told(before: list[object], after: list[object], **roles: object) -> dict[str, str | None]:
    """What is said about who is who, with the column it is said of."""
    names = {"who": [f"P{n}" for n in range(len(before))]}
    problems = build(wide(before, after, **names), wide_roles(**roles), "", "").problems
    return {p.key: p.column for p in problems if p.key.startswith("joined_by_place")}


def test_without_an_id_it_is_said_that_rows_are_people():
    assert told(BEFORE, AFTER) == {"joined_by_place": None}


def test_with_an_id_nothing_is_said():
    assert told(sorted(BEFORE), sorted(AFTER), id=("who",)) == {}


@pytest.mark.parametrize("falling", [False, True])
def test_two_columns_sorted_by_size_are_asked_about(falling):
    before = sorted(BEFORE, reverse=falling)
    after = sorted(AFTER, reverse=falling)
    assert told(before, after) == {"joined_by_place_sorted": "after"}


def test_one_sorted_column_is_no_reason_to_ask():
    assert told(sorted(BEFORE), AFTER) == {"joined_by_place": None}


def test_gaps_that_all_stand_at_the_end_are_asked_about():
    assert told(BEFORE, [*AFTER[:6], None, None]) == {"joined_by_place_gaps": "after"}
    assert told([*BEFORE[:7], None], AFTER) == {"joined_by_place_gaps": "before"}


def test_a_gap_elsewhere_is_somebody_who_stayed_away():
    gaps = [5, None, 4, 6, 8, 5, 5, None]
    assert told(BEFORE, gaps) == {"joined_by_place": None}
