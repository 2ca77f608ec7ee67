"""Examples in docstrings: each is true, and the public functions of stats and study have one."""

from __future__ import annotations

import ast
import doctest
import importlib
from collections.abc import Iterator

import pytest

from tests.source import Function, Source, app

EXAMPLES = [source for source in app() if ">>> " in source.text]
LAYERS = ("stats", "study")
# wings and functions without one, each with its reason; a property is shown where its class is
NONE_IN = {
    "lib/study/reading/": "bytes or whole columns go in and a table comes out: real files show it",
    "lib/study/guessing/": "profiles of a whole table go in: the tables of its tests show it",
    "lib/study/building/": "a table and roles go in: every example would be a page",
    "lib/study/checking/": "a study and its table go in: every example would be a page",
}
A_BLOCK = "takes a block of shuffles or of factors, which its callers alone can make"
THE_INVERSION = "a part of the inversion that only `tilted_tail` can feed; that one shows it"
NONE_OF = {
    "drawn_p": A_BLOCK,
    "exact_null": A_BLOCK,
    "shuffled_statistics": A_BLOCK,
    "FactorAgainstChange.of_sums": A_BLOCK,
    "FactorAgainstChange.of_two_sums": A_BLOCK,
    "FactorAgainstChange.of_orders": A_BLOCK,
    "NullDistribution.loosened": A_BLOCK,
    "Decay.at": THE_INVERSION,
    "heavy_points": THE_INVERSION,
}


@pytest.mark.parametrize("source", EXAMPLES, ids=str)
def test_the_examples_in_docstrings_are_true(source):
    module = importlib.import_module(str(source).removesuffix(".py").replace("/", "."))
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def public(scope: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def callable_in(source: Source) -> Iterator[tuple[str, Function]]:
    """The public functions of a file and the methods of its public classes, properties aside."""
    for node in public(source.tree):
        if isinstance(node, Function):
            yield node.name, node
            continue
        for method in public(node):
            decorators = [ast.unparse(one) for one in method.decorator_list]
            if not any("property" in one for one in decorators):
                yield f"{node.name}.{method.name}", method


def is_shown(function: Function) -> bool:
    return ">>> " in (ast.get_docstring(function) or "")


def shown_layers() -> list[Source]:
    every = [source for source in app() if source.room in LAYERS]
    return [source for source in every if not str(source).startswith(tuple(NONE_IN))]


def test_a_public_function_of_stats_and_study_has_an_example():
    files = shown_layers()
    assert len(files) > 50
    missing = [
        f"{source}:{function.lineno} {name}"
        for source in files
        for name, function in callable_in(source)
        if name not in NONE_OF and not is_shown(function)
    ]
    assert not missing, "\n".join(missing)


def test_what_has_an_example_is_no_exception():
    known = dict(found for source in shown_layers() for found in callable_in(source))
    assert not [name for name in NONE_OF if name in known and is_shown(known[name])]


def test_an_example_shows_a_value():
    """Lines that only prepare show nothing; nor does a call whose answer is thrown away."""
    parser = doctest.DocTestParser()
    silent = []
    for source in shown_layers():
        for name, function in callable_in(source):
            examples = parser.get_examples(ast.get_docstring(function) or "")
            if examples and not any(one.want or one.exc_msg for one in examples):
                silent.append(f"{source}:{function.lineno} {name}")
    assert not silent, "\n".join(silent)
