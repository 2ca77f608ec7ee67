"""The tables of coverage.md: `python -m tests.studies.coverage` prints them, in some minutes."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tests.studies.change_shapes import LAWS, SHAPES, Shape, with_effect
from tests.studies.interval_coverage import FIGURES, coverage, live_coverage
from tests.studies.type_one_error import CHANGED, TIES, type_one_error

SIZES = (12, 28, 60, 200)
STRONG = [(law, effect) for law in LAWS for effect in (0.8, 0.92, 0.97, 0.99)]
STRONG_SIZES = (28, 40, 60, 100, 200)
BAND = (93.0, 97.0)  # per cent; outside is set in bold


def tables() -> Iterator[str]:
    """The lines of all tables."""
    yield from _populations()
    for title, is_scale in (("Scales", True), ("Amounts", False)):
        yield from ["", f"### {title}", "", *_head("changes", "n", *FIGURES)]
        for shape in SHAPES.values():
            if shape.is_scale == is_scale:
                for n in SIZES:
                    yield coverage_row(shape, n)
    yield from ["", "### Strong effects, r live", "", *_head("changes", *map(str, STRONG_SIZES))]
    for law, effect in STRONG:
        yield strong_row(law, effect)
    yield from ["", "### Signed-rank test", "", *_head("ties", "n′", "exact", "SPSS")]
    for ties in TIES:
        for changed in CHANGED:
            yield error_row(ties, changed)


def coverage_row(shape: Shape, n: int) -> str:
    """One line: the coverage of each figure in per cent, bold outside 93–97."""
    found = coverage(shape, n)
    return _row(shape.name, str(n), *(_percent(100 * found[figure]) for figure in FIGURES))


def strong_row(law: str, effect: float) -> str:
    """One line: the coverage of the live interval of r in per cent, by the number of people."""
    shape = with_effect(law, effect)
    return _row(shape.name, *(_percent(100 * live_coverage(shape, n)) for n in STRONG_SIZES))


def error_row(ties: str, changed: int) -> str:
    """One line: the type I error in per cent, bold above the wanted 5 (and its noise)."""
    error = type_one_error(ties, changed)
    cells = [f"{100 * share:.1f}" for share in (error.exact, error.spss)]
    return _row(ties, str(changed), *(f"**{c}**" if float(c) > 5.4 else c for c in cells))


def _populations() -> Iterator[str]:
    names = ("changes", "rise %", "same %", "fall %", "r", "net", "pseudo-median", "mean", "d_z")
    yield from ["### Populations", "", *_head(*names)]
    for shape in SHAPES.values():
        same = 1 - shape.rise - shape.fall
        shares = [f"{100 * share:.1f}" for share in (shape.rise, same, shape.fall)]
        true = (shape.rank_biserial, shape.net, shape.pseudomedian, shape.mean, shape.d_z)
        yield _row(shape.name, *shares, *(f"{figure + 0.0:.3f}" for figure in true))


def _percent(percent: float) -> str:
    shown = f"{percent:.1f}"
    return shown if BAND[0] <= float(shown) <= BAND[1] else f"**{shown}**"


def _head(*names: str) -> list[str]:
    return [_row(*names), "|---" + "|---:" * (len(names) - 1) + "|"]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    for line in tables():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
