"""Every reference value says where it comes from and is quoted by a test."""

from __future__ import annotations

import re

import pytest

from tests.reference.golden import golden
from tests.source import ROOT, everything

QUOTING = "\n".join(
    source.text
    for source in everything()
    if source.room == "tests" and source.path.parent != ROOT / "tests/reference"
)


@pytest.mark.parametrize("name", golden())
def test_an_entry_says_where_it_comes_from(name):
    source = golden()[name]["source"]
    assert re.search(r"\d{4}|R |R:|SPSS|pingouin|rcompanion|invented|published", source), source


@pytest.mark.parametrize("name", golden())
def test_an_entry_is_quoted_by_a_test(name):
    assert re.search(rf"golden\.json:?[^\n]*\b{name}\b|golden\(\)\[\"{name}\"\]", QUOTING)


def test_what_the_tests_quote_is_there():
    quoted = set(re.findall(r"golden\.json:? (\w+)", QUOTING))
    assert quoted - set(golden()) == set()
