"""Two files, two sheets, pasted cells: from what is dropped to the answer, by the questions."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import OpenApp
from tests.study.reading.test_reading_spreadsheets import rows, workbook
from tests.ui.answer import cards, counts
from tests.ui.test_data_page import DATA, EN, ID, said, upload, use

PRE = b"NIM,Nilai\n" + b"".join(f"21{n:02},{50 + n}\n".encode() for n in range(1, 10))
POST = b"NIM,Nilai\n" + b"".join(f"21{n:02},{58 + 2 * n}\n".encode() for n in range(9, 1, -1))
OTHER = b"id,pre,post\n" + b"".join(f"X{n},{n},{n + 1}\n".encode() for n in range(1, 9))


def drop(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Several files at once."""
    app.file_uploader[0].set_value([(name, data, "text/csv") for name, data in files])
    return app.run()


def answer(app: AppTest, start: str) -> AppTest:
    """Give the answer whose words begin so."""
    given = [b for b in app.button if str(b.key).startswith("answer.")]
    next(button for button in given if button.label.startswith(start)).click()
    return app.run()


def test_two_files_dropped_together_are_joined_and_answered(open_app: OpenApp) -> None:
    app = drop(open_app(DATA), ("nilai post.csv", POST), ("nilai pre.csv", PRE))
    assert EN("problem.join_only_in", n=1, table="nilai pre.csv", names="2101", rows="2") in said(
        app
    )
    app = use(answer(app, "Join: “nilai pre.csv”"))
    # the change of the n-th is 8 + n: all eight rose
    assert cards(app)["Improved"] == "8 of 8"
    assert cards(app)["Typical change"] == "+13.5"


def test_before_and_after_change_places_by_one_button(open_app: OpenApp) -> None:
    app = drop(open_app(DATA), ("nilai post.csv", POST), ("nilai pre.csv", PRE))
    app = answer(app, "Join")
    app.button(key="swap").click().run()
    assert cards(use(app))["Typical change"] == "−13.5"


def test_what_was_joined_can_be_taken_apart(open_app: OpenApp) -> None:
    app = drop(open_app(DATA), ("nilai pre.csv", PRE), ("nilai post.csv", POST))
    app = answer(app, "Join")
    app.button(key="as_dropped").click().run()
    assert any(button.label.startswith("Join") for button in app.button)


def test_a_second_file_is_added_to_the_first(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "nilai pre.csv", PRE)
    app.file_uploader[0].upload("nilai post.csv", POST, "text/csv").run()
    app = use(answer(app, "Join"))
    assert cards(app)["Improved"] == "8 of 8"


def test_files_of_different_studies_are_opened_one_after_the_other(open_app: OpenApp) -> None:
    app = drop(open_app(DATA), ("other.csv", OTHER), ("nilai pre.csv", PRE))
    app = answer(app, EN("answer.files_apart", name="other.csv"))
    waiting = [button.label for button in app.button if str(button.key).startswith("waiting")]
    assert waiting == ["nilai pre.csv", EN("data.forget")]
    assert cards(use(app))["Improved"] == "8 of 8"
    app.switch_page(DATA).run()
    app.button(key="waiting.0").click().run()
    assert "nilai pre.csv" in [title.value for title in app.main.title]


def test_a_file_that_waits_can_be_forgotten(open_app: OpenApp) -> None:
    app = drop(open_app(DATA), ("other.csv", OTHER), ("nilai pre.csv", PRE))
    app = answer(app, EN("answer.files_apart", name="other.csv"))
    app.button(key="waiting.forget").click().run()
    assert not [button for button in app.button if str(button.key).startswith("waiting")]


def test_a_file_that_cannot_be_read_is_named_beside_the_other(open_app: OpenApp) -> None:
    app = drop(
        open_app(DATA), ("other.csv", OTHER), ("photo.csv", b"\x89PNG\r\n\x1a\n" + b"0" * 99)
    )
    assert any("photo.csv" in warning.value for warning in app.warning)
    assert cards(use(app))["Improved"] == "8 of 8"


