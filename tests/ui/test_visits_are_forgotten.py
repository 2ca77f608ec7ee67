"""When a visit ends, its file and study leave the memory, whatever was frozen while it lasted.

Measured on a real server by weak references to the two, which AppTest cannot do: it has no session.
"""

from __future__ import annotations

import time
from pathlib import Path

from tests.benchmarks.visitor import Visitor
from tests.browser.server import serve

PATIENCE = 30.0
HERE = Path(__file__).with_name("visited_app.py")


def let_go(told: Path) -> list[str]:
    """The parts of the visit that nothing holds any more."""
    return sorted(file.name for file in told.iterdir())


def awaited(told: Path, wanted: int) -> list[str]:
    """What was let go of, once so many were or nothing more is to be expected."""
    deadline = time.monotonic() + PATIENCE
    found: list[str] = []
    while len(found) < wanted and time.monotonic() < deadline:
        time.sleep(0.05)
        found = let_go(told)
    return found


def test_a_visit_that_ended_holds_no_file_and_no_study(tmp_path: Path) -> None:
    with serve(HERE, environment={"LET_GO": str(tmp_path)}) as server:
        with Visitor(server.url) as visitor:
            visitor.open()
            assert not visitor.exceptions
            assert let_go(tmp_path) == []
        assert awaited(tmp_path, 2) == ["file", "study"]
