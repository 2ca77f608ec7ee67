"""A failure that nobody foresaw ends in a sentence, and the page goes on."""

from contextlib import ExitStack

import pytest

from lib.study.reading import turns
from lib.ui import draft, dropped
from lib.ui.dropped import File
from lib.ui.tables import Tables
from tests.ui.test_data_page import DATA, EN, SEMICOLON, said, upload


def broken(*_args, **_more):
    raise RecursionError("deeper than anybody thought")


@pytest.mark.parametrize(
    ("module", "part"), [(dropped, "read"), (draft, "guess_prepared"), (draft, "build")]
)
def test_it_is_said_as_damage(open_app, monkeypatch, module, part):
    monkeypatch.setattr(module, part, broken)
    app = upload(open_app(DATA), "ibu.csv", SEMICOLON)
    assert not app.exception
    assert EN("problem.file_damaged") in said(app)


def opened() -> draft.Draft:
    one = draft.Draft(Tables((File("upload", "ibu.csv", SEMICOLON, "0" * 64),)))
    one.read()
    return one


def test_a_file_beyond_those_read_at_once_waits_and_then_is_told_so(monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    with ExitStack() as busy:
        for _ in range(turns.MOST_AT_ONCE):
            busy.enter_context(turns.turn())
        late = opened()
        assert late.table is None
        assert late.refusal is not None
        assert late.refusal.key == "server_busy"
    assert opened().refusal is None


def test_a_file_that_fails_gives_its_place_back(monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    with monkeypatch.context() as broken_reader:
        broken_reader.setattr(dropped, "read", broken)
        for _ in range(turns.MOST_AT_ONCE + 1):
            assert opened().refusal.key == "file_damaged"
    assert opened().refusal is None
