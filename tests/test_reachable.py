"""Nothing stands in the app that nobody reaches: every module and every public name has a user."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache

import pytest

from lib.text.words import languages, load
from tests.source import ROOT, Function, Source, app
from tests.test_references import YEAR, cited, prose

# built and tested, and used from the day that a page for it opens; each with that page's subject
WAITING = {
    "lib.stats.paired.baseline": "where people started: regression to the mean, Mee–Chua, Oldham",
    "lib.stats.paired.one_group": "what one group can bear: tipping points, reliable change",
    "lib.stats.between.power_simulation": "planning the next study",
    "lib.stats.between.planning.noether_for_shift": "planning the next study",
    "lib.stats.between.planning.paired_t_size": "planning the next study",
    "lib.stats.between.planning.wilcoxon_size": "planning the next study",
    "lib.stats.between.planning.two_arm_size": "planning the next study",
    "lib.stats.between.planning.detectable_change": "planning the next study",
    "lib.stats.between.planning.z_power": "planning the next study",
    "lib.stats.between.planning.assurance": "planning the next study",
    "lib.stats.between.planning.assurance_limit": "planning the next study",
    "lib.stats.between.two_arm.student": "two arms: beside Welch's, as SPSS prints both",
}
# works that Methods names for what they argue, not for a figure that is computed
ARGUED = {"Knapp 2016"}  # why one group measured twice shows no cause
# started by name, as a program of its own
PROGRAMS = {
    "lib.study.reading.readstat_child",
    "lib.study.reading.sheet_child",
    "lib.study.samples.simulate",
}


@cache
def modules() -> dict[str, Source]:
    """The files of the app by the names that import them."""
    found = {}
    for source in app():
        parts = source.path.relative_to(ROOT).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = source
    return found


@cache
def offered() -> dict[str, str]:
    """What the face of lib.stats offers, and the module that it comes from."""
    face = modules()["lib.stats"].tree
    return {
        f"lib.stats.{name.name}": node.module or ""
        for node in face.body
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }


def module_of(name: str) -> str:
    """The module that an imported name belongs to; "" where it is none of ours."""
    name = offered().get(name, name)
    while name and name not in modules():
        name = name.rpartition(".")[0]
    return name


def reached() -> set[str]:
    """The modules that the pages and the programs import, directly or through others."""
    seen: set[str] = set()
    ahead = [name for name in modules() if not name.startswith("lib")] + sorted(PROGRAMS)
    while ahead:
        name = ahead.pop()
        if name in seen:
            continue
        seen.add(name)
        if name != "lib.stats":  # the face leads on only to what is taken from it
            ahead += filter(None, (module_of(found.module) for found in modules()[name].imports))
    return seen


def is_empty(source: Source) -> bool:
    """Whether a file holds nothing but its docstring."""
    return len(source.tree.body) <= 1


def unused() -> set[str]:
    """The public functions and classes whose name no code of the app mentions."""
    mentioned: Counter[str] = Counter()
    for source in app():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Name):
                mentioned[node.id] += 1
            elif isinstance(node, ast.Attribute):
                mentioned[node.attr] += 1
    return {
        f"{name}.{node.name}"
        for name, source in modules().items()
        for node in source.tree.body
        if isinstance(node, Function | ast.ClassDef)
        if not node.name.startswith("_") and not mentioned[node.name]
    }


def waits(name: str) -> bool:
    return name in WAITING or name.rpartition(".")[0] in WAITING


def test_every_module_is_reached_from_a_page_or_a_program():
    filled = {name for name, source in modules().items() if not is_empty(source)}
    idle = filled - reached() - {"lib.stats"}
    assert {name for name in idle if not waits(name)} == set()


def test_every_public_name_has_a_user():
    assert {name for name in unused() if not waits(name)} == set()


@pytest.mark.parametrize("name", WAITING)
def test_what_waits_is_there_and_idle(name):
    if name in modules():
        assert name not in reached()
    else:
        assert name in unused()


def sources(language: str) -> set[str]:
    """The works that Methods lists, each as first author and year."""
    listed = load(language)("methods.sources_list").split(" · ")
    return {f"{work.split()[0]} {YEAR.search(work)[0]}" for work in listed}


def computed() -> set[str]:
    """The works that the code on the way from a page cites."""
    found = set()
    for name in reached():
        for words in prose(modules()[name]):
            for one in cited(name, words):
                found |= {f"{author} {one.year}" for author in one.names}
    return found


@pytest.mark.parametrize("language", languages())
def test_methods_lists_only_works_whose_figures_a_page_shows(language):
    listed = sources(language)
    assert len(listed) > 5
    assert listed - computed() == ARGUED