def test_two_sheets_of_one_workbook_are_joined(open_app: OpenApp) -> None:
    def fill(book: object) -> None:
        pre = [[f"P{n}", n] for n in range(1, 9)]
        post = [[f"P{n}", n + 3] for n in range(8, 0, -1)]
        rows(["kode", "skor"], *post, name="Sesudah")(book)  # type: ignore[arg-type]
        rows(["kode", "skor"], *pre, name="Sebelum")(book)  # type: ignore[arg-type]
        rows(["keterangan"], ["kode responden"], name="Catatan")(book)  # type: ignore[arg-type]

    app = upload(open_app(DATA, {"lang": "id"}), "dua.xlsx", workbook(fill))
    app = use(answer(app, "Gabungkan: “Sebelum” sebelum"))
    assert counts(app)["membaik"] == "8"


@pytest.mark.parametrize("language", ["en", "id"])
def test_pasted_cells_are_a_file(open_app: OpenApp, language: str) -> None:
    rows = "".join(f'{n}\t"sakit\nkepala ""ringan"""\t{n},5\t{n + 2},0\n' for n in range(1, 9))
    app = open_app(DATA, {"lang": language})
    app.text_area[0].set_value(f"kode\tcatatan\tskor sebelum\tskor sesudah\n{rows}").run()
    app.button(key="paste.open").click().run()
    text = {"en": EN, "id": ID}[language]
    assert text("data.pasted") in [title.value for title in app.main.title]
    app = use(app)
    # n + 2 - (n + .5): all eight rose by 1.5
    assert "8" in counts(app).values()


def test_ids_typed_twice_are_asked_about_before_the_study(open_app: OpenApp) -> None:
    long = "Code,Test,Score\n" + "".join(f"ab{n},Pre,{n}\n" for n in range(1, 8))
    long += "".join(f"AB-{n},Post,{n + 2}\n" for n in range(1, 8))
    app = upload(open_app(DATA), "long.csv", long.encode())
    assert not app.error
    app = use(answer(app, EN("answer.same_people")))
    assert cards(app)["Improved"] == "7 of 7"


def test_levels_that_became_dates_are_read_as_bands(open_app: OpenApp) -> None:
    bands = ["Oct-12", "13-15", "07-Sep"] * 4
    data = "id,age_group,pre,post\n" + "".join(
        f"{n},{band},{n % 4},{n % 5 + 3}\n" for n, band in enumerate(bands, 1)
    )
    app = upload(open_app(DATA), "bands.csv", data.encode())
    app = use(answer(app, "Read as"))
    group = next(each for each in app.sidebar.button_group if each.label == "age_group")
    assert list(group.options) == ["7-9", "10-12", "13-15"]


def test_what_a_second_file_knows_of_the_people_joins_a_study_in_use(open_app: OpenApp) -> None:
    scores = b"id,pre,post\n" + b"".join(f"P{n},{n},{n + 2}\n".encode() for n in range(1, 9))
    people = b"id,sex\n" + b"".join(f"P{n},{'mf'[n % 2]}\n".encode() for n in range(8, 0, -1))
    app = use(upload(open_app(DATA), "scores.csv", scores))
    app.switch_page(DATA).run()
    app.file_uploader[0].upload("people.csv", people, "text/csv").run()
    app = use(answer(app, EN("answer.join_beside")))
    assert cards(app)["Improved"] == "8 of 8"
    assert "sex" in [group.label for group in app.sidebar.button_group]
    assert app.sidebar.selectbox[0].options[0] == "scores.csv"


def test_a_code_of_no_value_counts_in_both_files(open_app: OpenApp) -> None:
    app = drop(open_app(DATA), ("nilai pre.csv", PRE), ("nilai post.csv", POST))
    app = answer(app, "Join")
    codes = next(box for box in app.main.text_input if box.label == EN("data.no_value"))
    codes.set_value("66").run()  # the score after of the fourth
    assert cards(use(app))["Improved"] == "7 of 7"
