"""The overview: the answer of the sample, its filters, and every state it can be in."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from lib.text import words
from tests.conftest import OpenApp

EN, ID = words.load("en"), words.load("id")


def titles(app: AppTest) -> list[str]:
    return [title.value for title in app.title]


def cards(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def test_the_sample_is_answered_in_one_line(open_app: OpenApp) -> None:
    # all 28 changes of the reconstructed sample are rises; Hodges–Lehmann 5.5 (data/README.md)
    assert titles(open_app()) == ["Scores rose in all 28 mothers, typically by 5.5 points"]


def test_the_four_numbers_of_the_sample(open_app: OpenApp) -> None:
    # exact p = 2/2**28 (nobody fell), rank-biserial 1: the file's own arithmetic
    assert cards(open_app()) == {
        "Improved": "28 of 28",
        "Typical change": "+5.5",
        "Rank-biserial r": "1.00",
        "Exact p": "< .001",
    }


def test_the_answer_in_indonesian(open_app: OpenApp) -> None:
    app = open_app(link={"lang": "id"})
    assert titles(app) == ["Skor meningkat pada semua 28 ibu, umumnya 5,5 poin"]
    assert cards(app)[ID("dashboard.p_exact")] == "< 0,001"


def test_the_label_and_the_bounds_stand_beside_the_sample(open_app: OpenApp) -> None:
    app = open_app()
    shown = " ".join(element.value for element in [*app.markdown, *app.caption])
    assert EN("frame.reconstructed") in shown
    assert EN("dashboard.bounds") in shown


def test_the_one_group_caveat_stands_with_the_result(open_app: OpenApp) -> None:
    shown = "\n".join(element.value for element in open_app().markdown)
    assert EN("sample.blooto_2021_why") in shown


def test_a_link_restores_the_filters(open_app: OpenApp) -> None:
    app = open_app(link={"f.parity": ["primipara"], "r.age": "20..30"})
    assert app.sidebar.slider[0].value == (20.0, 30.0)
    assert ["primipara"] in [group.value for group in app.sidebar.button_group]


def test_a_filter_moves_the_answer(open_app: OpenApp) -> None:
    app = open_app(link={"f.parity": ["primipara"]})
    # 16 primiparae in the published margins (Table 4.1)
    assert cards(app)["Improved"] == "16 of 16"


def test_changing_a_filter_writes_the_link(open_app: OpenApp) -> None:
    app = open_app()
    app.sidebar.slider[0].set_range(20.0, 30.0).run()
    assert app.query_params["r.age"] == "20..30"


def test_reset_selects_everyone_again(open_app: OpenApp) -> None:
    app = open_app(link={"f.parity": ["primipara"]})
    app.button(key="reset").click().run()
    assert cards(app)["Improved"] == "28 of 28"
    assert "f.parity" not in app.query_params


def test_nobody_selected_is_said_in_words(open_app: OpenApp) -> None:
    app = open_app(link={"f.parity": "multipara", "f.delivery": "preterm"})
    assert titles(app) == [EN("headline.nobody")]
    assert not app.exception


def test_one_participant_is_said_in_words(open_app: OpenApp) -> None:
    app = open_app(link={"f.delivery": ["preterm"]})
    assert titles(app) == [EN("headline.one")]
    assert not app.exception


def test_a_link_to_somebody_elses_file_says_so(open_app: OpenApp) -> None:
    app = open_app(link={"study": "file-0123456789"})
    assert EN("frame.no_study") in [heading.value for heading in app.header]
    assert not app.metric


def test_nonsense_in_a_link_does_no_harm(open_app: OpenApp) -> None:
    link = {"lang": "xx", "r.age": "a..b", "f.parity": "nobody", "outcome": "x", "f.": "y"}
    app = open_app(link=link)
    assert not app.exception
    assert cards(app)["Improved"] == "28 of 28"


def test_a_turned_range_does_no_harm(open_app: OpenApp) -> None:
    app = open_app(link={"r.age": "30..20"})
    assert app.sidebar.slider[0].value == (20.0, 38.0)


def test_the_filter_stays_when_the_page_turns(open_app: OpenApp) -> None:
    app = open_app(link={"f.parity": ["primipara"]})
    app.switch_page("pages/result.py").run()
    assert titles(app) == ["Scores rose in all 16 mothers, typically by 5.5 points"]
    app.switch_page("streamlit_app.py").run()
    assert cards(app)["Improved"] == "16 of 16"


def test_switching_the_language_keeps_the_filter(open_app: OpenApp) -> None:
    app = open_app(link={"f.parity": ["primipara"]})
    app.sidebar.button_group[0].set_value("id").run()
    assert cards(app)[ID("dashboard.improved")] == "16 dari 16"
    assert app.query_params["lang"] == "id"


def test_the_bounds_stand_beside_the_effect_sizes_of_the_reconstructed_sample(
    open_app: OpenApp,
) -> None:
    shown = [element.value for element in open_app("pages/result.py").caption]
    assert EN("dashboard.bounds") in shown


def test_a_study_with_two_arms_is_not_told_that_everyone_got_the_intervention(
    open_app: OpenApp,
) -> None:
    app = open_app(link={"study": "simulated_two_arm"})
    shown = "\n".join(element.value for element in app.markdown)
    assert EN("dashboard.why_arms") in shown
    assert EN("dashboard.why") not in shown
