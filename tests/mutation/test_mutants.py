"""The mutants themselves: each changes one thing, and what cannot matter is left alone."""

import subprocess
import sys

import pytest

from tests.mutation.mutants import mutants
from tests.source import ROOT


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("x = a < b", ["x = a <= b"]),
        ("x = a + b", ["x = a - b"]),
        ("x = a and b", ["x = a or b"]),
        ("x = not a", ["x = a"]),
        ("x = 3", ["x = 4"]),
        ("x = True", ["x = False"]),
        ("x = pairs.rises", ["x = pairs.falls"]),
        ("x = a if b else c", ["x = c if b else a"]),
        ("x = 'words'", []),
        ("def f(a: Literal[1]) -> Literal[2]:\n    pass", []),
    ],
)
def test_each_kind_of_change(code, changed):
    assert [mutant.code for mutant in mutants(code)] == changed


def test_one_thing_is_changed_at_a_time():
    codes = [mutant.code for mutant in mutants("x = a.low - b.low")]
    assert codes == ["x = a.low + b.low", "x = a.high - b.low", "x = a.low - b.high"]


def test_a_mutant_names_its_function_and_both_codes():
    mutant = next(mutants("def f(a, b):\n    return a > b"))
    assert mutant.what == "f: a > b → a >= b"
    assert mutant.line == 2


def test_a_module_named_as_a_test_is_changed_too():
    """pytest imports what is called *_test.py by itself; lib/stats/paired has a sign_test.py."""
    script = (
        "from tests.mutation.__main__ import Mutant, survives, targets\n"
        "target = next(t for t in targets('paired') if t.module.endswith('.sign_test'))\n"
        "source = target.path.read_text('utf-8')\n"
        "wrong = source.replace('rises = pairs.rises', 'rises = pairs.falls')\n"
        "assert wrong != source\n"
        "print(survives(target, Mutant('rises and falls swapped', 0, wrong)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"
