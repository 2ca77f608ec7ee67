"""The tree of this project as the tests see it: its Python files, parsed, and what they import."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]
START = "streamlit_app.py"
ROOMS = ("study", "stats", "analysis", "charts", "report", "text", "ui")

Function = ast.FunctionDef | ast.AsyncFunctionDef
NOT_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


@dataclass(frozen=True)
class Import:
    """One imported module, by its whole name; `inside` a function or at the top of the file."""

    module: str
    line: int
    inside: bool


@dataclass(frozen=True)
class Source:
    """One Python file."""

    path: Path

    def __str__(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        """The layer it belongs to: "pages" (the start script too), a folder of lib, or "tests"."""
        parts = self.path.relative_to(ROOT).parts
        if parts[0] in ("pages", START):
            return "pages"
        return parts[1] if parts[0] == "lib" and len(parts) > 2 else parts[0]

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    @cached_property
    def docstrings(self) -> set[ast.Constant]:
        """The constants that are docstrings."""
        found = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Module | ast.ClassDef | Function) and ast.get_docstring(node):
                found.add(node.body[0].value)
        return found

    @cached_property
    def strings(self) -> list[ast.Constant]:
        """Every string written in the file that is not a docstring, pieces of f-strings too."""
        return [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node not in self.docstrings
        ]

    @cached_property
    def imports(self) -> list[Import]:
        return list(_imports(self.tree, inside=False))

    @cached_property
    def code_lines(self) -> set[int]:
        """The numbers of the lines that hold code: neither blank, nor comment, nor docstring."""
        lines: set[int] = set()
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type not in NOT_CODE:
                lines.update(range(token.start[0], token.end[0] + 1))
        for doc in self.docstrings:
            lines.difference_update(range(doc.lineno, (doc.end_lineno or doc.lineno) + 1))
        return lines

    def length(self, function: Function) -> int:
        """Lines of code from `def` to the end, signature and inner functions included."""
        lines = range(function.lineno, (function.end_lineno or function.lineno) + 1)
        return len(self.code_lines.intersection(lines))


def parameters(function: Function) -> list[str]:
    """The names of the parameters of a function, `self` and `cls` left out."""
    a = function.args
    every = [*a.posonlyargs, *a.args, a.vararg, *a.kwonlyargs, a.kwarg]
    names = [arg.arg for arg in every if arg is not None]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


@cache
def everything() -> list[Source]:
    """Every Python file of the project, tests included."""
    folders = ("lib", "pages", "tests")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return [Source(path) for path in sorted([*paths, *ROOT.glob("*.py")])]


def app() -> list[Source]:
    """The files of the app: lib, pages and the start script."""
    return [source for source in everything() if source.room != "tests"]


def pages() -> list[Source]:
    """The pages, the start script among them."""
    return [source for source in everything() if source.room == "pages"]


def _imports(tree: ast.AST, inside: bool) -> Iterator[Import]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (Import(name.name, node.lineno, inside) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            # `from lib.stats import sign` names the module lib.stats.sign
            yield from (Import(f"{module}.{name.name}", node.lineno, inside) for name in node.names)
        else:
            yield from _imports(node, inside or isinstance(node, Function))
