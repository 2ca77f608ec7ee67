"""The dashboard as a visitor meets it: a real server, a real websocket, an app that knows nothing.

A filter change is the script thread's processor time (the server's stopwatch, timed_server.py),
so it is what fifty visitors queue for; it does not hold the drawing, which is the browser's.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.table import Row, benchmark
from tests.benchmarks.timed_server import MILLION, TIMES
from tests.benchmarks.visitor import Answer, Visitor
from tests.browser.server import serve
from tests.source import START

HERE = "tests/benchmarks"
EMPTY, NAIVE = f"{HERE}/empty_app.py", f"{HERE}/naive_app.py"
TOLD = "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS"  # what went wrong is for us, not for a visitor
STOPWATCH = "tests.benchmarks.timed_server"
WARM_UPS, CHANGES = 5, 15
AGES = (20.0, 35.0)  # both ends of the age filter are moved within these
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Change:
    """Medians over filter changes: milliseconds of the script thread, and KB on the websocket."""

    cpu: float
    size: float


def filter_changes(script: str, query: str = "", large: bool = False) -> Change:
    """Visit a fresh server of the script and move its age filter, a new range each time."""
    with tempfile.TemporaryDirectory() as folder:
        times = Path(folder) / "times"
        environment = {TIMES: str(times), TOLD: "full"} | ({MILLION: "1"} if large else {})
        with serve(script, STOPWATCH, environment) as server, Visitor(server.url, query) as visitor:
            visitor.open()
            after(1, times)
            answers = [change(visitor, turn, times) for turn in range(WARM_UPS + CHANGES)]
        if visitor.exceptions:
            raise RuntimeError(f"{script}: {visitor.exceptions[0]}")
        spent = [float(line) for line in times.read_text().split()][1 + WARM_UPS :]
    return Change(median(spent) * 1e3, median(a.size for a in answers[WARM_UPS:]) / 1024)


def change(visitor: Visitor, turn: int, times: Path) -> Answer:
    """Move one end of the first slider by a step, and wait until the server is at rest again."""
    low, high = AGES[0] + turn % 4, AGES[1] - turn // 4
    answer = visitor.slide(next(iter(visitor.sliders)), low, high)
    after(turn + 2, times)
    return answer


def after(runs: int, times: Path) -> None:
    """Wait until the stopwatch has seen so many runs."""
    deadline = time.monotonic() + PATIENCE
    while not times.exists() or len(times.read_text().split()) < runs:
        if time.monotonic() > deadline:
            raise TimeoutError(f"the server did not finish run {runs}")
        time.sleep(0.01)


def first_answer(script: str) -> float:
    """Seconds from starting the process until a visitor has the whole first page."""
    begin = time.perf_counter()
    with serve(script) as server, Visitor(server.url) as visitor:
        visitor.open()
        return time.perf_counter() - begin


@benchmark
def filter_change() -> Iterator[Row]:
    """A filter change on the dashboard."""
    naive, empty = filter_changes(NAIVE), filter_changes(EMPTY)
    small = filter_changes(START)
    large = filter_changes(START, "study=million", large=True)
    what = "filter change, script thread"
    yield Row(f"{what}, 28 participants", small.cpu, naive.cpu, "ms", "naive page")
    yield Row(f"{what}, 28 participants", small.cpu, empty.cpu, "ms", "empty page")
    yield Row(f"{what}, 1,000,000 participants", large.cpu, small.cpu, "ms", "ours at 28")
    what = "filter change, websocket"
    yield Row(f"{what}, 28 participants", small.size, naive.size, "KB", "naive page")
    yield Row(f"{what}, 1,000,000 participants", large.size, small.size, "KB", "ours at 28")


@benchmark
def cold_start() -> Iterator[Row]:
    """From a process that does not run yet to the whole first answer."""
    ours = median(first_answer(START) for _ in range(3))
    naive = median(first_answer(NAIVE) for _ in range(3))
    empty = median(first_answer(EMPTY) for _ in range(3))
    yield Row("start of the process to first answer, wall", ours, naive, "s", "naive page")
    yield Row("start of the process to first answer, wall", ours, empty, "s", "empty page")
