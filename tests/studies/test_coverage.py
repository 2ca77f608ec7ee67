"""The tables of coverage.md are what the studies find, and what it says of them is so."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.studies.change_shapes import SHAPES
from tests.studies.coverage import SIZES, coverage_row, error_row, strong_row
from tests.studies.interval_coverage import FIGURES
from tests.studies.type_one_error import CHANGED, TIES

COMMITTED = Path(__file__).with_name("coverage.md")
ROUNDING = 0.11  # points: another version of NumPy may tip a study that lies on the limit


def numbers(line: str) -> list[float]:
    """The figures of a line of a table after its first column."""
    return [float(cell.strip(" *")) for cell in line.strip("|\n ").split("|")[1:]]


@cache
def committed(name: str, n: int) -> str:
    """The committed line that begins so."""
    start = f"| {name} | {n} |"
    (line,) = (row for row in COMMITTED.read_text("utf-8").splitlines() if row.startswith(start))
    return line


def column(figure: str) -> list[float]:
    """The committed coverage of a figure in all shapes and sizes."""
    place = FIGURES.index(figure) + 1
    return [numbers(committed(name, n))[place] for name in SHAPES for n in SIZES]


def test_clopper_pearson_never_falls_below_its_level():
    assert min(column("Clopper–Pearson")) >= 95


@pytest.mark.parametrize("figure", ["r live", "r BCa"])
def test_the_rank_biserial_holds_up_to_moderate_effects(figure):
    moderate = [shape.rank_biserial < 0.51 for shape in SHAPES.values() for _ in SIZES]
    assert all(held >= 93 for held, here in zip(column(figure), moderate, strict=True) if here)


def test_the_live_rank_biserial_holds_better_than_the_usual_interval_at_strong_effects():
    strong = [shape.rank_biserial > 0.79 for shape in SHAPES.values() for _ in SIZES]
    ours, usual = column("r live"), column("r effectsize")
    beside = zip(ours, usual, strong, strict=True)
    assert all(live > tanh + 10 for live, tanh, here in beside if here)


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
