"""Examples in docstrings: each is true, and the small functions of a study have one."""

from __future__ import annotations

import ast
import doctest
import importlib

import pytest

from tests.source import Source, app

EXAMPLES = [source for source in app() if ">>> " in source.text]
# folders of lib/study whose public functions take values that fit on a line
SHOWN = ("words", "columns")


@pytest.mark.parametrize("source", EXAMPLES, ids=str)
def test_the_examples_in_docstrings_are_true(source):
    module = importlib.import_module(str(source).removesuffix(".py").replace("/", "."))
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def without_example(source: Source) -> list[str]:
    """The public functions of a file whose docstring runs nothing."""
    return [
        f"{source}:{node.lineno} {node.name}"
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and ">>> " not in (ast.get_docstring(node) or "")
    ]


def test_a_small_function_of_a_study_has_an_example():
    files = [s for s in app() if str(s).startswith(tuple(f"lib/study/{f}/" for f in SHOWN))]
    assert len(files) > 10
    assert not [finding for source in files for finding in without_example(source)]
