"""No assertion that cannot fail: the forms of it that can be told from the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.source import Source, app, everything, pages

TESTS = [source for source in everything() if source.path.name.startswith("test_")]


def test_there_are_files_to_look_at():
    """Tests that go over all files would hold nothing if none were found."""
    assert len(app()) > 100
    assert len(pages()) > 5
    assert len(TESTS) > 50


@pytest.mark.parametrize("source", TESTS, ids=str)
def test_no_assertion_holds_whatever_is_tested(source):
    assert [f"{source}:{line}" for line in always_true(source)] == []


@pytest.mark.parametrize(
    "code",
    [
        "assert True",
        "assert (x == 1, 'said')",
        "assert x == x",
        "assert x.y in x.y",
        "assert '' in words",
        "assert not {'works', 'better'} & {words}",
        "assert len(found) >= 0",
        "for x in []: assert x",
    ],
)
def test_each_form_is_told(code):
    assert list(forms(ast.parse(code))) == [1]


def test_what_can_fail_is_not_told():
    code = "assert x == y\nassert f(x) == f(x)\nassert {'a'} & found\nassert 'a' in words"
    assert list(forms(ast.parse(code))) == []


def always_true(source: Source) -> Iterator[int]:
    yield from forms(source.tree)


def forms(tree: ast.AST) -> Iterator[int]:
    """The lines of assertions that hold whatever is tested, and of loops over nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            constant = isinstance(node.test, ast.Constant | ast.Tuple)
            if constant or any(map(holds, ast.walk(node.test))):
                yield node.lineno
        if isinstance(node, ast.For):
            written = isinstance(node.iter, ast.List | ast.Tuple)
            if written and not node.iter.elts:
                yield node.lineno


def holds(node: ast.AST) -> bool:
    """Whether a part of an assertion is the same whatever is tested."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd):
        return disjoint(node.left, node.right)
    if not isinstance(node, ast.Compare) or len(node.ops) > 1:
        return False
    left, right = node.left, node.comparators[0]
    called = any(isinstance(part, ast.Call) for part in ast.walk(left))
    if not called and ast.dump(left) == ast.dump(right):
        return True
    if isinstance(left, ast.Constant) and left.value == "" and isinstance(node.ops[0], ast.In):
        return not isinstance(right, ast.List | ast.Tuple | ast.Set)
    sized = isinstance(left, ast.Call) and ast.unparse(left.func) == "len"
    return sized and isinstance(node.ops[0], ast.GtE) and ast.unparse(right) == "0"


def disjoint(left: ast.expr, right: ast.expr) -> bool:
    """Two sets written out: one of words, one of a whole text, share nothing."""
    return isinstance(left, ast.Set) and isinstance(right, ast.Set)
