"""The overview: the answer of the sample, its filters, and every state it can be in."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from lib.text import words
from tests.conftest import OpenApp
from tests.ui.answer import counts, figures, taken_along
from tests.ui.test_data_page import upload, use

EN, ID = words.load("en"), words.load("id")


def titles(app: AppTest) -> list[str]:
    return [title.value for title in app.title]


def test_the_sample_is_answered_in_one_line(open_app: OpenApp) -> None:
    # all 28 changes of the reconstructed sample are rises; Hodges–Lehmann 5.5 (data/README.md)
    said = "Milk fluency score rose in all 28 mothers, typically by 5.5 points"
    assert titles(open_app()) == [said]


def test_the_figures_of_the_sample_stand_in_the_line_below(open_app: OpenApp) -> None:
    # exact p = 2/2**28 (nobody fell); the interval is one of the Walsh averages
    app = open_app()
    assert figures(app) == "95.2% CI [4.5, 6.5] · exact p < .001 (Wilcoxon signed-rank)"
    assert counts(app) == {"improved": "28", "same": "0", "worse": "0"}


def test_a_figure_is_said_once_above_the_words_to_take(open_app: OpenApp) -> None:
    app = open_app()
    above = [app.title[0].value, *(each.value for each in app.main.markdown)]
    above += [each.value for each in app.main.caption]
    said = [words for words in above if EN("dashboard.bounds") not in words]
    assert sum("5.5" in words for words in said) == 1


def test_the_sentence_to_take_carries_its_design_and_its_warning(open_app: OpenApp) -> None:
    taken = taken_along(open_app(link={"f.parity": ["primipara"]}))
    assert taken.startswith("Only: Parity: primipara.")
    assert EN("thesis.one_group") in taken
    assert taken.endswith(EN("thesis.reconstructed"))


def test_the_answer_in_indonesian(open_app: OpenApp) -> None:
    app = open_app(link={"lang": "id"})
    said = "Skor kelancaran ASI meningkat pada semua 28 ibu, umumnya sebesar 5,5 poin"
    assert titles(app) == [said]
    assert "p < 0,001 eksak" in figures(app)


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
    assert counts(app)["improved"] == "16"


def test_changing_a_filter_writes_the_link(open_app: OpenApp) -> None:
    app = open_app()
    app.sidebar.slider[0].set_range(20.0, 30.0).run()
    assert app.query_params["r.age"] == "20..30"


def test_reset_selects_everyone_again(open_app: OpenApp) -> None:
    app = open_app(link={"f.parity": ["primipara"]})
    app.button(key="reset").click().run()
    assert counts(app)["improved"] == "28"
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
    assert counts(app)["improved"] == "28"


def test_a_turned_range_does_no_harm(open_app: OpenApp) -> None:
    app = open_app(link={"r.age": "30..20"})
    assert app.sidebar.slider[0].value == (20.0, 38.0)


def test_the_filter_stays_when_the_page_turns(open_app: OpenApp) -> None:
    app = open_app(link={"f.parity": ["primipara"]})
    app.switch_page("pages/result.py").run()
    assert titles(app) == ["Milk fluency score rose in all 16 mothers, typically by 5.5 points"]
    app.switch_page("streamlit_app.py").run()
    assert counts(app)["improved"] == "16"


def test_switching_the_language_keeps_the_filter(open_app: OpenApp) -> None:
    app = open_app(link={"f.parity": ["primipara"]})
    app.sidebar.button_group[0].set_value("id").run()
    assert counts(app)["membaik"] == "16"
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


def test_two_arms_are_answered_between_them(open_app: OpenApp) -> None:
    # ANCOVA of the sample's own rows: massage − control 13.62 mL, 95% CI 6.85 to 20.39
    app = open_app(link={"study": "simulated_two_arm"})
    assert titles(app) == ["Milk volume ended 13.6 mL higher with massage than with control"]
    assert EN("thesis.simulated") in taken_along(app)
    assert not counts(app)


def test_one_arm_alone_is_not_spoken_of_as_both(open_app: OpenApp) -> None:
    app = open_app(link={"study": "simulated_two_arm", "f.group": ["control"]})
    shown = "\n".join(element.value for element in app.markdown)
    assert "Only control is shown here" in shown
    assert EN("dashboard.why_arms") not in shown
    assert counts(app)["improved"] == "37"


def test_two_columns_without_a_common_name_are_a_score(open_app: OpenApp) -> None:
    # five of five rose by 1 to 5
    rows = "kode,sebelum,sesudah\n" + "".join(f"P{i},3,{3 + i}\n" for i in range(1, 6))
    app = use(upload(open_app("pages/data.py"), "five.csv", rows.encode()))
    assert titles(app) == ["Score rose in all 5 participants, who are too few for a test"]
    assert "cannot reach p < .05" in taken_along(app)


def test_arms_too_small_to_compare_are_spoken_of_as_shown_together(open_app: OpenApp) -> None:
    rows = "id,group,score_before,score_after\n"
    rows += "".join(f"P{i},{'control' if i < 4 else 'massage'},{i},{2 * i}\n" for i in range(1, 8))
    app = use(upload(open_app("pages/data.py"), "small.csv", rows.encode()))
    shown = "\n".join(element.value for element in app.markdown)
    assert "rose in all 7 participants" in titles(app)[0]
    assert EN("dashboard.why_arms") not in shown
    assert EN("dashboard.why_if_groups") in shown
