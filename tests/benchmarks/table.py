"""A benchmark yields rows: what was timed, ours, a peer's in the same run, and their ratio."""

from __future__ import annotations

import importlib
import pkgutil
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Case = TypeVar("Case")

ENOUGH = 2.0  # seconds of one measurement after which no further run is begun


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians over runs: of processor time and of time on the wall, in seconds."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. A peer of None could not be run; `beside` says what it is, or why."""

    what: str
    ours: float
    peer: float | None
    unit: str
    beside: str
    wall: float | None = None


Benchmark = Callable[[], Iterator[Row]]
REGISTRY: dict[str, Benchmark] = {}


def benchmark(function: Benchmark) -> Benchmark:
    """Add a benchmark to the table, under the name of the function."""
    REGISTRY[function.__name__] = function
    return function


def discover() -> dict[str, Benchmark]:
    """All benchmarks of this package, by name."""
    package = importlib.import_module("tests.benchmarks")
    for module in pkgutil.iter_modules(package.__path__):
        if module.name.startswith("bench_"):
            importlib.import_module(f"tests.benchmarks.{module.name}")
    return REGISTRY


def measure(run: Callable[[Case], object], cases: Sequence[Case]) -> Cost:
    """Run each case once, the first as a warm-up; a case is never repeated, so no cache helps.

    Where even the warm-up takes longer than ENOUGH, or there is one case, it is the measurement.
    """
    costs = []
    for number, case in enumerate(cases):
        cpu = processor_time()
        wall = time.perf_counter()
        run(case)
        costs.append(Cost(processor_time() - cpu, time.perf_counter() - wall))
        if number == 0 and costs[0].wall < ENOUGH and len(cases) > 1:
            costs.clear()
        elif sum(cost.wall for cost in costs) > ENOUGH:
            break
    return median(costs)


def processor_time() -> float:
    """Seconds of this process and of those that it started and that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each kind of time by itself."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
    )


def row(what: str, ours: Cost, peer: Cost | None, beside: str) -> Row:
    """A row of processor times, in milliseconds."""
    return Row(
        what,
        ours.cpu * 1e3,
        None if peer is None else peer.cpu * 1e3,
        "ms",
        beside,
        ours.wall * 1e3,
    )


HEAD = ("what", "ours", "on the wall", "peer", "peer / ours", "beside")
WIDTHS = (58, 12, 12, 12, 12, 0)


def line(row: Row) -> str:
    """The row as a line of text."""
    ratio = "" if row.peer is None or not row.ours else f"{_short(row.peer / row.ours)}x"
    figures = (
        f"{_short(row.ours)} {row.unit}",
        "" if row.wall is None else f"{_short(row.wall)} {row.unit}",
        "" if row.peer is None else f"{_short(row.peer)} {row.unit}",
        ratio,
    )
    return _padded((row.what, *figures, row.beside))


def head() -> str:
    """The first two lines of the table."""
    return _padded(HEAD) + "\n" + "-" * 120


def _padded(cells: Iterable[str]) -> str:
    padded = (
        cell.ljust(width) if number in (0, len(WIDTHS) - 1) else cell.rjust(width) + "  "
        for number, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True))
    )
    return "".join(padded).rstrip()


def _short(figure: float) -> str:
    """Three significant digits, without an exponent."""
    decimals = 0 if abs(figure) >= 100 else 1 if abs(figure) >= 10 else 2 if abs(figure) >= 1 else 3
    return f"{figure:,.{decimals}f}"
