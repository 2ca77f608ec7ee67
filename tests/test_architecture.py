"""The house rules of ARCHITECTURE.md, held by reading the code.

A length of code leaves out blank lines, comments and docstrings, so that documentation costs
nothing. `self` is no parameter. The wings of the layers are held by test_wings.py, how dense a line
may be by test_lines.py. A rule that a file may break stands in EXCEPTIONS with its reason.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest

from tests.source import ROOMS, ROOT, START, Function, Source, app, everything, parameters

MOST_FILE_LINES = 220  # of code in a file
MOST_FUNCTION_LINES = 30
MOST_PARAMETERS = 5

MAY_IMPORT = {
    "study": {"study"},
    "stats": {"stats"},
    "text": {"text"},
    "analysis": {"analysis", "study", "stats"},
    "charts": {"charts", "analysis", "study", "stats", "text"},
    "report": {"report", "charts", "analysis", "study", "stats", "text"},
    "ui": {"ui", "report", "charts", "analysis", "study", "stats", "text"},
    "pages": {"ui", "report", "charts", "analysis", "study", "stats"},
    "lib": set(),
}
ONLY_IN = {"streamlit": {"ui", "pages"}, "plotly": {"charts", "report"}}
# what runs code that comes as data: a file must never come near it
RUNS_DATA = {"pickle", "marshal", "shelve", "eval", "exec"}
LATE = ("pingouin", "statsmodels")  # 2 s each: never on the way to the first answer

TAG = re.compile(
    r"</?(a|b|br|button|code|div|em|font|form|h[1-6]|hr|i|iframe|img|input|li|link|object|ol|p|pre"
    r"|script|small|span|strong|style|sub|sup|svg|table|td|th|tr|u|ul|video)(\s|/?>)",
    re.IGNORECASE,
)
# Plotly's own marks for text: it draws them itself, and no other tag gets through
PLOTLY_TAGS = re.compile(r"</?(br|b|i|sub|sup|span|extra)\b[^<>]*>?")

# (rule, file) -> why it may
EXCEPTIONS: dict[tuple[str, str], str] = {}


def held(rule: str, findings: list[str]) -> None:
    """Fail with what was found, except where EXCEPTIONS gives a reason."""
    excused = [file for name, file in EXCEPTIONS if name == rule]
    left = [finding for finding in findings if finding.split(":")[0] not in excused]
    assert not left, f"{rule}:\n  " + "\n  ".join(left)


def named(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def test_every_folder_of_lib_is_a_known_room():
    folders = {path.name for path in (ROOT / "lib").iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} == set(ROOMS)


def test_nothing_else_stands_at_the_top():
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()}
    extra = {name for name in folders if not name.startswith(".")} - {"__pycache__"}
    assert extra == {"lib", "pages", "data", "tests"}


def test_imports_go_one_way():
    held(
        "imports go one way",
        [
            f"{source}:{found.line} {source.room} imports {found.module}"
            for source in app()
            for found in source.imports
            if named(found.module, "lib")
            and found.module.split(".")[1] not in MAY_IMPORT[source.room]
        ],
    )


def test_imports_name_the_whole_path():
    found = [(s, i) for s in everything() for i in s.imports if i.module.startswith(".")]
    held("imports name the whole path", [f"{s}:{i.line} {i.module}" for s, i in found])


def test_the_app_imports_neither_its_pages_nor_its_tests():
    held(
        "the app imports neither its pages nor its tests",
        [
            f"{source}:{found.line} {found.module}"
            for source in app()
            for found in source.imports
            if found.module.split(".")[0] in ("pages", "tests", "streamlit_app")
        ],
    )


@pytest.mark.parametrize("package", ONLY_IN)
def test_only_its_rooms_import(package):
    held(
        f"only {sorted(ONLY_IN[package])} import {package}",
        [
            f"{source}:{found.line}"
            for source in app()
            for found in source.imports
            if named(found.module, package) and source.room not in ONLY_IN[package]
        ],
    )


@pytest.mark.parametrize("package", LATE)
def test_slow_packages_are_imported_where_they_are_used(package):
    held(
        f"{package} is imported inside the function that needs it",
        [
            f"{source}:{found.line}"
            for source in app()
            for found in source.imports
            if named(found.module, package) and not found.inside
        ],
    )


def test_the_first_answer_waits_for_no_slow_package():
    script = (
        "import sys; from streamlit.testing.v1 import AppTest\n"
        f"app = AppTest.from_file({START!r}, default_timeout=60).run()\n"
        "assert not app.exception, app.exception\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert not set(LATE) & set(run.stdout.split())


def test_a_file_holds_one_idea():
    lengths = [(source, len(source.code_lines)) for source in everything()]
    long = [f"{source}: {n}" for source, n in lengths if n > MOST_FILE_LINES]
    held(f"at most {MOST_FILE_LINES} lines of code", long)


def test_a_function_is_short():
    held(
        f"at most {MOST_FUNCTION_LINES} lines of code",
        [
            f"{source}:{function.lineno} {function.name} has {source.length(function)}"
            for source in everything()
            for function in source.functions
            if source.length(function) > MOST_FUNCTION_LINES
        ],
    )


def test_a_function_takes_few_parameters():
    held(
        f"at most {MOST_PARAMETERS} parameters",
        [
            f"{source}:{function.lineno} {function.name}"
            for source in app()
            for function in source.functions
            if len(parameters(function)) > MOST_PARAMETERS
        ],
    )


def test_what_is_public_says_what_it_is():
    held("what is public says what it is", [f for s in app() for f in unsaid(s)])


def unsaid(source: Source) -> list[str]:
    """The file, and its public functions, classes and methods, that have no docstring."""
    found = [] if ast.get_docstring(source.tree) else [f"{source}: the file"]
    top = public(source.tree)
    classes = [node for node in top if isinstance(node, ast.ClassDef)]
    nodes = top + [method for owner in classes for method in public(owner)]
    return found + [
        f"{source}:{node.lineno} {node.name}" for node in nodes if not ast.get_docstring(node)
    ]


def public(scope: ast.Module | ast.ClassDef) -> list[Function | ast.ClassDef]:
    return [
        node
        for node in scope.body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
    ]


def test_no_data_is_run_as_code():
    held(
        "no data is run as code",
        [
            f"{source}:{line} {name}"
            for source in app()
            for line, name in used(source)
            if name.split(".")[0] in RUNS_DATA
        ],
    )


def used(source: Source) -> list[tuple[int, str]]:
    """The modules a file imports and the names it uses, each with its line."""
    names = [node for node in ast.walk(source.tree) if isinstance(node, ast.Name)]
    modules = [(found.line, found.module) for found in source.imports]
    return modules + [(name.lineno, name.id) for name in names]


def test_nothing_is_printed():
    held(
        "nothing is printed",
        [
            f"{source}:{node.lineno}"
            for source in app()
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
        ],
    )


def test_no_markup_is_built_from_strings():
    held(
        "no markup is built from strings",
        [
            f"{source}:{string.lineno} {string.value!r}"
            for source in app()
            for string in source.strings
            if string.value == "unsafe_allow_html" or TAG.search(harmless(source, string.value))
        ],
    )


def harmless(source: Source, string: str) -> str:
    return PLOTLY_TAGS.sub("", string) if source.room == "charts" else string


def test_no_element_is_asked_to_trust_markup():
    held(
        "no element is asked to trust markup",
        [
            f"{source}:{node.value.lineno}"
            for source in app()
            for node in ast.walk(source.tree)
            if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html"
        ],
    )
