"""`python -m tests.mutation [--most N] [area ...]`: run a sample of the mutants, renew the table.

A mutant lives in a child process alone: the module is given its changed code as it is imported, and
no file is touched. The sample takes every k-th mutant of a module, so it is the same each time.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.util
import os
import signal
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from tests.mutation.mutants import Mutant, mutants
from tests.source import ROOT

HERE = Path(__file__).parent
SECONDS = 60  # beyond, a mutant hangs, which is noticed too
WARM = (
    "numpy",
    "pandas",
    "scipy.stats",
    "plotly.graph_objects",
    "babel.numbers",
    "streamlit.testing.v1",
)
# what is imported before pytest is not rewritten, which matters to nobody here
UNWRITTEN = "ignore::pytest.PytestAssertRewriteWarning"
NOT_RUN = {int(pytest.ExitCode.USAGE_ERROR), int(pytest.ExitCode.NO_TESTS_COLLECTED)}
QUIETLY = ("-x", "-q", "-p", "no:cacheprovider", "-W", UNWRITTEN)
AREAS = ("report", "state", "analysis", "paired")
# the tests of a module of lib/stats/paired that has no file of its own
ELSEWHERE = {
    "leave_one_out": ("tests/stats/paired/test_effects.py",),
    "noncentral_t": ("tests/stats/paired/test_effects.py",),
    "paired_t": ("tests/stats/paired/test_location.py", "tests/stats/test_against_r.py"),
    "shares": ("tests/stats/paired/test_effects.py", "tests/stats/test_against_r.py"),
}


@dataclass(frozen=True)
class Target:
    """A module and the tests that stand for it, the narrowest first: most mutants end there."""

    path: Path
    tests: tuple[str, ...]

    @property
    def module(self) -> str:
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts)


@dataclass(frozen=True)
class Found:
    """What became of the mutants of one module."""

    target: Target
    made: int
    tried: int
    survivors: tuple[Mutant, ...]


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module its changed code."""

    def __init__(self, target: Target, code: str) -> None:
        self.target = target
        self.code = code

    def find_spec(self, name, path, target=None):
        if name != self.target.module:
            return None
        return importlib.util.spec_from_file_location(name, self.target.path, loader=self)

    def exec_module(self, module) -> None:
        exec(compile(self.code, str(self.target.path), "exec"), module.__dict__)


def targets(area: str) -> Iterator[Target]:
    """The modules of an area, each with its narrow tests."""
    folder = {"report": "report", "analysis": "analysis", "paired": "stats/paired"}.get(area)
    if folder is None:
        yield Target(
            ROOT / "lib/ui/state.py", ("tests/ui/test_state.py", "tests/ui/test_answers.py")
        )
        return
    for path in sorted((ROOT / "lib" / folder).glob("[!_]*.py")):
        if area == "paired":
            own = f"tests/stats/paired/test_{path.stem}.py"
            yield Target(path, ELSEWHERE.get(path.stem, (own,)))
        else:
            yield Target(path, tuple(_widening(area, path.stem)))


def _widening(area: str, stem: str) -> Iterator[str]:
    """The module's own tests where it has some, its layer's, then the words made of it."""
    own = f"tests/{area}/test_{stem}.py"
    if (ROOT / own).exists():
        yield own
    yield f"tests/{area}"
    if area != "report":
        yield "tests/report"


def give(target: Target, code: str) -> None:
    """Import a module with its changed code.

    It is imported here, before pytest puts its own importer before all others: that one takes any
    module whose name is that of a test (sign_test), and would read it unchanged from its file.
    """
    sys.meta_path.insert(0, _Mutated(target, code))
    importlib.import_module(target.module)


def survives(target: Target, mutant: Mutant) -> bool:
    """Whether the tests of a module pass although it was changed."""
    return all(_pass(target, mutant, tests) for tests in target.tests)


def _pass(target: Target, mutant: Mutant, tests: str) -> bool:
    child = os.fork()
    if child == 0:
        _run_and_leave(target, mutant, tests)
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) in NOT_RUN:
        raise SystemExit(f"{tests}: there are no such tests")
    return status == 0


def _run_and_leave(target: Target, mutant: Mutant, tests: str) -> NoReturn:
    """Run the tests in this child, silently, and end it with what they came to."""
    result = 1
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        signal.alarm(SECONDS)
        give(target, mutant.code)
        result = int(pytest.main([*QUIETLY, tests]))
    finally:
        os._exit(result)


def examine(target: Target, most: int) -> Found:
    """Try a sample of the mutants of a module."""
    source = target.path.read_text("utf-8")
    if not survives(target, Mutant("unchanged", 0, source)):
        raise SystemExit(f"{', '.join(target.tests)} fail without any change")
    every = list(mutants(source))
    step = max(1, -(-len(every) // most))
    sample = every[::step]
    left = tuple(mutant for mutant in sample if survives(target, mutant))
    return Found(target, len(every), len(sample), left)


def row(found: Found) -> str:
    killed = found.tried - len(found.survivors)
    return f"| {found.target.module} | {found.made} | {found.tried} | {killed} |"


def survivors(found: Found, reasons: dict[str, str]) -> Iterator[str]:
    for mutant in found.survivors:
        name = f"{found.target.module} {mutant.what}"
        yield f"| `{name}` | {reasons.get(name, '**not explained**')} |"


def write(area: str, found: Sequence[Found]) -> None:
    """The table of one area: counts a module, then every survivor with its reason."""
    reasons = tomllib.loads((HERE / "reasons.toml").read_text("utf-8"))
    lines = [
        f"# {area}",
        "",
        "| module | mutants | tried | killed |",
        "|---|---:|---:|---:|",
        *map(row, found),
        "",
        "| survivor | why it is left |",
        "|---|---|",
        *(line for one in found for line in survivors(one, reasons)),
    ]
    (HERE / f"{area}.md").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.mutation")
    parser.add_argument("areas", nargs="*", default=AREAS)
    parser.add_argument("--most", type=int, default=25, help="mutants tried of a module")
    chosen = parser.parse_args()
    for name in WARM:
        importlib.import_module(name)
    for area in chosen.areas:
        found = []
        for target in targets(area):
            found.append(examine(target, chosen.most))
            sys.stderr.write(f"{row(found[-1])}\n")
            write(area, found)


if __name__ == "__main__":
    main()
