"""Items and words on the Data page, as a person meets them."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.conftest import OpenApp
from tests.ui.answer import cards
from tests.ui.test_data_page import DATA, EN, ID, upload, use
from tests.ui.test_questions import answer, answers

TEN = range(1, 11)


def file(names: list[str], answer_of: object, n: int = 12) -> bytes:
    places = range(len(names))
    cells = [[str(row), *(str(answer_of(row, at)) for at in places)] for row in range(n)]
    return "\n".join(",".join(line) for line in [["id", *names], *cells]).encode()


LIKERT = ["Tidak pernah", "Kadang-kadang", "Sering", "Selalu"]
BOTH = [f"{time}_{item}" for time in ("pre", "post") for item in TEN]
FREQUENCIES = file(BOTH, lambda row, at: LIKERT[min(3, (row + at // 10 + at % 3) % 4)])
LETTERS = file(BOTH, lambda row, at: "ABCD"[(row % 3) if at < 10 else (row % 2)])
COLOURS = file(["mood_pre", "mood_post"], lambda row, at: ["blue", "grey", "gold"][(row + at) % 3])


def labels(app: AppTest) -> list[str]:
    return [expander.label for expander in app.expander]


def captions(app: AppTest) -> str:
    return "\n".join(caption.value for caption in app.caption)


def test_items_are_summed_and_the_sum_is_said_and_asked_about(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "form.csv", FREQUENCIES)
    assert answers(app)[:2] == [
        EN("answer.sum_of_items", n=10),
        EN("answer.mean_of_items", n=10),
    ]
    said = captions(app)
    assert "the sum of 10 items" in said
    assert "Tidak pernah = 1, Kadang-kadang = 2, Sering = 3, Selalu = 4" in said
    assert EN("items.form", label="Item 1–10") in labels(app)


def test_items_kept_apart_are_scores_of_their_own_and_the_form_of_the_sum_goes(
    open_app: OpenApp,
) -> None:
    app = answer(upload(open_app(DATA), "form.csv", FREQUENCIES), "items_apart")
    assert not any("made of items" in label for label in labels(app))
    assert EN("data.from_to", before="pre_1", after="post_1") in "".join(
        element.value for element in app.markdown
    )


def test_a_test_waits_for_its_key_and_counts_the_right_answers(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "test.csv", LETTERS)
    assert not app.error
    typed = next(field for field in app.text_input if field.label == EN("items.key"))
    typed.set_value("AAA").run()
    assert EN("items.key_wrong", n=10) in [warning.value for warning in app.warning]
    typed = next(field for field in app.text_input if field.label == EN("items.key"))
    typed.set_value("A" * 10).run()
    next(b for b in app.button if b.label == EN("items.score_it")).click().run()
    assert "1 for each right answer" in captions(app)
    answer(app, "higher_better")
    shown = cards(use(app))
    assert shown["Improved"] == "4 of 12"  # rows 2 and 8 go from C to A, rows 4 and 10 from B


def test_words_of_no_known_order_are_put_in_order_by_the_person(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "mood.csv", COLOURS)
    order = next(field for field in app.multiselect if field.label == EN("items.order"))
    assert order.value == []
    order.set_value(["grey", "blue", "gold"]).run()
    next(b for b in app.button if b.label == EN("items.order_take")).click().run()
    assert "grey = 1, blue = 2, gold = 3" in captions(app)
    assert not app.error


def test_who_has_no_items_sees_nothing_of_them(open_app: OpenApp) -> None:
    plain = file(["pain_pre", "pain_post"], lambda row, at: (row * 3 + at) % 7)
    for language, text in (("en", EN), ("id", ID)):
        app = upload(open_app(DATA, {"lang": language}), "pain.csv", plain)
        shown = [*labels(app), *(field.label for field in app.multiselect)]
        assert text("items.order") not in shown
        assert not any("1–" in label for label in labels(app))


def test_columns_of_any_names_are_put_together_by_hand(open_app: OpenApp) -> None:
    names = [f"{letter}{item}" for letter in "xy" for item in (1, 2, 3)]
    app = upload(open_app(DATA), "xy.csv", file(names, lambda row, at: (row + at * 2) % 5 + 1))
    before = next(field for field in app.multiselect if field.label == EN("items.pick_before"))
    before.set_value(names[:3]).run()
    after = next(field for field in app.multiselect if field.label == EN("items.pick_after"))
    after.set_value(names[3:]).run()
    next(b for b in app.button if b.label == EN("items.make")).click().run()
    assert "the sum of 3 items" in captions(app)
    assert EN("data.from_to", before="x1 … x3", after="y1 … y3") in "".join(
        element.value for element in app.markdown
    )


def test_the_order_of_known_words_can_be_changed(open_app: OpenApp) -> None:
    mood = ["kurang", "cukup", "baik"]
    words = file(["mutu_pre", "mutu_post"], lambda row, at: mood[(row + at) % 3])
    app = upload(open_app(DATA), "mutu.csv", words)
    assert "kurang = 1, cukup = 2, baik = 3" in captions(app)
    label = EN("items.order_of", label="mutu")
    order = next(field for field in app.multiselect if field.label == label)
    order.set_value(["baik", "cukup", "kurang"]).run()
    assert "baik = 1, cukup = 2, kurang = 3" in captions(app)
