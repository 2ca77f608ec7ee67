"""The Data page as a person uses it: drop a file, look, change, use it, filter, see the result."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lib.text import words
from tests.conftest import OpenApp
from tests.study.reading.test_reading_refusals import ole
from tests.study.reading.test_reading_spreadsheets import rows, workbook
from tests.ui.answer import cards, counts, figures

EN, ID = words.load("en"), words.load("id")
DATA = "pages/data.py"

SEMICOLON = (
    "No;Umur;Paritas;Skor sebelum;Skor sesudah\r\n"
    "1;21,5;primipara;2,5;4,0\r\n2;25,0;multipara;3,0;3,5\r\n3;30,0;primipara;1,5;5,0\r\n"
    "4;28,0;multipara;4,0;4,0\r\n5;33,5;primipara;2,0;6,5\r\n6;24,0;multipara;3,5;5,5\r\n"
    "7;29,0;primipara;1,0;2,0\r\n8;22,0;multipara;2,0;\r\n"
).encode("cp1252")

LONG = b"id,time,score\n" + b"".join(
    f"{person},{time},{score}\n".encode()
    for person in range(1, 9)
    for time, score in (("post", person + 3), ("pre", person), ("pre", person + 1))
)


def upload(app: AppTest, name: str, data: bytes) -> AppTest:
    app.file_uploader[0].upload(name, data, "application/octet-stream")
    return app.run()


def use(app: AppTest) -> AppTest:
    app.button(key="use").click().run()
    # the click leads to the overview; AppTest itself stays where it was
    return app.switch_page("streamlit_app.py").run()


def another(app: AppTest) -> AppTest:
    """The Data page of a visit with a study, with room for one more file."""
    app.switch_page(DATA).run()
    return app.button(key="another").click().run()


def said(app: AppTest) -> str:
    shown = [
        *app.error,
        *app.info,
        *app.warning,
        *app.markdown,
        *app.caption,
        *app.subheader,
        *app.header,
    ]
    return "\n".join(element.value for element in shown)


def choices(app: AppTest) -> dict[str, object]:
    return {box.label: box.value for box in app.main.selectbox}


def test_a_semicolon_file_with_decimal_commas_is_understood_and_shown(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "ibu.csv", SEMICOLON)
    shown = choices(app)
    assert (shown["Separator"], shown["Decimal mark"]) == (";", ",")
    assert shown["Column names in"] == (1,)


def test_from_file_to_answer(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    # 7 complete pairs, one unchanged: six rises, so the exact p is 2 / 2**6 = .03125
    assert counts(app) == {"improved": "6", "same": "1", "worse": "0"}
    assert "p = .031" in figures(app)
    assert EN("dashboard.missing", n=1) in said(app)


def test_from_file_to_answer_in_indonesian(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA, {"lang": "id"}), "ibu.csv", SEMICOLON))
    assert counts(app)["membaik"] == "6"
    assert "p = 0,031" in figures(app)


def test_an_upload_is_filtered_like_a_sample(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    parity = next(group for group in app.sidebar.button_group if group.label == "Paritas")
    parity.set_value(["primipara"]).run()
    assert cards(app)["Improved"] == "4 of 4"


def test_no_word_of_an_upload_enters_the_link(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    parity = next(group for group in app.sidebar.button_group if group.label == "Paritas")
    parity.set_value(["primipara"]).run()
    assert list(app.query_params) == ["study"]
    assert "primipara" not in str(app.query_params)


def test_a_refused_file_leaves_the_old_study(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "locked.xlsx", ole("EncryptedPackage"))
    assert EN("problem.file_encrypted") in said(app)
    app.switch_page("streamlit_app.py").run()
    assert cards(app)["Improved"] == "28 of 28"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("letters.csv", b"a,b\nx,y\nz,w\n"),
        ("one column.csv", b"score\n1\n2\n3\n"),
        ("nobody twice.csv", b"id,pre,post\n1,2,\n2,,3\n"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + b"0" * 99),
        ("hostile.csv", b"<script>alert(1)</script>,**pre**,[post](http://x)\na,1,2\nb,2,3\n"),
    ],
)
def test_a_file_that_is_no_study_gets_a_sentence(open_app: OpenApp, name: str, data: bytes) -> None:
    app = upload(open_app(DATA), name, data)
    assert not app.exception
    assert app.error or app.info or app.button(key="use")


def test_changing_the_decimal_mark_reads_the_file_anew(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "ibu.csv", SEMICOLON)
    mark = next(box for box in app.main.selectbox if box.label == "Decimal mark")
    mark.set_value(".").run()
    assert choices(app)["Decimal mark"] == "."
    assert not app.exception


def test_of_two_sheets_the_one_with_scores_is_read_and_the_other_offered(
    open_app: OpenApp,
) -> None:
    def fill(book: object) -> None:
        rows(["Read me"], name="Notes")(book)  # type: ignore[arg-type]
        scores = [[i, i + 1, i + 3] for i in range(1, 8)]
        rows(["id", "pre", "post"], *scores, name="Scores")(book)  # type: ignore[arg-type]

    app = upload(open_app(DATA), "two.xlsx", workbook(fill))
    sheet = next(box for box in app.main.selectbox if box.label == "Sheet")
    assert (sheet.value, len(sheet.options)) == ("Scores", 2)
    assert cards(use(app))["Improved"] == "7 of 7"


def test_several_rows_a_person_and_time_are_asked_about(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "long.csv", LONG)
    assert not [button for button in app.button if button.key == "use"]  # no silent pick
    app.button(key=next(b.key for b in app.button if b.label == EN("answer.first"))).click().run()
    # the first of two pre rows is the person's number, post three more: everybody rose by 3
    assert cards(use(app))["Typical change"] == "+3.0"


def test_a_what_if_copy_stands_beside_the_first(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    another(app)
    changed = SEMICOLON.replace(b"4;28,0;multipara;4,0;4,0", b"4;28,0;multipara;4,0;3,0")
    app = use(upload(app, "ibu.csv", changed))
    assert cards(app)["Improved"] == "6 of 7"
    names = app.sidebar.selectbox[0].options
    assert names[:2] == ["ibu.csv", "ibu.csv (2)"]
    first = next(iter(app.session_state["studies"]))
    app.sidebar.selectbox[0].set_value(first).run()
    assert cards(app)["Exact p"] == ".031"


def test_removing_an_upload_forgets_it(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA), "ibu.csv", SEMICOLON))
    app.switch_page(DATA).run()
    app.button(key="remove").click().run()
    assert not app.session_state["studies"]
    app.switch_page("streamlit_app.py").run()
    assert cards(app)["Improved"] == "28 of 28"


def test_the_record_names_who_was_left_out(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "ibu.csv", SEMICOLON)
    assert EN("data.record") in [panel.label for panel in app.expander]
    assert EN("data.left_out") in said(app)


def test_a_declared_code_counts_as_no_value(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "ibu.csv", SEMICOLON.replace(b";2,0;\r\n", b";2,0;999\r\n"))
    codes = next(box for box in app.main.text_input if box.label == EN("data.no_value"))
    codes.set_value("999").run()
    assert cards(use(app))["Improved"] == "6 of 7"


def test_a_pair_chosen_by_hand_is_the_one_that_is_answered(open_app: OpenApp) -> None:
    rows = "".join(f"{n},{n + 1},{n + 5},{9 - n}\n" for n in range(1, 9))
    app = upload(open_app(DATA), "two.csv", f"id,pre,post,other\n{rows}".encode())
    keyed = {str(box.key).rpartition(".")[0]: box for box in app.selectbox}
    keyed["pair.before"].select("post")
    keyed["pair.after"].select("other").run()
    next(button for button in app.button if str(button.key).startswith("pair.add")).click().run()
    app = use(app)
    # post is n + 5 and other 9 - n: the larger n, the more other lies below
    assert cards(app)["Improved"] == "1 of 8"


def test_what_was_set_aside_or_is_doubtful_is_told_above_the_button(open_app: OpenApp) -> None:
    rows = "id,sex,pre,post\n" + "".join(f"P{n},m,{n},{n + 2}\n" for n in range(1, 20))
    app = upload(open_app(DATA), "shifted.csv", (rows + "P20,,m,5,7\n").encode())
    told = [warning.value for warning in app.warning]
    assert len(told) == 1
    assert "row 21" in told[0]
    assert [button.key for button in app.button if button.key == "use"] == ["use"]


def test_a_clean_file_is_opened_without_a_warning(open_app: OpenApp) -> None:
    rows = "id,pre,post\n" + "".join(f"P{n},{n},{n + 2}\n" for n in range(1, 20))
    assert not upload(open_app(DATA), "clean.csv", rows.encode()).warning


def test_a_file_that_a_restart_took_is_missed_in_words(open_app: OpenApp) -> None:
    """The address says that a file was held; a new session of the server has none."""
    held = upload(open_app(DATA), "clean.csv", b"id,pre,post\n1,2,3\n2,3,5\n3,4,4\n")
    held.run()
    address = {"file": held.query_params["file"]}
    assert "clean" not in str(held.query_params)
    after = open_app(DATA, address)
    assert [info.value for info in after.info] == [EN("data.file_lost")]
    again = upload(after, "clean.csv", b"id,pre,post\n1,2,3\n2,3,5\n3,4,4\n").run()
    assert EN("data.file_lost") not in [info.value for info in again.info]


def test_who_never_had_a_file_is_told_of_none(open_app: OpenApp) -> None:
    assert not open_app(DATA).info
