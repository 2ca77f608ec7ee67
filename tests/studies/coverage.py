"""The tables of coverage.md: `python -m tests.studies.coverage` prints them, in some minutes."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tests.studies.change_shapes import LAWS, SHAPES, Shape, with_effect
from tests.studies.interval_coverage import (
    EFFECTS,
    FIGURES,
    INVERSION,
    LIVE,
    coverage,
    drawn_coverage,
    shift_on_a_scale,
)
from tests.studies.other_shapes import OTHERS
from tests.studies.type_one_error import CHANGED, TIES, type_one_error

SIZES = (12, 28, 60, 200)
OTHER_SIZES = (8, 20, 60, 400)
SHIFT_SIZES = (12, 28, 60)
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
    yield from _other_populations()
    yield from _shift_on_scales()
    yield from ["", "### Strong effects, r", "", *_head("changes", *map(str, STRONG_SIZES))]
    for law, effect in STRONG:
        yield strong_row(law, effect)
    yield from ["", "### Signed-rank test", "", *_head("ties", "n′", "exact", "SPSS")]
    for ties in TIES:
        for changed in CHANGED:
            yield error_row(ties, changed)


def _other_populations() -> Iterator[str]:
    yield from ["", "### Populations that took no part in the choice", ""]
    yield from _head("changes", "n", *EFFECTS)
    for shape in OTHERS:
        for n in OTHER_SIZES:
            yield other_row(shape, n)


def _shift_on_scales() -> Iterator[str]:
    yield from ["", "### The shift on scales", ""]
    yield from _head("changes", "n", "shift", "width", INVERSION, "width")
    for shape in SHAPES.values():
        if shape.is_scale:
            for n in SHIFT_SIZES:
                yield shift_row(shape, n)


def coverage_row(shape: Shape, n: int) -> str:
    """One line: the coverage of each figure in per cent, bold outside 93–97."""
    found = coverage(shape, n)
    return _row(shape.name, str(n), *(_percent(100 * found[figure]) for figure in FIGURES))


def other_row(shape: Shape, n: int) -> str:
    """One line: the coverage of the two effect sizes and of the usual intervals beside them."""
    found = drawn_coverage(shape, n, EFFECTS)
    return _row(shape.name, str(n), *(_percent(100 * found[figure]) for figure in EFFECTS))


def shift_row(shape: Shape, n: int) -> str:
    """One line: coverage in per cent and mean width in points of the shift's two intervals."""
    found = shift_on_a_scale(shape, n)
    cells = [
        cell
        for name in ("shift", INVERSION)
        for cell in (_percent(100 * found[name]), f"{found[f'{name}, width']:.2f}")
    ]
    return _row(shape.name, str(n), *cells)


def strong_row(law: str, effect: float) -> str:
    """One line: the coverage of the interval of r in per cent, by the number of people."""
    shape = with_effect(law, effect)
    return _row(
        shape.name, *(_percent(100 * drawn_coverage(shape, n, LIVE)["r"]) for n in STRONG_SIZES)
    )


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
