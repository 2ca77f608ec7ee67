"""A page that fails says so in the visitor's language, without a traceback."""

from __future__ import annotations

import pytest

from lib.text.words import load
from lib.ui.views import answer_views
from tests.conftest import OpenApp


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_failure_is_told_in_our_words(open_app: OpenApp, monkeypatch, language: str) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret 42")

    monkeypatch.setattr(answer_views, "message", fail)
    app = open_app(link={"lang": language})
    text = load(language)
    assert text("failure.title") in [header.value for header in app.header]
    assert text("failure.again") in [button.label for button in app.button]
    assert not app.exception
    shown = " ".join(each.value for each in app.markdown)
    assert "ZeroDivision" not in shown
    assert "secret" not in shown


def test_trying_again_shows_the_page_once_it_can_be_made(open_app: OpenApp, monkeypatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(answer_views, "message", None)
        app = open_app()
    app.button(key="failure.again").click().run()
    assert load("en")("failure.title") not in [header.value for header in app.header]
