"""The Items page: what the score is made of, how its items hang together, and each item."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from lib.ui.frame.menu import PAGES
from tests.conftest import OpenApp
from tests.ui.test_data_page import DATA, EN, ID, upload, use
from tests.ui.test_items_form import FREQUENCIES, file
from tests.ui.test_questions import answer

ITEMS = "pages/items.py"


def items_page(app: AppTest) -> AppTest:
    use(app)
    return app.switch_page(ITEMS).run()


def shown(app: AppTest) -> str:
    parts = [*app.title, *app.markdown, *app.caption, *app.header, *app.info, *app.warning]
    return "\n".join(element.value for element in parts)


def test_the_page_says_how_the_score_is_made_and_what_its_figures_mean(open_app: OpenApp) -> None:
    app = items_page(upload(open_app(DATA), "form.csv", FREQUENCIES))
    said = shown(app)
    assert not app.exception
    assert "omega" in app.title[0].value
    assert "the sum of 10 items; Tidak pernah = 1, Kadang-kadang = 2, Sering = 3" in said
    assert "With 12 participants" in said
    assert EN("items.spread") in said


def test_the_recipe_stands_beside_the_sentence_that_is_copied(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "form.csv", FREQUENCIES))
    assert "the sum of 10 items" in app.code[0].value


def test_a_score_of_the_file_says_so_on_the_page(open_app: OpenApp) -> None:
    plain = file(["pain_pre", "pain_post"], lambda row, at: (row * 3 + at) % 7)
    app = upload(open_app(DATA, {"lang": "id"}), "pain.csv", plain)
    use(app)
    app.switch_page(ITEMS).run()
    assert ID("items.none") in shown(app)
    assert not app.exception


def test_items_kept_apart_leave_no_page_of_items(open_app: OpenApp) -> None:
    app = answer(upload(open_app(DATA), "form.csv", FREQUENCIES), "items_apart")
    app = items_page(app)
    assert EN("items.none") in shown(app)
    assert "items" in {page.needs for page in PAGES}
