"""The tables of arms.md are what the study finds, and what it says of them is so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.studies.arms import (
    COVERED,
    ERRORS,
    MANY,
    SCORES,
    SPREADS,
    TWO,
    TWO_ERRORS,
    covered_row,
    error_row,
    people,
    unequal_row,
)

COMMITTED = Path(__file__).with_name("arms.md")
ROUNDING = 0.11  # points: another version of NumPy may tip a study that lies on the limit
LARGE = [sizes for sizes in MANY if min(sizes) >= 8]


def numbers(line: str) -> list[float]:
    """The figures of a line of a table after its first two columns."""
    return [float(cell.strip(" *")) for cell in line.strip("|\n ").split("|")[2:]]


def committed(title: str, sizes: tuple[int, ...], second: str) -> list[float]:
    """The figures of one line of the table of that title."""
    table = COMMITTED.read_text("utf-8").split(f"### {title}\n")[1].split("###")[0]
    start = f"| {people(sizes)} | {second} |"
    (line,) = (row for row in table.splitlines() if row.startswith(start))
    return numbers(line)


def error(sizes: tuple[int, ...], scores: str, answer: str) -> float:
    """The committed error of one answer about three or five arms."""
    row = committed("Three and five arms, no effect", sizes, scores)
    return row[ERRORS.index(answer)]


def test_comparisons_with_the_control_keep_their_level_from_eight_people_an_arm():
    found = [error(sizes, scores, "max t") for sizes in LARGE for scores in SCORES]
    *others, most = sorted(found)
    assert min(others) >= 4.0
    assert max(others) <= 6.0
    assert most == error((8, 10, 14, 20, 30), "5 points", "max t") < 7.0  # the text names it


def test_ranks_keep_their_level_at_every_size():
    found = [error(sizes, scores, "Quade") for sizes in MANY for scores in SCORES]
    assert min(found) >= 4.0
    assert max(found) <= 6.0


def test_the_smallest_arms_beside_a_large_one_find_too_much():
    # what the text admits: no table may say otherwise until it is mended
    found = [error((5, 5, 20), scores, "max t") for scores in SCORES]
    assert 6.0 < max(found) < 8.0


def test_two_arms_never_exceed_their_level_by_more_than_a_point():
    title = "Two arms, no effect"
    place = TWO_ERRORS.index("ANCOVA")
    found = [committed(title, sizes, scores)[place] for sizes in TWO for scores in SCORES]
    assert max(found) <= 6.0


def test_simultaneous_intervals_hold_together_from_eight_people_an_arm():
    rows = [committed("All intervals at once", sizes, "alike") for sizes in LARGE]
    for place, name in enumerate(COVERED):
        held = [row[place] for row in rows]
        assert min(held) >= 93.0, name
        assert max(held) <= 97.0, name


@pytest.mark.study
@pytest.mark.parametrize(("sizes", "scores"), [((15, 15), "5 points"), ((8, 14, 25), "5 points")])
def test_the_committed_errors_are_found_again(sizes, scores):
    title = "Two arms, no effect" if len(sizes) == 2 else "Three and five arms, no effect"
    again = numbers(error_row(sizes, scores))
    assert again == pytest.approx(committed(title, sizes, scores), abs=ROUNDING)


@pytest.mark.study
def test_the_committed_errors_of_unequal_spreads_are_found_again():
    again = numbers(unequal_row((15, 15, 15), "first more"))
    row = committed("The same, unequal spreads", (15, 15, 15), "first more")
    assert again == pytest.approx(row, abs=ROUNDING)


@pytest.mark.study
@pytest.mark.parametrize("spread", SPREADS)
def test_the_committed_coverage_is_found_again(spread):
    again = numbers(covered_row((8, 14, 25), spread))
    row = committed("All intervals at once", (8, 14, 25), spread)
    assert again == pytest.approx(row, abs=ROUNDING)
