"""A line holds one idea: what it may not pack together, held by reading the code."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest

from tests.source import app

COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def found(is_wrong: Callable[[ast.AST], bool]) -> list[str]:
    return [f"{s}:{n.lineno}" for s in app() for n in ast.walk(s.tree) if is_wrong(n)]


def test_a_line_assigns_one_thing():
    assert not found(is_parallel)


def test_a_dictionary_is_written_out_whole():
    assert not found(is_spliced)


def test_a_conditional_expression_holds_no_other():
    assert not found(is_nested_branch)


def test_a_comprehension_with_a_condition_has_one_for_and_no_branch():
    assert not found(is_dense)


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("a, b = 1, 2", True),
        ("a, b = b, a", False),
        ("x = {'a': 1} | rest", True),
        ("x = names | rest", False),
        ("[x for x in xs if x]", False),
        ("[x if x else 0 for x in xs]", False),
        ("[x for row in rows for x in row]", False),
        ("[x if x else 0 for x in xs if x is not None]", True),
        ("{x: y if y else 0 for x, y in xs if x}", True),
        ("sum(x for row in rows for x in row if x)", True),
        ("a if x else b", False),
        ("a if x else b if y else c", True),
        ("a if x else [b if y else c]", True),
    ],
)
def test_what_is_packed_together_is_told(code, wrong):
    rules = (is_parallel, is_spliced, is_nested_branch, is_dense)
    nodes = list(ast.walk(ast.parse(code)))
    assert any(rule(node) for rule in rules for node in nodes) == wrong


def is_parallel(node: ast.AST) -> bool:
    """Several things assigned at once, unless they change places."""
    if not isinstance(node, ast.Assign):
        return False
    names, values = node.targets[0], node.value
    if not isinstance(names, ast.Tuple) or not isinstance(values, ast.Tuple):
        return False
    return not names_in(names) & names_in(values)


def is_spliced(node: ast.AST) -> bool:
    """A dictionary of which a half is written out and joined with |."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.BitOr):
        return False
    return any(isinstance(side, ast.Dict | ast.DictComp) for side in (node.left, node.right))


def is_nested_branch(node: ast.AST) -> bool:
    return isinstance(node, ast.IfExp) and branches(node) > 1


def is_dense(node: ast.AST) -> bool:
    """A comprehension that filters and also branches or goes over two things."""
    if not isinstance(node, COMPREHENSIONS) or not any(one.ifs for one in node.generators):
        return False
    elements = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
    return len(node.generators) > 1 or any(branches(element) for element in elements)


def branches(node: ast.AST) -> int:
    return sum(isinstance(inner, ast.IfExp) for inner in ast.walk(node))


def names_in(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
