"""What every page owes a visitor whatever the file: no error, no nonsense, no words run as code."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from lib.analysis.looks import Ledger
from lib.text.words import languages, load
from lib.ui.frame.menu import PAGES, Page
from tests.conftest import PATIENCE
from tests.source import ROOT, START
from tests.ui.hostile import FILES, File
from tests.ui.screen import Words, screen

KEY = "file-hostile"
CLOSED = (
    "open.cells",
    "open.pairs",
    "open.programs",
    "open.effects",
    "open.board",
    "open.combine",
)  # computed when opened
# no number at all, and a p or a share that is rounded to nothing
NONSENSE = re.compile(r"\b(nan|NaN|NaT|inf|None(?! of))\b|∞|(?<![\d.,])0?[.,]000(?!\d)")
# Markdown, directives and markup in which a name would act, link or load
ACTS = re.compile(r"(?<!\\)<img|(?<!\\)\]\(javascript|(?<!\\):material/home:|(?<!\\)\*\*bold")


def opened(page: Page, file: File, language: str) -> AppTest:
    """The page with that file in use, everything unfolded; on the Data page it is dropped too."""
    app = AppTest.from_file(ROOT / START, default_timeout=PATIENCE)
    for name in CLOSED:
        app.session_state[name] = True
    study = file.study
    app.session_state["view"] = {"lang": language, **file.view}
    app.session_state["studies"] = {} if study is None else {KEY: study}
    if study is not None:
        app.session_state["view"]["study"] = KEY
        ledger = Ledger()
        ledger.plan(study.fingerprint, (), datetime(2026, 1, 1, tzinfo=UTC))
        app.session_state["kept.ledger"] = ledger
        for factor in study.factors:
            app.session_state[f"open.card.{factor.key}"] = True
            app.session_state[f"by-level-{factor.key}"] = True
    if page.file != START:
        app.switch_page(page.file)
    app.run()
    if page.key == "data":
        app.file_uploader[0].upload(file.name, file.data, "text/csv")
        app.run()
    return app


def own(app: AppTest, language: str) -> list[Words]:
    """What the page says apart from finished sentences and what other programs print: .000."""
    text = load(language)
    finished = set(text.words.values())
    printed = f"table prapasca-programs.csv, {text('result.column_printed')}"
    shown = [one for one in screen(app) if one.place != printed]
    return [one for one in shown if one.words not in finished]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
@pytest.mark.parametrize("file", FILES)
def test_a_page_answers_a_hostile_file_in_words(file: str, page: Page, language: str) -> None:
    app = opened(page, FILES[file], language)
    shown = own(app, language)
    assert not app.exception
    assert shown
    assert not [words for words in shown if NONSENSE.search(words.words)]
    assert not [words for words in shown if words.is_markdown and ACTS.search(words.words)]
    assert not [words for words in shown if words.place == "chart" and "<img" in words.words]
