"""A failure that nobody foresaw ends in a sentence, and the page goes on."""

import pytest

from lib.ui import draft
from tests.ui.test_data_page import DATA, EN, SEMICOLON, said, upload


def broken(*_args, **_more):
    raise RecursionError("deeper than anybody thought")


@pytest.mark.parametrize("part", ["read", "guess", "build"])
def test_it_is_said_as_damage(open_app, monkeypatch, part):
    monkeypatch.setattr(draft, part, broken)
    app = upload(open_app(DATA), "ibu.csv", SEMICOLON)
    assert not app.exception
    assert EN("problem.file_damaged") in said(app)
