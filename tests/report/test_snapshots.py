"""Every table and sentence of lib/report, in every language, as a person reads it.

The snapshots are plain text in tests/report/snapshots. After a change that is meant, renew them
with `make snapshots` and read the difference before it is committed.
"""

from __future__ import annotations

import ast

import pytest

from tests.report.written import FOLDER, expected
from tests.source import ROOT, app

WRITTEN = expected()


def test_there_is_a_snapshot_of_everything_written_and_of_nothing_else():
    assert {file.name for file in FOLDER.iterdir()} == set(WRITTEN)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_words_are_those_of_the_snapshot(name):
    assert WRITTEN[name] == (FOLDER / name).read_text("utf-8")


def test_every_function_of_report_is_written_down():
    """A public function of lib/report that no snapshot calls would have words nobody holds."""
    public = {
        node.name
        for source in app()
        if source.room == "report"
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    names = ("written.py", "arms.py", "times.py", "outcomes.py", "gain.py")
    writers = [ROOT / "tests/report" / name for name in names]
    called = "".join(writer.read_text("utf-8") for writer in writers)
    within = "".join(source.text for source in app() if source.room == "report")
    unused = {name for name in public if f"{name}(" not in called}
    assert {name for name in unused if within.count(f"{name}(") < 2} == set()
