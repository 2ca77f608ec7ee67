"""What only the person knows is asked one by one; uploads are edited, replaced, removed."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.conftest import OpenApp
from tests.ui.test_data_page import DATA, EN, SEMICOLON, another, cards, said, upload, use


def answers(app: AppTest) -> list[str]:
    """The answers offered to the question that is put now."""
    return [button.label for button in app.button if str(button.key).startswith("answer.")]


def answer(app: AppTest, key: str, **slots: str) -> AppTest:
    words = EN(f"answer.{key}", **slots)
    found = [button for button in app.button if button.label == words]
    return found[0].click().run()


WORSE = b"id,pain_pre,pain_post,kota\n" + b"".join(
    f"{i},{i % 4 + 3},{i % 4 + 1},{town}\n".encode()
    for i, town in enumerate(["Solo", "solo", "Kediri", "Solo"] * 3)
)


def test_what_was_understood_stands_in_one_line(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "ibu.csv", SEMICOLON)
    parts = (
        EN("data.rows", n=8),
        EN("data.pairs", n=7),
        EN("data.from_to", before="Skor sebelum", after="Skor sesudah"),
    )
    assert " · ".join(parts) in [element.value for element in app.markdown]


def test_the_table_is_written_in_the_language_of_the_visitor(open_app: OpenApp) -> None:
    app = upload(open_app(DATA, {"lang": "id"}), "ibu.csv", SEMICOLON)
    assert list(app.dataframe[0].value["Skor sebelum"][:3]) == ["2,5", "3", "1,5"]


def test_the_button_says_how_many_questions_are_left(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "ibu.csv", SEMICOLON)
    assert app.button(key="use").label == EN("data.use_open", n=1)
    answer(app, "higher_better")
    assert app.button(key="use").label == EN("data.use")


def test_a_direction_that_the_words_tell_is_not_asked(open_app: OpenApp) -> None:
    pain = b"id,pain_pre,pain_post\n" + b"".join(
        b"%d,%d,%d\n" % (i, i % 4 + 5, i % 5) for i in range(9)
    )
    app = upload(open_app(DATA), "pain.csv", pain)
    assert app.button(key="use").label == EN("data.use")
    assert cards(use(app))["Improved"] == "9 of 9"


def test_questions_come_one_by_one_and_go_when_they_are_answered(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "codes.csv", SEMICOLON.replace(b";2,0;\r\n", b";2,0;999\r\n"))
    assert answers(app) == [EN(f"answer.{key}", code="999") for key in ("no_value", "a_score")]
    answer(app, "no_value", code="999")
    assert EN("answer.no_value", code="999") not in answers(app)
    answer(app, "higher_better")
    assert answers(app) == []
    assert cards(use(app))["Improved"] == "6 of 7"


def test_levels_that_are_the_same_become_one(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "towns.csv", WORSE)
    answer(app, "same_levels", into="Solo")
    app = use(app)
    town = next(group for group in app.sidebar.button_group if group.label == "kota")
    assert town.options == ["Kediri", "Solo"]


def test_an_open_doubt_is_put_again_above_the_answer_and_settled_there(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    assert EN("data.doubts", n=1) in said(app)
    answer(app, "lower_better")
    assert cards(app)["Improved"] == "0 of 7"
    assert answers(app) == []


def test_a_study_is_opened_again_in_its_form_and_keeps_its_name(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    another(app)
    next(button for button in app.button if str(button.key).startswith("edit.")).click().run()
    answer(app, "lower_better")
    app = use(app)
    assert app.sidebar.selectbox[0].options[0] == "ibu.csv"
    assert len(app.session_state["studies"]) == 1
    assert cards(app)["Improved"] == "0 of 7"


def test_a_file_that_replaces_another_takes_its_place(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    app.switch_page(DATA).run()
    next(button for button in app.button if str(button.key).startswith("replace.")).click().run()
    app = use(upload(app, "baru.csv", WORSE))
    assert [study.name for study in app.session_state["studies"].values()] == ["baru.csv"]


def test_a_removal_can_be_undone(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    app.switch_page(DATA).run()
    app.button(key="remove").click().run()
    assert EN("data.removed", name="ibu.csv") in said(app)
    app.button(key="undo").click().run()
    assert [study.name for study in app.session_state["studies"].values()] == ["ibu.csv"]
    app.switch_page("streamlit_app.py").run()
    assert cards(app)["Improved"] == "6 of 7"


def test_when_the_studied_file_goes_another_upload_is_looked_at(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    another(app)
    app = use(upload(app, "towns.csv", WORSE))
    app.switch_page(DATA).run()
    app.button(key="remove").click().run()
    app.switch_page("streamlit_app.py").run()
    assert cards(app)["Improved"] == "6 of 7"


def test_another_layout_is_guessed_anew(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "ibu.csv", SEMICOLON)
    layout = next(g for g in app.main.button_group if g.label == EN("data.layout"))
    layout.set_value("long").run()
    layout = next(g for g in app.main.button_group if g.label == EN("data.layout"))
    layout.set_value("wide").run()
    assert cards(use(app))["Improved"] == "6 of 7"


def test_one_measurement_alone_is_said(open_app: OpenApp) -> None:
    once = b"id,nilai\n" + b"".join(b"%d,%d.5\n" % (i, i * 7 % 12) for i in range(1, 14))
    app = upload(open_app(DATA), "once.csv", once)
    assert EN("problem.one_measurement", column="nilai") in said(app)


def test_the_first_visit_offers_a_drop_area_that_goes_with_a_study(open_app: OpenApp) -> None:
    app = open_app()
    assert EN("frame.what") in said(app)
    assert len(app.file_uploader) == 1
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    assert EN("frame.what") not in said(app)
    assert len(app.file_uploader) == 0


def test_a_link_to_something_is_not_met_by_the_drop_area(open_app: OpenApp) -> None:
    assert len(open_app(link={"f.parity": ["multipara"]}).file_uploader) == 0


def test_a_study_behind_a_link_leads_to_the_example_by_one_click(open_app: OpenApp) -> None:
    app = open_app(link={"study": "file-of-somebody-else"})
    app.button(key="example").click().run()
    assert cards(app)["Improved"] == "28 of 28"
