"""N-Gain on the pages: where a highest score was declared, when opened, by class and by person."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lib.text.words import languages, load
from tests.conftest import OpenApp
from tests.report.cases import POSTTEST, PRETEST
from tests.ui.screen import tables
from tests.ui.test_data_page import upload, use

DATA = "pages/data.py"
RESULT = "pages/result.py"


def pupils() -> bytes:
    rows = [f"S{i},{a},{b}" for i, (a, b) in enumerate(zip(PRETEST, POSTTEST, strict=True))]
    return ("No,Pretest,Posttest\n" + "\n".join(rows) + "\n").encode()


def marked(open_app: OpenApp, language: str) -> AppTest:
    """The file is used with a scale of 0 to 100."""
    text = load(language)
    app = upload(open_app(DATA, {"lang": language}), "tes.csv", pupils())
    for end, limit in (("low", 0.0), ("high", 100.0)):
        label = text(f"data.scale_{end}")
        each = next(one for one in app.main.number_input if one.label == label)
        app = each.set_value(limit).run()
    return use(app)


@pytest.mark.parametrize("language", languages())
def test_the_gain_stands_folded_on_the_result_page(open_app: OpenApp, language: str) -> None:
    text = load(language)
    app = marked(open_app, language).switch_page(RESULT).run()
    assert text("gain.open") in [each.label for each in app.main.expander]
    assert "n-gain" not in tables(app)
    app.session_state["open.gain"] = True
    app.run()
    assert not app.exception
    shown = tables(app)
    row = shown["n-gain"]["rows"][0]
    assert row[1] == "12"
    assert row[7] == text("gain.class_medium")
    assert [row[2] for row in shown["n-gain-classes"]["rows"]] == ["3", "6", "2", "11"]
    assert text("gain.misleads") in [each.value for each in app.main.info]


def test_each_participant_has_a_row_when_opened(open_app: OpenApp) -> None:
    app = marked(open_app, "id").switch_page("pages/participants.py").run()
    app.session_state["open.gains"] = True
    app.run()
    rows = tables(app)["n-gain-people"]["rows"]
    assert rows[0] == ["S0", "40", "70", "0,50", "50,0%", "Sedang"]
    assert rows[-1][-1] == load("id")("gain.no_room")


def test_without_a_highest_score_nothing_is_offered(open_app: OpenApp) -> None:
    text = load("en")
    app = use(upload(open_app(DATA, {"lang": "en"}), "tes.csv", pupils()))
    for page in (RESULT, "pages/participants.py"):
        app = app.switch_page(page).run()
        labels = [each.label for each in app.main.expander]
        assert not {text("gain.open"), text("gain.people")} & set(labels)


def test_the_sample_shows_no_gain(open_app: OpenApp) -> None:
    app = open_app(RESULT, {"lang": "en"})
    assert load("en")("gain.open") not in [each.label for each in app.main.expander]
