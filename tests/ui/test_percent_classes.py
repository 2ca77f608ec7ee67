"""The shares of the highest score as one way to cut a score into categories."""

from __future__ import annotations

from tests.conftest import OpenApp
from tests.ui.test_data_page import EN

CATEGORIES = "pages/categories.py"


def test_a_click_cuts_the_score_at_56_and_76_percent_of_the_highest(open_app: OpenApp) -> None:
    app = open_app(CATEGORIES)
    app.button(key="preset.percent").click().run()
    assert not app.exception
    assert app.button(key="preset.percent").label == EN("categories.preset_percent")
    assert app.query_params["cut.fluency"] == "5.6;7.6\nPoor\nFair\nGood"
