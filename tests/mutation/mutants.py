"""Small changes of a module, one at a time: each should make a test fail."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

COMPARED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
COMPUTED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
OPPOSITE = (
    ("rises", "falls"),
    ("improved", "worsened"),
    ("before", "after"),
    ("low", "high"),
    ("less", "greater"),
    ("w_plus", "w_minus"),
    ("mean_rank_plus", "mean_rank_minus"),
    ("first", "second"),
    ("q1", "q3"),
    ("minimum", "maximum"),
)
SWAPPED = {a: b for pair in OPPOSITE for a, b in (pair, pair[::-1])}


@dataclass(frozen=True)
class Mutant:
    """A module with one thing changed; `what` names function, old and new code."""

    what: str
    line: int
    code: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    named = _functions(tree)
    skipped = _annotations(tree)
    for place, node in enumerate(ast.walk(tree)):
        if node in skipped:
            continue
        if not _changes(node):
            continue
        changed = copy.deepcopy(tree)
        twin = next(n for i, n in enumerate(ast.walk(changed)) if i == place)
        new = _change(twin)
        if new is not twin:
            _put(changed, twin, new)
        what = f"{named.get(node, 'module')}: {ast.unparse(node)} → {ast.unparse(new)}"
        yield Mutant(what, node.lineno, ast.unparse(ast.fix_missing_locations(changed)))


def _changes(node: ast.AST) -> bool:
    """Whether a node is of a kind that can be changed."""
    match node:
        case ast.Compare():
            fits = type(node.ops[0]) in COMPARED
        case ast.BinOp():
            fits = type(node.op) in COMPUTED
        case ast.UnaryOp():
            fits = isinstance(node.op, ast.Not | ast.USub)
        case ast.Constant():
            fits = type(node.value) in (int, float, bool)
        case ast.Attribute():
            fits = node.attr in SWAPPED and isinstance(node.ctx, ast.Load)
        case _:
            fits = isinstance(node, ast.BoolOp | ast.IfExp)
    return fits


def _change(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.Compare):
        node.ops[0] = COMPARED[type(node.ops[0])]()
    elif isinstance(node, ast.BinOp):
        node.op = COMPUTED[type(node.op)]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp):
        return node.operand
    elif isinstance(node, ast.Constant):
        node.value = (not node.value) if isinstance(node.value, bool) else node.value + 1
    elif isinstance(node, ast.Attribute):
        node.attr = SWAPPED[node.attr]
    elif isinstance(node, ast.IfExp):
        node.body, node.orelse = node.orelse, node.body
    return node


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(one is old for one in value):
                setattr(parent, name, [new if one is old else one for one in value])


def _functions(tree: ast.AST) -> dict[ast.AST, str]:
    """For each node the innermost function that it stands in."""
    return {
        node: function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
    }


def _annotations(tree: ast.AST) -> set[ast.AST]:
    """What speaks to mypy and to decorators alone: nothing there can fail a test."""
    spoken: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            arguments = [*node.args.args, *node.args.kwonlyargs]
            spoken += [one.annotation for one in arguments if one.annotation]
            spoken += [node.returns] if node.returns else []
            spoken += node.decorator_list
        elif isinstance(node, ast.AnnAssign):
            spoken.append(node.annotation)
        elif isinstance(node, ast.ClassDef):
            spoken += node.decorator_list
    return {inner for one in spoken for inner in ast.walk(one)}
