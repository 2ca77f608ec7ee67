"""A choice made in one study cuts no other: no sample cuts an upload, no upload another."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import OpenApp
from tests.ui.answer import figures
from tests.ui.test_data_page import another, upload, use

DATA = "pages/data.py"
HEADER = b"id,age,parity,before,after\n"
AGED = HEADER + b"".join(
    b"%d,%d,multipara,%d,%d\n" % (i, 15 + 6 * i, i, 2 * i) for i in range(1, 11)
)
AGED_TOO = HEADER + b"".join(
    b"%d,%d,primipara,%d,%d\n" % (i, 15 + 6 * i, i, 3 * i) for i in range(1, 9)
)


def selected(app: AppTest) -> str:
    return next(each.value for each in app.sidebar.markdown if "badge" in each.value)


def look_at(app: AppTest, study: str) -> AppTest:
    return app.sidebar.selectbox[0].select(study).run()


def range_of(app: AppTest, label: str):
    return next(each for each in app.sidebar.slider if each.label == label)


@pytest.mark.parametrize("address", [{}, {"r.age": "24..30"}, {"f.parity": "primipara"}])
def test_an_upload_begins_with_everyone(open_app: OpenApp, address: dict[str, str]) -> None:
    # ten of ten rose by 1 to 10: W+ 55, exact p 2 / 2^10 = .00195
    app = open_app("streamlit_app.py", address)
    app = use(upload(app.switch_page(DATA).run(), "aged.csv", AGED))
    assert "10 of 10" in selected(app)
    assert "p = .002" in figures(app)


def test_a_choice_waits_in_the_study_it_was_made_in(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "aged.csv", AGED))
    range_of(app, "age").set_value((30.0, 60.0)).run()
    assert "5 of 10" in selected(app)
    first = app.session_state["view"]["study"]
    app = use(upload(another(app), "aged too.csv", AGED_TOO))
    assert "8 of 8" in selected(app)
    assert "5 of 10" in selected(look_at(app, first))


def test_a_study_that_was_removed_leaves_no_choice_behind(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "aged.csv", AGED))
    range_of(app, "age").set_value((30.0, 60.0)).run()
    app.switch_page(DATA).run()
    forget = next(each for each in app.main.button if each.key == "remove")
    forget.click().run()
    assert not [place for place in app.session_state["view"] if place.startswith("file-")]
