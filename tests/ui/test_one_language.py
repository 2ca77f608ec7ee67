"""A page speaks one language: no word of the other stands on it, also after a switch."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.study.samples import shipped
from lib.text.words import languages, load
from lib.ui.frame.menu import PAGES, Page
from tests.conftest import PATIENCE
from tests.source import ROOT, START
from tests.ui.screen import screen

WORD = re.compile(r"(?<!\{)\b[^\W\d_]{3,}\b(?!\})")
OPEN = ("open.pairs", "open.programs", "open.effects", "open.board", "open.combine")
OTHER = {"en": "id", "id": "en"}
MARKUP = re.compile(
    r"<[^>]+>|&\w+;|:\w+(-\w+)?\[|:material/\w+:|https?://\S+|\b\S+\.(md|toml|csv|sav)\b"
)


def vocabulary(language: str) -> set[str]:
    """Every word of the sentences of a language, without the names of their slots."""
    text = load(language)
    sentences = [*text.words.values(), *text.singular.values()]
    return {word.lower() for sentence in sentences for word in WORD.findall(sentence)}


def foreign(app: AppTest, language: str) -> set[str]:
    """Words on the page that only the other language has."""
    printed = load(language)("result.column_printed")  # programs print in their own words
    shown = [one.words for one in screen(app) if not one.place.endswith(f", {printed}")]
    said = {word.lower() for words in shown for word in WORD.findall(MARKUP.sub(" ", words))}
    return said & (vocabulary(OTHER[language]) - vocabulary(language))


def opened(page: Page, study: str, language: str) -> AppTest:
    app = AppTest.from_file(ROOT / START, default_timeout=PATIENCE)
    for name in OPEN:
        app.session_state[name] = True
    app.session_state["view"] = {"lang": language, "study": study}
    app.session_state["studies"] = {}
    if page.file != START:
        app.switch_page(page.file)
    return app.run()


def switched(app: AppTest, language: str) -> AppTest:
    """The same page after a click on the other language."""
    return app.sidebar.button_group[0].set_value(language).run()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
@pytest.mark.parametrize("study", shipped.KEYS)
def test_a_switch_leaves_no_word_of_the_other_language(page, study, language):
    app = switched(opened(page, study, OTHER[language]), language)
    assert not app.exception
    assert foreign(app, language) == set()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_what_a_list_shows_is_one_of_its_options_after_a_switch(page, language):
    app = switched(opened(page, shipped.KEYS[0], OTHER[language]), language)
    for box in app.selectbox:
        if box.proto.set_value:
            assert box.proto.raw_value in box.options


def test_a_word_of_the_other_language_would_be_found(open_app):
    app = open_app("pages/result.py", {"lang": "id"})
    assert "berpasangan" in foreign(app, "en")
    assert not foreign(app, "id")
