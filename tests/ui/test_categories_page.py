"""The categories page: the answer at a cut, the cut moved, cuts typed, cuts shared."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lib.text.words import languages, load
from tests.conftest import OpenApp
from tests.ui.screen import tables
from tests.ui.test_data_page import upload, use

PAGE = "pages/categories.py"
EN = load("en")
SCORES = b"id,before,after\n" + b"".join(b"%d,%d,%d\n" % (i, i % 5, i % 7 + 1) for i in range(30))
EQUAL = b"id,before,after\n" + b"".join(b"%d,4,4\n" % i for i in range(12))


def title(app: AppTest) -> str:
    return app.main.title[0].value


def move(app: AppTest, cut: float) -> AppTest:
    return app.main.select_slider[0].set_value(cut).run()


def submit(app: AppTest, cuts: str, names: str = "") -> AppTest:
    app.main.text_input[0].set_value(cuts)
    app.main.text_input[1].set_value(names)
    wanted = next(each for each in app.main.button if each.label == EN("categories.use"))
    return wanted.click().run()


def page_of(app: AppTest, name: str, data: bytes) -> AppTest:
    return use(upload(app, name, data)).switch_page(PAGE).run()


def test_the_sample_is_read_at_the_cut_of_the_study(open_app: OpenApp) -> None:
    app = open_app(PAGE, {"lang": "en"})
    assert title(app) == "Fluent: up from 6 (21.4%) to 24 (85.7%)"
    assert tables(app)["moves"]["rows"] == [
        ["not fluent", "4 (18.2%)", "18 (81.8%)", "22"],
        ["fluent", "0 (0.0%)", "6 (100.0%)", "6"],
        ["Total", "4 (14.3%)", "24 (85.7%)", "28"],
    ]
    assert "exploratory" not in app.main.code[0].value


def test_a_moved_cut_answers_anew_goes_into_the_link_and_is_exploratory(open_app: OpenApp) -> None:
    app = move(open_app(PAGE, {"lang": "en"}), 8.0)
    # 0 before; after 8 or more: 14 of 28 counted in the sample's file
    assert title(app).startswith("Fluent: up from 0 (0.0%) to ")
    assert app.query_params["cut.fluency"] == "8"
    assert EN("categories.thesis_exploratory") in app.main.code[0].value
    back = move(app, 5.0)
    assert "cut.fluency" not in back.query_params
    assert EN("categories.thesis_exploratory") not in back.main.code[0].value


def test_each_cut_that_was_shown_is_a_look(open_app: OpenApp) -> None:
    app = move(open_app(PAGE, {"lang": "en"}), 8.0)
    seen = [look.test for look in app.session_state["kept.ledger"].seen]
    assert [test for test in seen if test.startswith("categories@")] == [
        "categories@5",
        "categories@8",
    ]


def test_cuts_that_were_typed_make_named_categories(open_app: OpenApp) -> None:
    app = submit(open_app(PAGE, {"lang": "en"}), "4; 7", "poor; fair; good")
    assert not app.main.warning
    assert [row[0] for row in tables(app)["moves"]["rows"]] == ["poor", "fair", "good", "Total"]
    assert app.query_params["cut.fluency"] == "4;7\npoor\nfair\ngood"
    assert "moved to a better category" in title(app)


@pytest.mark.parametrize(
    ("cuts", "names", "key"),
    [
        ("4; many", "", "categories.wrong_number"),
        ("", "", "categories.wrong_count"),
        ("1;2;3;4;5;6;7;8", "", "categories.wrong_count"),
        ("4; 7", "low; high", "categories.wrong_names"),
    ],
)
def test_what_cannot_be_a_cut_is_said_and_the_answer_stays(
    open_app: OpenApp, cuts: str, names: str, key: str
) -> None:
    app = submit(open_app(PAGE, {"lang": "en"}), cuts, names)
    (warning,) = app.main.warning
    slots = {"part": "many", "example": "4; 7", "n": len(set(filter(None, cuts.split(";"))))}
    slots |= {"cuts": 3, "names": 2}
    assert warning.value == EN(key, **slots)
    assert title(app) == "Fluent: up from 6 (21.4%) to 24 (85.7%)"


@pytest.mark.parametrize("language", languages())
def test_a_link_with_three_categories_opens_on_them(open_app: OpenApp, language: str) -> None:
    app = open_app(PAGE, {"lang": language, "cut.fluency": "4;7"})
    assert [row[0] for row in tables(app)["moves"]["rows"]][:3] == ["< 4", "4–6", "≥ 7"]
    assert not app.main.select_slider


def test_a_link_with_nonsense_opens_on_the_cut_of_the_study(open_app: OpenApp) -> None:
    app = open_app(PAGE, {"lang": "en", "cut.fluency": "7;<b>"})
    assert title(app) == "Fluent: up from 6 (21.4%) to 24 (85.7%)"


def test_the_cut_of_an_upload_stays_out_of_the_address_and_in_its_study(open_app: OpenApp) -> None:
    app = page_of(open_app("pages/data.py", {"lang": "en"}), "scores.csv", SCORES)
    app = submit(app, "3", "mine; yours")
    assert "Yours" in title(app)
    assert not [name for name in app.query_params if name.startswith("cut")]
    other = app.sidebar.selectbox[0].select("blooto_2021").run()
    assert title(other) == "Fluent: up from 6 (21.4%) to 24 (85.7%)"


def test_scores_that_are_all_equal_cannot_be_cut(open_app: OpenApp) -> None:
    app = page_of(open_app("pages/data.py", {"lang": "en"}), "equal.csv", EQUAL)
    assert [info.value for info in app.main.info] == [EN("categories.no_cut")]


def test_nobody_selected_is_said(open_app: OpenApp) -> None:
    link = {"lang": "en", "f.parity": "primipara", "f.delivery": "preterm", "r.age": "37..38"}
    app = open_app(PAGE, link)
    assert not app.exception
    assert title(app) == EN("categories.headline_nobody")


def test_every_cut_is_shown_and_counted_when_it_is_opened(open_app: OpenApp) -> None:
    app = open_app(PAGE, {"lang": "en"})
    app.session_state["open.every_cut"] = True
    app.run()
    # scores 0 to 9 all occur, so nine cuts part them
    assert EN("categories.every_what", n=9) in [each.value for each in app.main.markdown]
    seen = [look.test for look in app.session_state["kept.ledger"].seen]
    assert sum(test.startswith("categories@") for test in seen) == 9


def test_a_characteristic_stands_beside_the_categories(open_app: OpenApp) -> None:
    app = open_app(PAGE, {"lang": "en"})
    app.main.button_group[0].set_value("parity").run()
    rows = tables(app)["categories-by-factor"]["rows"]
    assert [row[0] for row in rows] == ["primipara", "multipara"]
    assert [row[-1] for row in rows] == ["16", "12"]
