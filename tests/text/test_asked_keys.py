"""Every key the code asks for has words in every language, and every key there is asked for."""

from __future__ import annotations

import ast
import importlib
from typing import get_args

import pytest

from lib.report.keys import EFFECT, TestName
from lib.study.problem import ProblemKey
from lib.study.samples import shipped
from lib.text.keys import Family
from lib.text.words import languages, load
from lib.ui import keys as ui_keys
from tests.source import Source, app

HOUSES = ("lib.charts.keys", "lib.report.keys", "lib.ui.keys")
ABOUT = {"language.name", "language.locale"}  # read by lib/text/words.py as it loads a language
PATTERNS = {"number.interval", "number.range", "number.range_negative"}  # by lib/text/numbers.py
NOT_WORDS = {"template.csv", "template.xlsx"}  # names of files


def families() -> dict[str, Family[str]]:
    """Every family of keys by the name of its house and its own."""
    found = {}
    for house in HOUSES:
        for name, value in vars(importlib.import_module(house)).items():
            if isinstance(value, Family):
                found[f"{house}.{name}"] = value
    return found


def parts(source: Source) -> set[ast.Constant]:
    """The pieces of strings that are put together."""
    joined = (node for node in ast.walk(source.tree) if isinstance(node, ast.JoinedStr))
    return {piece for node in joined for piece in node.values if isinstance(piece, ast.Constant)}


def written(sections: set[str]) -> set[str]:
    """Every string of the code that reads as a key: a known section, a point, a name."""
    found = set()
    for source in app():
        whole = set(source.strings) - parts(source)
        found |= {one.value for one in whole if is_key(one.value, sections)}
    return found - NOT_WORDS - {family.pattern for family in families().values()}


def is_key(value: str, sections: set[str]) -> bool:
    section, point, name = value.partition(".")
    return bool(point) and section in sections and name.replace("_", "").isalnum()


def asked(there: set[str]) -> set[str]:
    sections = {key.partition(".")[0] for key in there}
    made = {key for family in families().values() for key in family.keys}
    return written(sections) | made | ABOUT | PATTERNS


ENGLISH = set(load("en").words)
ASKED = asked(ENGLISH)


@pytest.mark.parametrize("language", languages())
def test_the_keys_asked_for_are_the_keys_there(language):
    there = set(load(language).words)
    assert sorted(ASKED - there) == []
    assert sorted(there - ASKED) == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", families())
def test_every_member_of_a_family_has_words(name, language):
    text = load(language)
    assert [key for key in families()[name].keys if not text.has(key)] == []


def test_each_key_taken_away_is_missed():
    """Without one of the keys the code would ask in vain, whichever it is."""
    assert [key for key in sorted(ENGLISH) if not ASKED - (ENGLISH - {key})] == []


def test_no_key_is_put_together_where_it_is_used():
    """A key made from parts comes from a family, whose members mypy and the tests know."""
    sections = {key.partition(".")[0] for key in ENGLISH}
    glued = set()
    for source in app():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and is_text(node.func) and node.args:
                asks = node.args[0]
                if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in ast.walk(asks)):
                    glued.add(f"{source}: {ast.unparse(asks)}")
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                start, point, _ = str(node.values[0].value).partition(".")
                if point and start in sections and not is_widget(source, node):
                    glued.add(f"{source}: {ast.unparse(node)}")
    assert glued == set()


def is_text(called: ast.expr) -> bool:
    """Whether this is text(...), text.has(...) or naming.text(...)."""
    names = {node.id for node in ast.walk(called) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(called) if isinstance(node, ast.Attribute)}
    return "text" in names and names <= {"text", "has", "naming", "words"}


def is_widget(source: Source, made: ast.JoinedStr) -> bool:
    """Whether the string is the key of a widget, which is nobody's words."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.keyword) and node.value is made:
            return node.arg == "key"
        if isinstance(node, ast.Assign) and node.value is made:
            return source.path.name == "pictures.py"  # one name for two calls
    return False


def test_every_problem_is_told_somewhere():
    """A member of ProblemKey that nothing raises would keep its words alive."""
    study = [source for source in app() if source.room == "study"]
    told = {
        string.value
        for source in study
        if source.path.name != "problem.py"
        for string in source.strings
    }
    assert set(get_args(ProblemKey)) - told == set()


def test_the_levels_that_have_words_are_levels_of_samples():
    levels = {
        f"{factor.key}_{level}"
        for sample in shipped.SAMPLES
        for factor in shipped.load(sample.key).factors
        for level in factor.levels
    }
    assert set(ui_keys.LEVEL.members) - levels == set()


def test_the_estimates_and_tests_that_have_words_are_those_of_the_result_page():
    from lib.analysis.comparison import compare
    from lib.analysis.details import details
    from tests.analysis.studies import golden

    made = details(compare(golden(), "score"))
    assert {one.name for one in (*made.in_units, *made.sizes)} == set(EFFECT.members)
    assert {test.name for test in made.tests} == set(get_args(TestName))


def test_a_family_refuses_what_is_no_member():
    with pytest.raises(KeyError, match="no_such"):
        ui_keys.SAMPLE("no_such")
