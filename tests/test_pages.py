"""A page asks one question and is a list of calls: open, need a study, choose, compute, show."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import pytest

from lib.text.words import languages, load
from lib.ui.frame.menu import PAGES
from tests.source import START, Source, pages

MOST_LINES = 60
KEY = re.compile(r"[a-z0-9_.:/-]*")


def found(page: Source, is_wrong: Callable[[ast.AST], bool]) -> list[str]:
    return [f"{page}:{n.lineno} {ast.unparse(n)}" for n in ast.walk(page.tree) if is_wrong(n)]


def test_the_menu_lists_every_page_once():
    assert sorted(page.file for page in PAGES) == sorted(str(page) for page in pages())


def test_the_menu_begins_with_the_start_script():
    assert PAGES[0].file == START


def test_no_two_pages_share_a_key():
    assert len({page.key for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", pages(), ids=str)
def test_a_page_is_short(page):
    assert len(page.text.splitlines()) <= MOST_LINES


@pytest.mark.parametrize("page", pages(), ids=str)
def test_a_page_begins_with_its_question(page):
    assert (ast.get_docstring(page.tree) or "").splitlines()[0].rstrip(".").strip()


@pytest.mark.parametrize("page", pages(), ids=str)
def test_a_page_defines_nothing(page):
    defines = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert not found(page, lambda node: isinstance(node, defines))


@pytest.mark.parametrize("page", pages(), ids=str)
def test_a_page_leaves_the_session_alone(page):
    assert not found(page, lambda n: isinstance(n, ast.Attribute) and n.attr == "session_state")


@pytest.mark.parametrize("page", pages(), ids=str)
def test_a_page_has_keys_where_words_would_be(page):
    assert not [string.value for string in page.strings if not KEY.fullmatch(string.value)]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_page_answers_in_every_language(open_app, page, language):
    app = open_app(page.file, {"lang": language})
    assert not app.exception
    assert app.main.children


@pytest.mark.parametrize("page", [p for p in pages() if "need_study" in p.text], ids=str)
def test_a_page_without_its_study_says_so_in_words(open_app, page):
    app = open_app(str(page), {"study": "file-of-somebody-else", "lang": "en"})
    assert not app.exception
    assert [title.value for title in app.main.header] == [load("en")("frame.no_study")]
