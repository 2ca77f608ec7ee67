"""What the documents say is so: their commands and their links."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys

import pytest

from tests.source import ROOT

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "data").glob("*.md")])

BLOCK = re.compile(r"^```(?:sh|bat)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)[^)]*\)")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
MODULE = re.compile(r"python -m (tests\.[\w.]+)")


def commands() -> list[list[str]]:
    """The commands of the README, words apart, comments and backslashes of Windows aside."""
    lines = [line for block in BLOCK.findall(README) for line in block.splitlines()]
    return [shlex.split(line.replace("\\", "/"), comments=True) for line in lines]


def test_the_readme_runs_the_app_and_the_tests_with_one_word_each():
    assert [c for c in commands() if c[0] == "make"] == [["make", "run"], ["make", "test"]]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_that_a_document_names_exists(document):
    named = re.findall(r"`make ([a-z]+)`", document.read_text("utf-8"))
    assert set(named) <= set(TARGET.findall(MAKEFILE))


def test_contributing_names_every_task():
    """But the one that `make test` does by itself, and the one that throws away."""
    named = set(re.findall(r"`make ([a-z]+)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8")))
    assert set(TARGET.findall(MAKEFILE)) - named == {"browser", "clean"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_inside_the_project_leads_somewhere(document):
    links = LINK.findall(document.read_text("utf-8"))
    assert not [link for link in links if not (document.parent / link).exists()]


def test_every_file_that_a_command_names_exists():
    named = {word for c in commands() for word in c if word.endswith((".txt", ".py"))}
    assert named
    assert not [name for name in named if not (ROOT / name).is_file()]


def test_the_plain_commands_do_what_make_does():
    plain = {" ".join(command[1:]) for command in commands()}
    steps = [
        "-m venv .venv",
        "-m pip install -r requirements.txt",
        "run streamlit_app.py --server.address localhost",
    ]
    assert set(steps) <= plain


@pytest.mark.parametrize("module", sorted(set(MODULE.findall(README + MAKEFILE))))
def test_every_module_that_is_started_can_be(module):
    assert importlib.util.find_spec(module) is not None


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned(name):
    lines = (ROOT / name).read_text("utf-8").splitlines()
    lines = [line.partition("#")[0].strip() for line in lines]
    named = [line for line in lines if line and not line.startswith("-r ")]
    assert not [line for line in named if not re.fullmatch(r"[\w.\[\]-]+==[\w.]+", line)]


def test_the_start_command_is_understood():
    """`streamlit run` is what the README tells; the journeys in tests/browser really run it."""
    run = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "--help"], capture_output=True, check=False
    )
    assert run.returncode == 0
