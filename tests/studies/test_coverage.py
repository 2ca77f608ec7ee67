"""The tables of coverage.md are what the studies find, and what it says of them is so."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.studies.change_shapes import SHAPES
from tests.studies.coverage import (
    OTHER_SIZES,
    SIZES,
    coverage_row,
    error_row,
    other_row,
    strong_row,
)
from tests.studies.interval_coverage import EFFECTS, FIGURES
from tests.studies.other_shapes import OTHERS
from tests.studies.type_one_error import CHANGED, TIES

COMMITTED = Path(__file__).with_name("coverage.md")
ROUNDING = 0.11  # points: another version of NumPy may tip a study that lies on the limit


def numbers(line: str) -> list[float]:
    """The figures of a line of a table after its first column."""
    return [float(cell.strip(" *")) for cell in line.strip("|\n ").split("|")[1:]]


@cache
def committed(name: str, n: int) -> str:
    """The first committed line that begins so; the table of the shift has such lines again."""
    start = f"| {name} | {n} |"
    return next(row for row in COMMITTED.read_text("utf-8").splitlines() if row.startswith(start))


def column(figure: str) -> list[float]:
    """The committed coverage of a figure in all shapes and sizes."""
    place = FIGURES.index(figure) + 1
    return [numbers(committed(name, n))[place] for name in SHAPES for n in SIZES]


def test_clopper_pearson_never_falls_below_its_level():
    assert min(column("Clopper–Pearson")) >= 95


def other_column(figure: str) -> list[float]:
    """The same in the populations that took no part in the choice."""
    place = list(EFFECTS).index(figure) + 1
    return [numbers(committed(shape.name, n))[place] for shape in OTHERS for n in OTHER_SIZES]


def test_the_rank_biserial_holds_in_every_population():
    least, *others = sorted(column("r") + other_column("r"))
    assert least == numbers(committed("contaminated, r = 0.97", 400))[1] > 91
    assert min(others) >= 93


def test_the_rank_biserial_holds_better_than_the_usual_interval_at_strong_effects():
    strong = [shape.rank_biserial > 0.79 for shape in SHAPES.values() for _ in SIZES]
    beside = zip(column("r"), column("r effectsize"), strong, strict=True)
    assert all(ours > usual + 10 for ours, usual, here in beside if here)


def test_d_z_holds_where_the_interval_for_normal_changes_does_not():
    weak = [shape.name.startswith("contaminated") for shape in OTHERS for _ in OTHER_SIZES]
    others = zip(other_column("d_z"), weak, strict=True)
    assert min(column("d_z") + [held for held, known in others if not known]) >= 90
    assert min(column("d_z if normal")) < 70


def test_the_exact_signed_rank_test_never_exceeds_its_level():
    assert max(numbers(committed(ties, n))[1] for ties in TIES for n in CHANGED) <= 5.4


@pytest.mark.study
@pytest.mark.parametrize(
    ("name", "n"),
    [
        ("5 points, r = 0.97", 12),
        ("as golden28", 28),
        ("5 points, r = 0.5, 60 % unchanged", 60),
        ("5 points, r = 0.92", 200),
        ("skewed, r = 0.5", 28),
    ],
)
def test_the_committed_coverage_is_found_again(name, n):
    again = numbers(coverage_row(SHAPES[name], n))
    assert again == pytest.approx(numbers(committed(name, n)), abs=ROUNDING)


@pytest.mark.study
@pytest.mark.parametrize("n", [8, 60])
def test_the_committed_coverage_of_other_populations_is_found_again(n):
    shape = next(one for one in OTHERS if one.name == "contaminated, r = 0.97")
    again = numbers(other_row(shape, n))
    assert again == pytest.approx(numbers(committed(shape.name, n)), abs=ROUNDING)


@pytest.mark.study
@pytest.mark.parametrize("ties", TIES)
@pytest.mark.parametrize("changed", [5, 12])
def test_the_committed_type_one_error_is_found_again(ties, changed):
    again = numbers(error_row(ties, changed))
    assert again == pytest.approx(numbers(committed(ties, changed)), abs=ROUNDING)


@pytest.mark.study
def test_the_committed_coverage_of_strong_effects_is_found_again():
    again = numbers(strong_row("heavy tails", 0.97))
    rows = COMMITTED.read_text("utf-8").split("### Strong effects")[1].splitlines()
    (line,) = (row for row in rows if row.startswith("| heavy tails, r = 0.97 |"))
    assert again == pytest.approx(numbers(line), abs=ROUNDING)
