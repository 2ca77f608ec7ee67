"""The wings of the larger layers: folders by role, each built on those before it."""

from __future__ import annotations

import ast

import pytest

import lib.stats
from tests.source import ROOMS, ROOT, Source, app

# a wing may import the root of its layer and the wings that stand before it here
WINGS = {
    "study": (
        "words",
        "columns",
        "reading",
        "joining",
        "guessing",
        "building",
        "checking",
        "samples",
    ),
    "stats": ("exact", "paired", "between", "repeated", "items"),
    "ui": ("elements", "frame", "opening", "views"),
}
FACE = ROOT / "lib" / "stats" / "__init__.py"


def wing_of(parts: list[str]) -> str | None:
    """The wing named by ["lib", layer, wing, …]; None for the root of a layer."""
    layer = parts[1]
    return parts[2] if len(parts) > 2 and parts[2] in WINGS.get(layer, ()) else None


def may_import(layer: str, wing: str | None, other: str | None) -> bool:
    if other is None or other == wing:
        return True
    order = WINGS[layer]
    return wing is not None and order.index(other) < order.index(wing)


def inside(source: Source) -> list[str]:
    return list(source.path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("layer", ROOMS)
def test_the_folders_of_a_layer_are_its_wings(layer):
    folders = {path.name for path in (ROOT / "lib" / layer).iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} == set(WINGS.get(layer, ()))


@pytest.mark.parametrize("layer", WINGS)
def test_a_wing_is_built_on_those_before_it(layer):
    against = []
    for source in app():
        if source.room != layer or source.path == FACE:
            continue
        wing = wing_of(inside(source))
        for found in source.imports:
            parts = found.module.split(".")
            if parts[:2] != ["lib", layer]:
                continue
            other = wing_of(parts)
            if not may_import(layer, wing, other):
                against.append(f"{source}:{found.line} {wing} imports {found.module}")
    assert not against, "\n".join(against)


def test_a_root_imports_no_wing():
    assert may_import("stats", None, None)
    assert not may_import("stats", None, "exact")
    assert not may_import("stats", "exact", "paired")


def test_the_layers_above_meet_the_face_of_stats_alone():
    behind = [
        f"{source}:{node.lineno} {node.module}"
        for source in app()
        if source.room != "stats"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lib.stats.")
    ]
    assert not behind, "\n".join(behind)


def test_the_face_offers_what_the_layers_above_use():
    used = {
        found.module.removeprefix("lib.stats.")
        for source in app()
        if source.room != "stats"
        for found in source.imports
        if found.module.startswith("lib.stats.")
    }
    assert used == set(lib.stats.__all__)
